"""The way from the rendering to the source and to the bytes, for every character of a page."""

from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.readers.html import byte_map, read_html
from recoupe.types.capture import Capture, Refusal

_NO_WIDTH = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF, 0])
PAGE = (
    '<html><head><meta charset="{0}"><title>L\'été</title></head><body><p>Le  général a\n\tdit : &laquo;&nbsp;non&nbsp;&raquo;,'
    " à la fin de l'&eacute;t&eacute; &amp; après.</p><table><tr><td>tués<td>4</table><p>mani&shy;feste</p></body></html>"
)


def check(page: Capture) -> None:
    """Check that every run of the rendering stands in the source and in the bytes where the maps say."""
    assert page.markup is not None
    assert page.data is not None
    mapped = {}
    for run, bytes_run in zip(page.markup.runs, byte_map(page), strict=True):
        shown = page.text[run.text : run.text + run.length]
        written = page.markup.source[run.source : run.source + run.width]
        assert " ".join(unescape(written).translate(_NO_WIDTH).split()) == " ".join(shown.split()) or not shown.strip()
        data = page.data[bytes_run.start : bytes_run.start + bytes_run.width]
        if page.encoding in ("utf-8", "cp1252") and not page.markup.odd:
            assert data.decode(page.encoding) == written
        assert (bytes_run.text, bytes_run.length, bytes_run.even) == (run.text, run.length, run.length == run.width)
        mapped |= dict.fromkeys(range(run.text, run.text + run.length))
    assert "".join(c for place, c in enumerate(page.text) if place not in mapped).strip() == ""


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "iso-8859-15", "utf-16-le"])
def test_a_page_in_each_encoding(encoding: str) -> None:
    mark = "\ufeff" if encoding.startswith("utf-16") else ""
    page = read_html((mark + PAGE.format(encoding)).encode(encoding), name="page", path="page.html")
    assert isinstance(page, Capture)
    assert page.text.split("\n\n") == [
        "L'été",
        "Le général a dit : «\u00a0non\u00a0», à la fin de l'été & après.",
        "tués\t4",
        "manifeste",
    ]
    check(page)


def test_odd_bytes_do_not_shift_what_stands_behind_them() -> None:
    data = (PAGE.format("utf-8") * 3).encode() + b"<p>\xe9t\xe9 apr\xe8s</p>" + "<p>fin d'été</p>".encode()
    page = read_html(data, name="page", path="page.html")
    assert isinstance(page, Capture)
    check(page)
    last = byte_map(page)[-1]
    assert data[last.start : last.start + last.width].decode() == "fin d'été"


PIECES = (
    "<p>|</p>|<b>|</b>|<br>|<div class='a'>|</div>|<a href=x>|</a>|<td>|<li>|<pre>|</pre>|<!--|-->|<script>|</script>|<title>"
    "|</title>|<time datetime='2021-03-07'>|</time>|<|>|&eacute;|&#233;|&amp|&shy;|\"|'"
)
TAGS = st.sampled_from(PIECES.split("|"))
WORDS = st.text(alphabet="aé «»\u00a0\n\t\u00ad\u200b<&;=x\0\ufffd😀", max_size=12)
SOURCES = st.lists(st.one_of(TAGS, WORDS), max_size=40).map("".join)


@given(SOURCES, st.sampled_from(["utf-8", "utf-16-le", "cp1252"]))
@settings(deadline=None, max_examples=400)
def test_any_source_has_its_way_back(source: str, encoding: str) -> None:
    data = ("\ufeff" if encoding.startswith("utf-16") else "").encode(encoding, "ignore") + source.encode(encoding, "replace")
    page = read_html(data, name="page", path="page.html")
    assert isinstance(page, (Capture, Refusal))
    if isinstance(page, Capture):
        check(page)


@given(st.binary(max_size=400))
@settings(deadline=None, max_examples=300)
def test_any_bytes_are_a_page_or_refused(data: bytes) -> None:
    page = read_html(b"<html>" + data, name="page", path="page.html")
    if isinstance(page, Capture):
        check(page)
