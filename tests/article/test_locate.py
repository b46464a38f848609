"""Extracted paragraphs find their place in the rendering, and what has none is told."""

from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.stages.article.markup.locate import locate

FIRST = "Premier paragraphe, où l'on\u00a0parle de choses et d'autres."
TEXT = f"Menu\n\nUn titre\n\n{FIRST}\n\nLire aussi : ailleurs\n\nSecond paragraphe.\n\nUn titre"


def words(paragraphs: list[tuple[str, ...]]) -> list[str]:
    return [TEXT[span.start : span.end] for span in locate(paragraphs, TEXT).spans]


def test_blanks_do_not_matter() -> None:
    assert words([("Premier  paragraphe, où l'on parle\nde choses et d'autres.",)]) == [
        "Premier paragraphe, où l'on\u00a0parle de choses et d'autres."
    ]


def test_the_search_goes_on_from_the_last_place() -> None:
    found = locate([("Second paragraphe.",), ("Un titre",)], TEXT)
    assert [TEXT[: span.start].count("Un titre") for span in found.spans] == [1, 1]


def test_pieces_are_found_around_what_the_extractor_cut_out() -> None:
    paragraph = ("Premier paragraphe, où l'on parle de choses et d'autres.", "Second paragraphe.")
    found = locate([paragraph], TEXT)
    assert [TEXT[span.start : span.end] for span in found.spans] == [
        "Premier paragraphe, où l'on\u00a0parle de choses et d'autres.",
        "Second paragraphe.",
    ]
    assert (found.lost, found.paragraphs) == ((), 1)


def test_words_are_found_around_what_the_extractor_cut_out() -> None:
    page = "Un titre\n\nPublié le : 07/03/2021 - 06:30Modifié le : 07/03/2021 - 09:00\n\nSecond paragraphe."
    found = locate([("Publié le : Modifié le :",), ("Second paragraphe.",)], page)
    assert [page[span.start : span.end] for span in found.spans] == [
        "Publié",
        "le",
        ":",
        "Modifié",
        "le",
        ":",
        "Second paragraphe.",
    ]
    assert (found.lost, found.paragraphs, found.placed) == ((), 2, 2)


def test_a_piece_of_which_only_few_words_are_there_is_no_piece_of_the_page() -> None:
    found = locate([("Un titre que personne n'a jamais écrit ici",), ("Second paragraphe.",)], TEXT)
    assert [TEXT[span.start : span.end] for span in found.spans] == ["Second paragraphe."]
    assert (found.lost, found.paragraphs, found.placed) == (("Un titre que personne n'a jamais écrit ici",), 2, 1)


def test_what_stands_nowhere_is_told() -> None:
    found = locate([("Des mots qui ne sont pas sur la page du tout.",), ("Second paragraphe.",)], TEXT)
    assert found.lost == ("Des mots qui ne sont pas sur la page du tout.",)
    assert len(found.spans) == 1


@given(st.text(max_size=200), st.lists(st.lists(st.text(max_size=30), max_size=4).map(tuple), max_size=6))
@settings(deadline=None)
def test_places_hold_the_words(text: str, paragraphs: list[tuple[str, ...]]) -> None:
    found = locate(paragraphs, text)
    assert all(0 <= span.start < span.end <= len(text) for span in found.spans)
    everything = "".join("".join(piece.split()) for pieces in paragraphs for piece in pieces)
    for span in found.spans:
        assert set("".join(text[span.start : span.end].split())) <= set(everything) | {
            "\u00ad",
            "\u200b",
            "\u2060",
            "\ufeff",
            "\0",
        }
