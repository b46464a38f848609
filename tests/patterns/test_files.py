"""A user's folder of patterns: what is laid over what, in which order, and what is refused."""

from pathlib import Path

import pytest

from recoupe.languages.fr.pack import load_french, load_french_events
from recoupe.lexicon.events import EventsLexicon, Pattern, all_patterns, words_of
from recoupe.types.errors import LexiconError
from tests.patterns.conftest import OWN

RAM = "- {id: ram, verb: bombarder, type: ASSAULT}\n"


def folder(place: Path, patterns: str, name: str = "mer.yaml") -> Path:
    """Write a folder with one file of patterns."""
    (place / "events/patterns").mkdir(parents=True, exist_ok=True)
    (place / "events/patterns" / name).write_text(patterns, encoding="utf-8")
    return place


def row(lexicon: EventsLexicon, ident: str) -> Pattern:
    [found] = [pattern for pattern in all_patterns(lexicon) if pattern.id == ident]
    return found


def test_patterns_are_added_with_their_file() -> None:
    built_in, laid_over = load_french_events(), load_french_events((OWN,))
    added = {ident: file for ident, file in laid_over.files.items() if ident not in built_in.files}
    file = str(OWN / "events/patterns/mer.yaml")
    ids = "abordage amarrer ensabler ensabler_se hisser_pavillon pavillon éperonner éperonner_glace"
    assert added == dict.fromkeys(ids.split(), file)
    assert built_in.files["accuser"] == laid_over.files["accuser"] == "patterns/accuse.yaml"
    assert words_of(row(laid_over, "hisser_pavillon")) == ("hisser", "pavillon")


def test_a_known_id_replaces_ours(tmp_path: Path) -> None:
    mine = folder(tmp_path, "- {id: bombarder, verb: bombarder, type: COERCE}\n")
    lexicon = load_french_events((mine,))
    assert row(lexicon, "bombarder") == Pattern(id="bombarder", verb="bombarder", type="COERCE")
    assert set(lexicon.files) == set(load_french_events().files)


def test_the_last_folder_wins_and_is_tried_first(tmp_path: Path) -> None:
    one = folder(tmp_path / "one", RAM)
    two = folder(tmp_path / "two", RAM.replace("ASSAULT", "COERCE") + "- {id: ram_2, verb: bombarder, type: ASSAULT}\n")
    ids = [pattern.id for pattern in load_french_events((one, two)).verbs["bombarder"] if not pattern.with_]
    assert ids == ["ram", "ram_2", "bombarder"]
    assert row(load_french_events((one, two)), "ram").type == "COERCE"
    assert row(load_french_events((two, one)), "ram").type == "ASSAULT"


def test_patterns_enter_the_digest_and_cases_do_not(tmp_path: Path) -> None:
    mine = folder(tmp_path, RAM)
    first = load_french(lexicon_folders=(mine,)).digest
    (mine / "events/cases").mkdir()
    (mine / "events/cases/mer.yaml").write_text("ram: []\n", encoding="utf-8")
    assert load_french(lexicon_folders=(mine,)).digest == first != load_french().digest
    folder(mine, RAM.replace("ASSAULT", "COERCE"))
    assert load_french(lexicon_folders=(mine,)).digest != first


WRONG = {
    "- {id: ram, verb: bombarder, type: ASAULT}\n": "mer.yaml:1: at $[0].type: Invalid enum value 'ASAULT'",
    "- {id: ram, verbe: bombarder, type: ASSAULT}\n": "mer.yaml:1: at $[0]: Object contains unknown field `verbe`",
    "- {id: ram, type: ASSAULT}\n": "mer.yaml: the pattern 'ram' needs exactly one of verb, noun, phrase",
    "- {id: ram, verb: a, noun: b, type: ASSAULT}\n": "mer.yaml: the pattern 'ram' needs exactly one of verb, noun, phrase",
    "- {id: ram, verb: a, type: ASSAULT, mode: soft}\n": "mer.yaml: the pattern 'ram' has the mode 'soft'; ASSAULT knows ",
    "- {id: ram, verb: a, type: ASSAULT, actor: [sujet]}\n": "mer.yaml: the pattern 'ram' names the slot 'sujet'",
    "- {id: ram, verb: a, type: ASSAULT, with: {de: ['@ship']}}\n": "mer.yaml: the pattern 'ram' asks for the name '@ship'",
    RAM + RAM: "mer.yaml: the pattern 'ram' stands in ",
    "": "mer.yaml: is empty",
}


@pytest.mark.parametrize(("patterns", "words"), WRONG.items())
def test_a_wrong_file_is_named_with_its_entry(tmp_path: Path, patterns: str, words: str) -> None:
    mine = folder(tmp_path, patterns)
    with pytest.raises(LexiconError) as caught:
        load_french_events((mine,))
    assert str(caught.value).startswith(f"{mine}/events/patterns/{words}")


def test_a_folder_that_would_be_passed_over_is_refused(tmp_path: Path) -> None:
    layout = "expected events/patterns/*.yaml, and events/cases/*.yaml for their cases"
    (tmp_path / "empty").mkdir()
    said = {}
    for name in ("none", "empty", "flat", "yml"):
        place = tmp_path / name
        if name == "flat":
            folder(place, RAM)
            (place / "patterns.yaml").write_text(RAM, encoding="utf-8")
        if name == "yml":
            folder(place, RAM, "mer.yml")
        with pytest.raises(LexiconError) as caught:
            load_french_events((place,))
        said[name] = str(caught.value).replace(f"{tmp_path}/", "")
    assert said == {
        "none": f"none: is no folder; {layout} in it",
        "empty": f"empty: holds no patterns; {layout}",
        "flat": f"flat/patterns.yaml: would not be read; {layout} in flat",
        "yml": f"yml/events/patterns/mer.yml: would not be read; {layout} in yml",
    }


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    mine = folder(tmp_path, RAM)
    folder(mine, "not even YAML: [", ".mer.yaml")
    assert "ram" in load_french_events((mine,)).files
