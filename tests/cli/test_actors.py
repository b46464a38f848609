"""`recoupe actors`: the list, one actor, decisions."""

import json
from collections import Counter
from pathlib import Path

import pytest

from recoupe.cli import reading
from recoupe.lexicon.actor_names import slug_of
from recoupe.pipeline.language import load_language
from recoupe.types.record import PageRecord, decode_record
from tests.cli.conftest import Run

SAMPLE = Path(__file__).parents[2] / "src/recoupe/cli/sample"
PAGES = {
    "one": "Le maire refuse\n\nM. Karim Delvaux, maire de Hautelisse, a démenti mardi. Delvaux a rencontré le préfet.\n",
    "two": "La justice enquête\n\nL'avocat Karim Delvaux a dénoncé vendredi les violences.\n",
    "three": "Un refus\n\nKarim Delvaux, le maire de Hautelisse, a refusé vendredi de négocier.\n",
}


@pytest.fixture
def stored(run: Run, tmp_path: Path) -> Run:
    """A store with three invented pages, two of them about one man."""
    for name, text in PAGES.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    run("init")
    assert run("add", *(f"{name}.txt" for name in PAGES)).code == 0
    return run


def people(run: Run) -> list[tuple[str, str, int]]:
    return [(one["id"], one["label"], one["pages"]) for one in json.loads(run("actors", "--kind", "person", "--json").out)]


def test_the_people_of_the_sample_affair(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list counts what the records say; no unknown person of the affair is on two pages."""
    monkeypatch.setattr(reading, "load_language", load_language)
    run("init")
    run("add", SAMPLE, "--manifest", SAMPLE / "manifest.jsonl", "--actors", SAMPLE / "actors.csv")
    records = [decode_record(run("show", path.stem, "--json").out) for path in sorted(SAMPLE.glob("*.txt"))]
    listed = json.loads(run("actors", "--kind", "person", "--json").out)
    expected = [counted(ident, label, records) for ident, label in people_of(records).items()]
    assert listed == sorted(expected, key=lambda one: (-one["pages"], slug_of(one["label"])))
    assert {one["id"]: one["pages"] for one in listed}["person/irene-orsel"] == 6


def test_without_its_actors_the_people_of_the_sample_affair_are_joined_by_what_the_pages_say(run: Run) -> None:
    run("init")
    run("add", SAMPLE, "--manifest", SAMPLE / "manifest.jsonl")
    (orsel,) = json.loads(run("actors", "--text", "irene orsel", "--json").out)
    assert {key: orsel[key] for key in ("id", "label", "known", "pages")} == {
        "id": "person/irene-orsel",
        "label": "Irène Orsel",
        "known": False,
        "pages": 5,
    }


def people_of(records: list[PageRecord]) -> dict[str, str]:
    return {actor.id: actor.label for page in records for actor in page.actors if actor.kind == "person"}


def counted(ident: str, label: str, records: list[PageRecord]) -> dict[str, object]:
    """Return what the list should say of a person, counted in the records."""
    rows = [actor for page in records for actor in page.actors if actor.id == ident]
    mentions = [mention for page in records for mention in page.mentions if ident in mention.actor.split(";")]
    names = Counter(mention.text for mention in mentions if mention.form == "name")
    assert len(rows) == 1 or rows[0].page is None
    return {
        "id": ident,
        "kind": "person",
        "label": label,
        "country": rows[0].country,
        "known": rows[0].page is None,
        "pages": len(rows),
        "mentions": len(mentions),
        "statements": sum(quote.speaker_actor == ident for page in records for quote in page.quotes),
        "events": sum(ident in (*event.actors, *event.recipients) for page in records for event in page.events),
        "names": [{"name": name, "count": count} for name, count in sorted(names.items(), key=lambda n: (-n[1], n[0]))],
    }


def test_the_list_for_people_and_programs(stored: Run) -> None:
    ran = stored("actors", "--kind", "person")
    assert (ran.code, ran.err) == (0, "")
    assert [line.split()[0] for line in ran.out.splitlines()] == ["id", "person/karim-delvaux", "person/karim-delvaux@two"]
    assert stored("actors", "show", "--kind", "person").out == ran.out
    assert len(stored("actors", "--text", "delvaux", "--jsonl").out.splitlines()) == 2
    assert [line.split()[0] for line in stored("actors", "--min-pages", "2").out.splitlines()][1:] == [
        "person/karim-delvaux",
    ]


def test_one_actor_leads_back_to_the_characters(stored: Run) -> None:
    ran = stored("actors", "person/karim-delvaux")
    assert (ran.code, ran.err) == (0, "")
    start = PAGES["one"].index("maire de Hautelisse")
    assert f"    one: maire de Hautelisse @{start}-{start + 19}" in ran.out.splitlines()
    assert "    person/karim-delvaux@two (Karim Delvaux): other role" in ran.out.splitlines()
    shown = json.loads(stored("actors", "show", "person/karim-delvaux", "--json").out)
    for act in shown["events"]:
        name = next(page["name"] for page in shown["pages"] if page["id"] == act["page"])
        span = act["event"]["trigger"]
        assert PAGES[name][span["start"] : span["end"]] == span["text"]
    assert {act["side"] for act in shown["events"]} == {"by", "with"}


def test_decisions_from_the_first_to_the_last(stored: Run) -> None:
    assert people(stored) == [("person/karim-delvaux", "Karim Delvaux", 2), ("person/karim-delvaux@two", "Karim Delvaux", 1)]
    merged = stored("actors", "merge", "person/karim-delvaux", "person/karim-delvaux@two", "--why", "avocat et maire")
    assert merged.code == 0
    assert merged.out.startswith("1  ")
    assert merged.out.endswith("  merge person/karim-delvaux and person/karim-delvaux@two: avocat et maire\n")
    assert people(stored) == [("person/karim-delvaux", "Karim Delvaux", 3)]
    assert stored("actors", "split", "person/karim-delvaux", "--pages", "one", "three", "--why", "x").code == 0
    assert people(stored) == [("person/karim-delvaux@one", "Karim Delvaux", 2), ("person/karim-delvaux", "Karim Delvaux", 1)]
    assert stored("actors", "undo", "2").code == 0
    assert json.loads(stored("actors", "rename", "person/karim-delvaux", "K. Delvaux", "--json").out)["label"] == "K. Delvaux"
    assert people(stored) == [("person/karim-delvaux", "K. Delvaux", 3)]
    kinds = [(one["decision"]["kind"], one.get("undone_by")) for one in json.loads(stored("actors", "decisions", "--json").out)]
    assert kinds == [("merge", None), ("split", 3), ("undo", None), ("rename", None)]
    assert stored("actors", "decisions").out.splitlines()[1].endswith(": x  (undone by 3)")
    assert json.loads(stored("status", "--json").out)["decisions"] == 4


def test_decisions_outlive_adding_again(stored: Run) -> None:
    stored("actors", "merge", "person/karim-delvaux", "person/karim-delvaux@two")
    before = stored("actors", "--json").out
    for given in ([], ["--published", "2016-10-13"]):
        assert stored("add", "one.txt", "two.txt", "three.txt", *given).code == 0
        assert stored("actors", "--json").out == before
    assert stored("verify").code == 0


REFUSED = [
    (["merge", "person/karim-delvaux", "person/nobody"], "no actor has the id 'person/nobody'"),
    (["merge", "person/karim-delvaux", "person/karim-delvaux"], "are one actor already"),
    (["split", "person/karim-delvaux", "--pages", "two"], "is not on page two"),
    (["split", "person/karim-delvaux"], "at least one page"),
    (["split", "person/karim-delvaux", "one"], "say which pages with --pages"),
    (["rename", "person/karim-delvaux", " "], "the new label is empty"),
    (["undo", "1"], "there is no decision 1"),
    (["undo", "first"], "Invalid value for 'N'"),
    (["merge", "person/karim-delvaux"], "Missing argument"),
    (["--kind", "people"], "'people' is none of person, state"),
    (["--min-pages", "0"], "Invalid value for '--min-pages'"),
    (["person/karim-delvaux", "--min-pages", "2"], "leave them out with an id"),
    (["--json", "--jsonl"], "exclude each other"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED, ids=[" ".join(arguments) for arguments, _ in REFUSED])
def test_what_cannot_be_is_usage_and_nothing_is_written(
    stored: Run, arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    ran = stored("actors", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert stored("actors", "decisions").code == 4


def test_nothing_found(stored: Run) -> None:
    for arguments in (["person/nobody"], ["--text", "introuvable"], ["decisions"]):
        ran = stored("actors", *arguments)
        assert (ran.code, ran.out) == (4, "")
        assert ran.err.startswith("recoupe: recoupe.db: ")
    assert json.loads(stored("status", "--json").out)["decisions"] == 0


def test_an_id_of_several_actors(stored: Run, tmp_path: Path) -> None:
    for name in ("four", "five"):
        (tmp_path / f"{name}.txt").write_text(f"Page {name}\n\nM. Orvent a démenti.\n", encoding="utf-8")
        stored("add", f"{name}.txt")
    ran = stored("actors", "person/orvent")
    assert (ran.code, ran.out) == (1, "")
    assert "2 actors have the id 'person/orvent'; name one of them: person/orvent@five, person/orvent@four" in ran.err


@pytest.mark.parametrize("arguments", [[], ["person/x"], ["merge", "a", "b"], ["undo", "1"], ["decisions"]])
def test_no_command_makes_a_store(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    ran = run("actors", *arguments)
    assert (ran.code, ran.out) == (1, "")
    assert "there is no store here; run 'recoupe init" in ran.err
    assert list(tmp_path.glob("*.db*")) == []
