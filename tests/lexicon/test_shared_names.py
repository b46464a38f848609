"""A name that two rows of a user have links to neither of them, unless the page speaks for one."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from recoupe.languages.fr.pack import load_french
from recoupe.pipeline.language import Language
from recoupe.pipeline.page import read_page
from recoupe.readers.text import read_text
from recoupe.types.capture import Given

ROWS = """id,kind,label,aliases,weak_aliases,surname,country
person/jean-orsel,person,Jean Orsel,Marius Valbon,Petit Marius,Orsel,fr
person/paul-orsel,person,Paul Orsel,Marius Valbon,,Orsel,be
org/ligue-verte,org,Ligue verte de Karsk,LVAX;Comité Dorval,,,fr
group/comite,group,Groupe de Karsk,LVAX;Comité-dorval,,,be
person/lena-doury,person,Léna Doury,Al-Doury,,Doury,fr
person/anna-doury,person,Anna Doury,el Doury,,Doury,fr
place/karskova,place,Karskova,,,,fr
place/karskova-belgium,place,Karskova,,,,be
org/seule,org,Ligue seule,LSAX,,,fr
"""

CASES = {
    "persons": (
        "Le porte-parole Marius Valbon a démenti mardi.",
        {"Marius Valbon": ("person/marius-valbon-unclear", "actors.shared_name")},
    ),
    "last_name_of_the_unclear_one": (
        "Le député Marius Valbon a démenti mardi. M. Valbon ne viendra pas.",
        {
            "Marius Valbon": ("person/marius-valbon-unclear", "actors.shared_name"),
            "Valbon": ("person/marius-valbon-unclear", "actors.last_name"),
        },
    ),
    "weak_names_are_not_spoken_for": (
        "Le député Marius Valbon a démenti mardi. On dit que Petit Marius est parti.",
        {"Marius Valbon": ("person/marius-valbon-unclear", "actors.shared_name")},
    ),
    "bodies_of_two_kinds": (
        "Mardi, la LVAX a refusé de négocier.",
        {"LVAX": ("unknown/lvax-unclear", "actors.shared_name")},
    ),
    "another_spelling": (
        "Mardi, le Comité Dorval a refusé de négocier.",
        {"Comité Dorval": ("unknown/comite-dorval-unclear", "actors.shared_name")},
    ),
    "article_spelled_otherwise": (
        "Selon la police, El-Doury a été arrêté mardi.",
        {"El-Doury": ("person/el-doury-unclear", "actors.shared_name")},
    ),
    "places": (
        "Une bombe a explosé mardi à Karskova.",
        {"Karskova": ("place/karskova-unclear", "actors.shared_name")},
    ),
    "kind_told": ("Mardi, le groupe LVAX a refusé de négocier.", {"LVAX": ("group/comite", "actors.known")}),
    "named_otherwise": (
        "Le député Paul Orsel a démenti mardi. On l'appelle aussi Marius Valbon.",
        {"Paul Orsel": ("person/paul-orsel", "actors.known"), "Marius Valbon": ("person/paul-orsel", "actors.known")},
    ),
    "of_one_row_only": ("Mardi, la LSAX a refusé de négocier.", {"LSAX": ("org/seule", "actors.known")}),
}


@pytest.fixture(scope="module")
def language(french: Language, tmp_path_factory: pytest.TempPathFactory) -> Language:
    path: Path = tmp_path_factory.mktemp("shared") / "actors.csv"
    path.write_text(ROWS, encoding="utf-8")
    return msgspec.structs.replace(french, pack=load_french(actor_files=(path,)))


@pytest.mark.parametrize("name", CASES)
def test_who_is_meant(language: Language, name: str) -> None:
    text, expected = CASES[name]
    capture = read_text(f"KARSK, 12 octobre 2016 - {text}\n".encode(), name="page", path="page.txt")
    record = read_page(capture, language=language, given=Given(published=date(2016, 10, 12)))
    found = {
        capture.text[mention.start : mention.end]: (mention.actor, mention.rule)
        for mention in record.mentions
        if mention.form == "name"
    }
    assert {words: meant for words, meant in found.items() if words in expected or "unclear" in meant[0]} == expected
    ids = {actor.id for actor in record.actors}
    if any("unclear" in meant[0] for meant in expected.values()):
        assert not ids & {line.split(",")[0] for line in ROWS.splitlines()[1:]}
