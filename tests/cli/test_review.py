"""`recoupe review`: what a person decides about events and quotes, and how `show` and `search` mark it."""

import json
from pathlib import Path

import pytest

from recoupe.cli.output import say
from recoupe.cli.review import show_reviews
from recoupe.cli.review_view import Waiting
from recoupe.store import Store
from recoupe.types.record import decode_record
from tests.cli.conftest import PAGE, Run

LIVRER = PAGE.index("livré")
CONTACT = PAGE.index("aucun contact")


@pytest.fixture
def stored(run: Run, page: Path) -> Run:
    run("init")
    Path("echo.txt").write_text(PAGE, encoding="utf-8")
    assert run("add", page, "echo.txt").code == 0
    return run


def told(text: str) -> str:
    """Return what a message says, without the frame around it."""
    return " ".join(text.replace("│", " ").split())


def event_at(run: Run, offset: int) -> str:
    record = decode_record(run("show", "talks", "--json").out)
    return next(event.type for event in record.events if event.trigger.start <= offset < event.trigger.end)


def test_decisions_from_the_first_to_the_last(stored: Run) -> None:
    kind = event_at(stored, LIVRER)
    record = stored("show", "talks", "--json").out
    empty = stored("review")
    assert (empty.code, empty.out) == (4, "")
    assert "nothing was decided about events and quotes" in empty.err
    made = stored("review", "status", f"talks:{LIVRER}", "happened", "--why", "seen there")
    assert made.code == 0
    assert f"status happened: {kind} talks:" in made.out
    assert stored("review", "date", f"talks:{LIVRER + 2}", "2016-10").code == 0
    assert stored("review", "note", f"talks:{LIVRER}", "--type", kind, "--why", "ask the ministry").code == 0
    assert stored("review", "same", f"talks:{LIVRER}", f"echo:{LIVRER}").code == 0
    assert stored("review", "different", f"talks:{LIVRER}", f"echo:{LIVRER}").code == 0
    assert stored("review", "undo", "5").code == 0
    rows = json.loads(stored("review", "--json").out)
    assert [(row["decision"]["kind"], row["undone_by"], row["overruled_by"]) for row in rows] == [
        ("status", None, None),
        ("date", None, None),
        ("note", None, None),
        ("same_happening", None, None),
        ("not_same_happening", 6, None),
        ("undo", None, None),
    ]
    lines = stored("review", "list").out.splitlines()
    assert "[denied, no date]: seen there" in lines[0]
    assert lines[4].endswith("(undone by 6)")
    shown = stored("show", "talks")
    assert "[decided: status happened; date 2016-10; note: ask the ministry (1, 2, 3, 4)]" in shown.out
    assert f"{kind} denied" in shown.out
    assert stored("show", "talks", "--json").out == record
    assert "[decided: same or not the same happening as another (4)]" in stored("show", "echo").out
    found = stored("search", "livrer")
    assert "people decided about 1 item: 'recoupe show talks'" in found.out
    assert stored("verify").code == 0


def test_a_quote_is_rejected_and_undone(stored: Run) -> None:
    before = stored("show", "talks").out
    made = stored("review", "reject", f"talks:{CONTACT}", "--type", "direct", "--why", "a slogan", "--json")
    assert json.loads(made.out)["items"][0]["key"]["layer"] == "quotes"
    assert "[decided: rejected (1)]" in stored("show", "talks").out
    stored("review", "undo", "1")
    assert stored("show", "talks").out == before


def test_orphans_are_marked(stored: Run) -> None:
    assert stored("review", "reject", f"talks:{LIVRER}", "--type", event_at(stored, LIVRER), "--why", "no act").code == 0
    stored("remove", "talks", "--why", "a test")
    ran = stored("review")
    assert ran.code == 0
    assert "is not there (any more))" in ran.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["reject", "talks", "--why", "x"], "'talks' names no place"),
        (["reject", ":3", "--why", "x"], "':3' names no place"),
        (["reject", "talks:x", "--why", "x"], "'x' is no offset"),
        (["reject", "talks:-1", "--why", "x"], "'-1' is no offset"),
        (["reject", "nobody:1", "--why", "x"], "no page has the id or name 'nobody'"),
        (["reject", "talks:0", "--why", "x"], "at talks:0; 'recoupe show talks' lists them all"),
        (["reject", f"talks:{LIVRER}"], "--why"),
        (["note", f"talks:{LIVRER}", "--why", "x"], "2 items share talks:260, say which with --type: "),
        (["status", f"talks:{LIVRER}", "gone"], "'gone' is no status; one of happened,"),
        (["date", f"talks:{LIVRER}", "hier"], "'hier' is no date in EDTF"),
        (["same", f"talks:{LIVRER}", f"talks:{LIVRER}"], "both places are one event"),
        (["undo", "7"], "there is no decision 7"),
    ],
)
def test_what_cannot_be_is_usage(stored: Run, arguments: list[str], message: str) -> None:
    ran = stored("review", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in told(ran.err)
    assert stored("review").code == 4


def test_what_waits_stands_before_what_was_decided(stored: Run, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert stored("review", "reject", f"talks:{LIVRER}", "--type", event_at(stored, LIVRER), "--why", "no act").code == 0

    def queue(store: Store) -> list[Waiting]:
        say(f"looked at {store.path}")
        return [Waiting(place=f"echo:{LIVRER}", what="COOPERATE denied", why="the score is 0.4")]

    show_reviews(Path("recoupe.db"), "people", queue=queue)
    out, err = capfdbinary.readouterr()
    lines = out.decode().splitlines()
    assert lines[0] == f"waits  echo:{LIVRER}  COOPERATE denied: the score is 0.4"
    assert lines[1].startswith("1  ")
    assert err.decode() == "recoupe: looked at recoupe.db\n"
