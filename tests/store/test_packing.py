"""Bytes and byte maps come back from the store as they went in, and wrong maps are seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.readers import byte_map
from recoupe.readers.html import read_html
from recoupe.store.packing import pack, pack_map, unpack, unpack_map
from recoupe.store.way import wrong_runs
from recoupe.types.capture import Capture
from recoupe.types.errors import StoreError
from recoupe.types.markup import ByteRun

GAPS = st.integers(0, 10_000)
STEPS = st.lists(st.tuples(GAPS, GAPS, GAPS, GAPS, st.booleans()), max_size=20)


@given(STEPS)
def test_a_map_comes_back(steps: list[tuple[int, int, int, int, bool]]) -> None:
    runs, text, start = [], 0, 0
    for text_gap, gap, length, width, even in steps:
        runs.append(ByteRun(text + text_gap, start + gap, length, width, even))
        text, start = text + text_gap + length, start + gap + width
    assert unpack_map(pack_map(runs)) == tuple(runs)


@given(st.binary(max_size=300))
def test_bytes_come_back(data: bytes) -> None:
    assert unpack(pack(data)) == data


@pytest.mark.parametrize("packed", [b"", b"x", pack(b"123")])
def test_a_damaged_map_is_an_error(packed: bytes) -> None:
    with pytest.raises(StoreError, match="damaged"):
        unpack_map(packed)


PAGES = {
    "utf-8": ("<p>L'été à Karsk &eacute;tait &#233;tr&nbsp;ange,\n  dit-on</p>\n<pre>a\n b</pre>", "utf-8"),
    "windows": ("<p>L'été « à » Karsk…</p>", "cp1252"),
    "wide": ("\ufeff<p>L'été</p>", "utf-16"),
    "greek": ("<meta charset=iso-8859-7><p>Καρσκ</p>", "iso-8859-7"),
}


@pytest.mark.parametrize("name", PAGES)
def test_every_run_leads_to_its_words(name: str) -> None:
    source, encoding = PAGES[name]
    capture = read_html(source.encode(encoding), name="a", path="a.html", served=None if "meta" in source else encoding)
    assert isinstance(capture, Capture)
    assert capture.data is not None
    runs = byte_map(capture)
    assert list(wrong_runs(capture.text, capture.data, capture.encoding, runs)) == []
    wrong = (
        capture.data.replace("é".encode(capture.encoding), "è".encode(capture.encoding))
        if name != "greek"
        else b"x" + capture.data
    )
    assert list(wrong_runs(capture.text, wrong, capture.encoding, runs))
