"""Names as a tree of folded words: what stands in the knowledge base, and how printed words are compared with it."""

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence
from typing import Any, Literal

import msgspec

from recoupe.lexicon.actor_rows import ActorRow

NameUse = Literal["strong", "weak", "contracted", "surname", "capital", "palace"]
"""`strong` names link alone; `weak` ones on a page that names the actor otherwise; so do `contracted` ones, which have lost their
article to a preposition ("des Verts"); `surname` is a last name alone; `capital` and `palace` may mean a state's government."""

WORD = re.compile(r"[A-ZÀ-Ý]?[a-zà-ÿ]{3,}(?=[A-ZÀ-Ý][a-zà-ÿ])|[^\W_]+")
"""A run of letters and digits; cut where a lost space glued two words ("au BrésilPlusieurs")."""

END = ""
"""Key of a tree's node under which the entries of the name that ends there stand."""

_ARTICLES = ("al", "el")


class NameEntry(msgspec.Struct, frozen=True):
    """One name of one actor; `words` as printed in the knowledge base."""

    actor: str
    words: tuple[str, ...]
    use: NameUse


def _folding() -> dict[int, str]:
    table = {}
    for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        plain = "".join(c for c in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(c))
        if plain != chr(code):
            table[code] = plain
    return table | {ord("œ"): "oe", ord("æ"): "ae", ord("ø"): "o", ord("ł"): "l", ord("đ"): "d", ord("ı"): "i", ord("ß"): "ss"}


_FOLDING = _folding()


def fold(words: str) -> str:
    """Return words in lower case without accents."""
    lower = words.lower()
    return lower if lower.isascii() else lower.translate(_FOLDING)


def slug_of(name: str) -> str:
    """Return a name as the readable part of an id: folded words joined by "-"."""
    return "-".join(WORD.findall(fold(name)))


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name as printed."""
    return tuple(WORD.findall(name))


def build_names(
    rows: Iterable[ActorRow], *, told: frozenset[str], demonyms: Container[str], articles: frozenset[str]
) -> dict[str, Any]:
    """Return the tree of all names: folded word to subtree, `END` to the entries of a complete name.

    A name that is another name of the row with a common noun or an article before it ("groupe X", "l'X") is left out: these are
    no part of the name; so is a demonym after a group's name ("X libanais").

    Args:
        rows: the knowledge base.
        told: common nouns that tell a kind, and small words, folded.
        demonyms: demonyms, folded.
        articles: articles that names may begin with, folded.
    """
    tree: dict[str, Any] = {}
    for row in rows:
        names = [(words_of(name), name, use) for name, use in _names(row)]
        told_by_others = row.kind == "group" or any(words and words[0][0].islower() for words, _, _ in names)
        short = {" ".join(map(fold, words)) for words, _, _ in names} if told_by_others else set()
        for printed, name, use in names:
            if _is_told(printed, short, told) or (row.kind == "group" and _is_before_demonym(name, short, demonyms)):
                continue
            for words in _variants(printed):
                _plant(tree, NameEntry(row.id, words, use))
                if row.kind in ("org", "media") and len(words) > 1 and fold(words[0]) in articles and words[0][0].isupper():
                    _plant(tree, NameEntry(row.id, words[1:], "contracted"))
    return tree


def _is_before_demonym(name: str, short: set[str], demonyms: Container[str]) -> bool:
    """Return whether a name is another name of the row and a demonym."""
    first, _, last = fold(name).rpartition(" ")
    return last in demonyms and first in short


def _is_told(printed: tuple[str, ...], short: set[str], told: frozenset[str]) -> bool:
    """Return whether a name is small words or a common noun, then another name of the row, with or without an article."""
    if len(printed) < 2 or not printed[0][0].islower():
        return False
    words = [fold(word) for word in printed]
    for cut in range(1, len(words)):
        if printed[cut - 1][0].islower() and " ".join(words[cut:]) in short:
            head = words[: cut - 1] if cut > 1 and words[cut - 1] in told else words[:cut]
            if " ".join(words[:cut]) in told or " ".join(head) in told:
                return True
    return False


def _names(row: ActorRow) -> Iterable[tuple[str, NameUse]]:
    for name in (row.label, *row.aliases):
        yield name, "strong"
    for name in row.weak_aliases:
        yield name, "weak"
    if row.surname:
        yield row.surname, "surname"
    for name in row.capital:
        yield name, "capital"
    for name in row.metonyms:
        yield name, "palace"


def _variants(words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """Yield the name, and the name with the other spelling of an Arabic article ("al-Assad", "el-Assad")."""
    yield words
    folded = [fold(word) for word in words[:-1]]
    for first, second in (_ARTICLES, _ARTICLES[::-1]):
        if first in folded:
            yield tuple(second if fold(word) == first else word for word in words)


def with_one_article(words: Sequence[str]) -> tuple[str, ...]:
    """Return folded words of a name with one spelling of the Arabic article, for comparison; a last word is none."""
    al, el = _ARTICLES
    return (*(al if word == el else word for word in words[:-1]), *words[-1:])


def _plant(tree: dict[str, Any], entry: NameEntry) -> None:
    if not entry.words:
        return
    node = tree
    for word in entry.words:
        node = node.setdefault(fold(word), {})
    entries: list[NameEntry] = node.setdefault(END, [])
    for known in reversed(entries):  # those of one row stand together: a name that thousands of rows share costs no more
        if known.actor != entry.actor:
            break
        if known.use == entry.use and _capitals(known.words) <= _capitals(entry.words):
            return
    entries.append(entry)


def _capitals(words: tuple[str, ...]) -> set[int]:
    """Return the places of the words with a capital: a spelling with fewer suits more prints."""
    return {place for place, word in enumerate(words) if word[0].isupper()}


def printed_alike(entry: NameEntry, printed: list[str]) -> bool:
    """Return whether the capitals of printed words suit a name: where it has a capital the print has one too.

    An acronym must be printed in capitals, or with one capital when it has four letters or more ("Otan"). Words of more than
    one letter printed all in capitals suit any name.
    """
    for known, word in zip(entry.words, printed, strict=True):
        if not known[0].isupper():
            continue
        if not word[0].isupper():
            return False
        if len(known) > 1 and known.isupper() and not word.isupper() and len(known) < 4:
            return False
    return True
