"""The setting `extra.admin`: the git host and the repository of the editor at `/admin/`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from generator.errors import GeneratorError

_PUBLIC: Mapping[str, str] = MappingProxyType(
    {"github": "https://github.com", "gitlab": "https://gitlab.com"}
)
"""Address of the public service of each kind of git host."""
_GITHUB_API = "https://api.github.com"
_ADDRESS = re.compile(r"https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~/-]*)?")
_FORMS: Mapping[str, tuple[re.Pattern[str], str]] = MappingProxyType(
    {
        "host": (re.compile("|".join(_PUBLIC)), "github"),
        "repository": (
            re.compile(r"[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+"),
            "diskominfo-contoh/masterplan",
        ),
        "branch": (re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./-]*"), "main"),
        "address": (_ADDRESS, "https://git.kota.example"),
        "sign_in": (_ADDRESS, "https://masuk.kota.example"),
        "app_id": (re.compile(r"[A-Za-z0-9_.-]+"), "1a2b3c4d5e6f"),
    }
)
"""Form of each key, and an example."""
_REQUIRED = ("host", "repository")
_ONLY_OF: Mapping[str, str] = MappingProxyType({"sign_in": "github", "app_id": "gitlab"})
"""Keys that a single kind of host can use."""


@dataclass(frozen=True, slots=True)
class AdminSettings:
    """A repository on a git host, as the editor reaches it."""

    host: str
    """Kind of the git host: "github" or "gitlab"."""
    repository: str
    """Path of the repository on the host, such as "diskominfo-contoh/masterplan"."""
    branch: str = "main"
    """Branch that the site is built from, and that proposals are made for."""
    address: str = ""
    """Address of a git host of one's own; "" for the public service."""
    sign_in: str = ""
    """GitHub alone: address of the program that exchanges a sign-in for a token; "" without one."""
    app_id: str = ""
    """GitLab alone: identifier of the application that people sign in with; "" without one."""

    @property
    def backend(self) -> Mapping[str, object]:
        """The git host as Sveltia CMS is told of it.

        People without `sign_in` or `app_id` paste an access token of their own.
        Source: https://sveltiacms.app/en/docs/backends
        """
        told: dict[str, object] = {
            "name": self.host,
            "repo": self.repository,
            "branch": self.branch,
        }
        if self.host == "gitlab":
            told["api_root"] = self.api
            told["base_url"] = self._root
            signs_in = {"auth_type": "pkce", "app_id": self.app_id} if self.app_id else {}
        else:
            told["api_root"] = self.api
            signs_in = {"base_url": self.sign_in} if self.sign_in else {}
        return told | signs_in | ({} if signs_in else {"auth_methods": ["token"]})

    @property
    def api(self) -> str:
        """Address of the programming interface of the git host."""
        if self.host == "gitlab":
            return f"{self._root}/api/v4"
        return f"{self.address}/api/v3" if self.address else _GITHUB_API

    @property
    def origins(self) -> tuple[str, ...]:
        """Origins that the editor exchanges data with, as a policy of a page names them."""
        addresses = (self.api, self._root) if self.host == "gitlab" else (self.api,)
        return tuple(dict.fromkeys("/".join(address.split("/")[:3]) for address in addresses))

    @property
    def _root(self) -> str:
        return self.address or _PUBLIC[self.host]


def read_admin(written: Any, config_file: str) -> AdminSettings | None:
    """Return the setting `extra.admin`; None if it is absent, empty or `false`.

    Args:
        written: The value in mkdocs.yml.
        config_file: Path of mkdocs.yml, for messages.

    Raises:
        GeneratorError: The value is no group of known keys, a key is missing, a value has another
            form, or the kind of host has no use for a key.
    """
    if not written:
        return None
    if not isinstance(written, Mapping):
        raise GeneratorError("admin_group", path=config_file, written=str(written))
    given = {str(key): value for key, value in written.items() if value not in (None, "")}
    for key, value in given.items():
        if key not in _FORMS:
            raise GeneratorError(
                "admin_key", path=config_file, setting=key, settings=", ".join(_FORMS)
            )
        form, example = _FORMS[key]
        if not form.fullmatch(str(value)):
            raise GeneratorError(
                "admin_value", path=config_file, setting=key, written=str(value), example=example
            )
    for key in _REQUIRED:
        if key not in given:
            raise GeneratorError(
                "admin_missing", path=config_file, setting=key, example=_FORMS[key][1]
            )
    for key, host in _ONLY_OF.items():
        if key in given and given["host"] != host:
            raise GeneratorError("admin_other_host", path=config_file, setting=key, host=host)
    return AdminSettings(**{key: str(value).rstrip("/") for key, value in given.items()})
