"""Bytes to captures: every character kept, the encoding found or told, what is no text refused with advice."""

import hashlib

import pytest

from recoupe.readers.text import MAX_BYTES, page_id, read_text
from recoupe.types.capture import Capture, Refusal

WORDS = "L'armée a démenti : « rien n'a été signé »."


def read(data: bytes, **options: str) -> Capture:
    found = read_text(data, name="page", path="/pages/page.txt", **options)
    assert isinstance(found, Capture), found
    return found


def codes(capture: Capture) -> list[str]:
    return [problem.code for problem in capture.problems]


def test_utf8_is_kept_as_it_is() -> None:
    text = f"{WORDS}\r\n\tfin\u00a0\0x\n"
    capture = read(text.encode())
    assert capture.text == text
    assert (capture.sha256, capture.data) == (hashlib.sha256(text.encode()).hexdigest(), text.encode())
    assert (capture.encoding, codes(capture)) == ("utf-8", ["capture.nul_characters"])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_byte_order_mark_is_dropped(encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    capture = read((mark + WORDS).encode(encoding))
    assert (capture.text, codes(capture)) == (WORDS, [])


def test_old_encodings_are_guessed_and_told() -> None:
    assert read(WORDS.encode("cp1252")).text == WORDS
    assert codes(read(WORDS.encode("cp1252"))) == ["capture.encoding_guessed"]


def test_a_server_may_name_the_encoding() -> None:
    assert (read(WORDS.encode("cp1252"), served="iso-8859-1").text, codes(read(WORDS.encode("cp1252"), served="latin1"))) == (
        WORDS,
        [],
    )


def test_cut_utf8_keeps_all_but_the_last_character() -> None:
    capture = read(WORDS.encode() + "é".encode()[:1])
    assert capture.text == WORDS + "\ufffd"
    assert codes(capture) == ["capture.truncated_utf8"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty: there is no text to read"),
        (b" \n\t \0", "is empty: there is no text to read"),
        (bytes(range(256)) * 8, "is a binary file, not text: save the page as text (UTF-8)"),
        (b"\0\1\2\3" * 50, "is a binary file, not text: save the page as text (UTF-8)"),
        (b"a" * (MAX_BYTES + 1), "is longer than one page can be (5,000,000 bytes): split it into pages"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(data: bytes, reason: str) -> None:
    assert read_text(data, name="page", path="page.txt", record="3") == Refusal(path="page.txt", record="3", reason=reason)


def test_id_depends_on_bytes_and_locator() -> None:
    one = page_id("a" * 64, "/pages/a.txt")
    assert one == page_id("a" * 64, "/pages/a.txt")
    assert len({one, page_id("b" * 64, "/pages/a.txt"), page_id("a" * 64, "/pages/b.txt")}) == 3
    places = [read(b"mot", **place) for place in ({}, {"record": "1"}, {"record": "2"}, {"url": "http://a.example"})]
    assert len({capture.id for capture in places}) == 4
