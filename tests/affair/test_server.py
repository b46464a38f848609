"""The affair built in a store on a server is the one built in a file, also after what people decide."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.pipeline.corpus import ReadPage
from recoupe.pipeline.language import Language
from recoupe.store import Store, create_store, open_store
from recoupe.store.actors import list_actors, merge_actors
from recoupe.store.affairs import Filter, affair_details, new_affair
from recoupe.store.housekeeping.change import remove_page
from recoupe.store.statements import find_statements
from tests.affair.desk import Desk
from tests.postgres import Cluster


@pytest.fixture
def both(cluster: Cluster, sample_language: Language, affairs_lexicon: AffairsLexicon, tmp_path: Path) -> Iterator[list[Desk]]:
    """A desk with an empty store in a file, and one on a server."""
    named = cluster.store()
    stores = create_store(tmp_path / "file.db"), open_store(named)
    yield [Desk(store, sample_language, affairs_lexicon) for store in stores]
    for store in stores:
        store.close()
    cluster.give_back(named)


def test_a_store_that_grows_and_is_decided_about_is_built_alike(
    both: list[Desk], sample: tuple[ReadPage, ...], press: dict[str, ReadPage], sample_language: Language
) -> None:
    pages, lexicon = (*sample, *press.values()), sample_language.pack.actors
    for desk in both:
        desk.add(pages[::2])
        desk.build()
        desk.add(pages[1::2])
    _compare(both, lexicon)
    again = [desk.build() for desk in both]
    assert [report.read for report in again] == [0, 0]
    assert all((done.added, done.changed, done.removed) == (0, 0, 0) for report in again for done in report.written.values())
    persons = [actor.id for actor in list_actors(both[0].store, lexicon) if actor.kind == "person"]
    for desk in both:
        merge_actors(desk.store, lexicon, persons[0], persons[1], why="the same")
        remove_page(desk.store, "copy_a", why="wrong affair")
    _compare(both, lexicon)


def _compare(both: list[Desk], lexicon: ActorsLexicon) -> None:
    """Build both stores, and check that all that is asked of them has one answer."""
    file, server = [(desk.build(), desk.everything(), _answers(desk.store, lexicon)) for desk in both]
    assert file == server
    assert file[1].affair.contradictions
    assert all(file[2])


def _answers(store: Store, lexicon: ActorsLexicon) -> list[Any]:
    actors = list_actors(store, lexicon)
    speaker = max(actors, key=lambda actor: (actor.statements, actor.id))
    days: Any = (None, None)
    asked: dict[str, Any] = {"about": None, "days": days, "stances": [], "types": [], "pages": None}
    name = f"affair-{len(actors)}"
    new_affair(store, lexicon, name, Filter(actors=(speaker.id,), words="Hautelisse"))
    details = affair_details(store, name, lexicon=lexicon)
    return [
        actors,
        find_statements(store, lexicon, speaker=speaker.id, **asked),
        [(page.id, page.name) for page in details.pages],
    ]
