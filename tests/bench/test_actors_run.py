"""`make bench-actors`: spaCy gets its due, the table says what was counted, and what is left out is said."""

import json
from pathlib import Path

import pytest
from bench.actors import run
from bench.actors.ours import read_ours
from bench.actors.spacy_names import KINDS, Name, told, trimmed
from bench.annotated import read_set
from bench.shared import SHARED, PageSet

from recoupe.pipeline.evidence import WayBack
from recoupe.pipeline.language import Language, load_language
from recoupe.types.article import Run
from recoupe.types.span import TextSpan

TEXT = "Valvert, le 3 mars 2021\n\nMarie Valbrune a rencontré à Paris les maires de la région. Valbrune a salué la France.\n"
NAMES = [
    ("Marie Valbrune", 1, "person/marie-valbrune"),
    ("Paris", 1, "place/paris"),
    ("Valbrune", 2, "person/marie-valbrune"),
    ("France", 1, "state/fr"),
]


@pytest.fixture(scope="module")
def language() -> Language:
    return load_language()


@pytest.fixture
def pages(tmp_path: Path) -> PageSet:
    """A set of one page."""
    (tmp_path / "gold").mkdir()
    names = []
    for words, n, canonical in NAMES:
        start = TEXT.index(words) if n == 1 else TEXT.index(words, TEXT.index(words) + 1)
        span = {"text": words, "n": n, "start": start, "end": start + len(words)}
        names.append({"span": span, "kind": canonical.partition("/")[0], "canonical": canonical, "metonym": False})
    (tmp_path / "p1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "manifest.jsonl").write_text('{"name": "p1", "published": "2021-03-03"}\n', encoding="utf-8")
    (tmp_path / "gold/p1.json").write_text(json.dumps({"names": names}), encoding="utf-8")
    return PageSet("invented", tmp_path, tmp_path / "manifest.jsonl", tmp_path / "gold")


TRIMS = [
    ("la France", False, "France"),
    ("l'Ukraine", False, "Ukraine"),
    ("du Caire", False, "Caire"),
    ("La France", True, "France"),
    ("M. Le Drian", False, "Le Drian"),
    ("M. Le Drian", True, "Le Drian"),
    ("Mme Valbrune", False, "Valbrune"),
    ("Madame Valbrune", True, "Valbrune"),
    ("Le Caire", False, "Le Caire"),
    ("Général Valbrune", False, "Général Valbrune"),
    ("Laval", True, "Laval"),
    ("La", True, "La"),
    ("Banque de France", False, "Banque de France"),
]


@pytest.mark.parametrize(("words", "opens", "left"), TRIMS)
def test_trimmed(words: str, opens: bool, left: str, language: Language) -> None:
    text = f"({words})"
    short = trimmed(Name(TextSpan(1, len(text) - 1), "LOC", opens), text, language.pack.actors)
    assert text[short.span.start : short.span.end] == left


@pytest.mark.parametrize(
    ("label", "kind", "counted"),
    [
        ("LOC", "state", "state"),
        ("LOC", "place", "place"),
        ("LOC", "person", "place"),
        ("ORG", "media", "media"),
        ("ORG", "group", "group"),
        ("ORG", "state", "org"),
        ("PER", "person", "person"),
        ("PER", "org", "person"),
    ],
)
def test_label_has_the_kind_of_the_gold_that_it_may_mean(label: str, kind: str, counted: str) -> None:
    way, name = WayBack((Run(text=0, raw=0, length=10),), "En Valdoria"), Name(TextSpan(3, 10), label)
    gold = [{"span": {"start": 3, "end": 10}, "kind": kind}]
    assert told([name], way, gold) == [{"start": 3, "end": 10, "kind": counted}]
    other_span = [{"span": {"start": 3, "end": 9}, "kind": kind}]
    assert told([name], way, other_span) == [{"start": 3, "end": 10, "kind": KINDS[label][0]}]


def test_names_of_ours_are_names_only(pages: PageSet, language: Language) -> None:
    page = next(read_set(pages, "names"))
    ours = read_ours(page, language)
    assert [page.capture.text[name["start"] : name["end"]] for name in ours.names][-4:] == [words for words, _, _ in NAMES]
    assert {name["form"] for name in ours.names} == {"name"}
    assert set(ours.seconds) == {"grammar", "actors"}


def test_nothing_to_read_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(run, "page_sets", list)
    assert run.main([]) == 0
    assert capsys.readouterr().out.startswith("bench: left out, no annotated pages at ")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the scorer is not at ../shared")
@pytest.mark.parametrize("errors", [False, True])
def test_table(
    pages: PageSet, errors: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: Language
) -> None:
    gold = json.loads((pages.gold / "p1.json").read_text(encoding="utf-8"))
    gold["names"][3]["canonical"] = "state/sy"
    (pages.gold / "p1.json").write_text(json.dumps(gold), encoding="utf-8")
    monkeypatch.setattr(run, "page_sets", lambda: [pages])
    monkeypatch.setattr(run, "load_language", lambda: language)
    assert run.main(["--errors"] if errors else []) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == f"invented: 1 pages, {len(TEXT)} characters, 4 names; F1, names a second"
    assert [" ".join(line.split()) for line in lines if "(target >" in line or "(target <= 3" in line] == [
        "wrong links 1/2 50.0 % (target <= 3 %)",
        "last names given to the full name's actor 1/1 100.0 % (target >= 98 %)",
        "states and capitals found and linked 0/1 0.0 % (target >= 97 %)",
    ]
    listed = [line.strip() for line in lines if ": gold " in line]
    place = TEXT.index("France")
    assert listed == [f"p1:{place} 'France': gold state/sy, ours state/fr"] * (2 if errors else 0)
    assert [line.split("  ")[1] for line in lines if line.startswith(("  spaCy", "  recoupe"))] == [
        "recoupe, with the parse",
        "spaCy",
        "spaCy, trimmed",
    ]
