"""Patterns, what they match and why, and cases that fail, for people to read."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from recoupe.cli.output import harmless
from recoupe.types.events import Status
from recoupe.types.span import TextSpan
from recoupe.types.why import LeftOut, Match, PartyFrom, Passed, Source, StatusFrom, Tried, WhyWord

if TYPE_CHECKING:
    from recoupe.lexicon.events import Pattern
    from recoupe.pipeline.pattern_cases import CaseResult, FoundEvent

_MANY = 8
"""Lemmas of a condition that are shown."""
_KNOWN = {
    "governor": "it decides how real the act below it is (governors.yaml)",
    "support": "it carries a noun that tells the act (supports.yaml)",
}
_PARTY: dict[PartyFrom, str] = {
    "slot": "",
    "clause": "its clause says so",
    "quotation": "the speaker of the quotation",
    "content": "what is said is about them",
    "page": "another mention names them",
    "place": "nobody is named; the place, or the kind of act, stands in",
    "rest": "the rest of its sentence or page names nobody else",
    "likely": "no word says so; the likeliest by the page's other acts and names",
}
_LEFT_OUT: dict[LeftOut, str] = {
    "needs": "a party that it needs was not found (needs: {needs})",
    "excluded": "it is said never to happen",
    "part": "it is part of the match at « {part} »",
    "toll": "it only counts the victims of an act that the sentence names",
    "no_attack": "it counts victims of an attack or takes up an act, and none is told",
    "wanting": "something else took place without it",
    "cue": "it only brings somebody's words, and they say something else",
    "unsaid": "it is an act only where somebody says it of another",
    "wondered": "the page only asks whether there will be one",
}
_STATUS: dict[StatusFrom, str] = {
    "way": "because of {cue}",
    "quoted": "asked for in a quotation, by {cue}",
    "accuser": "only an accuser says so",
    "date": "{cue} is still ahead",
    "page": "the page elsewhere only announces it",
}


def pattern_cells(found: "Sequence[Pattern]", files: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return the head of the table of patterns, then a row for each."""
    rows: list[tuple[str, ...]] = [("id", "word", "type", "mode", "cameo", "actor", "recipient", "needs", "file")]
    for pattern in found:
        word = next(
            f"{kind} {word}"
            for kind, word in (("verb", pattern.verb), ("noun", pattern.noun), ("phrase", pattern.phrase))
            if word
        )
        places = (", ".join(pattern.actor), ", ".join(pattern.recipient))
        rows.append(
            (pattern.id, word, pattern.type, pattern.mode or "", pattern.cameo or "", *places, pattern.needs, files[pattern.id])
        )
    return rows


def why_lines(text: str, words: Sequence[WhyWord]) -> Iterator[Text]:
    """Yield what was tried at each word of a text and why, then the words without a pattern."""
    for word in words:
        if word.tried or word.skipped:
            yield from _word(text, word)
    for word in words:
        if not word.tried and not word.skipped:
            known = f"; {_KNOWN[word.known_as]}" if word.known_as else ""
            yield Text(f"no pattern for '{harmless(word.lemma)}' ({word.kind}){known}")


def _word(text: str, word: WhyWord) -> Iterator[Text]:
    yield Text(harmless(word.word), style="bold").append(f"  ({word.kind} {harmless(word.lemma)})", style="not bold")
    if word.skipped in ("name", "article"):
        why = "it is part of a name" if word.skipped == "name" else "the parser takes it for a verb, and it has an article"
        yield Text(f"    not looked at: {why}")
    phrases = [tried for tried in word.tried if tried.stop == "phrase"]
    if phrases:
        yield Text(f"    phrases that lack a word: {harmless(_lacking(phrases))}", style="dim")
    for tried in word.tried:
        if tried.stop and tried.stop != "phrase":
            yield Text(f"    {tried.pattern}: no, {harmless(_stopped(tried))}", style="dim")
    if word.tried and word.tried[-1].stop is None:
        yield from _matched(text, word, word.tried[-1])
    elif word.known_as:
        yield Text(f"    {_KNOWN[word.known_as]}")
    yield Text()


def _lacking(phrases: Sequence[Tried]) -> str:
    """Return the phrases by the word that is missing: "terme (mettre_terme_accord, mettre_terme_aide)"."""
    missing: dict[str, list[str]] = {}
    for tried in phrases:
        missing.setdefault(tried.lemmas[0], []).append(tried.pattern)
    return "; ".join(f"{word} ({', '.join(ids)})" for word, ids in missing.items())


def _stopped(tried: Tried) -> str:
    """Return what stopped a pattern, as a sentence goes on."""
    here = " and ".join(f"« {word} »" for word in tried.found)
    match tried.stop:
        case "unless":
            return f"{here} stands in the place {tried.slot}, and its 'unless' excludes that"
        case "with":
            more = ", ..." if len(tried.lemmas) > _MANY else ""
            wanted = ", ".join(tried.lemmas[:_MANY])
            return f"its 'with' asks for {wanted}{more} in the place {tried.slot}; {here or 'nothing'} stands there"
        case "reflexive":
            return "it wants the verb with 'se'"
        case "negated":
            return "it wants a negation"
        case _:
            return "it wants the verb without 'se'"


def _matched(text: str, word: WhyWord, tried: Tried) -> Iterator[Text]:
    match = word.match
    style = "green" if match and not match.left_out else "yellow"
    yield Text("    ").append(f"{tried.pattern}: matches", style=style).append(f"  [{tried.file}]")
    if match is None:
        yield Text("        no event: its words are part of a time")
        return
    code = ", ".join(
        [match.type, *([f"mode {match.mode}"] if match.mode else []), *([f"CAMEO {match.cameo}"] if match.cameo else [])]
    )
    yield Text(f"        {code}")
    around = "; ".join(f"{slot} {_quoted(words)}" for slot, words in match.slots.items())
    yield Text(f"        around it   {harmless(around) or 'nothing'}")
    for name, side in (("actor", match.actors), ("recipient", match.recipients)):
        for source in side:
            yield Text(f"        {name:<11} {harmless(f'{source.actor}: {_source(source)}')}")
        if not side:
            yield Text(f"        {name:<11} nobody")
    yield from _outcome(text, word.sentence, match)


def _outcome(text: str, sentence: TextSpan, match: Match) -> Iterator[Text]:
    """Yield the lines on what became of a match."""
    if match.left_out:
        why = _LEFT_OUT[match.left_out].format(needs=match.needs, part=match.part_of)
        yield Text(f"        no event    {harmless(why)}")
        return
    yield Text(f"        status      {match.status}: {harmless(_status(match))}")
    if match.way:
        yield Text(f"        on the way  {harmless(', '.join(_passed(passed) for passed in match.way))}")
    yield Text(f"        according to {harmless(', then '.join(match.attributed_to)) or 'the page itself'}")
    yield Text(f"        as a case   {harmless(as_case(text, sentence, match))}")


def _status(match: Match) -> str:
    if match.status_from == "way" and match.cue is None:
        return (
            "nothing says otherwise" if match.status == "happened" else "the pattern itself, or the verb that carries it, says so"
        )
    return _STATUS[match.status_from].format(cue=f"« {match.cue} »")


def _passed(passed: Passed) -> str:
    what = passed.effect or ("the way ends here" if passed.end else "says nothing of it")
    return f"« {passed.word} » ({what})"


def _source(source: Source) -> str:
    return f"{source.slot} {_quoted(source.words)}" if source.how == "slot" else _PARTY[source.how]


def _quoted(words: Sequence[str]) -> str:
    return " ".join(f"« {word} »" for word in words)


def as_case(text: str, sentence: TextSpan, match: Match) -> str:
    """Return what a match found in its sentence as a case of its pattern, as it is written in a file of cases."""
    from recoupe.lexicon.event_cases import case_line

    actors, recipients = (tuple(source.actor for source in side) for side in (match.actors, match.recipients))
    trigger = TextSpan(match.trigger.start - sentence.start, match.trigger.end - sentence.start)
    return case_line(text[sentence.start : sentence.end], trigger, actors, recipients, match.status)


def case_lines(result: "CaseResult") -> Iterator[Text]:
    """Yield the lines on a case that fails: where it is, its text, what it wants, what was found."""
    case = result.case
    what = "is found now; leave out its known_miss" if result.verdict == "no_longer_missed" else "does not hold"
    yield Text(harmless(f"{case.file}: {case.pattern}, case {case.number}: {what}"), style="yellow")
    yield Text(f"    text    {harmless(_marked(case.text, case.marks))}")
    wanted = f"{_sides(case.actors, case.recipients, case.status)}" if case.match else f"no match of {case.pattern}"
    yield Text(f"    wanted  {harmless(wanted)}")
    for number, event in enumerate(result.found):
        yield Text(f"    {'' if number else 'found':<7} {harmless(_found(event))}")
    if not result.found:
        yield Text("    found   no event")


def _marked(text: str, marks: Sequence[TextSpan]) -> str:
    for mark in reversed(marks):
        text = f"{text[: mark.start]}[{text[mark.start : mark.end]}]{text[mark.end :]}"
    return text


def _found(event: "FoundEvent") -> str:
    return f"{event.type} {event.pattern} [{event.trigger}] {_sides(event.actors, event.recipients, event.status)}"


def _sides(actors: Sequence[str], recipients: Sequence[str], status: Status) -> str:
    return f"{status}, {', '.join(actors) or 'nobody'} -> {', '.join(recipients) or 'nobody'}"
