"""The line model is about the features of the code, and is asked on noisy pages only."""

import numpy as np
import pytest

from recoupe.lexicon.article_model import load_line_model
from recoupe.pipeline.language import Language
from recoupe.stages.article.lines import cut_lines
from recoupe.stages.article.noise.features import FEATURES, features_of
from recoupe.stages.article.noise.revise import is_noisy, revise
from recoupe.stages.article.roles import lay_out_by_rules
from recoupe.types.errors import LexiconError

BODY = [
    "Le gouvernement du Norvalie a annoncé mardi soir le rappel de son ambassadeur à Belmont, après la saisie de sept camions.",
    "Belmont a regretté cette décision, qu'il juge disproportionnée, tout en assurant que son ambassadeur resterait en poste.",
    "Les deux capitales se parlent encore par la voix de leurs services des douanes, a précisé un diplomate resté anonyme.",
]
MENU = [
    "Accueil",
    "Monde",
    "Sports",
    "Culture",
    "Météo",
    "Bourse",
    "Nos blogs",
    "Petites annonces",
    "Se connecter",
    "Nos lettres",
]


def test_model_and_code_name_the_same_features(french: Language) -> None:
    model = french.pack.article.model
    assert model is not None
    assert tuple(model.features) == FEATURES
    table = np.array(list(model.features.values()))
    assert bool(np.all(np.isfinite(table)))
    assert bool(np.all(table[:, 1] > 0))


def test_one_row_a_line_and_one_column_a_feature(french: Language) -> None:
    lexicon, calendar = french.pack.article, french.pack.calendar
    for text in ("Un titre", "\n".join(["Un titre", *BODY]), "\n".join([*MENU, "Un titre", *BODY, *MENU])):
        lines = cut_lines(text)
        table = features_of(lines, lay_out_by_rules(lines, lexicon, calendar), lexicon)
        assert table.shape == (len(lines), len(FEATURES))
        assert bool(np.all(np.isfinite(table)))


def test_a_light_capture_is_read_by_the_rules_alone(french: Language) -> None:
    lexicon, calendar = french.pack.article, french.pack.calendar
    lines = cut_lines("\n".join(["Un titre", *BODY, "Encart", *BODY[:1]]))
    layout = lay_out_by_rules(lines, lexicon, calendar)
    assert not is_noisy(lines, layout)
    assert revise(lines, layout, lexicon) is layout


def test_a_noisy_page_keeps_its_article(french: Language) -> None:
    lexicon, calendar = french.pack.article, french.pack.calendar
    lines = cut_lines("\n\n".join([*MENU, "Le Norvalie rappelle son ambassadeur", *BODY, *MENU, *MENU]))
    layout = revise(lines, lay_out_by_rules(lines, lexicon, calendar), lexicon)
    assert is_noisy(lines, layout)
    assert [lines[index].text for index, role in sorted(layout.roles.items()) if role == "body"] == BODY


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"about":{},"features":{"a":[1,2]},"bias":0,"trust":1,"least":1}'])
def test_a_wrong_model_file_is_refused(tmp_path, text: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "line_model.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"line_model\.json"):
        load_line_model(path)


def test_a_language_may_have_no_model(tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert load_line_model(tmp_path / "line_model.json") is None
