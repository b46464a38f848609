"""Why a sentence matches or not: one sentence for each thing that can be said, whole words compared."""

from typing import Any

import pytest

from recoupe.pipeline.language import Language
from recoupe.pipeline.sentences import explain_sentences, read_sentences
from recoupe.types.why import Match, Source, Tried, WhyWord
from tests.patterns.conftest import OWN

STOPS: dict[str, list[tuple[Any, ...]]] = {
    "La marine norvégienne a éperonné un chalutier russe.": [
        ("éperonné", "éperonner_glace", "with", "object", ("glace", "banquise"), ("chalutier",)),
        ("éperonné", "éperonner", None, "", (), ()),
    ],
    "Le cavalier a éperonné son cheval.": [
        ("éperonné", "éperonner_glace", "with", "object", ("glace", "banquise"), ("cheval",)),
        ("éperonné", "éperonner", "unless", "object", ("cheval",), ("cheval",)),
    ],
    "La marine norvégienne a éperonné la glace.": [("éperonné", "éperonner_glace", None, "", (), ())],
    "La Norvège s'est ensablée.": [
        ("ensablée", "ensabler", "not_reflexive", "", (), ()),
        ("ensablée", "ensabler_se", None, "", (), ()),
    ],
    "La marine norvégienne a ensablé un chalutier russe.": [("ensablé", "ensabler", None, "", (), ())],
    "La Norvège a hissé le drapeau.": [("hissé", "hisser_pavillon", "phrase", "", ("pavillon",), ())],
    "La Norvège a hissé le pavillon.": [
        ("hissé", "hisser_pavillon", None, "", (), ()),
        ("pavillon", "pavillon", None, "", (), ()),
    ],
    "La Norvège est calme.": [],
}


def own(word: WhyWord) -> list[Tried]:
    """Return the tries of patterns of the tests; built-in ones may share a word with them some day."""
    return [tried for tried in word.tried if tried.file.startswith(str(OWN))]


@pytest.mark.parametrize(("text", "tried"), STOPS.items())
def test_what_is_tried_and_what_stops_it(text: str, tried: list[tuple[Any, ...]], seafaring: Language) -> None:
    words = explain_sentences(text, language=seafaring)
    assert [(w.word, t.pattern, t.stop, t.slot, t.lemmas, t.found) for w in words for t in own(w)] == tried
    assert all(text[word.span.start : word.span.end] == word.word for word in words)


def match_in(text: str, word: str, language: Language) -> Match:
    [found] = [it.match for it in explain_sentences(text, language=language) if it.word == word and it.match]
    return found


PARTIES = {
    "La marine norvégienne a éperonné un chalutier russe.": [
        Source(actor="state/no", how="slot", slot="subject", words=("La marine norvégienne",)),
        Source(actor="state/ru", how="slot", slot="object", words=("chalutier",)),
    ],
    "Un chalutier russe a été éperonné par la marine norvégienne.": [
        Source(actor="state/no", how="slot", slot="subject", words=("la marine norvégienne",)),
        Source(actor="state/ru", how="slot", slot="object", words=("chalutier",)),
    ],
    "« La Norvège a éperonné un chalutier », a accusé Moscou.": [
        Source(actor="state/no", how="slot", slot="subject", words=("Norvège",)),
        Source(actor="unknown/civilians", how="place"),
    ],
}


@pytest.mark.parametrize(("text", "sources"), PARTIES.items())
def test_where_the_parties_come_from(text: str, sources: list[Source], seafaring: Language) -> None:
    match = match_in(text, "éperonné", seafaring)
    assert [*match.actors, *match.recipients] == sources


def test_the_speaker_of_a_quotation_and_whom_it_is_about(seafaring: Language) -> None:
    match = match_in("« La Norvège a éperonné un chalutier », a accusé Moscou.", "accusé", seafaring)
    assert match.actors == (Source(actor="state/ru", how="quotation"),)
    assert match.recipients == (Source(actor="state/no", how="content"),)


STATUS = {
    "La marine norvégienne a éperonné un chalutier russe.": ("happened", "way", None, [], ()),
    "Oslo aurait éperonné un chalutier russe, selon Moscou.": (
        "alleged",
        "way",
        "aurait",
        [("aurait", "alleged", False)],
        ("state/ru",),
    ),
    "Oslo a promis d'éperonner un chalutier russe.": (
        "announced",
        "way",
        "promis",
        [("promis", "announced", False)],
        ("state/no",),
    ),
    "« La Norvège a éperonné un chalutier », a accusé Moscou.": ("alleged", "accuser", None, [], ("state/ru",)),
}


@pytest.mark.parametrize(("text", "said"), STATUS.items())
def test_what_decides_the_status(text: str, said: tuple[Any, ...], seafaring: Language) -> None:
    match = match_in(text, "éperonner" if "éperonner" in text else "éperonné", seafaring)
    way = [(passed.word, passed.effect, passed.end) for passed in match.way]
    assert (match.status, match.status_from, match.cue, way, match.attributed_to) == said


LEFT_OUT = {
    ("La Norvège a amarré.", "amarré"): ("needs", None),
    ("La Norvège s'est ensablée.", "ensablée"): (None, None),
    ("Le chalutier s'est ensablé.", "ensablé"): ("needs", None),
    ("Nous n'éperonnerons pas un chalutier russe, a dit Oslo.", "éperonnerons"): ("excluded", None),
    ("La Norvège a hissé le pavillon norvégien de la Norvège.", "pavillon"): ("part", "hissé"),
}


@pytest.mark.parametrize(("where", "why"), LEFT_OUT.items())
def test_why_a_match_is_no_event(where: tuple[str, str], why: tuple[str | None, str | None], seafaring: Language) -> None:
    text, word = where
    match = match_in(text, word, seafaring)
    assert (match.left_out, match.part_of) == why
    kept = any(event.trigger == match.trigger for event in read_sentences(text, language=seafaring).events.found)
    assert kept is (match.left_out is None)


def test_words_without_a_pattern_are_told(seafaring: Language) -> None:
    text = "La Norvège ne souhaite pas éplucher une pomme mercredi, et elle a hissé le drapeau."
    words = explain_sentences(text, language=seafaring)
    assert [(w.word, w.lemma, w.kind, w.known_as, w.skipped, len(own(w))) for w in words] == [
        ("souhaite", "souhaiter", "verb", "governor", None, 0),
        ("éplucher", "éplucher", "verb", None, None, 0),
        ("pomme", "pomme", "noun", None, None, 0),
        ("hissé", "hisser", "verb", None, None, 1),
        ("drapeau", "drapeau", "noun", None, None, 0),
    ]


def test_words_in_names_are_not_looked_at(seafaring: Language) -> None:
    words = explain_sentences("Le Front de libération nationale du Pavillon a hissé le pavillon.", language=seafaring)
    assert ("name", ()) in [(word.skipped, word.tried) for word in words]


def test_a_verb_with_an_article_is_not_looked_at(seafaring: Language) -> None:
    words = explain_sentences("Washington la soupçonne de complicité.", language=seafaring)
    assert [(word.word, word.tried, word.match) for word in words if word.skipped == "article"] == [("soupçonne", (), None)]


def test_a_noun_that_the_parser_takes_for_a_verb_is_a_noun(seafaring: Language) -> None:
    words = explain_sentences("La Norvège a réitéré son offre de paix à la Russie.", language=seafaring)
    assert [(word.kind, word.match and word.match.pattern) for word in words if word.word == "offre"] == [
        ("noun", "offre_de_paix")
    ]


@pytest.mark.parametrize("text", [*STOPS, *PARTIES, *STATUS, *(text for text, _ in LEFT_OUT)])
def test_what_is_explained_is_what_is_coded(text: str, seafaring: Language) -> None:
    events = read_sentences(text, language=seafaring).events.found
    kept = [w.match for w in explain_sentences(text, language=seafaring) if w.match and not w.match.left_out]
    assert [
        (m.trigger, m.pattern, m.status, tuple(s.actor for s in m.actors), tuple(s.actor for s in m.recipients), m.attributed_to)
        for m in kept
    ] == [(e.trigger, e.rule.removeprefix("events."), e.status, e.actors, e.recipients, e.attributed_to) for e in events]
