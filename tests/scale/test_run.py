"""A run gives what reading one page after the other gives, whoever reads it, and goes on from where it was stopped."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from recoupe.pipeline.corpus import PageFailure, ReadPage
from recoupe.scale import (
    RunFolder,
    Shard,
    begin_run,
    held,
    missing_shards,
    plan_run,
    read_locally,
    read_run,
    read_shards,
    summary_of,
)
from recoupe.scale.reuse import shared_prints
from recoupe.scale.rows import item_of, row_of
from recoupe.scale.shard_file import read_rows, write_shard
from recoupe.store.packed_page import PackedPage, pack_page
from recoupe.types.capture import Passed
from recoupe.types.errors import RecoupeError
from tests.readers.samples import text_page, warc_record, warc_records, write
from tests.scale.made import begin, files_of, make_inputs, one_after_the_other, open_and_die, open_toy, read_all
from tests.toy.pack import load_toy


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return make_inputs(tmp_path_factory.mktemp("inputs"))


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory, inputs: list[str]) -> Path:
    place = tmp_path_factory.mktemp("read") / "run"
    read_all(place, inputs)
    return place


def test_the_rows_of_a_run_are_what_reading_gives(read: Path, inputs: list[str]) -> None:
    folder = RunFolder(read)
    run, shards = read_run(folder), tuple(read_shards(folder))
    assert len(shards) > 10
    rows = [item_of(row) for shard in shards for row in read_rows(folder.shard(shard), run, shard)]
    found = one_after_the_other(inputs)
    expected = [pack_page(item) if isinstance(item, ReadPage) else item for item in found]
    assert [row for row in rows if not isinstance(row, Passed)] == [item for item in expected if not isinstance(item, Passed)]
    assert _passed(rows) == _passed(expected)
    assert sum(isinstance(row, PackedPage) for row in rows) == 30 + 1 + 100 + 40 + 5
    summary = summary_of(folder, run, shards)
    assert (summary.pages, summary.missing) == (176, 0)
    assert summary.failures == tuple(item for item in found if isinstance(item, PageFailure))


def _passed(items: list[object]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {}
    for item in items:
        if isinstance(item, Passed):
            counts.setdefault(item.path, Counter()).update(item.counts)
    return counts


def test_the_number_of_workers_changes_no_byte(read: Path, inputs: list[str], tmp_path: Path) -> None:
    read_all(tmp_path / "alone", inputs, workers=1)
    assert files_of(tmp_path / "alone") == files_of(read)


def test_what_is_missing_is_read_and_nothing_else(read: Path, inputs: list[str], tmp_path: Path) -> None:
    whole = files_of(read)
    for name, data in whole.items():
        if not name.endswith(("3.parquet", "7.parquet")):
            write(tmp_path / "run" / name, data)
    write(tmp_path / "run/begun/00003-1.part", b"half")
    done = read_all(tmp_path / "run", inputs)
    assert {one.number % 10 for one in done} == {3, 7}
    assert files_of(tmp_path / "run") == whole


def test_a_run_that_is_done_reads_nothing(read: Path, inputs: list[str]) -> None:
    assert read_all(read, inputs, reader=open_and_die) == []


def test_a_shard_of_an_older_version_is_refused_by_name(inputs: list[str], tmp_path: Path) -> None:
    folder, run, shards = begin(tmp_path / "run", inputs)
    older = msgspec.structs.replace(run, engine="recoupe-0.0.1 toy zz-0")
    row = row_of(PageFailure(path="x", reason="y"))
    write_shard(folder.shard(shards[2]), tmp_path / "x.part", [row], run=older, shard=shards[2])
    with pytest.raises(RecoupeError, match=r"00002\.parquet: is not a shard of this run \(engine is recoupe-0\.0\.1 toy zz-0"):
        missing_shards(folder, run, shards)
    write_shard(folder.shard(shards[2]), tmp_path / "x.part", [row], run=run, shard=shards[3])
    with pytest.raises(RecoupeError, match=r"00002\.parquet: is not a shard of this run \(shard is "):
        summary_of(folder, run, shards)


@pytest.mark.parametrize("damage", [b"", b"PAR1", b"x" * 5_000])
def test_a_damaged_shard_is_refused_by_name(inputs: list[str], tmp_path: Path, damage: bytes) -> None:
    folder, run, shards = begin(tmp_path / "run", inputs)
    folder.shard(shards[4]).write_bytes(damage)
    with pytest.raises(RecoupeError, match=r"00004\.parquet: is damaged \(.*delete it"):
        missing_shards(folder, run, shards)


def test_a_folder_with_another_run_or_something_else_is_left_alone(inputs: list[str], tmp_path: Path) -> None:
    folder, run, shards = begin(tmp_path / "run", inputs)
    before = files_of(folder.path)
    for other, why in (
        (plan_run(inputs, engine="recoupe-9 toy zz-0"), "pages were read by .*, now it would be recoupe-9 toy zz-0"),
        (plan_run(inputs, engine=run.engine, actors=[Path("a.csv")]), "actors was given otherwise"),
        (plan_run(inputs[:1], engine=run.engine), "the files are others, or were changed since"),
    ):
        with pytest.raises(RecoupeError, match=f"holds another run \\({why}"):
            begin_run(folder, *other)
    folder.run.write_bytes(folder.run.read_bytes().replace(b'"version": 1', b'"version": 99'))
    with pytest.raises(RecoupeError, match="is a run of version 99"):
        begin_run(folder, run, shards)
    write(tmp_path / "other/thing", b"")
    with pytest.raises(RecoupeError, match="is there already and holds no run"):
        begin_run(RunFolder(tmp_path / "other"), run, shards)
    folder.run.unlink()
    begin_run(folder, run, shards)
    assert files_of(folder.path) == before


def test_two_at_once_do_not_work_at_one_run(inputs: list[str], tmp_path: Path) -> None:
    folder, _, _ = begin(tmp_path / "run", inputs)
    with held(folder), pytest.raises(RecoupeError, match="another recoupe is at work"), held(folder):
        pass


def test_an_input_that_changed_is_refused_by_name(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", text_page().encode())
    folder, _, shards = begin(tmp_path / "run", [str(path)])
    path.write_bytes(b"other")
    with pytest.raises(RecoupeError, match=r"a\.txt: has 5 bytes, and had \d+ when the run was begun"):
        _read_as_begun(folder, shards)


def _read_as_begun(folder: RunFolder, shards: Sequence[Shard]) -> None:
    with held(folder):
        list(read_locally(folder, shards, workers=1, reader=open_toy))


def test_an_archive_without_pages_fails_once(tmp_path: Path) -> None:
    picture = warc_record(b"\x89PNG....", headers=[("Content-Type", "image/png")])
    path = write(tmp_path / "crawl.warc.gz", picture * 400)
    read_all(tmp_path / "run", [str(path)])
    folder = RunFolder(tmp_path / "run")
    shards = tuple(read_shards(folder))
    assert len(shards) > 1
    summary = summary_of(folder, read_run(folder), shards)
    assert summary.failures == (PageFailure(path=str(path), reason="holds no page, only image/png: 400"),)


def test_only_pages_in_the_language_are_read_and_the_others_counted(tmp_path: Path) -> None:
    """The toy detector takes these pages for French, which is not the language of the run."""
    path = write(tmp_path / "crawl.warc.gz", b"".join(warc_records(3)))
    run, shards = plan_run([str(path)], engine=load_toy().engine, only_language=True)
    folder = RunFolder(tmp_path / "run")
    begin_run(folder, run, shards)
    _read_as_begun(folder, shards)
    summary = summary_of(folder, run, shards)
    assert (summary.pages, summary.failures) == (0, ())
    [passed] = summary.passed
    assert (passed.counts, passed.seen["records"], passed.seen["pages"]) == ({"in another language (fr)": 3}, 3, 3)


def test_standard_input_is_refused() -> None:
    with pytest.raises(RecoupeError, match="a run reads files"):
        plan_run(["-"], engine="x")


def test_a_small_part_is_a_shard_for_each_worker(inputs: list[str]) -> None:
    """The plan does not know the workers: two of them end at about the same time, since no shard is a large part of all."""
    _, shards = plan_run(inputs, engine="x")
    assert max(shard.bytes for shard in shards) < sum(shard.bytes for shard in shards) / 5
    assert [shard.number for shard in shards] == list(range(len(shards)))


def test_pages_that_share_fingerprints_are_counted(tmp_path: Path) -> None:
    for name, numbers in (("a", (1, 2)), ("b", (1, 3)), ("c", (1, 2))):
        text = "\n\n".join(" ".join(f"mot{number}{place}" for place in range(40)) for number in numbers)
        write(tmp_path / f"pages/{name}.txt", f"Un titre de {name}\n\n{text}\n".encode())
    read_all(tmp_path / "run", [str(tmp_path / "pages")], workers=1)
    folder, run, shards = begin(tmp_path / "run", [str(tmp_path / "pages")])
    ids = {row.name: row.id for row in read_rows(folder.shard(shards[0]), run, shards[0])}
    found = shared_prints(folder, run, shards)
    assert {(pair.first, pair.second) for pair in found} == {
        tuple(sorted((ids[a] or "", ids[b] or ""))) for a, b in ("ab", "ac", "bc")
    }
    assert {found[0].first, found[0].second} == {ids["a"], ids["c"]}
    assert found[0].shared > found[1].shared > 0


def test_a_file_that_fails_while_it_is_read_is_listed_and_the_others_are_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", text_page())
    for name in ("b.txt", "c.warc"):
        (tmp_path / name).symlink_to("/proc/self/mem")
    read_all(tmp_path / "run", [str(tmp_path / name) for name in ("a.txt", "b.txt", "c.warc")])
    folder = RunFolder(tmp_path / "run")
    summary = summary_of(folder, read_run(folder), tuple(read_shards(folder)))
    failed = [(Path(failure.path).name, failure.reason) for failure in summary.failures]
    assert (summary.pages, failed) == (1, [(name, "cannot be read (Input/output error)") for name in ("b.txt", "c.warc")])
