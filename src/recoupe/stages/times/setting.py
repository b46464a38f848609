"""Where an expression stands: its sentence, its quotation, and whether its clause looks back or ahead."""

from bisect import bisect_right
from typing import Literal

from recoupe.lexicon.times import TimesLexicon
from recoupe.lexicon.times_patterns import words_of
from recoupe.types.article import Article
from recoupe.types.base import Record
from recoupe.types.grammar import Grammar, MarkPair, Sentence, Token, token_at
from recoupe.types.span import TextSpan

Direction = Literal["past", "was", "future", "due", "open"]
"""`was` is the imperfect: past, without saying when; `due` the present of a verb for what is on a calendar ("s'ouvre")."""


class Setting(Record, frozen=True, kw_only=True):
    """The place of one expression.

    `quote` is the outermost quotation around it; `forced` says that a preposition alone decides ("depuis");
    `background` that it dates a noun or a subordinate clause, not what is told.
    """

    block: int
    sentence: int | None
    quote: int | None
    direction: Direction
    forced: bool = False
    verb: str = ""
    background: bool = False


class Places:
    """Finds the setting of any place of one article."""

    def __init__(self, article: Article, grammar: Grammar, lexicon: TimesLexicon) -> None:
        self._article = article
        self._lexicon = lexicon
        self.sentences = grammar.sentences
        self.quotes = tuple(mark for mark in grammar.marks if mark.depth == 0 and mark.closed)
        self._sentence_starts = [sentence.span.start for sentence in grammar.sentences]
        self._quote_starts = [mark.outer.start for mark in self.quotes]

    def setting(self, span: TextSpan, block: int) -> Setting:
        """Return where a span stands."""
        sentence = self.sentence_at(span.start)
        direction: Direction = "open"
        verb, forced, background = "", False, False
        before = self._word_before(span.start)
        if sentence is not None:
            direction, verb, background = _direction(self.sentences[sentence], span, self._lexicon)
        if before in self._lexicon.syntax.since:
            direction, forced = "past", True
        elif before in self._lexicon.syntax.until:
            forced = direction != "past"
            direction = "future"
        elif before in self._lexicon.syntax.onward and direction in ("open", "due"):
            direction = "future"
        return Setting(
            block=block,
            sentence=sentence,
            quote=self.quote_at(span),
            direction=direction,
            forced=forced,
            verb=verb,
            background=background,
        )

    def sentence_at(self, offset: int) -> int | None:
        """Return the index of the sentence over a place; None where there is none."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return index if index >= 0 and offset < self.sentences[index].span.end else None

    def quote_at(self, span: TextSpan) -> int | None:
        """Return the index of the outermost quotation around a span; None outside of quotations."""
        index = bisect_right(self._quote_starts, span.start) - 1
        return index if index >= 0 and _holds(self.quotes[index], span) else None

    def sentences_of_quote(self, quote: int) -> range:
        """Return the indexes of the sentences that a quotation touches."""
        outer = self.quotes[quote].outer
        first = bisect_right(self._sentence_starts, outer.start) - 1
        last = bisect_right(self._sentence_starts, outer.end) - 1
        return range(max(first, 0), last + 1)

    def _word_before(self, offset: int) -> str:
        words = words_of(self._article.text[max(0, offset - 14) : offset])
        return next((word for word in reversed(words) if word not in self._lexicon.syntax.small), "")


def _holds(mark: MarkPair, span: TextSpan) -> bool:
    return mark.outer.start < span.start and span.end <= mark.outer.end


def _direction(sentence: Sentence, span: TextSpan, lexicon: TimesLexicon) -> tuple[Direction, str, bool]:
    """Return whether the verb that governs a span looks back or ahead, its lemma, and whether that is background."""
    index = token_at(sentence, span.start)
    if index is None:
        return "open", "", False
    through_noun = False
    apart = _is_set_apart(sentence, index, span)
    for _ in range(len(sentence.tokens)):
        token = sentence.tokens[index]
        if token.start >= span.end or token.end <= span.start:
            found = None if apart and "VerbForm=Inf" in token.morph else _of_verb(sentence, index, span, lexicon)
            if found == "future" and through_noun and "VerbForm=Inf" in token.morph:
                found = None
            through_noun = through_noun or token.pos == "NOUN"
            if found is not None:
                return found, token.lemma, through_noun or token.dep.startswith(("acl", "advcl"))
        if token.head == index:
            break
        index = token.head
    return "open", "", through_noun


def _is_set_apart(sentence: Sentence, index: int, span: TextSpan) -> bool:
    """Return whether a time stands between commas: it is rather that of the finite verb than of an infinitive before it."""
    before = sentence.tokens[index - 1].text if index else ""
    behind = next((token.text for token in sentence.tokens[index:] if token.start >= span.end), "")
    return before == behind == ","


def _of_verb(sentence: Sentence, index: int, span: TextSpan, lexicon: TimesLexicon) -> Direction | None:
    """Return where one governing word looks; None when it decides nothing and its own governor is to be asked."""
    token = sentence.tokens[index]
    helpers = [sentence.tokens[i] for i in sentence.children[index] if sentence.tokens[i].dep.startswith(("aux", "cop"))]
    if token.pos not in ("VERB", "AUX") and not any(helper.dep == "cop" for helper in helpers):
        return "future" if token.lemma in lexicon.syntax.prospective else None
    perfect = [helper for helper in helpers if helper.dep == "aux:tense" and _is_perfect(helper, lexicon)]
    if perfect and "VerbForm=Part" in token.morph:
        return "past"
    tenses = "|".join([helper.morph for helper in helpers] or [_morph(token, lexicon)])
    if "VerbForm=Inf" in tenses and "Tense=Fut" not in tenses:
        return _of_infinitive(sentence, index, span, lexicon)
    found = _of_tense(tenses, looks_ahead=token.lemma in lexicon.syntax.prospective)
    return "due" if found == "open" and token.lemma in lexicon.syntax.scheduled else found


def _morph(token: Token, lexicon: TimesLexicon) -> str:
    """Return the features of a verb, of the conditional where its ending says so."""
    stem = token.lemma.lower().removesuffix(lexicon.syntax.mute)
    is_conditional = token.text.lower().removeprefix(stem) in lexicon.syntax.conditional
    return "Mood=Cnd" if is_conditional and "VerbForm=Fin" in token.morph else token.morph


def _of_tense(tenses: str, *, looks_ahead: bool) -> Direction:
    """Return where a verb looks, given the features of its finite forms."""
    if "Tense=Fut" in tenses or "Mood=Cnd" in tenses or (looks_ahead and "Tense=Imp" not in tenses):
        return "future"
    if "Tense=Imp" in tenses:
        return "was"
    return "past" if "Tense=Past" in tenses else "open"


def _is_perfect(helper: Token, lexicon: TimesLexicon) -> bool:
    """Return whether an auxiliary tells what is over: any in the present or past, in the future only some."""
    return "Tense=Fut" not in helper.morph or helper.lemma in lexicon.syntax.perfect


def _of_infinitive(sentence: Sentence, index: int, span: TextSpan, lexicon: TimesLexicon) -> Direction | None:
    """Return where an infinitive looks: ahead, unless it goes with the verb above or the time stands near that one."""
    token = sentence.tokens[index]
    above = sentence.tokens[token.head]
    if token.head == index or above.pos not in ("VERB", "AUX"):
        return "open"
    if above.lemma in lexicon.syntax.modal and any(
        sentence.tokens[child].dep == "aux:tense" and _is_perfect(sentence.tokens[child], lexicon)
        for child in sentence.children[token.head]
    ):
        return "past"
    if above.lemma in lexicon.syntax.prospective:
        return "future" if "Tense=Imp" not in above.morph else "open"
    with_governor = token.lemma in lexicon.syntax.saying or above.lemma in lexicon.syntax.aspectual
    return None if span.start < token.start or with_governor else "future"
