"""Where the words of a page come from: the independent source of each stretch."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from recoupe.lexicon.actor_names import slug_of
from recoupe.stages.reuse.credits import agency_near
from recoupe.stages.reuse.reprints import is_reprint
from recoupe.types.reuse import Origin, OriginRule, Passage, PassagePlace, PrintingPage

_UNDATED = "9999-12-31"


class Origins:
    """The origin of any stretch of any page; made by `find_origins`."""

    def __init__(self, pages: Mapping[str, PrintingPage], printed: Mapping[str, list[tuple[int, int, Passage]]]) -> None:
        self._pages = pages
        self._printed = printed
        self._ends = {page: _furthest(places) for page, places in printed.items()}
        self._agencies = {slug_of(name) for page in pages.values() for name in page.agencies}
        self._known: dict[tuple[str, ...], Origin] = {}

    def origin_of(self, page_id: str, start: int, end: int) -> Origin:
        """Return the origin of a stretch of a page.

        A passage counts when it holds at least half of the stretch and is a reprint (see `reprints.py`). First comes the page's
        own agency credit (of several, the nearest to the passage), then that of other pages which print the passage, then the
        publisher of the earliest of them, then the page's own publisher.

        Raises:
            KeyError: if the page is none of those that the origins were made of.
        """
        page = self._pages[page_id]
        passages = self.passages_of(page_id, start, end)
        if page.agencies:
            return _agency(self._own_credit(page, passages, start, end), "credit", passages)
        key = (page_id, *(passage.id for passage in passages))
        if key not in self._known:
            self._known[key] = self._inherited(page, passages)
        return self._known[key]

    def passages_of(self, page_id: str, start: int, end: int) -> tuple[Passage, ...]:
        """Return the passages that hold at least half of a stretch and are reprints, the one with the most pages first."""
        places = self._printed.get(page_id, [])
        found: dict[str, Passage] = {}
        last = bisect_left(places, end, key=lambda place: place[0])
        for place in range(last - 1, -1, -1):
            if self._ends[page_id][place] <= start:
                break
            begins, ends, passage = places[place]
            if 2 * (min(end, ends) - max(start, begins)) >= end - start:
                found[passage.id] = passage
        return tuple(sorted(found.values(), key=lambda passage: (-len(passage.places), passage.id)))

    def _own_credit(self, page: PrintingPage, passages: Sequence[Passage], start: int, end: int) -> str:
        """Return the agency of a stretch of a page that credits one or more."""
        if len(page.agencies) == 1:
            return page.agencies[0]
        places = [place for passage in passages for place in passage.places if place.page == page.id] or [
            PassagePlace(page=page.id, start=start, end=end)
        ]
        others = [name for name in self._credits(page.id, passages) if name in page.agencies]
        return agency_near(page, places[0]) or next(iter(others), page.agencies[0])

    def _inherited(self, page: PrintingPage, passages: Sequence[Passage]) -> Origin:
        """Return the origin of a stretch of a page that credits nobody."""
        if credited := self._credits(page.id, passages):
            return _agency(credited[0], "passage_credit", passages)
        if passages:
            printing = {place.page for passage in passages for place in passage.places}
            first = min((self._pages[name] for name in printing), key=_when)
            found = self._publisher(first)
            return Origin(id=found.id, name=found.name, rule="passage_first", passage=passages[0].id)
        return self._publisher(page)

    def _credits(self, page_id: str, passages: Sequence[Passage]) -> list[str]:
        """Return the agencies that other pages which print passages credit for them: the one that most of them credit first."""
        votes: Counter[str] = Counter()
        places = {place.page: place for passage in passages for place in passage.places if place.page != page_id}
        for name, place in places.items():
            page = self._pages[name]
            if agency := agency_near(page, place) or next(iter(page.agencies), None):
                votes[agency] += 1
        return sorted(votes, key=lambda name: (-votes[name], name))

    def _publisher(self, page: PrintingPage) -> Origin:
        """Return the publisher of a page (which may be an agency that others credit), else the page itself."""
        slug = slug_of(page.publisher or "")
        if not slug:
            return Origin(id=f"page/{page.id}", name=page.name, rule="page")
        kind = "agency" if slug in self._agencies else "publisher"
        return Origin(id=f"{kind}/{slug}", name=page.publisher or "", rule="publisher")


def find_origins(pages: Iterable[PrintingPage], passages: Iterable[Passage]) -> Origins:
    """Return the origins of pages, to be asked stretch by stretch.

    Args:
        pages: every page that a stretch will be asked of, and every page that the passages name.
        passages: what they share; furniture is passed over.
    """
    known = {page.id: page for page in pages}
    printed: dict[str, list[tuple[int, int, Passage]]] = defaultdict(list)
    for passage in passages:
        if is_reprint(passage, known):
            for place in passage.places:
                printed[place.page].append((place.start, place.end, passage))
    for places in printed.values():
        places.sort(key=lambda place: (place[0], place[1], place[2].id))
    return Origins(known, dict(printed))


def _agency(name: str, rule: OriginRule, passages: Sequence[Passage]) -> Origin:
    return Origin(id=f"agency/{slug_of(name)}", name=name, rule=rule, passage=passages[0].id if passages else None)


def _furthest(places: Sequence[tuple[int, int, Passage]]) -> list[int]:
    """Return, for each place, the furthest end of it and those before it."""
    furthest: list[int] = []
    for _, end, _ in places:
        furthest.append(max(end, furthest[-1] if furthest else 0))
    return furthest


def _when(page: PrintingPage) -> tuple[str, str, str, str]:
    """Return what orders pages by their day of publication; of a stretch of days the last counts, undated pages come last."""
    return page.latest or page.earliest or _UNDATED, page.earliest or _UNDATED, page.publisher or "~", page.id
