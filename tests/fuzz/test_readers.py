"""No bytes, however damaged, make a reader raise or hang, and all that it yields is a page, a reason, or a count."""

import gzip
import itertools
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.readers import Reopener, byte_map, open_captures
from recoupe.store.way import wrong_runs
from recoupe.types.capture import Capture, Passed, Refusal
from tests.readers.samples import FILES, html_page, old_europresse

EXAMPLES = 5_000 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 40
MOST = 200

SEEDS = FILES | {
    "windows.html": html_page(head="").encode("cp1252", "xmlcharrefreplace"),
    "wide.html": html_page(head="").encode("utf-16"),
    "old.html": old_europresse(("A", "news·20210305·A·1"), ("B", "news·20210306·B·2")).encode(),
}
SPLINTERS = st.sampled_from(
    [
        b"",
        b"\0",
        b"\r\n\r\n",
        b"<",
        b"<!--",
        b"</table>",
        b"<article>",
        b"&#x110000;",
        b"&",
        b"\xff\xfe",
        b"\xc3",
        b"\xed\xa0\x80",
        b"WARC/1.0\r\n",
        b"Content-Length: 99999999999\r\n",
        b"Content-Length: -1\r\n",
        b"HTTP/1.1 200 OK\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Content-Encoding: br\r\n",
        b"\x1f\x8b\x08\0\0\0\0\0",
        b"PK\x03\x04",
        b"PK\x01\x02",
        b'{"html": "<p>',
        b'"\\ud800"',
        b"\n{}\n",
        b"MIME-Version: 1.0\r\n",
        b"=?utf-8?Q?=FF?=",
        b"=\r\n",
        b"------Grenze",
    ]
)
CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 60), st.one_of(SPLINTERS, st.binary(max_size=8)), st.integers(1, 3)),
    min_size=1,
    max_size=6,
)


def damaged(data: bytes, changes: list[tuple[float, int, bytes, int]]) -> bytes:
    """Return some bytes with stretches taken out and others put in; a change that says three cuts all that follows."""
    for place, gone, put, way in changes:
        at = int(place * len(data))
        data = data[:at] + put * way + (b"" if way == 3 and place > 0.5 else data[at + gone :])
    return data


def check(path: Path) -> None:
    files = Reopener()
    for item in open_captures([str(path)]):
        match item:
            case Refusal():
                assert item.reason
                assert item.path == str(path)
            case Passed():
                assert all(count > 0 for count in item.counts.values())
            case Capture():
                assert item.text.strip("\0").strip() or item.markup
                assert item.text.encode("utf-8")
                assert item.data is not None
                assert list(wrong_runs(item.text, item.data, item.encoding, byte_map(item)) if item.markup else ()) == []
                again = files.reopen(item.path, record=item.record, name=item.name, url=item.url, fields=item.fields)
                assert (again.id, again.text, again.sha256) == (item.id, item.text, item.sha256)


@pytest.mark.parametrize("name", SEEDS)
@settings(deadline=None, max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_damaged_files(tmp_path: Path, name: str, changes: list[tuple[float, int, bytes, int]]) -> None:
    path = tmp_path / name
    path.write_bytes(damaged(SEEDS[name], changes))
    check(path)


@settings(deadline=None, max_examples=EXAMPLES * 5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pieces=st.lists(st.one_of(SPLINTERS, st.binary(max_size=40)), max_size=12),
    ending=st.sampled_from([Path(name).suffix for name in SEEDS]),
)
def test_any_bytes_under_any_name(tmp_path: Path, pieces: list[bytes], ending: str) -> None:
    path = tmp_path / f"page{ending}"
    path.write_bytes(b"".join(pieces))
    check(path)


@settings(deadline=None, max_examples=EXAMPLES * 2, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=CHANGES,
    at=st.lists(st.integers(0, 5_000), max_size=4).map(sorted),
    name=st.sampled_from(["crawl.warc", "rows.jsonl"]),
)
def test_damaged_files_packed_in_members_of_any_size(
    tmp_path: Path, changes: list[tuple[float, int, bytes, int]], at: list[int], name: str
) -> None:
    data = damaged(SEEDS[name], changes)
    cuts = [0, *at, len(data)]
    path = tmp_path / f"{name}.gz"
    path.write_bytes(b"".join(gzip.compress(data[start:end]) for start, end in itertools.pairwise(cuts)))
    check(path)


LARGE = {
    "tags": b"<div>" * 400_000,
    "ends": b"</div>" * 400_000,
    "comments": b"<!--" * 400_000,
    "attributes": b"<p " + b"a=b " * 400_000 + b">x",
    "quotes": b'<p a="' + b"'" * 1_000_000,
    "references": b"<p>" + b"&eacute;" * 300_000,
    "angles": b"<html>" + b"<" * 1_000_000,
    "tables": b"<span class=DocPublicationName>" + b"<table>" * 100_000 + b"<span class=DocPublicationName>" * 100_000,
    "closed tables": b"<span class=DocPublicationName>" + b"<table>" * 100_000 + b"</article>" * 100_000,
    "titles": b"<html>" + b"<title>" * 200_000,
    "scripts": b"<html>" + b"<script>" * 200_000,
    "mixed": b"<html>" + "été ".encode() * 300_000 + b"\xe9" * 3_000,
}


@pytest.mark.parametrize("name", LARGE)
def test_large_and_odd_page(tmp_path: Path, name: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(LARGE[name])
    check(path)


@pytest.mark.parametrize(
    "start", [b"WARC/1.0\r\n", b"\x1f\x8b\x08\0", b"WARC/1.0\r\nContent-Length: 3\r\n\r\n", b"\r\n\r\nWARC/1.1"]
)
def test_an_archive_of_nothing_but_beginnings(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n" * 3 + start * 20_000)
    check(path)
