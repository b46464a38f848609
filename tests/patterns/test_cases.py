"""The files of cases: what is read, what is refused."""

from pathlib import Path

import pytest

from recoupe.lexicon.event_cases import PatternCase, case_line, load_event_cases, unmarked
from recoupe.types.errors import LexiconError
from recoupe.types.span import TextSpan

FILES = {"ram": "patterns/assault.yaml", "haul": "mine/events/patterns/mer.yaml"}


def read(folder: Path, text: str) -> tuple[PatternCase, ...]:
    """Return the cases of one built-in file."""
    path = folder / "cases/assault.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return load_event_cases(((path,),), FILES)


def test_cases_are_read_whole(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        'ram:\n  - {text: "A [rams B] now and [then].", actors: [state/a], recipients: [state/b], status: denied}\n'
        '  - {text: "A rests.", match: false, known_miss: "it does not rest yet"}\n',
    )
    file = "cases/assault.yaml"
    assert found == (
        PatternCase(
            pattern="ram",
            file=file,
            number=1,
            text="A rams B now and then.",
            marks=(TextSpan(2, 8), TextSpan(17, 21)),
            actors=("state/a",),
            recipients=("state/b",),
            status="denied",
        ),
        PatternCase(pattern="ram", file=file, number=2, text="A rests.", known_miss="it does not rest yet"),
    )
    assert [case.match for case in found] == [True, False]


def test_a_pattern_that_a_user_replaces_has_the_users_cases_alone(tmp_path: Path) -> None:
    row = "  - {text: 'A rests.', match: false}\n"
    read(tmp_path, f"ram:\n{row}haul:\n{row}")
    own = tmp_path / "mer.yaml"
    own.write_text(f"ram:\n{row}haul:\n{row}", encoding="utf-8")
    found = load_event_cases(((tmp_path / "cases/assault.yaml",), (own,)), FILES)
    assert [(case.pattern, case.file) for case in found] == [
        ("ram", "cases/assault.yaml"),
        ("ram", str(own)),
        ("haul", str(own)),
    ]


WRONG = {
    "{text: A rams B.}": "does not mark the trigger",
    "{text: 'A [rams] B.', match: false}": "marks a trigger where the pattern must not match",
    "{text: 'A [rams B.'}": "has a mark in a mark, or one left open",
    "{text: 'A rams] B.'}": "has a mark in a mark, or one left open",
    "{text: 'A [[rams]] B.'}": "has a mark in a mark, or one left open",
    "{text: 'A [r[am]s] B.'}": "has a mark in a mark, or one left open",
    "{text: 'A [] B.'}": "has an empty mark",
    "{text: 'A [ ] B.', match: false}": "has an empty mark",
    "{text: A rams B., match: false, actors: [state/a]}": "says who or how where the pattern must not match",
    "{text: A rams B., match: false, status: denied}": "says who or how where the pattern must not match",
}


@pytest.mark.parametrize(("case", "words"), WRONG.items())
def test_a_wrong_case_is_named_with_file_and_pattern(tmp_path: Path, case: str, words: str) -> None:
    with pytest.raises(LexiconError) as caught:
        read(tmp_path, f"ram:\n  - {{text: 'A [rams] B.'}}\n  - {case}\n")
    assert str(caught.value).startswith(f"{tmp_path}/cases/assault.yaml: case 2 of the pattern 'ram' {words}")


def test_a_wrong_file_is_named(tmp_path: Path) -> None:
    said = {}
    fields = "expected the fields text, actors, recipients, status, match, known_miss"
    texts = {
        "unknown": "rom:\n  - {text: 'A [rams] B.'}\n",
        "field": "ram:\n  - {text: 'A [rams] B.', actor: [state/a]}\n",
        "status": "ram:\n  - {text: 'A [rams] B.', status: hapened}\n",
        "twice": "ram:\n  - {text: 'A [rams] B.'}\nram: []\n",
    }
    for name, text in texts.items():
        with pytest.raises(LexiconError) as caught:
            read(tmp_path, text)
        said[name] = str(caught.value).removeprefix(f"{tmp_path}/cases/")
    assert said == {
        "unknown": "assault.yaml: no pattern has the id 'rom'; write the id of an entry of the patterns",
        "field": f"assault.yaml: case 1 of the pattern 'ram': Object contains unknown field `actor`; {fields}",
        "status": f"assault.yaml: case 1 of the pattern 'ram': Invalid enum value 'hapened' - at `$.status`; {fields}",
        "twice": "assault.yaml:3: at $: key 'ram' stands twice",
    }


def test_a_line_of_a_case_says_what_it_was_made_of(tmp_path: Path) -> None:
    text = 'A "quietly" rams B.'
    line = case_line(text, TextSpan(12, 16), ("state/a", "state/c"), (), "alleged")
    assert line == '- {text: "A \\"quietly\\" [rams] B.", actors: [state/a, state/c], status: alleged}'
    [case] = read(tmp_path, f"ram:\n  {line}\n")
    assert (case.text, case.marks, case.actors, case.recipients, case.status) == (
        text,
        (TextSpan(12, 16),),
        ("state/a", "state/c"),
        (),
        "alleged",
    )


def test_marks_are_taken_out() -> None:
    assert unmarked("[A] b [c d]") == ("A b c d", (TextSpan(0, 1), TextSpan(4, 7)))
    assert unmarked("a b") == ("a b", ())
