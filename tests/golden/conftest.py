"""The option with which golden pages are written anew; read the difference before it is committed."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden pages anew")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden pages are written instead of compared; never where the option is unknown."""
    return bool(request.config.getoption("--update-golden", default=False))
