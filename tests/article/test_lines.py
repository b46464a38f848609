"""Texts broken at a width are put together again; texts of one paragraph a line are left as they are."""

import textwrap

import pytest

from recoupe.stages.article.lines import cut_lines

PARAGRAPHS = [
    (
        "Le gouvernement du Norvalie a annoncé mardi le rappel de son ambassadeur à Belmont, en signe de protestation contre "
        "la saisie de sept camions sur le pont de Port-Lune, à la frontière des deux pays, au début du mois de mars."
    ),
    (
        "Belmont a regretté cette décision, qu'il juge disproportionnée, tout en assurant que son ambassadeur resterait en poste "
        "pour faciliter le dialogue et la reprise des livraisons de gaz, interrompues depuis trois semaines."
    ),
    (
        "Les deux capitales se parlent encore par la voix de leurs services des douanes, a précisé un diplomate resté anonyme "
        "que cette affaire embarrasse autant que les deux gouvernements."
    ),
]


@pytest.mark.parametrize("width", [60, 72, 78, 100])
@pytest.mark.parametrize("indent", ["", "   "])
def test_a_text_broken_at_a_width(width: int, indent: str) -> None:
    broken = "\n\n".join(
        textwrap.fill(paragraph, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
        for paragraph in PARAGRAPHS * 2
    )
    assert [" ".join(line.text.split()) for line in cut_lines(broken)] == PARAGRAPHS * 2


@pytest.mark.parametrize("separator", ["\n", "\n\n", "\r\n"])
def test_a_paragraph_a_line_stays_one(separator: str) -> None:
    assert [line.text for line in cut_lines(separator.join(PARAGRAPHS * 5))] == PARAGRAPHS * 5


def test_a_list_of_titles_is_no_broken_text() -> None:
    titles = [f"Port-Lune : le pont reste fermé pour la {number}e semaine de suite, selon la radio" for number in range(10, 30)]
    assert [line.text for line in cut_lines("\n".join(titles))] == titles
