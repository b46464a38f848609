"""`recoupe read --to FOLDER`: pages into a run, by many processes; what it has already is not read again."""

from collections.abc import Generator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

from recoupe.cli.output import INTERRUPTED, OK, SOME_FAILED, Format, counted, say, say_failure, write_item
from recoupe.cli.progress import run_bar, working
from recoupe.cli.run_options import How, cores
from recoupe.cli.run_view import run_lines
from recoupe.readers import Fields, read_manifest

if TYPE_CHECKING:
    from recoupe.scale import RunFolder, Shard, ShardDone


def read_into(
    how: How,
    paths: Sequence[str],
    form: Format,
    *,
    published: date | None,
    manifest: Path | None,
    fields: Fields | None,
    actors: Sequence[Path] | None,
    lexicon: Sequence[Path] | None,
    only_language: bool,
) -> int:
    """Read pages into a run, say what came of it, and return the exit code."""
    from recoupe.pipeline.language import name_engine
    from recoupe.scale import RunFolder, begin_run, held, missing_shards, plan_run, summary_of

    given, ours, folders = read_manifest(manifest) if manifest else {}, tuple(actors or ()), tuple(lexicon or ())
    with working("looking at what there is to read"):
        name = name_engine(actor_files=ours, lexicon_folders=folders)
        run, shards = plan_run(
            paths,
            engine=name,
            actors=ours,
            lexicon=folders,
            fields=fields,
            published=published,
            only_language=only_language,
            manifest=manifest,
        )
    folder = RunFolder(how.folder)
    begin_run(folder, run, shards, manifest=manifest)
    with held(folder):
        missing = missing_shards(folder, run, shards)
        if len(missing) < len(shards):
            there = f"{len(shards) - len(missing):,} of {counted(len(shards), 'shard')}"
            say(f"{folder.path}: {there} are there already")
        _read(folder, shards, missing, how)
    summary = summary_of(folder, run, shards, given=given)
    write_item(summary, form, show=lambda found: run_lines(folder.path, found))
    return SOME_FAILED if summary.failures else OK


def _read(folder: "RunFolder", shards: Sequence["Shard"], missing: Sequence["Shard"], how: How) -> None:
    """Read the shards that are missing, and say each failure once its shard is whole.

    Raises:
        typer.Exit: with 130, when a person stops it.
    """
    total = sum(shard.bytes for shard in shards)
    done = total - sum(shard.bytes for shard in missing)
    try:
        with closing(_work(folder, missing, how)) as work, run_bar(total, done) as told:
            for event in work:
                if event == "page":
                    told(1, 0, 0)
                    continue
                told(0, len(event.failures), event.bytes)
                for failure in event.failures:
                    say_failure(failure)
    except KeyboardInterrupt as error:
        say(f"{folder.path}: stopped; the same command goes on from there")
        raise typer.Exit(INTERRUPTED) from error


def _work(folder: "RunFolder", missing: Sequence["Shard"], how: How) -> "Generator[ShardDone | Literal['page']]":
    """Return the work at some shards, as it goes."""
    if how.engine == "ray":
        from recoupe.scale.ray_engine import read_with_ray

        return read_with_ray(folder, missing, workers=how.workers, address=how.address)
    from recoupe.scale import read_locally

    return read_locally(folder, missing, workers=how.workers or cores())
