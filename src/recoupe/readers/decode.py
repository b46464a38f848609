"""Bytes to characters: what a page declares is a hint, what its bytes say decides, and nothing is lost on the way."""

import codecs
from collections.abc import Callable, Iterator
from threading import Lock
from typing import NamedTuple

from recoupe.types.problem import Problem, ProblemCode

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MIXED = "utf-8+cp1252"
"""The encoding of a page that is UTF-8 with Windows bytes among it, as when two sources were pasted together."""

_WEB_NAMES = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "unicode": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}
"""What browsers read under a declared name (WHATWG Encoding, 4.2); a page that declares UTF-16 in ASCII letters is not in it."""

_UNSAFE = frozenset({"utf_7", "unicode_escape", "raw_unicode_escape", "punycode", "idna", "undefined", "mbcs", "oem"})
_LOCK = Lock()
Odd = tuple[tuple[int, int], ...]

_MANY = 4
"""So many valid sequences for each wrong byte make a text UTF-8 with mistakes rather than something else."""


class Mistake(NamedTuple):
    """Bytes that do not fit an encoding, and why."""

    start: int
    end: int
    reason: str


class Decoded(NamedTuple):
    """A text, the encoding it was read in, the length of its byte-order mark, what there is to say of it.

    `odd` are the characters that the encoding does not give back as they were: place in the text, and width in bytes.
    """

    text: str
    encoding: str
    mark: int
    odd: Odd
    problems: tuple[Problem, ...]


def decode(data: bytes, *, declared: tuple[str, ...] = ()) -> Decoded:
    """Return the text of some bytes; every byte is some character, and U+FFFD stands for what is none.

    A byte-order mark decides; then UTF-8, when all bytes fit; then what is declared, when all bytes fit; then UTF-8 with
    Windows-1252 bytes among it; then Windows-1252. A reading that nobody declared has a problem.

    Args:
        data: the whole page.
        declared: names of encodings, by the server or in the page, the more trusted first.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _lenient(data, encoding, mark=len(mark))
    if wide := _wide(data):
        return _told(_lenient(data, wide), f"no byte-order mark; read as {wide}")
    names = [name for label in declared if (name := _known(label))]
    whole = _whole(data, names)
    return whole if whole is not None else _with_mistakes(data, names)


def _whole(data: bytes, names: list[str]) -> Decoded | None:
    """Return a reading into which all bytes fit: UTF-8, or what is declared."""
    if (utf8 := _strict(data, "utf-8")) is not None:
        told = names and names[0] != "utf-8" and not data.isascii()
        return _told(utf8, f"declared as {names[0]}, but it is UTF-8") if told else utf8
    return next((found for name in names if name != "utf-8" and (found := _strict(data, name)) is not None), None)


def _with_mistakes(data: bytes, names: list[str]) -> Decoded:
    """Return UTF-8 with mistakes when most sequences are well formed, else Windows-1252."""
    mixed = _mixed(data)
    if _cut_end(data, mixed):
        return _lenient(data, "utf-8")
    if len(mixed.odd) * _MANY <= _sequences(mixed):
        message = f"{len(mixed.odd)} bytes are not UTF-8, as the rest is; read as Windows-1252: check the accents"
        return _told(mixed, message, code="capture.mixed_encodings")
    return _windows(data, declared="cp1252" in names)


def width_of(text: str, encoding: str) -> int:
    """Return how many bytes a text fills that has no odd characters."""
    return len(text.encode("utf-8" if encoding == MIXED else encoding, "surrogatepass"))


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        text = data.decode(encoding)
        same = encoding == "utf-8" or text.encode(encoding) == data
        return Decoded(text, encoding, 0, () if same else tuple(_uneven(data, encoding)), ())
    except (UnicodeError, ValueError):
        return None


def _uneven(data: bytes, encoding: str) -> Iterator[tuple[int, int]]:
    """Yield the place and width of the characters of a multi-byte text that are not written as Python would write them."""
    decoder = codecs.getincrementaldecoder(encoding)()
    size = width = 0
    for at in range(len(data)):
        width += 1
        for character in decoder.decode(data[at : at + 1]):
            if len(character.encode(encoding, "replace")) != width:
                yield size, width
            size, width = size + 1, 0


def _lenient(data: bytes, encoding: str, *, mark: int = 0) -> Decoded:
    """Return the text of bytes whose encoding is known, U+FFFD for what does not fit."""
    data = data[mark:]
    text, odd, first = _mended(data, encoding, lambda _: "\ufffd")
    problems: tuple[Problem, ...] = ()
    if first is not None:
        cut = first.reason in ("unexpected end of data", "truncated data")
        code: ProblemCode = "capture.truncated_utf8" if cut else "capture.undecodable"
        message = f"byte {mark + first.start} is not {encoding} ({first.reason}); shown as U+FFFD"
        problems = (Problem(code=code, message=message),)
    return Decoded(text, encoding, mark, odd, problems)


def _mixed(data: bytes) -> Decoded:
    text, odd, _ = _mended(data, "utf-8", _as_windows)
    return Decoded(text, MIXED, 0, odd, ())


def _windows(data: bytes, *, declared: bool) -> Decoded:
    text, odd, _ = _mended(data, "cp1252", _as_windows)
    found = Decoded(text, "cp1252", 0, odd, ())
    return found if declared else _told(found, "not UTF-8; read as cp1252: check the accents")


def _told(found: Decoded, message: str, *, code: ProblemCode = "capture.encoding_guessed") -> Decoded:
    return found._replace(problems=(*found.problems, Problem(code=code, message=message)))


def _as_windows(wrong: bytes) -> str:
    """Return the characters of some bytes in Windows-1252; five bytes that have none there are control characters."""
    return "".join(_WINDOWS[byte] for byte in wrong)


_WINDOWS = tuple(bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in range(256))


def _mended(data: bytes, encoding: str, mend: Callable[[bytes], str]) -> tuple[str, Odd, Mistake | None]:
    """Return a text, its odd characters, and the first mistake; `mend` gives what stands for the bytes of a mistake."""
    mistakes: list[Mistake] = []

    def handle(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        mistakes.append(Mistake(error.start, error.end, error.reason))  # the error itself is used again for the next mistake
        return mend(error.object[error.start : error.end]), error.end

    with _LOCK:
        codecs.register_error("recoupe.mend", handle)
        text = data.decode(encoding, "recoupe.mend")
    return text, tuple(_places(data, encoding, mistakes, mend)), mistakes[0] if mistakes else None


def _places(data: bytes, encoding: str, mistakes: list[Mistake], mend: Callable[[bytes], str]) -> Iterator[tuple[int, int]]:
    """Yield the place in the text and the width in bytes of every character that stands for wrong bytes."""
    at = size = 0
    for mistake in mistakes:
        size += len(data[at : mistake.start].decode(encoding))
        stands = mend(data[mistake.start : mistake.end])
        if len(stands) == mistake.end - mistake.start:
            yield from ((size + k, 1) for k in range(len(stands)))
        else:
            yield size, mistake.end - mistake.start
        size += len(stands)
        at = mistake.end


def _sequences(found: Decoded) -> int:
    """Return how many characters of a text are well-formed sequences of several bytes."""
    return sum(1 for character in found.text if character >= "\x80") - len(found.odd)


def _cut_end(data: bytes, mixed: Decoded) -> bool:
    """Return whether the only mistake is a last character that was cut."""
    width = sum(width for _, width in mixed.odd)
    return len(data) > 3 >= width and bool(mixed.odd) and _ends_within(data, width)


def _ends_within(data: bytes, width: int) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and error.start == len(data) - width
    return False


def _wide(data: bytes) -> str | None:
    """Return the wide encoding of a text in Latin letters that has no byte-order mark: every other byte is NUL."""
    sample = data[:400]
    if len(sample) < 16 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    most = 0.8 * len(sample) / 2
    return "utf-16-le" if odd > most and not even else "utf-16-be" if even > most and not odd else None


def _known(label: str) -> str | None:
    """Return the name of an encoding that a page declares, as browsers take it; None when there is none."""
    name = label.strip().strip("\"'").lower()
    name = _WEB_NAMES.get(name, name)
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    is_text = getattr(found, "_is_text_encoding", True)
    return found.name if is_text and found.name.replace("-", "_") not in _UNSAFE else None
