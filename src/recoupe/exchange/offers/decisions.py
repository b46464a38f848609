"""What people decided, each with what decides whether it may leave: the facts of the acts, quotes and pages that it is about.

The facts are noted while the records of a store pass by, so that nothing is read twice. What is about something that the store
no longer has is known by nothing, and fits no clause that asks for anything.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

import msgspec

from recoupe.exchange.offers.facts import days_of
from recoupe.exchange.offers.offerable import Offerable
from recoupe.exchange.offers.shape import shape_decision
from recoupe.exchange.offers.themes import Themes
from recoupe.store import Connection
from recoupe.store.actors.decisions import Decision
from recoupe.store.decisions import ItemDecision, ItemDecisions, ItemKey, Overlay, key_of, read_item_decisions
from recoupe.store.decisions.edtf import bounds_of
from recoupe.store.exchange.material import OfferedPage, stream_decisions
from recoupe.store.housekeeping.decided import PageDecision, page_decisions
from recoupe.types.affair import Bounds
from recoupe.types.claims import DecidedItem, DecisionMade
from recoupe.types.exchange import Item
from recoupe.types.record import ActorRow, EventRow

One = TypeVar("One", Decision, ItemDecision)


class Decided:
    """The decisions of one store, and the facts of what they are about, as far as these have passed by.

    Args:
        db: a connection.
        part: which of them are to be yielded; all, without it. The order is that of `offerable`.
    """

    def __init__(self, db: Connection, part: slice = slice(None)) -> None:
        self._items: ItemDecisions = read_item_decisions(db)
        actors, items, pages = list(stream_decisions(db)), self._items.decisions, page_decisions(db)
        self._all_actors = {decision.number: decision for decision in actors}
        self._all_items = {decision.number: decision for decision in items}
        chosen = [*actors, *items, *pages][part]
        self._actors = [one for one in chosen if isinstance(one, Decision)]
        self._made = [one for one in chosen if isinstance(one, ItemDecision)]
        self._pages = [one for one in chosen if isinstance(one, PageDecision)]
        self._wanted = {item.key for decision in self._made for item in _meant(decision, self._all_items).items}
        self._wanted_pages = {decision.page_id for decision in self._pages} | {key.page_id for key in self._wanted}
        self._known: dict[ItemKey, Item] = {}
        self._known_pages: dict[str, Item] = {}
        self._captures: dict[str, str] = {}

    def pages(self) -> list[str]:
        """Return the ids of the pages that the decisions are about."""
        return sorted(self._wanted_pages)

    def on(self, key: ItemKey) -> Overlay:
        """Return what was decided about an act or a quote."""
        return self._items.on_key(key)

    def note(self, key: ItemKey, facts: Item) -> None:
        """Note what decides about an act or a quote that passes by."""
        if key in self._wanted:
            self._known[key] = facts

    def note_page(self, offered: OfferedPage, facts: Item, themes: Themes) -> None:
        """Note what decides about a page that passes by, and about those of its acts that were told by nobody: rejected ones."""
        page, record = offered.page, offered.record
        if page.id in self._wanted_pages:
            self._known_pages[page.id], self._captures[page.id] = facts, record.page.sha256
        for event in record.events if self._wanted else ():
            key = key_of(page.id, event)
            if key in self._wanted and key not in self._known:
                self._known[key] = _untold(event, record.actors, facts.when, themes)

    def offerable(self) -> Iterator[Offerable]:
        """Yield every decision, those about actors first, then items, then pages; each in the order in which it was made."""
        for one in self._actors:
            yield _offered(_of_actors(one), [_actors_of(_meant(one, self._all_actors), one.at[:10])])
        for made in self._made:
            yield _offered(self._at(_of_items(made)), self._facts_of(_meant(made, self._all_items)))
        for page in self._pages:
            yield _offered(self._at(_of_page(page)), [self._known_pages.get(page.page_id)])

    def _at(self, made: DecisionMade) -> DecisionMade:
        """Return a decision with the sha256 of the pages that it names."""
        pages = {*made.pages, *(item.page for item in made.items)}
        return msgspec.structs.replace(
            made, captures={page: self._captures[page] for page in sorted(pages & self._captures.keys())}
        )

    def _facts_of(self, meant: ItemDecision) -> list[Item | None]:
        """Return what decides about the items of a decision; a day that a person gave is one of their days."""
        found: list[Item | None] = [self._known.get(item.key) for item in meant.items]
        if meant.kind == "date" and meant.value and None not in found:
            first, last = bounds_of(meant.value)
            given = Bounds(earliest=first.isoformat() if first else None, latest=last.isoformat() if last else None)
            found.append(msgspec.structs.replace(next(one for one in found if one), when=given))
        return found


def _meant(decision: One, others: dict[int, One]) -> One:
    """Return the decision that another one is about in the end: that which it undoes, or whose undoing it undoes."""
    while decision.undoes is not None and decision.undoes in others:
        decision = others[decision.undoes]
    return decision


def _offered(made: DecisionMade, about: Sequence[Item | None]) -> Offerable:
    ident = {"actors": "actor", "items": "item", "pages": "page"}[made.about]
    facts = _joined([one for one in about if one], whole=bool(about) and None not in about)
    item = msgspec.structs.replace(facts, id=f"decisions/{ident}/{made.number}", reviewed=True)
    return Offerable(item, partial(shape_decision, made))


def _joined(found: Sequence[Item], *, whole: bool) -> Item:
    """Return the facts of several records as those of one; nothing when one of them is not known."""
    if not whole:
        return Item(kind="decisions", id="")
    firsts, lasts = [one.when.earliest for one in found], [one.when.latest for one in found]
    return Item(
        kind="decisions",
        id="",
        themes=tuple(sorted({theme for one in found for theme in one.themes})) if all(one.themes for one in found) else (),
        actors=tuple(sorted({actor for one in found for actor in one.actors})),
        when=Bounds(
            earliest=None if None in firsts else min(first for first in firsts if first),
            latest=None if None in lasts else max(last for last in lasts if last),
        ),
        sources=min(one.sources for one in found),
    )


def _actors_of(decision: Decision, day: str) -> Item:
    """Return the facts of a decision about actors: who they are, and the day on which it was made."""
    actors = tuple(sorted({*decision.ids, *(ident for anchor in decision.anchors for _, ident in anchor)}))
    return Item(kind="decisions", id="", actors=actors, when=Bounds(earliest=day, latest=day))


def _untold(event: EventRow, actors: Iterable[ActorRow], published: Bounds, themes: Themes) -> Item:
    """Return the facts of an act as its page alone has it."""
    states = {actor.id: actor.country for actor in actors if actor.kind != "group" and actor.country}
    ids = {ident for joined in event.actors + event.recipients for ident in joined.split(";")}
    when = Bounds(earliest=event.date.earliest, latest=event.date.latest) if event.date else Bounds()
    return Item(
        kind="events",
        id="",
        themes=themes.of_event(event),
        actors=tuple(sorted({*ids, *(f"state/{states[ident]}" for ident in ids if ident in states)})),
        when=days_of(when, [published]),
    )


def _of_actors(one: Decision) -> DecisionMade:
    return DecisionMade(
        number=one.number, at=one.at, kind=one.kind, ids=one.ids, pages=one.pages, undoes=one.undoes, who=one.who,
        label=one.label, why=one.why,
    )  # fmt: skip


def _of_items(one: ItemDecision) -> DecisionMade:
    items = tuple(
        DecidedItem(
            page=item.key.page_id,
            layer=item.key.layer,
            start=item.key.start,
            end=item.key.end,
            type=item.key.type,
            words=item.words,
        )
        for item in one.items
    )
    return DecisionMade(
        number=one.number, at=one.at, about="items", kind=one.kind, items=items, value=one.value, undoes=one.undoes, who=one.who,
        why=one.why,
    )  # fmt: skip


def _of_page(one: PageDecision) -> DecisionMade:
    return DecisionMade(
        number=one.number, at=one.at, about="pages", kind=one.kind, pages=(one.page_id,),
        value=one.published.isoformat() if one.published else None, who=one.who, label=one.publisher, why=one.why,
    )  # fmt: skip
