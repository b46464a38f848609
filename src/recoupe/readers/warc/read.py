"""Records of a web archive to captures: answers of servers with a page in them, texts made from pages; all else is counted."""

from collections import Counter
from collections.abc import Iterator
from typing import IO

from recoupe.readers.days import iso_moment
from recoupe.readers.origin import Origin, Part
from recoupe.readers.page import Item, read_page_bytes
from recoupe.readers.sniff import HEAD, has_tags, kind_of
from recoupe.readers.text import EMPTY
from recoupe.readers.unreadable import why_unreadable
from recoupe.readers.warc.block import Block, Broken
from recoupe.readers.warc.digest import fits
from recoupe.readers.warc.http import Answer, body_of, read_answer
from recoupe.readers.warc.packed import packed_blocks
from recoupe.readers.warc.stream import blocks_in
from recoupe.types.capture import Passed, Refusal
from recoupe.types.problem import Problem

_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain", ""})
_FOR_MACHINES = ("/robots.txt", "/ads.txt", "/app-ads.txt", "/sitemap.txt", "/security.txt", "/humans.txt", "/llms.txt")
_STEPS, _ENDS = ("records", "answers", "pages"), ("read", "failed")
_NOTHING = (EMPTY, "is HTML without text")


def read_warc(file: IO[bytes], origin: Origin, *, part: Part | None = None) -> Iterator[Item]:
    """Yield the captures of a web archive (WARC or WET, packed or not), what cannot be read, and last what was passed over.

    Pages are the answers with status 200 (`response`), the files (`resource`) and the texts (`conversion`) that are HTML or plain
    text and come from an address of the web. The record is the offset in the file. When only pages in one language are wanted,
    the others are passed over before they are rendered.

    Args:
        file: the archive; it is read from its beginning, and must be seekable.
        origin: what it is called.
        part: which bytes of a packed archive are read; all without it.
    """
    counts, seen = Counter[str](), Counter[str]()
    file.seek(0)
    packed = file.read(2) == b"\x1f\x8b"
    for block in packed_blocks(file, part) if packed else blocks_in(file, str):
        place = origin.inside(block.record)
        if not place.is_asked_for:
            continue
        seen["records"] += 1
        if isinstance(block, Broken):
            seen["failed"] += 1
            yield place.refuse(block.reason)
            continue
        for item in _read_block(block, place, seen):
            if isinstance(item, str):
                counts[item] += 1
            else:
                seen["failed" if isinstance(item, Refusal) else "read"] += 1
                yield item
    yield Passed(path=origin.shown, counts=dict(counts.most_common()), seen=_in_order(seen) if origin.wanted else {})


def _in_order(seen: Counter[str]) -> dict[str, int]:
    """Return what was counted step by step: records, answers, pages, what told their language, read and failed."""
    told = sorted(kind for kind in seen if kind not in (*_STEPS, *_ENDS))
    return {kind: seen[kind] for kind in (*_STEPS, *told, *_ENDS)}


def _read_block(block: Block, place: Origin, seen: Counter[str]) -> Iterator[Item | str]:
    """Yield the page of a record, or the kind under which it is counted because it is none; count what it is in `seen`."""
    seen["answers"] += block.headers["warc-type"].lower() == "response"
    address = block.headers.get("warc-target-uri", "").strip("<> ")
    answer = _answer_of(block)
    if answer is None:
        yield place.refuse("is said to be the answer of a server, and holds no HTTP")
        return
    if other := _why_no_page(block, answer, address):
        yield other
        return
    if block.length > len(block.data):
        yield place.refuse(f"is {block.length:,} bytes long, more than one page can be")
        return
    body, whole = body_of(answer)
    html = kind_of(body[:HEAD], "page.html" if "html" in answer.mime else "") == "html"
    if _is_something_else(body, html=html):
        yield f"{answer.mime or 'no type'} that is something else"
        return
    seen["pages"] += 1
    if place.wanted:
        let_in, kind = place.wanted.sort(body)
        if not let_in:
            yield kind
            return
        seen[kind] += 1
    place = place.at(address or None, *_problems(block, whole=whole))
    for item in read_page_bytes(
        body, place, html=html, served=answer.charset, crawled=iso_moment(block.headers.get("warc-date"))
    ):
        nothing = isinstance(item, Refusal) and item.reason.startswith(_NOTHING)
        yield f"{answer.mime or 'no type'} without text" if nothing else item


def _answer_of(block: Block) -> Answer | None:
    """Return what a record holds as the answer that it is or might have been."""
    if block.headers["warc-type"].lower() == "response":
        return read_answer(block.data)
    content_type = block.headers.get("content-type", "")
    return Answer(200, {"content-type": content_type}, block.data)


def _why_no_page(block: Block, answer: Answer, address: str) -> str | None:
    """Return the kind of a record that is no page; None for one that may be."""
    kind = block.headers["warc-type"].lower()
    scheme = address.partition(":")[0].lower()
    if kind not in ("response", "resource", "conversion"):
        return kind
    if scheme not in ("http", "https", "ftp", "file", ""):
        return f"{scheme}: address"
    if answer.status != 200:
        return f"http {answer.status}"
    if answer.mime not in _PAGES:
        return answer.mime
    return "for machines" if address.partition("?")[0].lower().endswith(_FOR_MACHINES) else None


def _is_something_else(body: bytes, *, html: bool) -> bool:
    """Return whether a body is no page, whatever its server called it: a picture, data for programs, HTML without a tag."""
    if why_unreadable(body[:HEAD]) or body[:HEAD].lstrip()[:1] in (b"{", b"["):
        return True
    return html and body.strip() != b"" and not has_tags(body)


def _problems(block: Block, *, whole: bool) -> Iterator[Problem]:
    """Yield what there is to say of a page because of its record."""
    yield from block.problems
    digest = block.headers.get("warc-block-digest", "")
    if not block.problems and fits(block.data, digest) is False:
        message = f"the archive gives its record the digest {digest}, which is not that of its bytes: they have changed since"
        yield Problem(code="capture.digest_mismatch", message=message)
    if reason := block.headers.get("warc-truncated", "").strip():
        yield Problem(code="capture.cut", message=f"the program that fetched the page kept only its beginning ({reason})")
    if not whole:
        yield Problem(code="capture.cut", message="the page is damaged or cut inside the archive; it is read as far as it can be")
