"""`recoupe kb check`: what it prints, its exit codes, and that the actors we ship have no finding."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from recoupe.lexicon.kb.accepted import Accepted
from recoupe.lexicon.kb.finding import ADVICE, Finding, FindingCode, severity_of
from recoupe.lexicon.load import read_yaml
from recoupe.pipeline.language import check_knowledge
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
ACTORS = ROOT / "src/recoupe/languages/fr/data/actors"
HEADER = "id,kind,label,aliases,country,offices\n"


def test_the_built_in_actors_have_no_finding(run: Run) -> None:
    ran = run("kb", "check")
    assert (ran.code, ran.out) == (0, "")
    assert json.loads(run("kb", "check", "--json").out) == []
    assert re.fullmatch(
        r"recoupe: [\d,]+ actors in 6 files: 0 errors, 0 warnings; [\d,]+ warnings of the built-in files accepted\n", ran.err
    )


def test_every_accepted_warning_is_needed_and_has_a_reason() -> None:
    items = read_yaml(ACTORS / "accepted.yaml", tuple[Accepted, ...])
    named = {(item.code, ident, name) for item in items for ident, names in item.rows.items() for name in names}
    assert named == {(found.code, found.id, found.about) for found in check_knowledge().accepted}
    assert all(len(item.why) > 20 and severity_of(item.code) == "warning" for item in items)


def test_a_finding_is_a_line_and_errors_are_exit_code_3(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(f"{HEADER}person/a-orsel,person,A. Orsel,,zz,\n", encoding="utf-8")
    ran = run("kb", "check", "mine.csv")
    assert ran.code == 3
    assert [line for line in ran.out.splitlines() if line.startswith("mine.csv")] == [
        f"mine.csv:2: error [country.unknown]: person/a-orsel: unknown country 'zz'; {ADVICE['country.unknown']}"
    ]
    assert "in 7 files: 1 error, " in ran.err


def test_json_is_one_array(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(f"{HEADER}org/a-orsel,org,Parti,,,\n", encoding="utf-8")
    ran = run("kb", "check", "mine.csv", "--json")
    assert ran.code == 0
    [found] = [item for item in json.loads(ran.out) if item["file"] == "mine.csv"]
    assert {name: found[name] for name in ("file", "line", "severity", "code", "id", "about")} == {
        "file": "mine.csv",
        "line": 2,
        "severity": "warning",
        "code": "name.noun",
        "id": "org/a-orsel",
        "about": "Parti",
    }
    assert found["message"]
    assert found["advice"]


WORDS = {
    "Marie": "name.given_name",
    "français": "name.demonym",
    "Coalition": "name.noun",
    "Armée": "name.noun",
    "Mardi": "name.word",
    "mars": "name.word",
    "dit": "name.word",
    "elle": "name.word",
    "Hier": "name.word",
    "QXZ": "name.short",
    "Sana": "name.shared",
    "El-Nosra": "name.shared",
    "OTAN": "name.shared",
    "Karskovie": None,
    "Parti karskovien": None,
    "Maison de Karsk": None,
}


def _findings(path: Path) -> list[Finding]:
    """Return what is found in a file laid over the built-in ones."""
    return [found for found in check_knowledge(actor_files=(path,)).findings if found.file == str(path)]


def test_french_words_are_known(tmp_path: Path) -> None:
    rows = [f"group/g{number},group,Karskovia {number},{name},,\n" for number, name in enumerate(WORDS)]
    (tmp_path / "mine.csv").write_text(HEADER + "".join(rows), encoding="utf-8")
    found = _findings(tmp_path / "mine.csv")
    assert {item.about: item.code for item in found} == {name: code for name, code in WORDS.items() if code}


def test_an_office_of_another_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(
        f"{HEADER}person/a-orsel,person,A. Orsel,,,foreign-minister|fr|1801|1802\n", encoding="utf-8"
    )
    [found] = _findings(tmp_path / "mine.csv")
    assert found.message == "no office 'foreign-minister' in offices.csv; is it 'mfa'?"


def test_the_sample_has_no_error() -> None:
    found = _findings(ROOT / "src/recoupe/cli/sample/actors.csv")
    assert [(item.code, item.about) for item in found] == [("name.short", "AVP")]


def test_every_code_is_documented_with_its_severity() -> None:
    section = (ROOT / "docs/commands.md").read_text(encoding="utf-8").split("\n## recoupe kb check")[1].split("\n## ")[0]
    lines = re.findall(r"^\| (`\w+\.\w+`(?:, `\w+\.\w+`)*) \| (error|warning) \|", section, re.M)
    said = {code: severity for codes, severity in lines for code in re.findall(r"`([\w.]+)`", codes)}
    assert said == {code: severity_of(code) for code in get_args(FindingCode)}
    assert set(ADVICE) == set(get_args(FindingCode))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "actors.csv: is empty"),
        (b"id;kind;label\nperson/x;person;X\n", "actors.csv:1: its cells stand apart by ';'"),
        ("id,kind,label\nperson/x,person,Été\n".encode("latin-1"), "actors.csv:2: is not UTF-8"),
        (b"PK\x03\x04 a spreadsheet", "actors.csv: is a spreadsheet or an archive, not CSV"),
        (
            b'id,kind,label\nperson/x,person,"Orsel\nperson/y,person,Doury\n',
            "actors.csv:2: the cell of 'label' runs over several lines",
        ),
    ],
)
def test_reading_with_such_a_file_says_what_is_wrong(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "page.txt").write_text("Le ministre a parlé.\n", encoding="utf-8")
    (tmp_path / "actors.csv").write_bytes(content)
    program = (sys.executable, "-c", "from recoupe.cli.main import main; main()", "read", "page.txt", "--actors", "actors.csv")
    ran = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith(f"recoupe: {words}")
    assert ran.stderr.count("\n") == 1
