"""find_quotes: the steps in order."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.according import find_according
from recoupe.stages.quotes.clauses import find_clauses
from recoupe.stages.quotes.colon import find_after_colon
from recoupe.stages.quotes.continuation import find_continuations
from recoupe.stages.quotes.cues import Cue, find_cues
from recoupe.stages.quotes.extent import cuts_of
from recoupe.stages.quotes.finish import finish_quotes
from recoupe.stages.quotes.incise import find_incises
from recoupe.stages.quotes.marked_nouns import find_marked_nouns
from recoupe.stages.quotes.naming import Namer
from recoupe.stages.quotes.nominal import find_nominal
from recoupe.stages.quotes.passages import Passage, read_passages
from recoupe.stages.quotes.phrases import can_speak
from recoupe.stages.quotes.relative_source import find_relative_sources
from recoupe.stages.quotes.shape import Draft, length
from recoupe.stages.quotes.speaker import is_thing, subject_of
from recoupe.types.actors import Actors
from recoupe.types.article import Article
from recoupe.types.grammar import Grammar
from recoupe.types.problem import Problem
from recoupe.types.quotes import Quote, Quotes


def find_quotes(article: Article, grammar: Grammar, actors: Actors, *, lexicon: QuotesLexicon) -> Quotes:
    """Return the quotes of an article, in text order.

    Args:
        article: the text.
        grammar: its sentences and quotation marks.
        actors: its mentions; without any, speakers are found and actors are not.
        lexicon: the words of the language.
    """
    namer = Namer(actors, lexicon)
    passages = read_passages(article, grammar, names=namer.named(), lexicon=lexicon)
    drafts = [draft for passage in passages for draft in _drafts(passage, namer, lexicon)]
    found = finish_quotes(drafts, namer, lexicon)
    return Quotes(found=found, problems=tuple(_unspoken(found)))


def _unspoken(quotes: tuple[Quote, ...]) -> Iterator[Problem]:
    """Yield a problem for each quote that nobody is known to say."""
    for quote in quotes:
        if quote.speaker is None and quote.speaker_actor is None:
            yield Problem(code="quotes.no_speaker", message="no speaker was found for these words", span=quote.content[0])


def _drafts(passage: Passage, namer: Namer, lexicon: QuotesLexicon) -> list[Draft]:
    """Return the quotes of one passage; where two say the same words, the first step wins."""
    people = namer.people(passage)
    cues = find_cues(passage, lexicon=lexicon)
    after = list(find_incises(passage, cues, people=people, lexicon=lexicon))
    found = [draft for _, draft in after]
    used = {cue.verb for cue, _ in after}
    colon = list(
        find_after_colon(
            passage, cues, people=namer.people(passage, persons=True) if ":" in passage.low else people, lexicon=lexicon
        )
    )
    used |= {draft.cue_token for draft in colon if draft.cue_token is not None}
    left = tuple(cue for cue in cues if cue.verb not in used)
    cuts = cuts_of(passage, left, [_start_of(passage, cue, lexicon) for cue, _ in after], lexicon)
    found += [_with_subject(draft, cues, after, lexicon) for draft in colon]
    clauses: list[Draft] = []
    for cue, draft in find_clauses(passage, left, cuts, lexicon=lexicon):
        clauses.append(_outside(_spoken(passage, cue, draft, after, lexicon), cue, clauses))
    found = [_as_others(draft, clauses, lexicon) for draft in found]
    found += [draft for draft in clauses if _ascribed(draft, people, lexicon)]
    sources = find_according(passage, incises=tuple(cue.verb for cue, _ in after), people=people, lexicon=lexicon)
    found += [draft for draft in sources if not _around(draft, clauses)]
    found += find_relative_sources(passage, cuts, people=people, lexicon=lexicon)
    found += find_nominal(passage, cuts, lexicon=lexicon)
    found += find_marked_nouns(passage, people=people, lexicon=lexicon)
    kept = _distinct(found)
    return sorted([*kept, *find_continuations(passage, kept)], key=lambda draft: (draft.content, draft.cue_token or 0))


def _start_of(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> int:
    """Return the first token of a cue after its words, "comme" included."""
    like = cue.lead > 0 and passage.low[cue.lead - 1] in lexicon.words.like
    return cue.lead - like


def _with_subject(draft: Draft, cues: tuple[Cue, ...], after: list[tuple[Cue, Draft]], lexicon: QuotesLexicon) -> Draft:
    """Return a draft after a colon with its speaker: "comme le dit X : « ... »" has X after the cue."""
    shared = next((other for cue, other in after if cue.verb == draft.cue_token), None)
    if shared is not None:
        return replace(draft, speaker=shared.speaker)
    cue = next((cue for cue in cues if cue.verb == draft.cue_token), None)
    if draft.speaker is not None or cue is None:
        return draft
    return replace(draft, speaker=subject_of(draft.passage, cue, lexicon))


def _spoken(passage: Passage, cue: Cue, draft: Draft, after: list[tuple[Cue, Draft]], lexicon: QuotesLexicon) -> Draft:
    """Return the draft with its speaker: a participle after an inverted cue speaks for the same person."""
    if cue.kind in ("present", "infinitive"):
        before = [other for other_cue, other in after if other_cue.verb < cue.verb]
        if before:
            return replace(draft, speaker=before[-1].speaker)
    return replace(draft, speaker=subject_of(passage, cue, lexicon))


def _as_others(draft: Draft, clauses: list[Draft], lexicon: QuotesLexicon) -> Draft:
    """Return a quote before "comme l'affirme X" with the words that another cue in it reports or denies."""
    passage, cue = draft.passage, draft.cue_token
    if (
        cue is None
        or draft.type == "direct"
        or not any(passage.low[i] in lexicon.words.like for i in range(max(cue - 5, 0), cue))
    ):
        return draft
    inner = [
        other
        for other in clauses
        if other.rule.startswith("quotes.que")
        and other.cue_token is not None
        and other.cue_token < cue
        and draft.content[0].start <= other.content[0].start
        and other.content[-1].end <= draft.content[-1].end + 1
    ]
    return replace(draft, content=inner[-1].content, type=inner[-1].type) if inner else draft


def _outside(draft: Draft, cue: Cue, before: list[Draft]) -> Draft:
    """Return the draft of a participle after a comma with the speaker of the words before it, when its own stands in them."""
    passage = draft.passage
    if cue.kind != "present" or draft.speaker is None or passage.low[cue.lead - 1] != ",":
        return draft
    place = passage.tokens[draft.speaker[0]].start
    around = [other for other in before if any(span.start <= place < span.end for span in other.content)]
    return replace(draft, speaker=around[0].speaker) if around else draft


def _ascribed(draft: Draft, people: frozenset[int], lexicon: QuotesLexicon) -> bool:
    """Return whether a report counts: inside marks only one of a named third party does."""
    if draft.row is not None and draft.row.human and draft.type == "indirect" and not _human(draft, people, lexicon):
        return False
    if draft.speaker is not None and is_thing(draft.passage, draft.speaker, lexicon):
        return False
    if draft.cue_token is None or not draft.passage.in_marks(draft.cue_token):
        return True
    if draft.speaker is None:
        return False
    tokens = range(*draft.speaker)
    return (
        any(i in people or draft.passage.tokens[i].pos == "PROPN" for i in tokens)
        and draft.passage.low[tokens[0]] not in lexicon.words.third
    )


def _around(draft: Draft, clauses: list[Draft]) -> bool:
    """Return whether a source stands in another's words and its own would hold that cue: "juge X utile selon lui"."""
    return draft.cue is not None and any(
        any(span.start < draft.cue.start < span.end for span in other.content)
        and other.cue is not None
        and any(span.start < other.cue.start < span.end for span in draft.content)
        for other in clauses
    )


def _human(draft: Draft, people: frozenset[int], lexicon: QuotesLexicon) -> bool:
    """Return whether the speaker is an actor, a pronoun or a noun of people: a shortage "threatens to" without a word."""
    if draft.speaker is None:
        return False
    passage, words = draft.passage, lexicon.words
    return " ".join(passage.low[slice(*draft.speaker)]) in words.third or any(
        can_speak(passage, i, people, lexicon) or passage.low[i] in words.third for i in range(*draft.speaker)
    )


def _distinct(drafts: Iterable[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in drafts:
        if not any(_same_words(draft, other) for other in kept):
            kept.append(draft)
    return kept


def _same_words(one: Draft, other: Draft) -> bool:
    """Return whether two drafts share nearly all their words."""
    facts = {draft.row.factuality for draft in (one, other) if draft.row is not None}
    if len(facts) == 2 and "denied" in facts:
        return False
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content)
    total = length(one.content) + length(other.content) - shared
    beside = one.content[0].start == other.content[0].start or one.content[-1].end == other.content[-1].end
    return shared > (0.7 if beside and "according" not in one.rule + other.rule else 0.97) * total
