"""Bytes to characters: what is declared is a hint, what the bytes say decides, nothing is lost."""

import pytest

from recoupe.readers.decode import MIXED, decode, width_of
from recoupe.readers.html.declared import declared_encodings

WORDS = "L'armée a démenti : « rien n'a été signé » à l'été 2016."


def codes(data: bytes, *declared: str) -> list[str]:
    return [problem.code for problem in decode(data, declared=declared).problems]


@pytest.mark.parametrize(
    ("head", "served", "names"),
    [
        (b'<meta charset="utf-8">', None, ("utf-8",)),
        (b"<META http-equiv=Content-Type content='text/html; charset=ISO-8859-15'>", None, ("ISO-8859-15",)),
        (b"<meta charset=windows-1252>", "utf-8", ("utf-8", "windows-1252")),
        (b'<?xml version="1.0" encoding="iso-8859-1"?><html>', None, ("iso-8859-1",)),
        (b"<p>charset=utf-8</p>", None, ()),
        (b" " * 9_000 + b'<meta charset="utf-8">', None, ()),
    ],
)
def test_what_a_page_declares(head: bytes, served: str | None, names: tuple[str, ...]) -> None:
    assert declared_encodings(head, served=served) == names


@pytest.mark.parametrize("encoding", ["cp1252", "iso-8859-15", "mac-roman", "cp850", "utf-8"])
def test_a_declared_encoding_is_read_without_a_word(encoding: str) -> None:
    text = WORDS.replace("«", "(").replace("»", ")")
    found = decode(text.encode(encoding), declared=(encoding,))
    assert (found.text, found.problems) == (text, ())


def test_latin_1_is_windows_1252_as_browsers_take_it() -> None:
    found = decode("« l’œuvre »".encode("cp1252"), declared=("iso-8859-1",))
    assert (found.text, found.encoding, found.problems) == ("« l’œuvre »", "cp1252", ())


def test_utf8_wins_over_a_wrong_declaration_and_it_is_told() -> None:
    assert decode(WORDS.encode(), declared=("iso-8859-1",)).text == WORDS
    assert codes(WORDS.encode(), "iso-8859-1") == ["capture.encoding_guessed"]
    assert codes(b"plain ASCII", "iso-8859-1") == []


def test_what_declares_utf8_and_is_not_is_read_as_windows_1252() -> None:
    assert decode(WORDS.encode("cp1252"), declared=("utf-8",)).text == WORDS
    assert codes(WORDS.encode("cp1252"), "utf-8") == ["capture.encoding_guessed"]


def test_a_few_windows_bytes_in_utf8_keep_their_letters() -> None:
    data = (WORDS * 5).encode() + "à côté".encode("cp1252") + (WORDS * 5).encode()
    found = decode(data, declared=("utf-8",))
    assert found.text == WORDS * 5 + "à côté" + WORDS * 5
    assert (found.encoding, codes(data, "utf-8")) == (MIXED, ["capture.mixed_encodings"])
    assert [found.text[place] for place, _ in found.odd] == ["à", "ô", "é"]


@pytest.mark.parametrize("label", ["utf-7", "unicode_escape", "base64", "rot13", "no-such-name", "", "x" * 40])
def test_an_encoding_that_is_none_or_not_safe_is_passed_over(label: str) -> None:
    assert decode(WORDS.encode("cp1252"), declared=(label,)).encoding == "cp1252"


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("utf-8", b"\xef\xbb\xbf")]
)
def test_a_byte_order_mark_decides(encoding: str, mark: bytes) -> None:
    found = decode(mark + WORDS.encode(encoding), declared=("iso-8859-1",))
    assert (found.text, found.encoding, found.mark, found.problems) == (WORDS, encoding, len(mark), ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_characters_without_a_mark_are_seen(encoding: str) -> None:
    found = decode(("<html><body>" + WORDS).encode(encoding), declared=("utf-16",))
    assert found.text.endswith(WORDS)
    assert codes(("<html><body>" + WORDS).encode(encoding)) == ["capture.encoding_guessed"]


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (WORDS.encode(), ()),
        (WORDS.encode("cp1252"), ("utf-8",)),
        ((WORDS * 5).encode() + b"\xe9\x81" + WORDS.encode(), ()),
        ("日本語テキスト。".encode("shift_jis"), ("shift_jis",)),
        ("中文文本，测试。".encode("gb18030"), ("gb2312",)),
        (WORDS.encode("utf-16-le") + b"\x00", ("utf-16",)),
        (b"\xef\xbb\xbf" + WORDS.encode() + b"\xff\xff", ()),
    ],
)
def test_every_byte_belongs_to_a_character(data: bytes, declared: tuple[str, ...]) -> None:
    found = decode(data, declared=declared)
    odd = dict(found.odd)
    plain = "".join(character for place, character in enumerate(found.text) if place not in odd)
    assert found.mark + width_of(plain, found.encoding) + sum(odd.values()) == len(data)
