"""Affairs of some two thousand pages of the large store: one for each thing that a filter may ask."""

from bench.web.actors import ids, word
from recoupe.affair.ready import ready_affair
from recoupe.lexicon.actors import ActorsLexicon
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.store import Store
from recoupe.store.affairs import Filter, folder_beside, new_affair

ASKED = {
    "days": Filter(since="2015-01-01", until="2015-06-13"),
    "words": Filter(words=word(1300 * 11 + 29)),
    "theme": Filter(themes=("military",), since="2016-01-01", until="2016-06-30"),
    "actor": Filter(actors=(ids()[8],), since="2014-01-01", until="2016-12-31"),
}
"""By the name of the affair."""


def make_affairs(store: Store, actors: ActorsLexicon, lexicon: AffairsLexicon) -> None:
    """Make the affairs, and have them ready as after a build."""
    folder = folder_beside(store.path)
    if folder is None:
        raise SystemExit(f"{store.path}: nobody may write beside it")
    for name, asked in ASKED.items():
        new_affair(store, actors, name, asked)
        ready_affair(store, folder, name, actors=actors, lexicon=lexicon)
