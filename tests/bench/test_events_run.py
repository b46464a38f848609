"""`make bench-events`: the plain coder gets its due, the table says what was counted, and what is left out is said."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from bench.annotated import read_set
from bench.events import run
from bench.events.ours import read_both
from bench.events.peers.lemma_coder import LemmaCoder, load_lemma_coder
from bench.events.probes import as_page, judge, read_probes
from bench.shared import SHARED, PageSet

from recoupe.pipeline.language import Language
from recoupe.pipeline.watch import Stopwatch
from recoupe.stages.article import clean_capture
from recoupe.stages.grammar import parse_article
from recoupe.types.capture import Capture, Given
from recoupe.types.events import EventType

TEXT = """La Norvège condamne la Hongrie

La Norvège a condamné la Hongrie mardi. La Finlande a démenti avoir bombardé la Suède.
"""


def place(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def known(type_: EventType, words: str, actor: str, recipient: str, status: str, *by: str) -> dict[str, Any]:
    sides = {"actor": [actor], "recipient": [recipient]}
    return {"type": type_, "trigger": place(words), "countries": sides, "status": status, "attributed_to": list(by)}


GOLD = [
    known("ACCUSE", "condamne", "no", "hu", "happened"),
    known("ACCUSE", "a condamné", "no", "se", "happened"),
    known("REJECT", "a démenti", "fi", "se", "happened"),
    known("ASSAULT", "avoir bombardé", "fi", "se", "denied", "state/fi"),
    known("AID", "mardi", "no", "hu", "happened"),
]


@pytest.fixture
def pages(tmp_path: Path) -> PageSet:
    """A set of one page."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "p1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "manifest.jsonl").write_text('{"name": "p1", "published": "2021-03-03"}\n', encoding="utf-8")
    (tmp_path / "gold/p1.json").write_text(json.dumps({"events": GOLD}), encoding="utf-8")
    return PageSet("invented", tmp_path, tmp_path / "manifest.jsonl", tmp_path / "gold")


@pytest.fixture(scope="module")
def coder(french: Language) -> LemmaCoder:
    return load_lemma_coder(french.pack.actors)


PLAIN = [
    ("La Norvège a condamné la Hongrie.", [("ACCUSE", "condamné", ("no",), ("hu",))]),
    ("La Norvège n'a pas condamné la Hongrie.", [("ACCUSE", "condamné", ("no",), ("hu",))]),
    ("Le gouvernement norvégien a critiqué les Hongrois.", [("ACCUSE", "critiqué", ("no",), ("hu",))]),
    ("La Norvège et la Suède ont accusé l'État hongrois.", [("ACCUSE", "accusé", ("no", "se"), ("hu",))]),
    ("La Suède a été bombardée par les États-Unis.", [("ASSAULT", "bombardée", ("us",), ("se",))]),
    ("Le maire a condamné la pluie.", [("ACCUSE", "condamné", (), ())]),
    ("La condamnation de la Hongrie par la Norvège est connue.", []),
    ("La Norvège regarde la Hongrie.", []),
]


@pytest.mark.parametrize(("text", "acts"), PLAIN)
def test_the_plain_coder(text: str, acts: list[Any], coder: LemmaCoder, french: Language) -> None:
    pack = french.pack
    capture = Capture(id="p", name="p", sha256="", path="p", text=text, encoding="utf-8")
    article = clean_capture(capture, given=Given(), lexicon=pack.article, calendar=pack.calendar)
    grammar = parse_article(article, parser=french.parser, lexicon=pack.grammar)
    found = [(act.type, act.trigger, act.actors, act.recipients) for act in coder.code(grammar)]
    assert [(type_, article.text[at.start : at.end], *sides) for type_, at, *sides in found] == acts


def test_the_dictionary_of_the_plain_coder(coder: LemmaCoder) -> None:
    assert set(coder.verbs.values()) == set(get_args(EventType))
    assert 55 <= len(coder.verbs) <= 75
    assert [coder.states[name] for name in ("norvege", "norvegiennes", "oslo", "etats unis")] == ["no", "no", "no", "us"]


def test_the_plain_coder_is_scored_as_one_who_says_that_all_happened(pages: PageSet, coder: LemmaCoder, french: Language) -> None:
    [page] = read_set(pages, "events")
    watch = Stopwatch()
    found = read_both(page, french, coder, watch, bare_first=True)
    assert {(row["status"], tuple(row["attributed_to"])) for row in found.plain} == {("happened", ())}
    assert {TEXT[row["trigger"]["start"] : row["trigger"]["end"]] == row["trigger"]["text"] for row in found.plain} == {True}
    assert set(watch.seconds) == {"bare parse", "grammar", "events", "plain coder"}
    assert [TEXT[start:end] for start, end in found.sentences] == [
        "La Norvège condamne la Hongrie",
        "La Norvège a condamné la Hongrie mardi.",
        "La Finlande a démenti avoir bombardé la Suède.",
    ]


@pytest.mark.parametrize("probe", read_probes(), ids=lambda probe: probe.id)
def test_probe_is_right(probe: Any, coder: LemmaCoder, french: Language) -> None:
    found = read_both(as_page(probe), french, coder, Stopwatch(), bare_first=False)
    answer = judge(probe, found.ours)
    assert answer.right, answer.said


def test_there_are_ten_probes() -> None:
    assert len({probe.id for probe in read_probes()}) == 10


def test_nothing_to_read_is_said_and_the_probes_are_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], french: Language
) -> None:
    monkeypatch.setattr(run, "page_sets", list)
    monkeypatch.setattr(run, "load_language", lambda: french)
    assert run.main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"bench: left out, no annotated pages at {SHARED}; the ten sentences need none"
    assert lines[2].startswith("sentences that are fully right: recoupe 10 of 10, plain lemma coder ")
    assert run.main(["--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["shared"], told["sets"], len(told["probes"]["recoupe"])) == (False, {}, 10)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the scorer is not at ../shared")
def test_table_and_errors(
    pages: PageSet, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], french: Language
) -> None:
    monkeypatch.setattr(run, "page_sets", lambda: [pages])
    monkeypatch.setattr(run, "load_language", lambda: french)
    assert run.main(["--errors"]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert f"invented: 1 pages, {len(TEXT)} characters, 5 events; F1" in lines
    assert "recoupe 0.889 0.889 0.667 0.667 0.667 4/5 = 0.80" in lines
    assert "plain lemma coder 0.889 0.889 0.222 0.222 0.222 4/5 = 0.80" in lines
    assert "AID 1 0 - 0.00 0.00 1 0 - 0.00 0.00" in lines
    assert "wrong, by the first thing: actors 1, missed 1" in lines
    at = lines.index("wrong, by the first thing: actors 1, missed 1")
    two_sides = "gold [a condamné] ACCUSE no -> se happened ours [a condamné] ACCUSE no -> hu happened"
    assert lines[at + 1 : at + 5] == [
        f"actors p1:{TEXT.index('a condamné')} {two_sides}",
        "La Norvège a condamné la Hongrie mardi.",
        f"missed p1:{TEXT.index('mardi')} gold [mardi] AID no -> hu happened ours -",
        "La Norvège a condamné la Hongrie mardi.",
    ]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the scorer is not at ../shared")
def test_json_is_one_object(
    pages: PageSet, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], french: Language
) -> None:
    monkeypatch.setattr(run, "page_sets", lambda: [pages])
    monkeypatch.setattr(run, "load_language", lambda: french)
    assert run.main(["--json"]) == 0
    told = json.loads(capsys.readouterr().out)["sets"]["invented"]
    assert told["errors"] == []
    assert told["coders"]["recoupe"]["of"]["unreal_as_happened"] == {"hit": 0, "gold": 1}
    assert told["coders"]["plain lemma coder"]["of"]["unreal_as_happened"] == {"hit": 1, "gold": 1}
    assert set(told["seconds"]) == {"bare parse", "grammar", "events", "plain coder"}
