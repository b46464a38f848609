"""What is made ready of an affair for the desk is what the commands say of it, whatever came since; and it is made once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from recoupe.affair import read_affair, ready
from recoupe.affair.ready import Ready, forget_ready, ready_affair, ready_beside
from recoupe.pipeline.corpus import ReadPage
from recoupe.pipeline.language import Language
from recoupe.store import create_store, open_store, stored_pages
from recoupe.store.actors import merge_actors, rename_actor
from recoupe.store.affair import read_built
from recoupe.store.affairs import Filter, choose_pages, delete_affair, narrow, new_affair, pages_of
from recoupe.store.affairs.narrowed import file_of, folder_beside
from recoupe.store.decisions import Spot, reject_item
from recoupe.store.housekeeping.change import remove_page
from recoupe.types.affair import Affair
from tests.affair.conftest import OpenDesk
from tests.affair.desk import Desk

NAME = "l'affaire / une"
ASKED = {
    "words": Filter(words="barges"),
    "days": Filter(since="2021-01-01", until="2021-03-31"),
    "theme": Filter(themes=("military", "diplomatic")),
    "known actor": Filter(actors=("state/xo",)),
    "words and theme": Filter(words="barges", themes=("military", "diplomatic")),
    "by hand": Filter(),
}


@pytest.fixture
def built(desk: Desk, sample: tuple[ReadPage, ...], sample_language: Language) -> Desk:
    """A desk whose store was built with an affair; two pages of the sample are not in it yet."""
    desk.add(sample[:-2])
    asked = Filter(words="barges")
    new_affair(desk.store, sample_language.pack.actors, NAME, asked)
    desk.build()
    return desk


def made_ready(desk: Desk, language: Language) -> Ready:
    folder = folder_beside(desk.store.path)
    assert folder is not None
    return ready_affair(desk.store, folder, NAME, actors=language.pack.actors, lexicon=desk.words)


def seen(desk: Desk, made: Ready) -> tuple[Affair, tuple[int, ...]]:
    """Return what a store shows of which nothing is seen but an affair."""
    shown = narrow(desk.store, made.path)
    with shown.reading() as db:
        found = read_built(db), pages_of(db, None)
    shown.close_reads()
    return found


def check(desk: Desk, language: Language) -> Ready:
    """Make an affair ready, check that it is what the commands say, and return it."""
    made = made_ready(desk, language)
    found, numbers = seen(desk, made)
    told = read_affair(desk.store, NAME, lexicon=desk.words)
    with desk.store.reading() as db:
        assert numbers == pages_of(db, NAME)
    parts = ("pages", "happenings", "contradictions", "rungs")
    assert [getattr(found, part) for part in parts] == [getattr(told, part) for part in parts]
    assert told.happenings
    return made


def never(*_: object, **__: object) -> Affair:
    raise AssertionError("what was built is looked through again")


@pytest.mark.parametrize("asked", ASKED.values(), ids=list(ASKED))
def test_a_build_makes_an_affair_ready(
    desk: Desk, sample: tuple[ReadPage, ...], sample_language: Language, monkeypatch: pytest.MonkeyPatch, asked: Filter
) -> None:
    desk.add(sample)
    new_affair(desk.store, sample_language.pack.actors, NAME, asked)
    if asked.is_empty:
        choose_pages(desk.store, NAME, [page.record.page.id for page in sample[::2]], inside=True)
    desk.build()
    monkeypatch.setattr(ready, "narrowed", never)
    monkeypatch.setattr(ready, "renumber", never)
    before = made_ready(desk, sample_language)
    monkeypatch.undo()
    assert check(desk, sample_language) == before


def _add(desk: Desk, page: ReadPage, _: Language) -> None:
    desk.add([page])


def _remove(desk: Desk, _page: ReadPage, _: Language) -> None:
    with desk.store.reading() as db:
        inside = set(pages_of(db, NAME))
    gone = next(page for page in stored_pages(desk.store) if page.number in inside and page.record.events)
    remove_page(desk.store, gone.record.page.id, why="a test")


def _put_in(desk: Desk, _page: ReadPage, _: Language) -> None:
    choose_pages(desk.store, NAME, ["dementi_karsk"], inside=True)


def _leave_out(desk: Desk, _page: ReadPage, _: Language) -> None:
    choose_pages(desk.store, NAME, ["depeche_avp"], inside=False)


def _read_again(desk: Desk, page: ReadPage, _: Language) -> None:
    desk.add([page])
    desk.build()
    desk.add([page])


def _build(desk: Desk, page: ReadPage, _: Language) -> None:
    event = next(one for one in stored_pages(desk.store) if one.record.events)
    first = event.record.events[0]
    reject_item(desk.store, Spot(page=event.record.page.id, offset=first.trigger.start, types=(first.type,)), why="a test")
    desk.add([page])
    desk.build()


CHANGES: dict[str, Callable[[Desk, ReadPage, Language], None]] = {
    "a page comes": _add,
    "a page goes": _remove,
    "a page is put in": _put_in,
    "a page is left out": _leave_out,
    "a page is read again": _read_again,
    "a decision, a page, a build": _build,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_what_came_since_is_seen(
    built: Desk, sample: tuple[ReadPage, ...], sample_language: Language, change: Callable[[Desk, ReadPage, Language], None]
) -> None:
    check(built, sample_language)
    change(built, sample[-1], sample_language)
    first = check(built, sample_language)
    assert check(built, sample_language) == first


def test_a_page_of_which_nothing_is_built_is_only_numbered(
    built: Desk, sample: tuple[ReadPage, ...], sample_language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = check(built, sample_language)
    with built.store.reading() as db:
        numbers = pages_of(db, NAME)
    built.add(sample[-1:])
    choose_pages(built.store, NAME, [sample[-1].record.page.id], inside=True)
    monkeypatch.setattr(ready, "narrowed", never)
    after = made_ready(built, sample_language)
    assert after.stamp != before.stamp
    assert len(seen(built, after)[1]) == len(numbers) + 1


def test_an_affair_of_an_actor_follows_who_was_decided_to_be_one(
    desk: Desk, sample: tuple[ReadPage, ...], sample_language: Language
) -> None:
    actors = sample_language.pack.actors
    desk.add(sample)
    new_affair(desk.store, actors, NAME, Filter(actors=("state/xo",)))
    desk.build()
    before = seen(desk, check(desk, sample_language))[1]
    other = next(
        actor.id
        for page in sample
        for actor in page.record.actors
        if actor.id.startswith("state/") and actor.id != "state/xo" and not _is_on(desk, before, actor.id)
    )
    rename_actor(desk.store, actors, "state/xo", "Ostrane du Nord", why="a test")
    assert seen(desk, check(desk, sample_language))[1] == before
    merge_actors(desk.store, actors, "state/xo", other, why="a test")
    assert set(seen(desk, check(desk, sample_language))[1]) > set(before)


def _is_on(desk: Desk, numbers: tuple[int, ...], ident: str) -> bool:
    """Return whether every page with an actor is among some."""
    pages = [page for page in stored_pages(desk.store) if ident in {actor.id for actor in page.record.actors}]
    return all(page.number in numbers for page in pages)


def test_a_build_that_fails_leaves_what_was_ready(
    built: Desk, sample: tuple[ReadPage, ...], sample_language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = check(built, sample_language)
    built.add(sample[-1:])

    def fail(*_: object) -> None:
        raise RuntimeError("killed")

    monkeypatch.setattr("recoupe.affair.build.save_members", fail)
    with pytest.raises(RuntimeError, match="killed"):
        built.build()
    held = ready.held_in(before.path)
    assert held is not None
    assert held.stamp == before.stamp
    check(built, sample_language)


@pytest.mark.parametrize("content", [b"", b"not a database", None], ids=["empty", "of another kind", "a store"])
def test_a_file_that_is_something_else_is_made_anew(built: Desk, sample_language: Language, content: bytes | None) -> None:
    made = check(built, sample_language)
    for ending in ("", "-wal", "-shm"):
        Path(f"{made.path}{ending}").unlink(missing_ok=True)
    if content is None:
        create_store(made.path).close()
    else:
        made.path.write_bytes(content)
    assert check(built, sample_language).path == made.path


def test_a_forgotten_affair_leaves_no_file(built: Desk, sample_language: Language) -> None:
    made = check(built, sample_language)
    delete_affair(built.store, NAME)
    forget_ready(built.store, NAME)
    assert list(made.path.parent.iterdir()) == []


def test_before_the_first_build_nothing_is_made_ready(open_desk: OpenDesk, sample_language: Language) -> None:
    desk = open_desk()
    new_affair(desk.store, sample_language.pack.actors, NAME, Filter())
    ready_beside(desk.store, NAME, actors=sample_language.pack.actors, lexicon=desk.words)
    folder = folder_beside(desk.store.path)
    assert folder is not None
    assert not file_of(folder, desk.store, NAME).exists()


def test_where_a_file_stands_in_the_place_of_the_folder_a_build_goes_on(
    desk: Desk, sample: tuple[ReadPage, ...], sample_language: Language, tmp_path: Path
) -> None:
    assert isinstance(desk.store.path, Path)
    desk.store.path.with_suffix(".affairs").write_text("somebody's own")
    desk.add(sample)
    new_affair(desk.store, sample_language.pack.actors, NAME, Filter(words="barges"))
    desk.build()
    assert folder_beside(desk.store.path) is None
    made = ready_affair(desk.store, tmp_path, NAME, actors=sample_language.pack.actors, lexicon=desk.words)
    assert seen(desk, made)[0].happenings


def test_a_build_lets_the_database_look_at_itself(built: Desk, sample_language: Language) -> None:
    affair = open_store(check(built, sample_language).path)
    for store in (built.store, affair):
        with store.reading() as db:
            looked_at = set(db.exec_driver_sql("SELECT idx FROM sqlite_stat1").scalars())
        assert {"happening_facet_happening", "happening_facet", "facet_count_most"} <= looked_at
    affair.close()
