"""read_material: the tellings of all pages, made anew only where something changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from recoupe.affair.known import KnownPage, printed_of
from recoupe.affair.unnamed import PREFIX, Unnamed
from recoupe.lexicon.actors import ActorsLexicon
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.stages.affairs import Change, tell_events
from recoupe.stages.reuse import find_origins
from recoupe.store import Connection
from recoupe.store.affair import read_tellings, unpack_tellings
from recoupe.store.affair.actors import read_affair_actors
from recoupe.store.affair.members import Member
from recoupe.store.affair.pages import PageLine, page_lines, pages_as_read
from recoupe.store.reuse.read import read_passages, read_printing_pages
from recoupe.types.affair import AffairActor, AffairPage, EventKey, Telling
from recoupe.types.record import decode_record


class Made(msgspec.Struct, frozen=True):
    """The tellings of a page that were made anew: its number, when it was read, and the digest of what they were made from."""

    number: int
    read: str
    digest: str
    tellings: tuple[Telling, ...]


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """What happenings are made from: pages by name, actors by id, tellings, those that are new, who is who, how many passages."""

    pages: tuple[AffairPage, ...]
    actors: Mapping[str, AffairActor]
    tellings: list[Telling]
    made: list[Made]
    members: list[Member]
    passages: int

    def still_there(self, db: Connection) -> Iterator[Made]:
        """Yield what was made anew for pages that have neither gone nor been read again meanwhile."""
        now = pages_as_read(db)
        return (page for page in self.made if now.get(page.number) == page.read)


def read_material(
    db: Connection,
    actors: ActorsLexicon,
    lexicon: AffairsLexicon,
    changes: Mapping[EventKey, Change],
    *,
    progress: Callable[[str, int, int], None],
) -> Material:
    """Return what the pages of a store tell, with what people changed."""
    passages = read_passages(db)
    printed, origins = printed_of(passages), find_origins(read_printing_pages(db), passages)
    unnamed = Unnamed(actors, lexicon)
    who = {page: unnamed.called(found) for page, found in read_affair_actors(db, actors).items()}
    before, decided = read_tellings(db), _by_page(changes)
    pages: list[AffairPage] = []
    tellings: list[Telling] = []
    made: list[Made] = []
    for line in page_lines(db, progress=progress):
        known = KnownPage(line.id, who.get(line.number, {}), unnamed, printed.get(line.id, []), origins)
        mine = decided.get(line.id, {})
        digest = known.digest(line.record, [str(item) for item in sorted(mine.items(), key=lambda item: item[0])])
        kept = before.get(line.number)
        if kept and kept[0] == digest:
            told = unpack_tellings(kept[1])
        else:
            told = tell_events(decode_record(line.record), known, lexicon, mine)
            made.append(Made(line.number, line.read, digest, told))
        tellings.extend(told)
        pages.append(_page(line, known))
    everybody = {actor.id: actor for found in who.values() for actor in found.values()}
    everybody |= {ident: unnamed.actor(ident) for ident in _unnamed_in(tellings) if ident not in everybody}
    members = [(number, ident, actor.id) for number, found in who.items() for ident, actor in found.items()]
    listed = tuple(sorted(pages, key=lambda page: (page.name, page.id)))
    return Material(pages=listed, actors=everybody, tellings=tellings, made=made, members=members, passages=len(passages))


def _unnamed_in(tellings: Iterable[Telling]) -> Iterator[str]:
    for telling in tellings:
        yield from (party.id for party in telling.actors + telling.recipients if party.kind == "unknown")
        yield from (ident for ident in telling.according_to if ident.startswith(PREFIX))


def _by_page(changes: Mapping[EventKey, Change]) -> dict[str, dict[EventKey, Change]]:
    found: dict[str, dict[EventKey, Change]] = {}
    for key, change in changes.items():
        found.setdefault(key.page, {})[key] = change
    return found


def _page(line: PageLine, known: KnownPage) -> AffairPage:
    return AffairPage(
        id=line.id,
        name=line.name,
        title=line.title,
        publisher=line.publisher,
        published=line.published,
        url=line.url,
        origin=known.origin(0, 0),
    )
