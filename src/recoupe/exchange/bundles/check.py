"""A bag that came: every name, every size and every sha256, before a record is read."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import msgspec

from recoupe.exchange.bundles.layout import AGREEMENT, BAG_TAGS, BAGIT, TAG_MANIFEST, bag_folder, belongs
from recoupe.exchange.bundles.write import SIGNED_BAG, BagSignature
from recoupe.exchange.identity import signed_by
from recoupe.exchange.letters import LetterLimits
from recoupe.types.errors import RefusedError
from recoupe.types.exchange import Envelope, Partner

_CHUNK = 1 << 20
_MOST_FILES = 200_000
_TAG_SIZE = 64 << 20
_DIGEST = 64

Sums = dict[str, str]


class OpenBag:
    """A bag whose every byte was checked."""

    def __init__(self, archive: zipfile.ZipFile, folder: str, sizes: dict[str, int]) -> None:
        self._zip, self._folder, self.sizes = archive, folder, sizes

    def names(self) -> list[str]:
        """Return the files of the bag, below its folder."""
        return list(self.sizes)

    def read(self, name: str) -> bytes:
        """Return a file as a whole."""
        return b"".join(self.parts(name))

    def parts(self, name: str) -> Iterator[bytes]:
        """Yield a file in pieces."""
        return _parts(self._zip, self._folder + name, self.sizes[name])

    def lines(self, name: str, *, longest: int) -> Iterator[bytes]:
        """Yield the lines of a file, without their ends.

        Raises:
            RefusedError: if one is too long, or the last one has no end.
        """
        with self._zip.open(self._folder + name) as file:
            while line := file.readline(longest + 1):
                if not line.endswith(b"\n"):
                    raise RefusedError("record", f"{name}: a line is cut off, or longer than {longest:,} bytes")
                yield line[:-1]


@contextmanager
def checked_bag(path: Path, envelope: Envelope, partner: Partner, limits: LetterLimits) -> Iterator[OpenBag]:
    """Give a bag that holds: its names, its manifests, its signature, and the agreement that the envelope names.

    Raises:
        RefusedError: if it does not.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            folder = bag_folder(envelope.id)
            bag = OpenBag(archive, folder, _sizes(archive, folder, limits))
            _check_sums(bag, partner, envelope)
            yield bag
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError) as error:
        raise RefusedError("manifest", f"the bundle is no whole zip file ({error})") from error


def _sizes(archive: zipfile.ZipFile, folder: str, limits: LetterLimits) -> dict[str, int]:
    """Return the size of each file by its name, when all names are ones that a bundle has."""
    sizes: dict[str, int] = {}
    members = archive.infolist()
    if len(members) > _MOST_FILES:
        raise RefusedError("oversized", f"oversized: the bundle has {len(members):,} files, the most is {_MOST_FILES:,}")
    for member in members:
        name = member.filename.removeprefix(folder)
        if not member.filename.startswith(folder) or not belongs(name) or member.flag_bits & 1:
            raise RefusedError("path", f"path: the bundle holds {member.filename!r}, which has no place in one")
        if name in sizes:
            raise RefusedError("path", f"path: the bundle holds {name!r} twice")
        sizes[name] = member.file_size
    if (total := sum(sizes.values())) > limits.unpacked:
        raise RefusedError("oversized", f"oversized: {total:,} bytes unpacked, the most is {limits.unpacked:,}")
    return sizes


def _check_sums(bag: OpenBag, partner: Partner, envelope: Envelope) -> None:
    for name in (*BAG_TAGS, TAG_MANIFEST, AGREEMENT):
        if name not in bag.sizes:
            raise RefusedError("manifest", f"manifest: the bundle has no {name}")
        if bag.sizes[name] > _TAG_SIZE:
            raise RefusedError("oversized", f"oversized: {name} has {bag.sizes[name]:,} bytes")
    if bag.read("bagit.txt") != BAGIT:
        raise RefusedError("manifest", "manifest: bagit.txt says something else than BagIt 1.0 in UTF-8")
    _compare(bag, _sums(bag, TAG_MANIFEST), set(BAG_TAGS))
    payload = {name for name in bag.names() if name.startswith("data/")}
    _compare(bag, _sums(bag, "manifest-sha256.txt"), payload)
    _check_signature(bag, partner)
    if sha256(bag.read(AGREEMENT)).hexdigest() != envelope.agreement:
        raise RefusedError("agreement", "agreement: the bundle holds another agreement than its envelope names")


def _check_signature(bag: OpenBag, partner: Partner) -> None:
    manifest = sha256(bag.read("manifest-sha256.txt")).hexdigest()
    try:
        said = msgspec.json.decode(bag.read("signature.json"), type=BagSignature)
    except msgspec.DecodeError as error:
        raise RefusedError("manifest", f"manifest: signature.json is none ({error})") from error
    holds = signed_by(partner.card, SIGNED_BAG + manifest.encode(), said.signature)
    if said.manifest != manifest or said.fingerprint != partner.fingerprint or said.sign != partner.card.sign or not holds:
        raise RefusedError("manifest", "manifest: signature.json is not the sender's for this manifest")


def _sums(bag: OpenBag, name: str) -> Sums:
    """Return the sha256 of each file, as a manifest says."""
    found: Sums = {}
    for line in bag.lines(name, longest=4096):
        digest, blanks, file = line[:_DIGEST].decode(), line[_DIGEST : _DIGEST + 2], line[_DIGEST + 2 :].decode()
        if blanks != b"  " or file in found:
            raise RefusedError("manifest", f"manifest: {name} has a line that is none, or a file twice: {file!r}")
        found[file] = digest
    return found


def _compare(bag: OpenBag, sums: Sums, expected: set[str]) -> None:
    """Refuse a bag in which a file is missing, too much, or other than its manifest says."""
    if sums.keys() != expected:
        odd = sorted(sums.keys() ^ expected)[0]
        where = "in the bundle" if odd in sums else "in the manifest"
        raise RefusedError("manifest", f"manifest: {odd} is not {where}")
    for name, said in sums.items():
        digest = sha256()
        for part in bag.parts(name):
            digest.update(part)
        if digest.hexdigest() != said:
            raise RefusedError("manifest", f"manifest: {name} is not as its manifest says")


def _parts(archive: zipfile.ZipFile, name: str, size: int) -> Iterator[bytes]:
    """Yield a file in pieces, never more of it than the zip says that there is."""
    left = size
    with archive.open(name) as file:
        while chunk := file.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise RefusedError("oversized", f"oversized: {name} is larger than the zip file says")
            yield chunk
