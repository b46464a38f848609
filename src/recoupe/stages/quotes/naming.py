"""From the words of a speaker to the mention a reader would point at, and to an actor id."""

import re
import unicodedata
from bisect import bisect_left, bisect_right

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import after_preposition
from recoupe.types.actors import Actors, Mention
from recoupe.types.grammar import Token
from recoupe.types.span import TextSpan

_AFTER_NAME = frozenset({",", ".", "(", ":", ";"})
"""What stands after a name that is put beside a role: "Le ministre, Jean Dupont, ..."."""


_NEXT = 160
"""Characters after a quotation in which the next sentence names who speaks."""


class Namer:
    """Finds mentions by place; built once an article."""

    def __init__(self, actors: Actors, lexicon: QuotesLexicon) -> None:
        self._mentions = tuple(sorted(actors.mentions, key=lambda mention: mention.span))
        self._starts = [mention.span.start for mention in self._mentions]
        self._lexicon = lexicon
        self._people: dict[tuple[int, bool], frozenset[int]] = {}

    def people(self, passage: Passage, *, persons: bool = False) -> frozenset[int]:
        """Return the tokens of a passage that are (part of) the name of an actor, or words that mean one."""
        key = (passage.tokens[0].start, persons)
        if key not in self._people:
            self._people[key] = self._find_people(passage, persons=persons)
        return self._people[key]

    def _find_people(self, passage: Passage, *, persons: bool) -> frozenset[int]:
        spans = [
            mention.span
            for mention in self.within(passage.span)
            if mention.form != "demonym" and mention.kind != "place" and (mention.kind == "person" or not persons)
        ]
        if not spans:
            return frozenset()
        inside: set[int] = set()
        number = 0
        for i, token in enumerate(passage.tokens):
            while spans[number].end <= token.start:
                number += 1
                if number == len(spans):
                    return frozenset(inside)
            if spans[number].start < token.end:
                inside.add(i)
        return frozenset(inside)

    def named(self) -> frozenset[TextSpan]:
        """Return the places of all names."""
        return frozenset(mention.span for mention in self._mentions if mention.form == "name")

    def within(self, span: TextSpan) -> tuple[Mention, ...]:
        """Return the mentions that begin in a stretch of text."""
        return self._mentions[bisect_left(self._starts, span.start) : bisect_right(self._starts, span.end - 1)]

    def person_after(self, place: int, text: str) -> Mention | None:
        """Return the first person named after a place, in the same paragraph and near it."""
        stop = text.find("\n", place, place + _NEXT)
        near = self.within(TextSpan(place, place + _NEXT if stop < 0 else stop)) if stop != place else ()
        return next((mention for mention in near if mention.form == "name" and mention.kind == "person"), None)

    def nearest(self, passage: Passage, phrase: tuple[int, int]) -> tuple[TextSpan, str | None]:
        """Return the mention nearest the cue in a speaker's phrase, or the phrase, and the actor it means."""
        first, last = phrase
        if passage.low[first].rpartition("-")[2] in self._lexicon.words.inverted and passage.low[first].startswith("-"):
            return _pronoun(passage, first), self._actor_at(_pronoun(passage, first))
        last = self._whole(passage, last)
        words = passage.words(first, last)
        apposed = self._name_after(passage, self._told(passage, last), several=_is_plural(passage.tokens[first]))
        if apposed is not None and not _begins_with_name(passage, first):
            return self._together(passage, *apposed)
        document = any(passage.low[i] in self._lexicon.words.documents for i in range(first, min(first + 3, last)))
        names = [
            mention
            for mention in self.within(words)
            if mention.form == "name" and (document or not self._tied(passage, mention, first))
        ]
        people = [mention for mention in names if mention.kind == "person"] or names
        if people:
            return self._together(passage, people[0], last)
        named = self._proper(passage, first, last)
        if named is not None:
            return named, f"person/{slug(passage.text[named.start : named.end])}"
        return words, self._actor_of(passage, words, first, last, document=document)

    def _whole(self, passage: Passage, last: int) -> int:
        """Return the end of a phrase moved to the end of the name that it cuts: "l'agence des Nations / unies"."""
        end = passage.tokens[last - 1].end
        cut = next(
            (m for m in self.within(TextSpan(passage.tokens[last - 1].start, end)) if m.form == "name" and m.span.end > end), None
        )
        if cut is None:
            return last
        return next((i for i in range(last, len(passage.tokens)) if passage.tokens[i].start >= cut.span.end), len(passage.tokens))

    def _together(self, passage: Passage, first: Mention, last: int) -> tuple[TextSpan, str]:
        """Return a name, or all of several joined by "et" with their actors: "A et B ont affirmé", "A, B et C"."""
        found, whole = [first], 1
        while last + 1 < len(passage.tokens) and (passage.low[last] == "," or passage.low[last] in self._lexicon.words.joining):
            start = last + 1 + (passage.low[last + 1] in self._lexicon.words.articles)
            place = passage.tokens[min(start, len(passage.tokens) - 1)].start
            following = [mention for mention in self.within(TextSpan(place, place + 1)) if mention.form == "name"]
            if not following or following[0].kind != first.kind:
                break
            found.append(following[0])
            whole = len(found) if passage.low[last] in self._lexicon.words.joining else whole
            last = next(
                (i for i in range(start, len(passage.tokens)) if passage.tokens[i].start >= found[-1].span.end),
                len(passage.tokens),
            )
        joined = found[:whole]
        return TextSpan(first.span.start, joined[-1].span.end), ";".join(dict.fromkeys(mention.actor for mention in joined))

    def _told(self, passage: Passage, last: int) -> int:
        """Return the end of a phrase moved behind whom it is told to, and where: "sa femme à l'agence / , Anne Roux"."""
        if last >= len(passage.tokens) or passage.low[last] not in self._lexicon.words.between:
            return last
        after = after_preposition(passage, last, self._lexicon)
        return after if passage.low[after : after + 1] == (",",) else last

    def _name_after(self, passage: Passage, last: int, *, several: bool) -> tuple[Mention, int] | None:
        """Return who is named after a comma, and the token after it: "Le ministre, Jean Dupont, ...", "son parti, le Y".

        `several`: more names may be joined to it ("deux témoins, Jean Dupont et Anne Roux").
        """
        if last + 1 >= len(passage.tokens) or passage.low[last] != ",":
            return None
        first = last + 1
        words = self._lexicon.words
        while first < len(passage.tokens) and (passage.low[first] in words.titles or passage.low[first] in words.articles):
            first += 1
        start = passage.tokens[min(first, len(passage.tokens) - 1)].start
        kinds = ("person",) if first == last + 1 or passage.low[first - 1] in words.titles else ("org", "group", "media")
        found = [
            mention for mention in self.within(TextSpan(start, start + 1)) if mention.form == "name" and mention.kind in kinds
        ]
        if not found:
            return None
        end = next((i for i in range(first, len(passage.tokens)) if passage.tokens[i].start >= found[0].span.end), None)
        after = passage.tokens[end].text if end is not None else "."
        joined = several and after in words.joining
        over = after in _AFTER_NAME or (len(after) == 1 and not after.isalnum()) or joined
        return (found[0], end if end is not None and joined else len(passage.tokens)) if over else None

    def _proper(self, passage: Passage, first: int, last: int) -> TextSpan | None:
        """Return a name of two words that no mention covers, in a phrase or after its comma."""
        stop = last
        if last + 1 < len(passage.tokens) and passage.low[last] == ",":
            stop = next((i for i in range(last + 1, len(passage.tokens)) if passage.tokens[i].pos != "PROPN"), last)
            if stop > last + 2 and passage.low[stop : stop + 1] in ((",",), (".",), ("(",)):
                return passage.words(last + 1, stop)
        for i in range(first, last - 1):
            tied = i > first and (
                passage.low[i - 1] in self._lexicon.words.of or passage.low[i - 1] in self._lexicon.words.between
            )
            if passage.tokens[i].pos == passage.tokens[i + 1].pos == "PROPN" and not tied and passage.tokens[i].text.istitle():
                end = next((j for j in range(i, last) if passage.tokens[j].pos != "PROPN"), last)
                return (
                    passage.words(i, end)
                    if end > i + 1 and not any(passage.tokens[j].pos == "PROPN" for j in range(first, i))
                    else None
                )
        return None

    def _tied(self, passage: Passage, mention: Mention, first: int) -> bool:
        """Return whether a name inside a phrase is tied to its head by "de": "le ministère de la Défense d'Ankara"."""
        index = next((i for i in range(first, len(passage.tokens)) if passage.tokens[i].end > mention.span.start), first)
        while index > first and passage.low[index - 1] in self._lexicon.words.titles:
            index -= 1
        while (
            index > first
            and passage.low[index - 1] in self._lexicon.words.articles
            and passage.low[index - 1] not in self._lexicon.words.of
            and passage.low[index - 1] not in self._lexicon.words.between
        ):
            index -= 1
        return index > first and (
            passage.low[index - 1] in self._lexicon.words.of or passage.low[index - 1] in self._lexicon.words.between
        )

    def _actor_of(self, passage: Passage, words: TextSpan, first: int, last: int, *, document: bool) -> str | None:
        """Return the actor of a phrase without a name: that of its first words, or of who made a document."""
        reach = words.end if document else passage.tokens[min(first + 1, last - 1)].end
        found = [m for m in self.within(words) if m.form in ("nominal", "pronoun") and m.span.start <= reach]
        if found:
            return found[0].actor
        if passage.low[first] in self._lexicon.words.third:
            return None
        return self._unknown(passage, first, last)

    def _actor_at(self, span: TextSpan) -> str | None:
        return next((mention.actor for mention in self.within(span)), None)

    def _unknown(self, passage: Passage, first: int, last: int) -> str | None:
        """Return `unknown/<role>` for a speaker without a name."""
        roles = self._lexicon.roles
        nouns = [i for i in range(first, last) if passage.tokens[i].pos in ("NOUN", "PROPN")]
        opening = range(first, nouns[0] if nouns else last)
        leading = [i for i in opening if passage.tokens[i].pos == "ADJ"]
        noun = next((i for i in (*leading, *nouns) if self._role(passage, i)), None)
        if noun is None:
            head = self._head(passage, first, last)
            return (
                f"unknown/{slug(passage.tokens[head].lemma)}" if head is not None and slug(passage.tokens[head].lemma) else None
            )
        adjectives = [
            roles.adjectives[base]
            for i in range(noun + 1, min(noun + 3, last))
            if (base := _base(passage, i)) in roles.adjectives
        ]
        return "unknown/" + "-".join([*adjectives, self._role(passage, noun)])

    def _role(self, passage: Passage, index: int) -> str:
        """Return the English word for a noun of a source, "" for another."""
        roles, base = self._lexicon.roles, _base(passage, index)
        return roles.nouns.get(base) or roles.names.get(base, "")

    def _head(self, passage: Passage, first: int, last: int) -> int | None:
        """Return the noun of a phrase that has no role; of "dizaines de personnes" the one that is counted."""
        nouns = [i for i in range(first, last) if passage.tokens[i].pos in ("NOUN", "PROPN", "X")]
        counted = [i for i in nouns if passage.low[i] not in self._lexicon.words.quantities]
        return next(iter(counted or nouns), None)


def _base(passage: Passage, index: int) -> str:
    return passage.tokens[index].lemma.lower()


def _pronoun(passage: Passage, index: int) -> TextSpan:
    """Return the pronoun in a token such as "-t-il"."""
    token = passage.tokens[index]
    return TextSpan(token.start + token.text.rfind("-") + 1, token.end)


def _is_plural(token: Token) -> bool:
    return "Number=Plur" in token.morph or token.pos == "NUM"


def _begins_with_name(passage: Passage, first: int) -> bool:
    return passage.tokens[first].pos == "PROPN"


def slug(text: str) -> str:
    """Return a text as it stands in actor ids: lower case, no accents, words joined by hyphens."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
