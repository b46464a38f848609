"""The commands that look after a store: set, remove, restore, backup, doctor."""

import json
from pathlib import Path

import pytest

from recoupe.store import open_store, save_page
from recoupe.types.record import PageRecord, decode_record
from tests.cli.conftest import PAGE, Run
from tests.store.pages import write_page

HTML = """<html><head><meta charset="iso-8859-1"><title>Le Valdor refuse</title></head><body><article><h1>Le Valdor refuse</h1>
<p>Le ministre valdorien a déclaré hier que son pays ne négocierait pas. L'armée a démenti toute livraison d'armes à la Syrie.
Les deux pays ont rompu leurs relations le mois dernier, après des semaines de tension à la frontière.</p>
</article></body></html>"""
ROW = {"titre": "Le Valdor refuse", "texte": PAGE, "date": "2016-10-12", "publisher": "Le Relais"}


def record_of(run: Run, page: str) -> PageRecord:
    return decode_record(run("show", page, "--json").out)


def same_but_given(record: PageRecord) -> str:
    """Return a record without what a day or a publisher changes: places, roles and words that were read."""
    return str([(segment.start, segment.end, segment.role) for segment in record.segments]) + str(record.page)


def make_source(kind: str) -> tuple[list[object], str, bytes]:
    """Write a source of one kind; return the arguments of `add`, the name of its page, and the standard input."""
    match kind:
        case "text":
            Path("talks.txt").write_text(PAGE, encoding="utf-8")
            return ["talks.txt"], "talks", b""
        case "html":
            Path("web.html").write_bytes(HTML.encode("latin-1"))
            return ["web.html"], "web", b""
        case "jsonl":
            Path("rows.jsonl").write_text(json.dumps(ROW) + "\n", encoding="utf-8")
            return ["rows.jsonl", "--fields", "title=titre,text=texte"], "rows#1", b""
        case _:
            return ["-"], "stdin", PAGE.encode()


@pytest.mark.parametrize("kind", ["text", "html", "jsonl", "stdin"])
def test_a_page_is_read_anew_from_what_was_kept_and_as_set_ever_after(run: Run, kind: str) -> None:
    arguments, name, stdin = make_source(kind)
    run("init")
    assert run("add", *arguments, stdin=stdin).code == 0
    before = record_of(run, name)
    files = [file for file in Path().iterdir() if not file.name.startswith("recoupe.db")]
    for file in files:
        file.rename(f"moved_{file.name}")
    ran = run("set", name, "--published", "2016-10-14", "--publisher", "La  Gazette", "--why", "seen in print")
    assert ran.code == 0
    assert f"set {name}: published 2016-10-14, publisher La Gazette: seen in print" in ran.out
    for file in files:
        Path(f"moved_{file.name}").rename(file)
    assert "published 2016-10-14, publisher La Gazette, by " in run("status").out
    after = record_of(run, name)
    assert (after.meta.published.value, after.meta.publisher) == ("2016-10-14", "La Gazette")
    assert "given" in [evidence.kind for evidence in after.meta.published.evidence]
    assert same_but_given(after) == same_but_given(before)
    assert run("verify").code == 0
    assert "0 added, 0 replaced, 1 unchanged" in run("add", *arguments, stdin=stdin).err
    undone = run("set", name, "--undo")
    assert f"take back what was set for {name}" in undone.out
    assert "set by people" not in run("status").out
    run("add", *arguments, stdin=stdin)
    assert record_of(run, name) == before


def test_what_was_set_counts_more_than_what_a_run_gives(run: Run, page: Path) -> None:
    run("init")
    run("add", page, "--published", "2016-10-13")
    run("set", "talks", "--published", "2016-10-14")
    ran = run("add", page, "--published", "2016-10-13")
    assert "1 unchanged" in ran.err
    assert "what was set for page" in ran.err
    assert "published 2016-10-14, not 2016-10-13" in ran.err
    run("set", "talks", "--publisher", "La Gazette")
    record = record_of(run, "talks")
    assert (record.meta.published.value, record.meta.publisher) == ("2016-10-14", "La Gazette")
    assert "what was set" not in run("add", page).err
    run("set", "talks", "--undo", "--why", "a mistake")
    assert "1 replaced" in run("add", page, "--published", "2016-10-13").err
    assert record_of(run, "talks").meta.published.value == "2016-10-13"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["talks"], "say what to set"),
        (["talks", "--publisher", " "], "--publisher is empty"),
        (["talks", "--published", "hier"], "is not a day"),
        (["talks", "--undo"], "nothing was set for this page"),
        (["talks", "--undo", "--published", "2016-10-14"], "leave --published and --publisher out"),
        (["nobody", "--published", "2016-10-14"], "no page has the id or name 'nobody'"),
    ],
)
def test_what_cannot_be_set(run: Run, page: Path, arguments: list[str], message: str) -> None:
    run("init")
    run("add", page)
    before = run("status", "--json").out
    ran = run("set", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in " ".join(ran.err.replace("│", " ").split())
    assert run("status", "--json").out == before


def test_setting_the_same_again_is_refused(run: Run, page: Path) -> None:
    run("init")
    run("add", page)
    assert run("set", "talks", "--published", "2016-10-14").code == 0
    ran = run("set", "talks", "--published", "2016-10-14")
    assert ran.code == 2
    assert "decision 1 set already" in " ".join(ran.err.replace("│", " ").split())
    assert json.loads(run("set", "talks", "--published", "2016-10-15", "--json").out)["number"] == 2


def test_a_page_of_other_words_is_named(run: Run, tmp_path: Path) -> None:
    run("init")
    store = open_store(Path("recoupe.db"))
    save_page(store, write_page(tmp_path, engine="another engine"))
    store.close()
    ran = run("set", "talks", "--published", "2016-10-14")
    assert ran.code == 0
    assert "before that by another engine" in ran.err
    assert "name them with --actors and --lexicon" in ran.err


def test_a_removed_page_is_kept_out_with_the_reason_until_it_is_restored(run: Run, page: Path) -> None:
    run("init")
    run("add", page)
    assert run("remove", "talks").code == 2
    removed = run("remove", "talks", "--why", "a satire")
    assert removed.code == 0
    assert "remove talks" in removed.out
    assert run("show", "talks").code == 4
    assert run("verify").code == 4
    ran = run("add", page)
    assert ran.code == 0
    assert "talks.txt: is kept out, " in ran.err
    assert "removed it on " in ran.err
    assert ": a satire ('recoupe restore " in ran.err
    assert "0 added, 0 replaced, 0 unchanged, 0 failed, 1 kept out" in ran.err
    assert ": a satire" in run("status").out
    restored = run("restore", "talks")
    assert "add it again to have it back" in restored.err
    assert "1 added" in run("add", page).err
    assert json.loads(run("status", "--json").out)["removed"] == []
    assert run("restore", "talks").code == 2


def test_a_backup_is_a_store(run: Run, page: Path) -> None:
    run("init")
    run("add", page)
    ran = run("backup", "kept.db")
    assert (ran.code, ran.out) == (0, "")
    assert "kept.db: 1 page, " in ran.err
    assert run("verify", "--store", "kept.db").code == 0
    again = run("backup", "kept.db")
    assert again.code == 1
    assert "kept.db: exists already and is left as it is" in again.err


def test_doctor_without_a_store(run: Run) -> None:
    ran = run("doctor", "--json")
    assert ran.code == 0
    found = {one["what"]: one for one in json.loads(ran.out)}
    assert {what: found[what]["state"] for what in ("recoupe", "packages", "French", "store")} == {
        "recoupe": "ok",
        "packages": "ok",
        "French": "ok",
        "store": "none",
    }
    assert "spacy 3." in found["packages"]["told"]
    assert not Path("recoupe.db").exists()


def test_doctor_names_what_is_wrong_and_what_to_do(run: Run) -> None:
    Path("mine.csv").write_text("id,kind\n", encoding="utf-8")
    Path("rules/events/patterns").mkdir(parents=True)
    Path("rules/events/patterns/mine.yaml").write_text("- id\n", encoding="utf-8")
    ran = run("doctor", "--store", "none.db", "--actors", "mine.csv", "--lexicon", "rules", "--jsonl")
    assert ran.code == 3
    wrong = {one["what"]: one["told"] for one in map(json.loads, ran.out.splitlines()) if one["state"] == "wrong"}
    assert sorted(wrong) == ["actors", "patterns", "store"]
    assert "there is no store here; run 'recoupe init" in wrong["store"]
    assert "mine.csv" in wrong["actors"]
    assert "mine.yaml" in wrong["patterns"]
    assert "wrong: store, actors, patterns" in ran.err


def test_doctor_finds_a_store_sound(run: Run, page: Path) -> None:
    run("init")
    run("add", page)
    ran = run("doctor")
    assert ran.code == 0
    assert "store: recoupe.db: 1 page, schema version 4" in ran.out
