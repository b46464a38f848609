"""Bytes to captures: every character kept, the encoding found or told, what is no text refused with advice."""

import hashlib

import pytest

from recoupe.readers.text import MAX_BYTES, page_id, read_text
from recoupe.types.capture import Capture, Refusal

WORDS = "L'armée a démenti : « rien n'a été signé »."


def read(data: bytes) -> Capture:
    found = read_text(data, name="page", path="/pages/page.txt")
    assert isinstance(found, Capture), found
    return found


def codes(capture: Capture) -> list[str]:
    return [problem.code for problem in capture.problems]


def test_utf8_is_kept_as_it_is() -> None:
    text = f"{WORDS}\r\n\tfin\u00a0\0x\n"
    capture = read(text.encode())
    assert capture.text == text
    assert capture.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert (capture.encoding, codes(capture)) == ("utf-8", ["capture.nul_characters"])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_byte_order_mark_is_dropped(encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    capture = read((mark + WORDS).encode(encoding))
    assert (capture.text, codes(capture)) == (WORDS, [])


def test_old_encodings_are_guessed_and_told() -> None:
    assert read(WORDS.encode("cp1252")).text == WORDS
    assert codes(read(WORDS.encode("cp1252"))) == ["capture.encoding_guessed"]
    latin = "Texte d'été \x81 en Latin-1.".encode("latin-1")
    assert (read(latin).text, read(latin).encoding) == (latin.decode("latin-1"), "latin-1")


def test_cut_utf8_keeps_all_but_the_last_character() -> None:
    capture = read(WORDS.encode() + "é".encode()[:1])
    assert capture.text == WORDS + "\ufffd"
    assert codes(capture) == ["capture.truncated_utf8"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"%PDF-1.7 ...", "pdftotext"),
        (b"PK\x03\x04rest", "unpack"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"<!DOCTYPE html><html>", "is HTML"),
        (bytes(range(256)) * 8, "binary"),
        (b"\0\1\2\3" * 50, "binary"),
        (b"a" * (MAX_BYTES + 1), "split it"),
    ],
)
def test_what_is_no_page_is_refused_with_advice(data: bytes, words: str) -> None:
    found = read_text(data, name="page", path="/pages/page.txt")
    assert isinstance(found, Refusal)
    assert words in found.reason


def test_id_depends_on_bytes_and_locator() -> None:
    one = page_id("a" * 64, "/pages/a.txt")
    assert one == page_id("a" * 64, "/pages/a.txt")
    assert len({one, page_id("b" * 64, "/pages/a.txt"), page_id("a" * 64, "/pages/b.txt")}) == 3
