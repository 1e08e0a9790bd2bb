"""The setting `extra.admin`: what the editor is told of a git host, and what is refused."""

from typing import Any

import pytest

from generator.admin_settings import read_admin
from generator.errors import GeneratorError
from tests.rows import judge_rows

REPOSITORY = {"repository": "diskominfo-contoh/masterplan"}
GITHUB = {"host": "github", **REPOSITORY}
GITLAB = {"host": "gitlab", **REPOSITORY}


def test_a_site_has_no_editor_unless_a_repository_is_named() -> None:
    def judge(written: object) -> None:
        assert read_admin(written, "mkdocs.yml") is None

    judge_rows([None, "", False, {}], judge)


def test_the_editor_reaches_the_host_by_its_own_addresses_alone() -> None:
    def judge(row: tuple[Any, dict[str, object], tuple[str, ...]]) -> None:
        written, told, origins = row
        admin = read_admin(written, "mkdocs.yml")
        assert admin is not None
        common = {"name": written["host"], "repo": "diskominfo-contoh/masterplan", "branch": "main"}
        assert admin.backend == common | told
        assert admin.origins == origins

    token = {"auth_methods": ["token"]}
    own = "https://git.kota.example"
    rows: list[tuple[Any, dict[str, object], tuple[str, ...]]] = [
        (GITHUB, {"api_root": "https://api.github.com", **token}, ("https://api.github.com",)),
        (
            {**GITHUB, "sign_in": "https://masuk.kota.example/"},
            {"api_root": "https://api.github.com", "base_url": "https://masuk.kota.example"},
            ("https://api.github.com",),
        ),
        ({**GITHUB, "address": own}, {"api_root": f"{own}/api/v3", **token}, (own,)),
        (
            GITLAB,
            {"api_root": "https://gitlab.com/api/v4", "base_url": "https://gitlab.com", **token},
            ("https://gitlab.com",),
        ),
        (
            {**GITLAB, "address": f"{own}/git/", "app_id": "1a2b"},
            {
                "api_root": f"{own}/git/api/v4",
                "base_url": f"{own}/git",
                "auth_type": "pkce",
                "app_id": "1a2b",
            },
            (own,),
        ),
    ]
    judge_rows(rows, judge)


def test_a_setting_that_no_editor_could_use_is_refused_with_the_line_to_write() -> None:
    def judge(row: tuple[object, str]) -> None:
        written, key = row
        with pytest.raises(GeneratorError) as caught:
            read_admin(written, "mkdocs.yml")
        assert caught.value.key == key

    rows: list[tuple[object, str]] = [
        ("github", "admin_group"),
        (True, "admin_group"),
        ([GITHUB], "admin_group"),
        ({"host": "github"}, "admin_missing"),
        (REPOSITORY, "admin_missing"),
        ({**GITHUB, "repo": "a/b"}, "admin_key"),
        ({**GITHUB, "host": "bitbucket"}, "admin_value"),
        ({**GITHUB, "repository": "masterplan"}, "admin_value"),
        ({**GITHUB, "repository": "https://github.com/a/b"}, "admin_value"),
        ({**GITHUB, "branch": "-x"}, "admin_value"),
        ({**GITLAB, "address": "http://git.kota.example"}, "admin_value"),
        ({**GITLAB, "address": "https://git.kota.example/; script-src *"}, "admin_value"),
        ({**GITLAB, "address": ["https://git.kota.example"]}, "admin_value"),
        ({**GITLAB, "sign_in": "https://masuk.kota.example"}, "admin_other_host"),
        ({**GITHUB, "app_id": "1a2b"}, "admin_other_host"),
    ]
    judge_rows(rows, judge)
