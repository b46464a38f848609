"""`recoupe quotes`: the statements of a store, for people and programs."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from recoupe.cli import reading
from recoupe.cli.quotes_view import cut
from recoupe.pipeline import language
from recoupe.pipeline.language import Language, load_language
from recoupe.types.record import PageRecord, decode_record
from tests.cli.conftest import Run

SAMPLE = Path(__file__).parents[2] / "src/recoupe/cli/sample"
PAGES = {
    "one": "Le maire refuse\n\nM. Karim Delvaux, maire de Hautelisse, a démenti mardi avoir signé l'accord.\n",
    "two": "La justice enquête\n\nL'avocat Karim Delvaux a affirmé vendredi : « Nous irons au procès ».\n",
    "three": "Un refus\n\nKarim Delvaux, le maire de Hautelisse, a déclaré : « Rien ne sera vendu ».\n",
}
WORDS = {"one": "avoir signé l'accord", "two": "Nous irons au procès", "three": "Rien ne sera vendu"}
DAYS = {"one": "2021-03-02", "two": "2021-03-05"}
MAYOR, LAWYER = "person/karim-delvaux", "person/karim-delvaux@two"


@pytest.fixture(autouse=True)
def _knowledge_is_loaded_once(french: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "load_knowledge", lambda *_, **__: french.pack.actors)


@pytest.fixture
def stored(run: Run, tmp_path: Path) -> Run:
    """A store with three invented pages, two of them about one man, one of these without a day."""
    for name, text in PAGES.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    rows = [json.dumps({"name": name, "published": day}) for name, day in DAYS.items()]
    (tmp_path / "manifest.jsonl").write_text("\n".join(rows), encoding="utf-8")
    run("init")
    assert run("add", *(f"{name}.txt" for name in PAGES), "--manifest", "manifest.jsonl").code == 0
    return run


def found(run: Run, *arguments: str) -> list[dict[str, Any]]:
    ran = run("quotes", *arguments, "--json")
    assert ran.code == 0
    listed: list[dict[str, Any]] = json.loads(ran.out)
    return listed


def places(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(row["name"], " [...] ".join(span["text"] for span in row["quote"]["content"])) for row in rows]


def test_the_statements_of_the_sample_affair(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every choice gives what the records say, in the order of days, pages and places."""
    monkeypatch.setattr(reading, "load_language", load_language)
    run("init")
    run("add", SAMPLE, "--manifest", SAMPLE / "manifest.jsonl", "--actors", SAMPLE / "actors.csv")
    records = [decode_record(run("show", path.stem, "--json").out) for path in sorted(SAMPLE.glob("*.txt"))]
    records.sort(key=lambda page: (page.meta.published.value or "9", page.page.name))
    choices: dict[tuple[str, ...], Callable[[dict[str, Any]], bool]] = {
        (): lambda _: True,
        ("--speaker", "orsel"): lambda row: row["quote"]["speaker_actor"] == "person/irene-orsel",
        ("--speaker", "person/viktor-selm", "--stance", "deny"): lambda row: (
            (row["quote"]["speaker_actor"], row["quote"]["stance"]) == ("person/viktor-selm", "deny")
        ),
        ("--stance", "accuse", "--stance", "deny", "--type", "mixed"): lambda row: (
            row["quote"]["stance"] in ("accuse", "deny") and row["quote"]["type"] == "mixed"
        ),
        ("--since", "2021-03-08", "--until", "2021-03-10"): lambda row: "2021-03-08" <= (row["published"] or "") <= "2021-03-10",
        ("--about", "barges"): lambda row: any("barges" in span["text"] for span in row["quote"]["content"]),
    }
    everything = [row for page in records for row in rows_of(page)]
    for arguments, wanted in choices.items():
        listed = [with_ids_of_the_page(row) for row in found(run, *arguments)]
        assert listed == [row for row in everything if wanted(row)], arguments
        assert listed
    assert run("quotes", "--about", "person/marc-tavel").code == 4
    assert places(found(run, "--about", "Front du Lac", "--stance", "accuse")) == [
        ("dementi_karsk", "C'est une provocation du Front du Lac"),
        ("lac_info", 'une "provocation" du mouvement'),
    ]


def rows_of(page: PageRecord) -> list[dict[str, Any]]:
    """Return the statements of a page as the list should have them, taken from its record."""
    labels = {actor.id: actor.label for actor in page.actors}
    return [
        {
            "page": page.page.id,
            "name": page.page.name,
            "title": page.meta.title,
            "publisher": page.meta.publisher,
            "published": page.meta.published.value,
            "position": position,
            "speakers": [
                {"id": one, "label": labels.get(one) or (quote.speaker.text if quote.speaker else one)}
                for one in (quote.speaker_actor or "").split(";")
                if one
            ],
            "quote": json.loads(msgspec.json.encode(quote)),
        }
        for position, quote in enumerate(page.quotes)
    ]


def with_ids_of_the_page(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row whose speakers have the ids of their page: the list puts "@page" behind those that are known to one page."""
    return row | {"speakers": [speaker | {"id": speaker["id"].partition("@")[0]} for speaker in row["speakers"]]}


def test_the_list_for_people(stored: Run) -> None:
    """Day, page, who and how, the words, and the place where they stand in the file."""
    ran = stored("quotes")
    starts = {name: text.index(words) for (name, words), text in zip(WORDS.items(), PAGES.values(), strict=True)}
    at = {name: f"@{start}-{start + len(WORDS[name])}" for name, start in starts.items()}
    assert (ran.code, ran.err) == (0, "")
    assert [line.split("  ") for line in squeezed(ran.out)] == [
        ["day", "page", "speaker", "id", "type", "stance", "modality", "statement"],
        ["2021-03-02", "one", "Karim Delvaux", MAYOR, "indirect", "deny", "asserted", f"« {WORDS['one']} »", at["one"]],
        ["2021-03-05", "two", "Karim Delvaux", LAWYER, "direct", "affirm", "asserted", f"« {WORDS['two']} »", at["two"]],
        ["no day", "three", "Karim Delvaux", MAYOR, "direct", "affirm", "asserted", f"« {WORDS['three']} »", at["three"]],
    ]


def squeezed(text: str) -> list[str]:
    """Return the lines of a table with two spaces between two cells."""
    return [re.sub(" {2,}", "  ", line) for line in text.splitlines()]


def test_lines_of_json(stored: Run) -> None:
    lines = [json.loads(line) for line in stored("quotes", "--jsonl").out.splitlines()]
    assert lines == found(stored)
    assert [(row["name"], row["position"]) for row in lines] == [("one", 0), ("two", 0), ("three", 0)]


def test_who_is_one_is_what_people_decided(stored: Run) -> None:
    ran = stored("quotes", "--speaker", "karim delvaux")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        f"recoupe: 2 actors fit 'karim delvaux'; name one by its id: {MAYOR} (Karim Delvaux), {LAWYER} (Karim Delvaux)\n"
    )
    assert [row["name"] for row in found(stored, "--speaker", MAYOR)] == ["one", "three"]
    stored("actors", "merge", MAYOR, LAWYER)
    assert [row["name"] for row in found(stored, "--speaker", "karim delvaux")] == ["one", "two", "three"]
    stored("actors", "rename", MAYOR, "Le maire")
    assert [row["speakers"] for row in found(stored, "--speaker", "le maire")] == [[{"id": MAYOR, "label": "Le maire"}]] * 3


def test_pages_without_a_day_are_never_left_out_in_silence(stored: Run) -> None:
    ran = stored("quotes", "--since", "2021-03-03")
    assert [line.split()[:2] for line in ran.out.splitlines()] == [["day", "page"], ["2021-03-05", "two"]]
    assert ran.err == (
        "recoupe: left out 1 statement on 1 page without a known day of publication; without --since and --until they come last\n"
    )
    assert stored("quotes", "--since", "2021-03-01", "--stance", "deny").err == ""
    ran = stored("quotes", "--until", "2021-03-01")
    assert (ran.code, ran.out) == (4, "")
    assert [line.split()[1:4] for line in ran.err.splitlines()] == [["left", "out", "1"], ["recoupe.db:", "no", "such"]]


def test_a_name_of_several_is_about_each_and_says_so(stored: Run, tmp_path: Path) -> None:
    (tmp_path / "four.txt").write_text("Un vote\n\nM. Orvent a affirmé que Karim Delvaux mentait.\n", encoding="utf-8")
    stored("add", "four.txt")
    ran = stored("quotes", "--about", "Karim Delvaux")
    assert [line.split()[:3] for line in ran.out.splitlines()][1:] == [["no", "day", "four"]]
    assert ran.err.startswith(
        "recoupe: 'Karim Delvaux' is the name of 3 actors, and statements about each are shown; an id means one: "
    )


NOTHING = [
    (["--speaker", "nobody"], "no actor has the id or name 'nobody'; 'recoupe actors --text WORDS' finds actors"),
    (["--speaker", "person/nobody"], "no actor has the id or name 'person/nobody'"),
    (["--speaker", "nobody", "--about", "person/none"], "no actor has the id or name 'nobody'"),
    (["--about", "person/nobody"], "no actor has the id 'person/nobody'"),
    (["--about", "introuvable"], "no such statement"),
    (["--speaker", MAYOR, "--stance", "threaten"], "no such statement"),
]


@pytest.mark.parametrize(("arguments", "message"), NOTHING, ids=[" ".join(arguments) for arguments, _ in NOTHING])
def test_nothing_found(stored: Run, arguments: list[str], message: str) -> None:
    ran = stored("quotes", *arguments)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith(f"recoupe: recoupe.db: {message}")
    ran = stored("quotes", *arguments, "--json")
    assert (ran.code, ran.out) == (4, "[]\n")


REFUSED = [
    (["--stance", "angry"], "'angry' is none of affirm, deny,"),
    (["--type", "spoken"], "'spoken' is none of direct, mixed, indirect"),
    (["--since", "mardi"], "'mardi' is not a day such as 2016-10-12"),
    (["--since", "2021-03-05", "--until", "2021-03-01"], "--since 2021-03-05 is after --until 2021-03-01"),
    (["--speaker", " "], "--speaker is empty"),
    (["--about", ""], "--about is empty"),
    (["--json", "--jsonl"], "exclude each other"),
    (["Delvaux"], "unexpected extra argument"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED, ids=[" ".join(arguments) for arguments, _ in REFUSED])
def test_what_cannot_be_is_usage(run: Run, arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    ran = run("quotes", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_words_that_cannot_be_looked_for(stored: Run) -> None:
    ran = stored("quotes", "--about", "?!")
    assert (ran.code, ran.out) == (1, "")
    assert "'?!' has no word to look for" in ran.err


def test_it_makes_no_store(run: Run, tmp_path: Path) -> None:
    ran = run("quotes")
    assert (ran.code, ran.out) == (1, "")
    assert "there is no store here; run 'recoupe init" in ran.err
    assert list(tmp_path.glob("*.db*")) == []


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("Nous\npartons  demain", 40, "Nous partons demain"),
        ("Nous partons demain", 19, "Nous partons demain"),
        ("Nous partons demain", 18, "Nous partons [...]"),
        ("Nous partons demain", 12, "Nous [...]"),
        ("anticonstitutionnel", 12, "antico [...]"),
        ("", 5, ""),
    ],
)
def test_long_words_are_cut_between_words(text: str, most: int, shown: str) -> None:
    assert cut(text, most=most) == shown
