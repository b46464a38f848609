"""read_affair: what was built, of a whole store or of one affair in it."""

from collections.abc import Collection

from recoupe.affair.states import states_of
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.stages.affairs import found_in
from recoupe.store import Store
from recoupe.store.affair import read_built, require_built
from recoupe.store.affair.read import by_importance, by_pair, in_time
from recoupe.store.affairs.pages import ids_of_affair
from recoupe.types.affair import Affair


def read_affair(store: Store, name: str | None = None, *, lexicon: AffairsLexicon) -> Affair:
    """Return what was built of a store, or of the pages of one affair in it.

    Args:
        store: an open store.
        name: of an affair; None is the whole store.
        lexicon: themes and rungs of the store's language.

    Raises:
        StoreError: if nothing is built yet, or there is no such affair.
    """
    with store.reading() as db:
        require_built(db, str(store.path))
        pages = None if name is None else ids_of_affair(db, name)
        affair = read_built(db)
    return affair if pages is None else narrowed(affair, name, pages, lexicon)


def narrowed(affair: Affair, name: str | None, pages: Collection[str], lexicon: AffairsLexicon) -> Affair:
    """Return what only some pages (by id) tell of an affair: which tellings are of one act stays as it was built."""
    groups = [[telling for telling in item.tellings if telling.key.page in pages] for item in affair.happenings]
    states = states_of({actor.id: actor for actor in affair.actors}, lexicon)
    found = found_in([group for group in groups if group], states=states, lexicon=lexicon)
    named = {party.id for item in found.happenings for party in item.actors + item.recipients}
    named |= {ident for item in found.happenings for account in item.accounts for ident in account.according_to}
    named |= {item.place for item in found.happenings if item.place}
    happenings = tuple(sorted(found.happenings, key=in_time))
    return Affair(
        name=name,
        pages=tuple(page for page in affair.pages if page.id in pages),
        actors=tuple(actor for actor in affair.actors if actor.id in named),
        happenings=happenings,
        contradictions=by_importance(found.contradictions, happenings),
        rungs=by_pair(found.rungs, happenings),
    )
