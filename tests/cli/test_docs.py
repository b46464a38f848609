"""Every command, option, exit code, problem and flag is documented, and nothing that is not there."""

import re
from pathlib import Path
from typing import get_args

import pytest
import typer.main

from recoupe.cli import output
from recoupe.cli.main import app
from recoupe.types.article import Published
from recoupe.types.problem import ProblemCode
from recoupe.types.quotes import QuoteFlag
from recoupe.types.times import TimeFlag

DOCS = Path(__file__).parents[2] / "docs"
COMMANDS = (DOCS / "commands.md").read_text(encoding="utf-8")
PROBLEMS = (DOCS / "problems.md").read_text(encoding="utf-8")
GROUP = typer.main.get_command(app)
NAMES = sorted(GROUP.commands)


def _section(command: str) -> str:
    found = re.search(rf"^## recoupe {command}\b(.*?)(?=^## |\Z)", COMMANDS, re.M | re.S)
    assert found, f"docs/commands.md has no section on {command}"
    return found[1]


def _commands(command: object) -> list[object]:
    """Return a command with those inside it, when it is a group."""
    return [command, *getattr(command, "commands", {}).values()]


def _options(command: object) -> set[str]:
    options = {name for one in _commands(command) for param in one.params for name in param.opts if name.startswith("--")}
    return options - {"--help"}


def test_the_commands_are_those_of_the_docs() -> None:
    assert sorted(re.findall(r"^## recoupe (\w+)", COMMANDS, re.M)) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_options_of_a_command_are_those_of_its_section(name: str) -> None:
    bullets = [line for line in _section(name).splitlines() if line.startswith(("- ", "  "))]
    said = set(re.findall(r"`(--[a-z-]+)", "\n".join(bullets)))
    assert said == _options(GROUP.commands[name])


def test_the_commands_of_a_command_are_in_its_section() -> None:
    groups = {name: command for name, command in GROUP.commands.items() if hasattr(command, "commands")}
    inside = [(name, one) for name, group in groups.items() for one in group.commands]
    assert [one for one in inside if not re.search(rf"\b{' '.join(one)}\b", f"{one[0]}{_section(one[0])}")] == []


def test_the_options_of_recoupe_itself_are_there() -> None:
    own = {name for param in GROUP.params for name in param.opts if name.startswith("--")}
    assert [option for option in sorted({*own, "--help"}) if f"`{option}`" not in COMMANDS] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_option_and_argument_says_what_it_is(name: str) -> None:
    for command in _commands(GROUP.commands[name]):
        assert command.help
        assert [param.name for param in command.params if not param.help] == []


def test_the_exit_codes_are_those_of_the_docs() -> None:
    said = {int(code) for code in re.findall(r"^\| (\d+) \|", COMMANDS, re.M)}
    assert said == {output.OK, output.ERROR, output.USAGE, output.SOME_FAILED, output.NOTHING_FOUND, output.INTERRUPTED}


def test_every_problem_is_documented() -> None:
    assert sorted(re.findall(r"^\| `(\w+\.\w+)` \|", PROBLEMS, re.M)) == sorted(get_args(ProblemCode))


def test_every_flag_is_documented() -> None:
    of_dates = get_args(get_args(Published.__annotations__["flags"])[0])
    sections = re.split(r"^Of ", PROBLEMS, flags=re.M)[1:]
    said = [sorted(re.findall(r"^\| `(\w+)` \|", section, re.M)) for section in sections]
    assert said == [sorted(flags) for flags in (of_dates, get_args(TimeFlag), get_args(QuoteFlag))]
