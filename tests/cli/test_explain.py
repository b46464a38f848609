"""`recoupe explain FILE:OFFSET`: what is shown of a place, and what is said where there is none."""

import json
from pathlib import Path

import pytest

from recoupe.cli.explain_view import held_lines
from recoupe.pipeline.place import held_at
from tests.cli.conftest import PAGE, Run
from tests.store.pages import TALKS, write_page

QUOTE = [
    "négocier avec l'État voisin  [L]e ministre a déclaré mardi : «",
    "  role    body @49-107",
    "  mention « Le ministre » @49-60: le ministre (person/ministre), nominal [actors.office]",
    "  quote   its speaker: direct, refuse, asserted, by le ministre [quotes.colon]",
    "            words         « Nous ne [...] négocierons pas » @81-88 @89-104",
    "            cue           « a déclaré » @61-70, déclarer",
    "            speaker       « Le ministre » @49-60: person/ministre",
]
EVENT = [
    "services de renseignement ont [d]émenti tout échange.",
    "  role    body @120-190",
    "  event   its trigger and status cue and evidence: COOPERATE denied [events.noun]",
    "            pattern       noun in patterns/cooperate.yaml, at « démenti » @169-176",
    "            actors        le ministre (person/ministre)",
    "            recipients    nobody",
    "            status        denied, because of « démenti » @169-176",
    "            according to  le ministre",
    "            date          between ? and 2016-10-12, from its clause",
    "            evidence      « ont démenti tout échange » @165-189",
]


def shown(folder: Path, words: str) -> list[str]:
    """Return what is shown of the place where some words of the page made by hand begin."""
    record = write_page(folder).record
    held = held_at(record, TALKS.index(words), files={"noun": "patterns/cooperate.yaml"})
    return [line.plain for line in held_lines(held, record, TALKS)]


def test_a_quote_is_shown_with_cue_and_speaker(tmp_path: Path) -> None:
    assert shown(tmp_path, "Le ministre") == QUOTE


def test_an_event_is_shown_with_its_pattern_and_status(tmp_path: Path) -> None:
    assert shown(tmp_path, "démenti") == EVENT


def test_a_page_that_was_read_is_shown(run: Run, page: Path) -> None:
    ran = run("explain", f"{page}:{PAGE.index('démenti')}")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "a-t-il affirmé.  La France a [d]émenti avoir livré des armes à"
    kinds = [line.split()[0] for line in lines[1:] if not line.startswith("   ")]
    assert kinds == ["role", "quote", "event", "event"]
    at = PAGE.index("a démenti")
    assert f"            pattern       démentir in patterns/reject.yaml, at « a démenti » @{at}-{at + 9}" in lines


def test_the_same_as_json(run: Run, page: Path) -> None:
    place = PAGE.index("démenti")
    ran = run("explain", f"{page}:{place}", "--json")
    held = json.loads(ran.out)
    assert {name: held[name] for name in ("page", "path", "record", "offset", "times", "mentions", "problems")} == {
        "page": "talks",
        "path": str(page),
        "record": None,
        "offset": place,
        "times": [],
        "mentions": [],
        "problems": [],
    }
    record = json.loads(run("read", page, "--jsonl").out)
    assert [quote["quote"] for quote in held["quotes"]] == [
        q for q in record["quotes"] if q["cue"] and q["cue"]["start"] == place - 2
    ]
    assert [event["parts"] for event in held["events"]] == [["trigger", "evidence"], ["status_cue", "evidence"]]
    assert all(event["event"] in record["events"] for event in held["events"])


@pytest.mark.parametrize(
    ("place", "code", "said"),
    [
        ("talks.txt", 2, "names no place"),
        ("talks.txt:", 2, "is no offset"),
        ("talks.txt:x", 2, "is no offset"),
        ("talks.txt:-3", 2, "is no offset"),
        ("talks.txt:１２", 2, "is no offset"),
        (":3", 2, "names no place"),
        (f"talks.txt:{len(PAGE)}", 2, "is beyond the end"),
        ("nowhere.txt:3", 3, "nowhere.txt"),
        (f"talks.txt:{PAGE.index(chr(10))}", 4, "the page is blank there"),
        ("talks.txt#12:3", 4, "has no page '12'"),
    ],
)
def test_what_is_no_place(place: str, code: int, said: str, run: Run, page: Path) -> None:
    ran = run("explain", place)
    assert ran.code == code
    assert said in " ".join(ran.err.replace("│", " ").split())


def test_the_last_character_is_a_place(run: Run, page: Path) -> None:
    page.write_text(PAGE.rstrip("\n"), encoding="utf-8")
    assert run("explain", f"{page}:{len(PAGE) - 2}").code == 0


def test_a_page_among_many(run: Run, tmp_path: Path) -> None:
    rows = [{"id": name, "title": f"Le titre {name}", "text": "La France a démenti avoir livré des armes."} for name in "ab"]
    (tmp_path / "rows.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    ran = run("explain", "rows.jsonl:3")
    assert ran.code == 2
    assert "rows.jsonl holds 2 pages; name one of them, such as rows.jsonl#1, rows.jsonl#2" in " ".join(
        ran.err.replace("│", " ").split()
    )
    held = [json.loads(run("explain", f"rows.jsonl#{name}:3", "--json").out) for name in ("2", "b")]
    assert [(it["page"], it["record"]) for it in held] == [("b", "2"), ("b", "2")]


def test_standard_input(run: Run) -> None:
    ran = run("explain", "--", f"-:{PAGE.index('démenti')}", stdin=PAGE.encode())
    assert (ran.code, ran.out.count("  event   ")) == (0, 2)
