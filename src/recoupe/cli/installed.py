"""What of recoupe's packages is installed, as the metadata of the installed recoupe asks for them."""

import re
from importlib.metadata import PackageNotFoundError, requires, version

from recoupe.types.base import Record

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"""extra\s*==\s*["']([^"']+)["']""")


class Package(Record, frozen=True, kw_only=True):
    """A package that recoupe asks for, the version that is there (None: it is not), and the extra it belongs to ("" for none)."""

    name: str
    version: str | None
    extra: str


def installed_packages() -> list[Package]:
    """Return every package that recoupe asks for, those that it needs first, then extra by extra."""
    asked: dict[tuple[str, str], None] = {}
    for requirement in requires("recoupe") or ():
        name, extra = _NAME.match(requirement), _EXTRA.search(requirement)
        if name:
            asked[name[0], extra[1] if extra else ""] = None
    found = [Package(name=name, version=_version_of(name), extra=extra) for name, extra in asked]
    return sorted(found, key=lambda package: package.extra)


def _version_of(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
