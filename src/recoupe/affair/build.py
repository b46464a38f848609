"""build_affair: the steps from stored pages to happenings, accounts, contradictions and rungs in the store."""

from collections.abc import Callable, Iterable, Mapping

from recoupe.affair.changes import read_changes
from recoupe.affair.material import Material, read_material
from recoupe.affair.ready import find_affairs, readying
from recoupe.affair.reuse import compare_pages
from recoupe.affair.states import states_of
from recoupe.lexicon.actors import ActorsLexicon
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.stages.affairs import Judged, find_affair
from recoupe.store import Store
from recoupe.store.affair import Written, count_decisions, save_affair, save_tellings
from recoupe.store.affair.members import save_members
from recoupe.store.databases import database_of
from recoupe.store.decided import moment
from recoupe.types.affair import Affair, AffairActor, Telling
from recoupe.types.base import Record

Progress = Callable[[str, int, int], None]
"""Called with the name of a step, how much of it is done, and how much there is."""


class BuildReport(Record, frozen=True, kw_only=True):
    """What building did: pages in all and those read anew, and how much of each table changed."""

    pages: int
    read: int
    tellings: int
    happenings: int
    contradictions: int
    passages: int
    written: dict[str, Written]


def build_affair(
    store: Store, *, actors: ActorsLexicon, lexicon: AffairsLexicon, progress: Progress = lambda *_: None
) -> BuildReport:
    """Return what was done; afterwards the store holds what all of its pages say together, and what people decided about that.

    The affairs of the store are made ready for the desk, in files beside it.

    Only pages that are new, or about which something else is known now, are read; only rows that differ are written. A kill at
    any moment leaves what was built before.

    Args:
        store: an open store.
        actors: what is known of names and roles in its language.
        lexicon: themes and rungs of its language.
        progress: told how far each step is.
    """
    compare_pages(store, progress=lambda done, total: progress("passages", done, total))
    with store.reading() as db:
        changes, decided = read_changes(db), count_decisions(db)
        material = read_material(db, actors, lexicon, changes.events, progress=progress)
        affairs = find_affairs(db, actors)
    progress("happenings", 0, 1)
    affair, at = _affair_of(material, lexicon, changes.judged), moment()
    progress("happenings", 1, 1)
    with readying(store, affair, affairs, at=at, lexicon=lexicon, progress=lambda done, total: progress("affairs", done, total)):
        written = _save(store, affair, material, decided, at)
    return BuildReport(
        pages=len(material.pages),
        read=len(material.made),
        tellings=len(material.tellings),
        happenings=len(affair.happenings),
        contradictions=len(affair.contradictions),
        passages=material.passages,
        written=written,
    )


def _save(store: Store, affair: Affair, material: Material, decided: int, at: str) -> dict[str, Written]:
    with store.writing() as db:
        for page in material.still_there(db):
            save_tellings(db, page.number, page.digest, page.tellings)
        save_members(db, material.members)
        written = save_affair(db, affair, at=at, decided=decided)
        database_of(db).gather_statistics(db)
        return written


def _affair_of(material: Material, lexicon: AffairsLexicon, judged: Judged) -> Affair:
    """Return what the tellings of all pages say together."""
    found = find_affair(material.tellings, states=states_of(material.actors, lexicon), lexicon=lexicon, judged=judged)
    return Affair(
        pages=material.pages,
        actors=tuple(_taking_part(material.tellings, material.actors)),
        happenings=found.happenings,
        contradictions=found.contradictions,
        rungs=found.rungs,
    )


def _taking_part(tellings: Iterable[Telling], actors: Mapping[str, AffairActor]) -> Iterable[AffairActor]:
    """Yield the actors that tellings name, by id."""
    named: set[str] = set()
    for telling in tellings:
        named |= {party.id for party in telling.actors + telling.recipients} | set(telling.according_to)
        named |= {place for place in (telling.place, telling.place_state) if place}
    return (actors[ident] for ident in sorted(named) if ident in actors)
