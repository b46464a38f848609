"""XML written as text: elements whose words are escaped, and nothing that a parser would refuse or change."""

import hashlib
import re
from collections.abc import Mapping

XmlValue = str | int | float | bool | None

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ID = re.compile(r"[a-z]+/[a-z0-9][a-z0-9-]*")


class Xml(str):
    """Markup that is finished: nothing in it is escaped again."""

    __slots__ = ()


def tag(name: str, attributes: Mapping[str, XmlValue] | None = None, *inside: str) -> Xml:
    """Return an element.

    Args:
        name: its name.
        attributes: by name; one that is None is left out.
        inside: words, which are escaped, and `Xml`, which is not.
    """
    said = "".join(f' {key}="{_attribute(value)}"' for key, value in (attributes or {}).items() if value is not None)
    content = "".join(part if isinstance(part, Xml) else escaped(part) for part in inside)
    return Xml(f"<{name}{said}>{content}</{name}>" if content else f"<{name}{said}/>")


def escaped(words: str) -> Xml:
    """Return words as character data of XML 1.0, as many characters as before once they are read.

    A carriage return is written as a reference, because a parser would make it a line feed; a character that XML forbids (NUL,
    most controls) becomes U+FFFD: offsets stay.
    """
    clean = _FORBIDDEN.sub("\ufffd", words)
    return Xml(clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;"))


def line_of(element: Xml) -> bytes:
    """Return an element as a line of a file in UTF-8."""
    return f"{element}\n".encode("utf-8", "replace")


def name_for(ident: str) -> str:
    """Return an id as an XML name: `person/a-b` as `person.a-b`; an id of another shape as "x" and a hash of it."""
    if _ID.fullmatch(ident):
        return ident.replace("/", ".", 1)
    return f"x{hashlib.sha256(ident.encode('utf-8', 'replace')).hexdigest()[:16]}"


def _attribute(value: XmlValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    words = escaped(str(value))
    return words.replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
