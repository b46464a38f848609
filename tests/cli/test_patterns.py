"""`recoupe patterns` and `--lexicon`: what they print, their exit codes, and that a user's wording is found on a page."""

import json
from pathlib import Path

import msgspec
import pytest

from recoupe.cli import reading
from recoupe.languages.fr import pack
from recoupe.pipeline.language import Language
from tests.cli.conftest import Run

PATTERN = "- {id: éperonner, verb: éperonner, type: ASSAULT, recipient: [object]}\n"
CASES = """éperonner:
  - {text: "Un chalutier russe [a été éperonné] par la marine norvégienne.", actors: [state/no], recipients: [state/ru]}
  - {text: "La Norvège se [tait].", actors: [state/no], known_miss: "a reason"}
"""
SENTENCE = "La marine norvégienne a éperonné un chalutier russe."
MATCH = """éperonné  (verb éperonner)
    éperonner: matches  [mine/events/patterns/mer.yaml]
        ASSAULT
        around it   object « chalutier »; subject « La marine norvégienne »
        actor       state/no: subject « La marine norvégienne »
        recipient   state/ru: object « chalutier »
        status      happened: nothing says otherwise
        according to the page itself
        as a case   - {text: "La marine norvégienne [a éperonné] un chalutier russe.", actors: [state/no], recipients: [state/ru]}

no pattern for 'chalutier' (noun)
"""
NUMBERS = {"patterns": 1, "cases": 2, "known_misses": 1, "without_case": [], "failing": []}


@pytest.fixture
def sail(run: Run, french: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what calls recoupe beside a folder `mine` with a pattern and its cases, the built-in cases left out."""
    built_in = pack.case_files
    monkeypatch.setattr(pack, "case_files", lambda *folders: ((), *built_in(*folders)[1:]))

    def load(*, actor_files: tuple[Path, ...], lexicon_folders: tuple[Path, ...]) -> Language:
        laid_over = pack.load_french(actor_files=actor_files, lexicon_folders=lexicon_folders)
        return msgspec.structs.replace(french, pack=laid_over)

    monkeypatch.setattr(reading, "load_language", load)
    write(tmp_path, "patterns", PATTERN)
    write(tmp_path, "cases", CASES)
    return run


def write(folder: Path, kind: str, text: str) -> None:
    path = folder / "mine/events" / kind / "mer.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_list_has_patterns_of_a_word(sail: Run) -> None:
    ran = sail("patterns", "list", "--lemma", "Éperonner", "--lexicon", "mine")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "id         word            type     mode  cameo  actor    recipient  needs  file",
        "éperonner  verb éperonner  ASSAULT               subject  object     any    mine/events/patterns/mer.yaml",
    ]
    [row] = json.loads(sail("patterns", "list", "--lemma", "éperonner", "--lexicon", "mine", "--json").out)
    assert {name: row[name] for name in ("file", "id", "verb", "type", "with", "unless", "needs")} == {
        "file": "mine/events/patterns/mer.yaml",
        "id": "éperonner",
        "verb": "éperonner",
        "type": "ASSAULT",
        "with": {},
        "unless": {},
        "needs": "any",
    }


def test_the_list_has_patterns_of_a_type(run: Run) -> None:
    rows = json.loads(run("patterns", "list", "--type", "accuse", "--type", "REJECT", "--json").out)
    assert {row["type"] for row in rows} == {"ACCUSE", "REJECT"}
    assert {row["file"] for row in rows} == {"patterns/accuse.yaml", "patterns/reject.yaml"}
    one = json.loads(run("patterns", "list", "--type", "ACCUSE", "--lemma", "accuser", "--json").out)
    assert [row["id"] for row in one] == [row["id"] for row in rows if row["id"] in {it["id"] for it in one}]


def test_nothing_listed_is_exit_code_4(run: Run) -> None:
    ran = run("patterns", "list", "--lemma", "éperonner")
    assert (ran.code, ran.out, ran.err) == (4, "", "recoupe: no pattern has that\n")
    assert json.loads(run("patterns", "list", "--lemma", "éperonner", "--json").out) == []
    assert run("patterns", "list", "--type", "ACUSE").code == 2


def test_a_sentence_is_explained(sail: Run) -> None:
    ran = sail("patterns", "explain", SENTENCE, "--lexicon", "mine")
    assert (ran.code, ran.out, ran.err) == (0, MATCH, "")
    assert sail("patterns", "explain", SENTENCE).out == "no pattern for 'éperonner' (verb)\nno pattern for 'chalutier' (noun)\n"


def test_an_explanation_as_json(sail: Run) -> None:
    said = json.loads(sail("patterns", "explain", SENTENCE, "--lexicon", "mine", "--json").out)
    assert said["text"] == SENTENCE
    assert [(word["word"], [tried["pattern"] for tried in word["tried"]]) for word in said["words"]] == [
        ("éperonné", ["éperonner"]),
        ("chalutier", []),
    ]
    assert said["words"][0]["match"]["recipients"] == [
        {"actor": "state/ru", "how": "slot", "slot": "object", "words": ["chalutier"]}
    ]


def test_the_case_that_is_shown_holds(sail: Run, tmp_path: Path) -> None:
    """What `explain` offers as a case is read and holds, as it stands."""
    [line] = [line for line in MATCH.splitlines() if "as a case" in line]
    write(tmp_path, "cases", f"éperonner:\n  {line.partition('as a case')[2].strip()}\n")
    ran = sail("patterns", "check", "--lexicon", "mine", "--pattern", "éperonner")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "recoupe: 1 pattern, 1 case: 0 failing, 0 known to be missed\n"


def test_nothing_to_explain(run: Run) -> None:
    ran = run("patterns", "explain", "Et puis ?")
    assert (ran.code, ran.out, ran.err) == (4, "", "recoupe: no verb or noun there that could tell an act\n")
    assert run("patterns", "explain", "  ").code == 2


STOPPED = {
    "unless: {object: [cheval, chalutier]}": "no, « chalutier » stands in the place object, and its 'unless' excludes that",
    "with: {object: [phoque]}": "no, its 'with' asks for phoque in the place object; « chalutier » stands there",
    "with: {contre: [phoque]}": "no, its 'with' asks for phoque in the place contre; nothing stands there",
    "reflexive: true": "no, it wants the verb with 'se'",
}


@pytest.mark.parametrize(("condition", "said"), STOPPED.items())
def test_what_stops_a_pattern_is_said(condition: str, said: str, sail: Run, tmp_path: Path) -> None:
    write(tmp_path, "patterns", PATTERN.replace("}", f", {condition}}}"))
    ran = sail("patterns", "explain", SENTENCE, "--lexicon", "mine")
    lines = ["éperonné  (verb éperonner)", f"    éperonner: {said}", "", "no pattern for 'chalutier' (noun)"]
    assert ran.out.splitlines() == lines


def test_why_a_match_is_no_event_is_said(sail: Run, tmp_path: Path) -> None:
    write(tmp_path, "patterns", PATTERN.replace("}", ", needs: both}"))
    ran = sail("patterns", "explain", "La Norvège a éperonné.", "--lexicon", "mine")
    assert ran.out.splitlines()[-2] == "        no event    a party that it needs was not found (needs: both)"


def test_cases_that_hold(sail: Run) -> None:
    ran = sail("patterns", "check", "--lexicon", "mine", "--pattern", "éperonner")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "recoupe: 1 pattern, 2 cases: 0 failing, 1 known to be missed\n"
    assert json.loads(sail("patterns", "check", "--lexicon", "mine", "--pattern", "éperonner", "--json").out) == NUMBERS


def test_a_case_that_fails(sail: Run, tmp_path: Path) -> None:
    wrong = '  - {text: "La marine norvégienne a éperonné un chalutier russe.", match: false}\n'
    found = (
        '  - {text: "La marine norvégienne [a éperonné] un mur.", actors: [state/no], recipients: [state/ru], status: denied}\n'
    )
    write(tmp_path, "cases", CASES + wrong + found)
    ran = sail("patterns", "check", "--lexicon", "mine", "--pattern", "éperonner")
    assert ran.code == 1
    assert ran.out.splitlines()[:4] == [
        "mine/events/cases/mer.yaml: éperonner, case 3: does not hold",
        f"    text    {SENTENCE}",
        "    wanted  no match of éperonner",
        "    found   ASSAULT éperonner [a éperonné] happened, state/no -> state/ru",
    ]
    assert ran.out.splitlines()[4:7] == [
        "mine/events/cases/mer.yaml: éperonner, case 4: does not hold",
        "    text    La marine norvégienne [a éperonné] un mur.",
        "    wanted  denied, state/no -> state/ru",
    ]
    assert ran.err == "recoupe: 1 pattern, 4 cases: 2 failing, 1 known to be missed\n"
    said = json.loads(sail("patterns", "check", "--lexicon", "mine", "--pattern", "éperonner", "--json").out)
    assert [(it["verdict"], it["case"]["number"]) for it in said["failing"]] == [("differs", 3), ("differs", 4)]


def test_a_case_that_is_no_longer_missed(sail: Run, tmp_path: Path) -> None:
    write(tmp_path, "cases", CASES.replace("recipients: [state/ru]", 'recipients: [state/ru], known_miss: "a reason"'))
    ran = sail("patterns", "check", "--lexicon", "mine", "--pattern", "éperonner")
    assert ran.code == 1
    assert ran.out.startswith("mine/events/cases/mer.yaml: éperonner, case 1: is found now; leave out its known_miss\n")


@pytest.mark.parametrize("cases", ["", "éperonner:\n  - {text: 'La Norvège se tait.', match: false}\n"])
def test_a_pattern_without_a_case(cases: str, sail: Run, tmp_path: Path) -> None:
    write(tmp_path, "cases", cases)
    if not cases:
        (tmp_path / "mine/events/cases/mer.yaml").unlink()
    ran = sail("patterns", "check", "--lexicon", "mine", "--pattern", "éperonner")
    place = "mine/events/patterns/mer.yaml: éperonner: has no case that it must match; add one to mine/events/cases/mer.yaml"
    assert (ran.code, ran.out) == (1, f"{place}\n")
    assert ran.err.endswith("; 1 pattern without a case\n")


def test_what_is_asked_for_must_be_there(run: Run) -> None:
    assert run("patterns", "check", "--pattern", "éperonner").code == 2
    assert run("patterns", "check", "--pattern", "accuser", "--type", "AID").code == 2


@pytest.mark.parametrize(
    "command",
    [
        ("patterns", "list"),
        ("patterns", "explain", SENTENCE),
        ("patterns", "check"),
        ("read", "page.txt"),
        ("explain", "page.txt:3"),
    ],
)
def test_a_wrong_file_is_one_message(command: tuple[str, ...], sail: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(f"{SENTENCE}\n", encoding="utf-8")
    write(tmp_path, "patterns", PATTERN.replace("object", "objet"))
    ran = sail(*command, "--lexicon", "mine")
    said = "mine/events/patterns/mer.yaml: the pattern 'éperonner' names the slot 'objet'; prepositions.yaml does not lead to it"
    assert (ran.code, ran.out, ran.err) == (1, "", f"recoupe: {said}\n")


def test_a_wrong_case_is_one_message(sail: Run, tmp_path: Path) -> None:
    write(tmp_path, "cases", "éperonner:\n  - {text: Rien.}\n")
    ran = sail("patterns", "check", "--lexicon", "mine")
    said = "case 1 of the pattern 'éperonner' does not mark the trigger; write it as [words]"
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"recoupe: mine/events/cases/mer.yaml: {said}")


PAGE = f"Tension en mer\n\nOSLO, 12 octobre 2016 - {SENTENCE} Le gouvernement n'a pas réagi.\n"


def test_a_page_is_read_with_a_users_patterns(sail: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    without, laid_over = (json.loads(sail("read", "page.txt", *more, "--jsonl").out) for more in ((), ("--lexicon", "mine")))
    new = [event for event in laid_over["events"] if event not in without["events"]]
    assert [(event["rule"], event["actors"], event["recipients"]) for event in new] == [
        ("events.éperonner", ["state/no"], ["state/ru"])
    ]
    assert without["page"]["engine"] != laid_over["page"]["engine"]
    shown = sail("inspect", "events", "page.txt", "--lexicon", "mine").out
    assert "[a éperonné](" in shown
    held = json.loads(sail("explain", f"page.txt:{PAGE.index('éperonné')}", "--lexicon", "mine", "--json").out)
    assert [(event["pattern"], event["file"], event["parts"]) for event in held["events"]] == [
        ("éperonner", "mine/events/patterns/mer.yaml", ["trigger", "evidence"])
    ]


def test_pages_are_added_again_when_a_pattern_changes(sail: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    sail("init")
    said = [sail("add", "page.txt", "--lexicon", "mine").err for _ in range(2)]
    write(tmp_path, "patterns", PATTERN.replace("ASSAULT", "COERCE"))
    said.append(sail("add", "page.txt", "--lexicon", "mine").err)
    assert [line.partition("recoupe.db: ")[2] for line in said] == [
        "1 added, 0 replaced, 0 unchanged, 0 failed\n",
        "0 added, 0 replaced, 1 unchanged, 0 failed\n",
        "0 added, 1 replaced, 0 unchanged, 0 failed\n",
    ]
