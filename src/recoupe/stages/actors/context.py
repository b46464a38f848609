"""What the steps share about one page: its words, its lexicon, its day."""

from datetime import date

import msgspec

from recoupe.lexicon.actor_rows import Tenure
from recoupe.lexicon.actor_words import Gender, ToldKind
from recoupe.lexicon.actors import ActorsLexicon
from recoupe.stages.actors.words import Words
from recoupe.types.article import Article
from recoupe.types.grammar import Grammar


class Context(msgspec.Struct, frozen=True):
    """The page as the steps see it. `day` is its day of publication as ISO text, or "" when unknown.

    `small` are the folded words that the page prints with a small first letter somewhere, `firm` those with a capital inside a
    sentence.
    """

    words: Words
    lexicon: ActorsLexicon
    grammar: Grammar
    small: frozenset[str]
    firm: frozenset[str]
    day: str

    def before(self, place: int) -> ToldKind | None:
        """Return the kind that the small words before a name tell ("le quotidien X", "la revue médicale X"), or None."""
        words = self.words
        for adjectives in range(3):
            if told := self._told_by(place - adjectives):
                return told
            last = place - adjectives - 1
            if last < 1 or not words.joined[last + 1] or not words.printed[last][0].islower() or not self._is_adjective(last):
                return None
        return None

    def _is_adjective(self, place: int) -> bool:
        if self.words.folded[place] in self.lexicon.demonyms:
            return True
        found = self.words.token_at(self.words.starts[place])
        return found is not None and found[0].tokens[found[1]].pos == "ADJ"

    def _told_by(self, place: int) -> ToldKind | None:
        words, lexicon = self.words, self.lexicon.words
        text = ""
        found: ToldKind | None = None
        for back in range(1, lexicon.longest_before + 1):
            if place - back < 0 or not words.joined[place - back + 1]:
                break
            text = words.folded[place - back] + (" " + text if text else "")
            found = lexicon.before.get(text, found)
        return found

    def title_before(self, place: int) -> Gender | None:
        """Return the gender that a civil title before a name tells, None without one."""
        words = self.words
        if place == 0 or not (words.joined[place] or words.between(place) in (". ", ".\u00a0", ".")):
            return None
        return self.lexicon.words.civil.get(words.folded[place - 1])

    def in_office(self, tenure: Tenure) -> bool:
        """Return whether an office was held on the day of the page; True when that day is unknown."""
        return not self.day or tenure.holds_on(self.day)


def read_context(article: Article, grammar: Grammar, words: Words, lexicon: ActorsLexicon) -> Context:
    """Return what the steps share."""
    published = article.meta.published
    day: date | None = published.value or published.latest or published.earliest
    small = frozenset(folded for printed, folded in zip(words.printed, words.folded, strict=True) if printed[0].islower())
    opening = {words.at(start) for start in words.sentence_starts}
    firm = frozenset(
        folded for place, folded in enumerate(words.folded) if words.printed[place][0].isupper() and place not in opening
    )
    return Context(words, lexicon, grammar, small, firm, day.isoformat() if day else "")
