"""Prints the licence of each package in the environment that runs this, from the packages' own files.

A package without such a file is named with the licence that its metadata declares.
"""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions

_FILE = re.compile(r"\.dist-info/(.+/)?(licen[cs]e|copying|notice|copyright)[^/]*$", re.IGNORECASE)


def licences_of(package: Distribution) -> Iterator[str]:
    """Yield the texts of a package's licence files, in the order of their names."""
    for file in sorted(package.files or ()):
        if _FILE.search(file.as_posix()):
            yield file.read_text(encoding="utf-8").strip()


def declared(package: Distribution) -> str:
    """Return the licence in a package's metadata: an expression, trove classifiers, or a name."""
    told = package.metadata
    classifiers = [name for name in told.get_all("Classifier", []) if name.startswith("License")]
    # Older packages have the whole text where a name should stand.
    name, *_ = told.get("License", "").splitlines() or [""]
    return told.get("License-Expression") or "; ".join(classifiers) or name


if __name__ == "__main__":
    for package in sorted(distributions(), key=lambda one: one.name.lower()):
        title = f"{package.name} {package.version}: {declared(package)}"
        print(f"{title}\n{'=' * len(title)}", *licences_of(package), "", sep="\n\n")
