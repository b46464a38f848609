"""What relations are about, and how people stand to a state: the words of `data/affairs/`."""

from pathlib import Path

import pytest

from recoupe.lexicon.actor_names import fold
from recoupe.lexicon.affairs import AffairsLexicon, load_affairs_lexicon
from recoupe.types.errors import LexiconError
from recoupe.types.events import EventType

FRENCH = Path(__file__).parents[2] / "src/recoupe/languages/fr/data/affairs"

THEMES: list[tuple[str, tuple[str, ...], EventType, tuple[str, ...]]] = [
    ("échange de renseignements entre les armées", (), "COOPERATE", ("intelligence", "military")),
    ("des informations militaires", (), "COOPERATE", ("intelligence", "military")),
    ("une information du journal", (), "COOPERATE", ("diplomatic",)),
    ("", ("intelligence",), "CONSULT", ("intelligence",)),
    ("un couloir humanitaire", (), "CONCEDE", ("humanitarian",)),
    ("un couloir de l'hôtel", (), "CONSULT", ("humanitarian",)),  # the word alone decides
    ("un embargo sur les armes", (), "SANCTION", ("economic", "military")),
    ("des sanctions", ("economic",), "SANCTION", ("economic",)),
    ("des sanctions", (), "SANCTION", ("diplomatic",)),
    ("le cessez-le-feu", (), "AGREE", ("military",)),
    ("une rencontre", (), "CONSULT", ("diplomatic",)),
    ("une rencontre", ("diplomatic",), "CONSULT", ("diplomatic",)),
    ("une attaque", (), "ASSAULT", ("military",)),
    ("des élections", (), "CONSULT", ("diplomatic",)),
    ("la réforme", (), "REJECT", ("diplomatic",)),
    ("une réunion importante", (), "CONSULT", ("diplomatic",)),
    ("les importations de blé", (), "AGREE", ("economic",)),
    ("la fermeture de la frontière", (), "THREATEN", ("diplomatic",)),
    ("une visite sur le front", (), "CONSULT", ("military",)),
    ("Marine Delmas", (), "ACCUSE", ("diplomatic",)),
    ("un navire de la marine", (), "MOBILIZE", ("military",)),
]


@pytest.mark.parametrize(("words", "contexts", "type", "themes"), THEMES, ids=[f"{row[0] or row[1]}-{row[2]}" for row in THEMES])
def test_themes_of(
    words: str, contexts: tuple[str, ...], type: EventType, themes: tuple[str, ...], affairs_lexicon: AffairsLexicon
) -> None:
    assert affairs_lexicon.themes_of(fold(words), contexts, type) == themes


@pytest.mark.parametrize(
    ("codes", "ident", "sector"),
    [
        (("GOV",), "person/viktor-selm", "state"),
        (("MIL", "REB"), "org/xo-army", "state"),
        (("REB",), "group/front", "against"),
        (("CVL",), "unknown/x", "people"),
        ((), "unknown/soldiers-xv", "state"),
        ((), "unknown/rebels-xv", "against"),
        ((), "unknown/civilians-xv", "people"),
        ((), "unknown/individus", None),
        ((), "person/rebels", None),
        ((), "org/army-of-peace", None),
        (("MED",), "media/avp", None),
    ],
)
def test_sector_of(codes: tuple[str, ...], ident: str, sector: str | None, affairs_lexicon: AffairsLexicon) -> None:
    assert affairs_lexicon.sector_of(codes, ident) == sector


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("themes.yaml", "theme: economic", "theme: money", "themes.yaml:"),
        ("themes.yaml", "  default: true\n", "", "one of them default"),
        ("themes.yaml", "- theme: economic", "- theme: military", "expected one entry for each of"),
        ("ladder.yaml", "level: talks", "level: chats", "ladder.yaml:"),
        ("ladder.yaml", "types: [AGREE]}", "types: [AGREES]}", "ladder.yaml:"),
        ("sectors.yaml", "sector: people", "sector: folk", "sectors.yaml:"),
        ("sectors.yaml", "codes:", "code:", "sectors.yaml:"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(file: str, old: str, new: str, message: str, tmp_path: Path) -> None:
    for path in FRENCH.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert old in text or path.name != file
        (tmp_path / path.name).write_text(text.replace(old, new, 1) if path.name == file else text, encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        load_affairs_lexicon(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"themes\.yaml: cannot be read"):
        load_affairs_lexicon(tmp_path)
