"""Records whose frame is wrong: warcio, which is more patient, reads their head; what stands up to the next record is theirs."""

from collections.abc import Iterator
from io import BytesIO

from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

from recoupe.readers.warc.block import MOST, Block, Broken
from recoupe.readers.warc.digest import fits
from recoupe.types.problem import Problem

_VERSIONS = ["WARC/1.0", "WARC/1.1", "WARC/0.17", "WARC/0.18"]


def mend(stretch: bytes, record: str, *, complete: bool) -> Iterator[Block | Broken]:
    """Yield the record that a stretch of an archive holds, or what it is instead; nothing when it is blank.

    Args:
        stretch: all from where a record should begin to where the next one does.
        record: its id.
        complete: whether the stretch ends because the next record begins, and not because the file is cut.
    """
    found = stretch.strip(b"\r\n\0 ")
    if not found:
        return
    if not found.startswith(b"WARC/"):
        yield Broken(record, f"{len(stretch):,} bytes that belong to no record")
    elif len(stretch) > MOST:
        yield Broken(record, f"is longer than one page can be ({MOST:,} bytes), or does not say where it ends")
    else:
        yield _with_mended_frame(stretch.lstrip(b"\r\n\0 "), record, complete=complete)


def _with_mended_frame(stretch: bytes, record: str, *, complete: bool) -> Block | Broken:
    stream = BytesIO(stretch)
    try:
        head = StatusAndHeadersParser(_VERSIONS).parse(stream)
    except (StatusAndHeadersParserException, EOFError, ValueError) as error:
        return Broken(record, f"has a damaged head ({error})")
    headers = {name.lower(): value for name, value in head.headers}
    if "warc-type" not in headers:
        return Broken(record, "does not say what it is: it has no WARC-Type")
    body = stretch[stream.tell() :]
    written = headers.get("content-length", "")
    length = int(written) if written.isdecimal() else None
    if length is not None and length <= len(body) and not body[length:].strip(b"\r\n"):
        return Block(record, headers, body[:length], length)
    if not complete:
        return Broken(record, f"is cut: {len(body):,} of {written or '?'} bytes are there")
    data = body.removesuffix(b"\r\n\r\n")
    if fits(data, headers.get("warc-block-digest", "")) is False:
        return Broken(
            record, f"names a wrong length ({written}), and what stands there does not fit its digest: bytes are missing"
        )
    message = f"its record in the archive says {written or 'no'} bytes, and {len(data):,} stand before the next one; all are read"
    return Block(record, headers, data, len(data), (Problem(code="capture.wrong_length", message=message),))
