"""TEI P5: an affair as one document, for editions and corpora: actors, places, acts and relations, then each page as captured.

The text of a page is one `ab` whose characters are those of the capture, so that `string-range(page.ID.text,START,LENGTH)` counts
in the offsets of the records.
"""

from collections.abc import Iterator
from importlib.metadata import version

from recoupe.exports.material import Material
from recoupe.exports.tei_lists import standoff
from recoupe.exports.tei_text import page_text, text_id
from recoupe.exports.xml_text import Xml, line_of, name_for, tag
from recoupe.types.affair import AffairPage
from recoupe.types.errors import RecoupeError

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_ABOUT = (
    "The text of each page is the capture, character for character (characters that XML forbids are U+FFFD). "
    "A pointer string-range(ID,START,LENGTH) counts Unicode code points from 0 in the element with that xml:id. "
    "Sources are independent ones: pages that copy each other are counted once."
)


def tei_lines(material: Material) -> Iterator[bytes]:
    """Yield a TEI document in UTF-8.

    Raises:
        RecoupeError: if the affair has no page: a TEI document has at least one.
    """
    if not material.affair.pages:
        raise RecoupeError("the affair has no page, and a TEI document needs one; add pages, run 'recoupe build', then export")
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<TEI xmlns="{NAMESPACE}">\n'.encode()
    yield line_of(_header(material))
    lists = standoff(material)
    if lists:
        yield line_of(lists)
    for page in material.affair.pages:
        yield line_of(_page(page, material))
    yield b"</TEI>\n"


def _header(material: Material) -> Xml:
    affair = material.affair
    sources = (_bibl(page, identified=True) for page in affair.pages)
    file = tag(
        "fileDesc",
        None,
        tag("titleStmt", None, tag("title", None, affair.name or "Affair")),
        tag("publicationStmt", None, tag("p", None, "Written by recoupe; the pages belong to their publishers.")),
        tag("sourceDesc", None, tag("listBibl", None, *sources)),
    )
    application = tag("application", {"ident": "recoupe", "version": version("recoupe")}, tag("label", None, "recoupe"))
    encoding = tag("encodingDesc", None, tag("appInfo", None, application), tag("p", None, _ABOUT))
    return tag("teiHeader", None, file, encoding)


def _bibl(page: AffairPage, *, identified: bool = False) -> Xml:
    """Return what cites a page; `identified` gives it the id that others point to."""
    parts = [
        tag("title", None, page.title or page.name),
        tag("publisher", None, page.publisher) if page.publisher else Xml(),
        tag("date", {"when": page.published}, page.published) if page.published else Xml(),
        tag("idno", {"type": "recoupe"}, page.id),
        tag("idno", {"type": "URI"}, page.url) if page.url else Xml(),
        tag("note", {"type": "source", "subtype": page.origin.rule}, page.origin.name),
    ]
    return tag("bibl", {"xml:id": f"{name_for(f'page/{page.id}')}.source"} if identified else None, *parts)


def _page(page: AffairPage, material: Material) -> Xml:
    """Return a page: a header of its own, and its text as captured."""
    record, ident = material.records[page.id], name_for(f"page/{page.id}")
    file = tag(
        "fileDesc",
        None,
        tag(
            "titleStmt", None, tag("title", None, page.title or page.name), *(tag("author", None, a) for a in record.meta.authors)
        ),
        tag("publicationStmt", None, tag("p", None, f"Captured page, sha256 {record.page.sha256}")),
        tag("sourceDesc", None, _bibl(page)),
    )
    body = tag(
        "ab", {"xml:id": text_id(page.id), "xml:space": "preserve"}, page_text(record, material.texts[page.id], material.affair)
    )
    return tag(
        "TEI",
        {"xml:id": ident},
        tag("teiHeader", None, file),
        tag("text", {"xml:lang": record.page.language or "fr"}, tag("body", None, body)),
    )
