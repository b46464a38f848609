"""The passages of a store: the same in whatever order pages come and go, and never half."""

import random
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import delete, select

from recoupe.affair import ReuseReport, load_origins, update_reuse
from recoupe.stages.reuse import candidates
from recoupe.store import Store, create_store, save_page, tables
from recoupe.store.fulltext import drop_page
from recoupe.store.reuse.pages import forget_reuse
from recoupe.store.reuse.read import read_passages, read_printing_pages
from recoupe.store.reuse.tables import reuse_page, reuse_print, reuse_side, reuse_span
from recoupe.types.reuse import Credit, Passage, PrintingPage, Stretch
from tests.reuse.texts import prose
from tests.store.pages import write_page
from tests.store.reuse_pages import save_prose


def text_of(*sentences: str) -> str:
    return "\n\n".join(sentences)


def passages(store: Store) -> list[Passage]:
    with store.reading() as db:
        return read_passages(db, furniture=True)


def remove(store: Store, page_id: str) -> None:
    """Take a page out, as a removal or a re-read does."""
    with store.writing() as db:
        number = db.execute(select(tables.page.c.number).where(tables.page.c.id == page_id)).scalar_one()
        drop_page(db, number)
        db.execute(delete(tables.page).where(tables.page.c.number == number))


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    made = create_store(tmp_path / "other.db")
    yield made
    made.close()


def cut(store: Store, passage: Passage) -> set[str]:
    """Return the texts of the places of a passage."""
    with store.reading() as db:
        asked = select(tables.page.c.id, tables.capture.c.text).join(tables.capture)
        texts = {row.id: row.text for row in db.execute(asked)}
    return {texts[place.page][place.start : place.end] for place in passage.places}


def test_a_reprint_is_one_passage(store: Store, tmp_path: Path) -> None:
    dispatch = text_of(*prose("dispatch", 6))
    for name in ("gazette", "courrier", "phare"):
        save_prose(store, tmp_path, name, f"{prose(name, 1)[0]}\n\n{dispatch}\n\n{prose((name, 2), 1)[0]}", publisher=name)
    assert update_reuse(store) == ReuseReport(pages=3, removed=0, compared=3, passages=1)
    [passage] = passages(store)
    assert len(passage.places) == 3
    assert cut(store, passage) == {dispatch.rstrip(".")}
    assert passage.words == 6 * 22


def test_an_update_of_nothing_does_nothing(store: Store, tmp_path: Path) -> None:
    assert update_reuse(store) == ReuseReport(pages=0, removed=0, compared=0, passages=0)
    for name in ("gazette", "courrier"):
        save_prose(store, tmp_path, name, text_of(*prose(name, 2), *prose("dispatch", 4)))
    told: list[tuple[int, int]] = []
    update_reuse(store, progress=lambda done, total: told.append((done, total)))
    before = passages(store)
    assert update_reuse(store) == ReuseReport(pages=0, removed=0, compared=0, passages=1)
    assert passages(store) == before
    assert told == [(1, 1)]


def test_what_is_not_read_is_not_compared(store: Store, tmp_path: Path) -> None:
    """The second paragraph of `TALKS`-like pages is an advertisement: its line is no body."""
    for name in ("gazette", "courrier"):
        save_prose(store, tmp_path, name, f"{prose(name, 1)[0]}\n\nPublicité\n\n{text_of(*prose((name, 2), 3))}")
    assert update_reuse(store).passages == 0


def test_a_page_that_is_removed_or_read_anew_takes_its_places_along(store: Store, tmp_path: Path) -> None:
    names = ("gazette", "courrier", "phare")
    ids = [save_prose(store, tmp_path, name, text_of(*prose(name, 2), *prose("dispatch", 4))) for name in names]
    update_reuse(store)
    [before] = passages(store)
    remove(store, ids[0])
    [hidden] = passages(store)
    assert {place.page for place in hidden.places} == set(ids[1:])
    assert update_reuse(store) == ReuseReport(pages=0, removed=1, compared=0, passages=1)
    save_prose(store, tmp_path, names[0], text_of(*prose(names[0], 2), *prose("dispatch", 4)), engine="engine-2")
    save_prose(store, tmp_path, names[1], text_of(*prose(names[1], 2), *prose("dispatch", 4)), engine="engine-2")
    assert update_reuse(store) == ReuseReport(pages=2, removed=1, compared=3, passages=1)
    assert passages(store) == [before]


def test_the_last_page_to_go_leaves_nothing(store: Store, tmp_path: Path) -> None:
    ids = [save_prose(store, tmp_path, name, text_of(*prose("dispatch", 4), name)) for name in ("gazette", "courrier")]
    update_reuse(store)
    for page_id in ids:
        remove(store, page_id)
    assert update_reuse(store) == ReuseReport(pages=0, removed=2, compared=0, passages=0)
    with store.reading() as db:
        assert [db.execute(select(table)).all() for table in (reuse_page, reuse_print, reuse_span, reuse_side)] == [[]] * 4


def collection(source: random.Random) -> dict[str, str]:
    """Return pages that share passages in every way: whole, halved, merged, edited, twice, and a footer."""
    wires = [prose((source.random(), number), 6) for number in range(3)]
    pages = {}
    for number in range(14):
        own = prose((source.random(), "own", number), 2)
        parts = [wire[source.choice([0, 0, 3]) :] for wire in source.sample(wires, source.choice([0, 1, 1, 2]))]
        lines = [line for part in parts for line in part]
        if lines and source.random() < 0.4:
            place = source.randrange(len(lines))
            lines[place] = lines[place].replace(" ", " quinze ", 1)
        footer = prose("footer", 1) if source.random() < 0.5 else []
        pages[f"page-{number}"] = text_of(own[0], *lines, own[1], *footer)
    return pages


@pytest.mark.parametrize(("standing", "leading"), [(1, 4), (2, 4), (4, 1), (6, 2), (16, 4)])
@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_coming_and_going_does_not_matter(
    store: Store, other: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, standing: int, leading: int
) -> None:
    """Also where a few pages stand for all that hold a fingerprint (with 1 or 2 nearly every change moves them)."""
    monkeypatch.setattr(candidates, "REPRESENTATIVES", standing)
    monkeypatch.setattr(candidates, "LEADING", leading)
    source = random.Random(seed)
    pages = collection(source)
    ids: dict[str, str] = {}
    for name in sorted(pages, key=lambda _: source.random()):
        ids[name] = save_prose(store, tmp_path, name, pages[name])
        if source.random() < 0.5:
            update_reuse(store)
        if source.random() < 0.3:
            gone = source.choice(sorted(ids))
            remove(store, ids.pop(gone))
            if source.random() < 0.5:
                update_reuse(store)
    update_reuse(store)
    for name in ids:
        save_prose(other, tmp_path, name, pages[name])
    update_reuse(other)
    assert passages(store) == passages(other)
    with store.writing() as db:
        forget_reuse(db)
    update_reuse(store)
    assert passages(store) == passages(other)
    assert len(passages(store)) > 1


def test_an_update_that_is_killed_goes_on(store: Store, other: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.affair.reuse._AT_ONCE", 3)
    pages = collection(random.Random(5))
    for name, text in pages.items():
        save_prose(store, tmp_path, name, text)
        save_prose(other, tmp_path, name, text)

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        update_reuse(store, progress=stop)
    assert update_reuse(store).pages == len(pages) - 6
    update_reuse(other)
    assert passages(store) == passages(other)


def test_origins_of_a_store(store: Store, tmp_path: Path) -> None:
    dispatch = text_of(*prose("dispatch", 6))
    ids = [
        save_prose(store, tmp_path, name, f"{prose(name, 1)[0]}\n\n{dispatch}", publisher=publisher)
        for name, publisher in (("a", "La Gazette"), ("b", "Le Phare"), ("c", None))
    ]
    alone = save_prose(store, tmp_path, "d", text_of(*prose("alone", 3)), publisher="Le Phare")
    update_reuse(store)
    origins = load_origins(store)
    found = {origins.origin_of(page, 300, 400).id for page in ids}
    assert found == {"publisher/la-gazette"}
    assert [origins.origin_of(page, 0, 60).id for page in ids] == ["publisher/la-gazette", "publisher/le-phare", f"page/{ids[2]}"]
    assert origins.origin_of(alone, 0, 60).rule == "publisher"


def test_furniture_is_left_out_unless_it_is_asked_for(store: Store, tmp_path: Path) -> None:
    footer = prose("footer", 1)[0]
    for number in range(6):
        save_prose(store, tmp_path, f"p{number}", text_of(*prose(number, 8), footer), publisher="Le Phare")
    assert update_reuse(store).passages == 0
    [passage] = passages(store)
    assert passage.furniture
    assert len(passage.places) == 6
    save_prose(store, tmp_path, "g1", text_of(*prose("g1", 8), footer), publisher="La Gazette")
    save_prose(store, tmp_path, "g2", text_of(*prose("g2", 8), footer), publisher="La Gazette")
    assert update_reuse(store).passages == 1


def test_what_is_known_of_the_pages_that_print(store: Store, tmp_path: Path) -> None:
    """Credits are the words of agency lines, bylines and datelines; an indirect quote has no quotation marks."""
    page = write_page(tmp_path)
    segments = list(page.record.segments)
    segments[1] = msgspec.structs.replace(segments[1], role="agency")
    meta = msgspec.structs.replace(page.record.meta, agencies=("AFP",), publisher="Le Phare")
    said = msgspec.structs.replace(page.record.quotes[0], type="indirect")
    record = msgspec.structs.replace(page.record, segments=tuple(segments), meta=meta, quotes=(page.record.quotes[0], said))
    save_page(store, msgspec.structs.replace(page, record=record))
    with store.reading() as db:
        [known] = read_printing_pages(db)
    start, end = segments[1].start, segments[1].end
    assert known == PrintingPage(
        id=page.capture.id,
        name="talks",
        publisher="Le Phare",
        agencies=("AFP",),
        credits=(Credit(start=start, end=end, text=page.capture.text[start:end]),),
        quoted=tuple(Stretch(start=span.start, end=span.end) for span in said.content),
    )
