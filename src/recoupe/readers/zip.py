"""Zip files and WACZ: their members are read as files are; what must not be read is named."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO
from zipfile import ZipFile

from recoupe.readers.endings import DOCUMENTS, ENDINGS, ending_of
from recoupe.readers.names import name_files
from recoupe.readers.origin import Origin, Part
from recoupe.readers.page import Item
from recoupe.readers.saved_folders import is_junk, lies_in, saved_folders
from recoupe.readers.zip_members import BROKEN, Member, members_of, open_member, overlap
from recoupe.types.capture import Passed

ReadMember = Callable[[IO[bytes], str, Origin], Iterator[Item]]
"""Reads an open file with its name, as a file of its own would be."""

_OFFICE = {
    "word/": "a Word document: save it as plain text or HTML",
    "xl/": "an Excel workbook: save the pages in it as text, or as JSON lines",
    "ppt/": "a PowerPoint presentation: save it as plain text",
    "META-INF/container.xml": "an e-book (EPUB): save its text",
    "content.xml": "an OpenDocument file: save it as plain text or HTML",
}


def read_zip(file: IO[bytes], origin: Origin, *, read_member: ReadMember | None, part: Part | None = None) -> Iterator[Item]:
    """Yield the captures of a zip file, in its order, what in it cannot be read, and last what was passed over.

    Of a WACZ only its archives are read. The record is the name of the member, and "member!place" inside an archive or an export.

    Args:
        file: the archive, seekable.
        origin: what it is called.
        read_member: reads one member; None for a zip file inside another, which is not read.
        part: which of the members that may be pages are read; all without it.
    """
    try:
        archive = ZipFile(file)
    except BROKEN as error:
        yield origin.refuse(f"is a damaged zip file ({error})")
        return
    with archive:
        if reason := _why_not(archive, file):
            yield origin.refuse(reason)
        elif read_member is None:
            yield origin.refuse("is a zip file inside another: unpack it first")
        else:
            yield from _read_members(archive, origin, read_member, part)


def sizes_of_members(file: IO[bytes]) -> list[int]:
    """Return how many bytes each member that may be a page, or hold some, takes in a zip file; none if it cannot be read."""
    try:
        with ZipFile(file) as archive:
            if _why_not(archive, file):
                return []
            return [member.info.compress_size for member in _chosen(list(members_of(archive)), Counter())]
    except BROKEN:
        return []


def _why_not(archive: ZipFile, file: IO[bytes]) -> str | None:
    names = archive.namelist()
    if "[Content_Types].xml" in names or "mimetype" in names:
        for sign, what in _OFFICE.items():
            if any(name.startswith(sign) for name in names):
                return f"is {what}"
    if overlap(archive, file.seek(0, 2)):
        return "has members that share their bytes, as only a zip bomb does: it was not read"
    return None


def _read_members(archive: ZipFile, origin: Origin, read_member: ReadMember, part: Part | None) -> Iterator[Item]:
    counts = Counter[str]()
    members = _chosen(list(members_of(archive)), counts)
    names = name_files([member.path for member in members if not member.reason])
    if part and part.first:
        counts.clear()  # the first part says what is no page by its name
    for member in members[part.first : part.last] if part else members:
        place = origin.inside(member.name)
        if not place.is_asked_for:
            continue
        if member.reason:
            yield place.refuse(member.reason)
            continue
        name, problems = names[member.path]
        for item in _read_one(archive, member, origin.inside(member.name, called=name).at(None, *problems), read_member):
            if isinstance(item, Passed):
                counts.update(item.counts)
            else:
                yield item
    yield Passed(path=origin.shown, counts=dict(counts.most_common()))


def _read_one(archive: ZipFile, member: Member, place: Origin, read_member: ReadMember) -> Iterator[Item]:
    try:
        opened = open_member(archive, member.info)
    except BROKEN as error:
        yield place.refuse(f"cannot be unpacked ({error})")
        return
    with opened:
        yield from read_member(opened, member.path.name, place)


def _chosen(members: list[Member], counts: Counter[str]) -> list[Member]:
    """Return the members that may be pages or hold some, and those to be named; count the others by their endings."""
    paths = [member.path for member in members]
    beside_pages = saved_folders(paths)
    is_wacz = PurePosixPath("datapackage.json") in paths and any(path.parts[:1] == ("archive",) for path in paths)
    chosen = []
    for member in members:
        ending = ending_of(member.path.name)
        if is_wacz and not member.reason and (member.path.parts[:1] != ("archive",) or ENDINGS.get(ending) != "warc"):
            continue
        if lies_in(member.path, beside_pages) or is_junk(member.path):
            continue
        if ending in ENDINGS or ending in DOCUMENTS or member.leads_out:
            chosen.append(member)
        else:
            counts[ending or "no ending"] += 1
    return chosen
