"""explain_events: what was tried at each word of a text, and why it matched or not."""

from collections.abc import Iterator
from typing import Literal

from recoupe.lexicon.events import EventsLexicon
from recoupe.stages.events.code import Page, code_mentions, is_read
from recoupe.stages.events.frames import Frames
from recoupe.stages.events.mend import mended
from recoupe.stages.events.possible import places_in
from recoupe.stages.events.triggers import Stop, Try, is_misread, tries
from recoupe.stages.events.why_match import matches_of
from recoupe.stages.events.words import VERBAL, singulars, verb_lemmas
from recoupe.types.actors import Actors
from recoupe.types.article import Article
from recoupe.types.grammar import Grammar, Sentence, Token
from recoupe.types.quotes import Quotes
from recoupe.types.times import Times
from recoupe.types.why import Match, Skipped, StopReason, Tried, WhyWord

Kind = Literal["verb", "noun", "adjective", "pronoun"]
Matches = dict[tuple[int, int], Match]
"""Matches by the start of their sentence and the word."""


def explain_events(
    article: Article, grammar: Grammar, times: Times, actors: Actors, quotes: Quotes, *, lexicon: EventsLexicon
) -> tuple[WhyWord, ...]:
    """Return the words of an article that tell an act or look as if they did, in text order, each with the reasons.

    It runs the steps of `code_events` and asks them; nothing is decided here.
    """
    coded = code_mentions(article, grammar, times, actors, quotes, lexicon=lexicon)
    matches = matches_of(coded, article.text)
    sentences = [sentence for sentence in mended(grammar.sentences, lexicon) if is_read(sentence)]
    return tuple(word for sentence in sentences for word in _words(sentence, coded.page, matches))


def _words(sentence: Sentence, page: Page, matches: Matches) -> Iterator[WhyWord]:
    """Yield the words of a sentence that have patterns, and verbs and nouns that have none, in text order; no auxiliaries."""
    frames = Frames(sentence, page.lexicon, page.cast)
    tried = {i: list(_tried(frames, i, page)) for i in places_in(sentence, page.lexicon)}
    tried = {i: rows for i, rows in tried.items() if not _only_helps(sentence.tokens[i], rows)}
    taken = {place for rows in tried.values() for row in rows if row.stop is None for place in row.places}
    for index, token in enumerate(sentence.tokens):
        if index in tried:
            yield _with_patterns(frames, index, tried[index], page, matches.get((sentence.span.start, index)))
        elif match := matches.get((sentence.span.start, index)):
            yield _told_again(token, sentence, match)
        elif index not in taken and (kind := _kind_without_pattern(token, page)):
            yield WhyWord(
                word=token.text,
                lemma=token.lemma.lower(),
                kind=kind,
                span=token.span,
                sentence=sentence.span,
                known_as=_known_as(token, page.lexicon),
            )


def _told_again(token: Token, sentence: Sentence, match: Match) -> WhyWord:
    """Return a pronoun that stands for an act, with the pattern of the noun that it takes up."""
    return WhyWord(
        word=token.text,
        lemma=token.lemma.lower(),
        kind="pronoun",
        span=token.span,
        sentence=sentence.span,
        tried=(Tried(pattern=match.pattern, file=match.file),),
        match=match,
    )


def _only_helps(token: Token, tried: list[Try]) -> bool:
    """Return whether a word is the auxiliary of another, and nothing matches at it."""
    return token.dep.startswith("aux") and all(row.stop is not None for row in tried)


def _tried(frames: Frames, index: int, page: Page) -> Iterator[Try]:
    """Yield what is tried at a word until something matches; nothing is where a word is not looked at."""
    if _not_looked_at(frames, index, page):
        return
    for tried in tries(frames.sentence, index, frames, page.lexicon):
        yield tried
        if tried.stop is None:
            return


def _not_looked_at(frames: Frames, index: int, page: Page) -> Skipped | None:
    """Return why no pattern is tried at a word that has some; None when they are tried."""
    token = frames.sentence.tokens[index]
    if page.cast.is_name(token.start, token.end):
        return "name"
    return "article" if is_misread(frames.sentence, index, frames) else None


def _with_patterns(frames: Frames, index: int, tried: list[Try], page: Page, match: Match | None) -> WhyWord:
    token = frames.sentence.tokens[index]
    matched = any(row.stop is None for row in tried)
    return WhyWord(
        word=token.text,
        lemma=_lemma(token, page.lexicon),
        kind=_kind(token),
        span=token.span,
        sentence=frames.sentence.span,
        known_as=None if matched else _known_as(token, page.lexicon),
        skipped=_not_looked_at(frames, index, page) or ("time" if matched and not match else None),
        tried=tuple(_shown(row, frames, page.lexicon) for row in tried),
        match=match,
    )


def _lemma(token: Token, lexicon: EventsLexicon) -> str:
    """Return the lemma by which a word has patterns, the parser's where it has none."""
    known = (lexicon.verbs, lexicon.phrases) if token.pos in VERBAL or token.pos == "ADJ" else (lexicon.nouns,)
    lemmas = (*verb_lemmas(token, lexicon), *singulars(token))
    return next((lemma for lemma in lemmas if any(lemma in table for table in known)), token.lemma.lower())


def _shown(tried: Try, frames: Frames, lexicon: EventsLexicon) -> Tried:
    """Return a try with its words instead of their places."""
    pattern, stop = tried.pattern, tried.stop or Stop(reason="with")
    words = tuple(frames.sentence.tokens[place].text for place in stop.words)
    return Tried(
        pattern=pattern.id,
        file=lexicon.files[pattern.id],
        stop=_reason(tried),
        slot=stop.slot,
        lemmas=stop.lemmas,
        found=words,
    )


def _reason(tried: Try) -> StopReason | None:
    if tried.stop is None:
        return None
    if tried.stop.reason == "reflexive":
        return "reflexive" if tried.pattern.reflexive else "not_reflexive"
    return tried.stop.reason


def _kind(token: Token) -> Kind:
    return "verb" if token.pos in VERBAL else "adjective" if token.pos == "ADJ" else "noun"


def _kind_without_pattern(token: Token, page: Page) -> Kind | None:
    """Return what a word without a pattern looks like; None for helpers, people, names, times, and what stands for others."""
    words = page.lexicon.words
    if token.pos == "VERB" and not token.dep.startswith("aux"):
        return None if token.lemma.lower() in words.conjugation.helpers else "verb"
    if token.pos != "NOUN" or page.dates.overlap(token.span) or page.cast.mentions_at(token.start, token.end):
        return None
    people = (words.roles, words.organs, words.holders)
    return None if any(lemma in known for lemma in singulars(token) for known in people) else "noun"


def _known_as(token: Token, lexicon: EventsLexicon) -> Literal["governor", "support"] | None:
    """Return what else a word is known for."""
    words = lexicon.words
    if token.pos in VERBAL:
        lemmas = verb_lemmas(token, lexicon)
        if any(lemma in words.verbs for lemma in lemmas):
            return "governor"
        return "support" if any(lemma in words.supports.object for lemma in lemmas) else None
    return "governor" if any(lemma in words.nouns for lemma in singulars(token)) else None
