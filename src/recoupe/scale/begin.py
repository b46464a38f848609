"""A run begun in a folder, or found there and gone on with; and what of it is still to be read."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import msgspec

from recoupe.readers.fields import Fields
from recoupe.scale.plan import plan_shards
from recoupe.scale.run import Run, RunFolder, Shard, digest_of, read_run
from recoupe.scale.shard_file import check_shard
from recoupe.scale.whole_file import whole_file
from recoupe.types.errors import RecoupeError

try:
    import fcntl
except ImportError:  # Windows: nobody keeps two runs apart there
    fcntl = None  # type: ignore[assignment]


def plan_run(
    paths: Sequence[str],
    *,
    engine: str,
    actors: Sequence[Path] = (),
    lexicon: Sequence[Path] = (),
    fields: Fields | None = None,
    published: date | None = None,
    only_language: bool = False,
    manifest: Path | None = None,
) -> tuple[Run, tuple[Shard, ...]]:
    """Return a run over some paths, and its shards.

    Args:
        paths: files and directories.
        engine: what reads the pages, as `Language.engine`.
        actors: files of a user's actors.
        lexicon: folders of a user's patterns.
        fields: where the parts of a page stand in JSON lines.
        published: the day of pages that nothing else dates.
        only_language: pass over the pages of web archives that are in another language.
        manifest: the file that says what is known of pages.

    Raises:
        RecoupeError: for standard input.
    """
    fields = fields or Fields()
    shards = plan_shards(paths, fields=fields, manifest=manifest)
    run = Run(
        engine=engine,
        actors=tuple(str(path.resolve()) for path in actors),
        lexicon=tuple(str(path.resolve()) for path in lexicon),
        fields=fields.given,
        published=published,
        only_language=only_language,
        given=hashlib.sha256(manifest.read_bytes()).hexdigest() if manifest else None,
        shards=len(shards),
    )
    return msgspec.structs.replace(run, digest=digest_of(run, [shard.digest for shard in shards])), shards


def begin_run(folder: RunFolder, run: Run, shards: Sequence[Shard], *, manifest: Path | None = None) -> None:
    """Write a run into a folder, unless it is there already.

    Raises:
        RecoupeError: if the folder holds something else, or a run that reads other pages or reads them otherwise.
    """
    if folder.run.exists():
        _check_same(folder, read_run(folder), run)
        return
    if folder.path.exists() and not (folder.path.is_dir() and all(_is_ours(path, folder) for path in folder.path.iterdir())):
        raise RecoupeError(f"{folder.path}: is there already and holds no run; name a folder that is empty or not there")
    try:
        folder.whole.mkdir(parents=True, exist_ok=True)
        if manifest:
            _write(folder.given, manifest.read_bytes())
        _write(folder.shards, b"".join(msgspec.json.encode(shard) + b"\n" for shard in shards))
        _write(folder.run, msgspec.json.format(msgspec.json.encode(run)) + b"\n")
    except OSError as error:
        raise RecoupeError(f"{folder.path}: cannot be written ({error.strerror}); a run needs a folder of its own") from error


@contextmanager
def held(folder: RunFolder) -> Iterator[None]:
    """Keep a run for this process; what an earlier one left half done is cleared away before, and nothing is left behind after.

    Raises:
        RecoupeError: if another process works at it.
    """
    with folder.run.open("rb") as file:
        if fcntl:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise RecoupeError(
                    f"{folder.path}: another recoupe is at work in this folder; wait for it, or stop it"
                ) from error
        folder.work.mkdir(exist_ok=True)
        for path in folder.work.glob("*.part"):
            path.unlink(missing_ok=True)
        yield
        with suppress(OSError):
            for path in folder.work.iterdir():
                path.unlink()
            folder.work.rmdir()


def missing_shards(folder: RunFolder, run: Run, shards: Sequence[Shard]) -> tuple[Shard, ...]:
    """Return the shards that are still to be read.

    Raises:
        RecoupeError: if a file of a shard is damaged, or comes from another version or run; names it.
    """
    there = {entry.name for entry in os.scandir(folder.whole)}
    for shard in shards:
        if folder.shard(shard).name in there:
            check_shard(folder.shard(shard), run, shard)
    return tuple(shard for shard in shards if folder.shard(shard).name not in there)


def _check_same(folder: RunFolder, there: Run, wanted: Run) -> None:
    """Refuse to go on with a run that is another one; say in what they differ."""
    if there.digest == wanted.digest:
        return
    if there.engine != wanted.engine:
        differ = f"pages were read by {there.engine}, now it would be {wanted.engine}"
    else:
        names = [
            name
            for name in ("actors", "lexicon", "fields", "published", "only_language", "given")
            if getattr(there, name) != getattr(wanted, name)
        ]
        differ = f"{', '.join(names)} was given otherwise" if names else "the files are others, or were changed since"
    raise RecoupeError(f"{folder.path}: holds another run ({differ}); name another folder for this one")


def _is_ours(path: Path, folder: RunFolder) -> bool:
    """Return whether a file was left by a run that was stopped before it was begun."""
    return path in (folder.whole, folder.shards, folder.given, folder.work) or path.suffix == ".part"


def _write(path: Path, data: bytes) -> None:
    with whole_file(path, path.with_suffix(".part")) as file:
        file.write(data)
