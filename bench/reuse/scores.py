"""How much of what pages have of one another a tool finds, and how much of what it finds is so."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bench.reuse.pages import VARIANTS, Page

Pair = tuple[str, str]
Place = tuple[str, int, int]


def recall_by_kind(pages: Sequence[Page], pairs: Iterable[Pair]) -> dict[str, float]:
    """Return, for each kind of page made of wires, how many of its wires it is found with (a merged page has two)."""
    found = {frozenset(pair) for pair in pairs}
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for page in pages:
        for wire in page.wires if page.kind in VARIANTS else ():
            asked[page.kind] += 1
            right[page.kind] += frozenset((page.name, f"wire-{wire}")) in found
    return {kind: right[kind] / asked[kind] for kind in VARIANTS if asked[kind]}


def precision(pages: Sequence[Page], pairs: Sequence[Pair]) -> float | None:
    """Return how many pairs are of pages that have words of one wire; None when there is no pair."""
    wires = {page.name: page.wires for page in pages}
    right = sum(not wires[one].isdisjoint(wires[other]) for one, other in pairs)
    return right / len(pairs) if pairs else None


def right_places(pages: Sequence[Page], passages: Iterable[Sequence[Place]]) -> tuple[float, int]:
    """Return the share of the places that stand where their page has the passage's wire, and how many passages mix wires."""
    known = {page.name: page for page in pages}
    right = total = mixed = 0
    for places in passages:
        wires = [known[name].wire_at(start, end) for name, start, end in places]
        wire, count = Counter(wires).most_common(1)[0]
        right += count if wire is not None else 0
        total += len(places)
        mixed += len(set(wires)) > 1
    return right / total if total else 0.0, mixed


def families_found(families: Mapping[int, Sequence[str]], pairs: Iterable[Pair]) -> tuple[int, int, int]:
    """Return how many families are found whole, how many of their pages with another one, and how many other pairs there are.

    A family is whole when every page is reached from every other one. Other pairs go to another family, or to a page of none.
    """
    beside: dict[str, set[str]] = defaultdict(set)
    family = {name: number for number, names in families.items() for name in names}
    strays = 0
    for one, other in pairs:
        if family.get(one, one) == family.get(other, other):
            beside[one].add(other)
            beside[other].add(one)
        else:
            strays += 1
    whole = sum(_reached(names[0], beside) >= set(names) for names in families.values())
    return whole, sum(bool(beside[name]) for name in family), strays


def _reached(name: str, beside: Mapping[str, set[str]]) -> set[str]:
    reached, left = {name}, [name]
    while left:
        new = beside.get(left.pop(), set()) - reached
        reached |= new
        left += new
    return reached
