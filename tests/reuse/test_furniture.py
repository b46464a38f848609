"""What stands on page after page of a publisher is furniture; a dispatch that he prints often is none."""

import pytest

from recoupe.stages.reuse import mark_furniture
from recoupe.stages.reuse.furniture import Printer
from recoupe.types.reuse import Passage, PassagePlace


def marked(publishers: list[str | None], *, length: int = 2000, place: int = 200) -> bool:
    """Return whether a passage of so many characters on pages of these publishers is furniture."""
    places = tuple(PassagePlace(page=str(number), start=0, end=place) for number in range(len(publishers)))
    printers = {str(number): Printer(publisher=name, length=length) for number, name in enumerate(publishers)}
    [passage] = mark_furniture([Passage(id="p-1", places=places, words=30)], printers)
    return passage.furniture


@pytest.mark.parametrize(
    ("publishers", "furniture"),
    [
        (["Le Phare"] * 6, True),
        (["Le Phare"] * 5, False),
        (["Le Phare"] * 8 + ["La Gazette"] * 2, True),
        (["Le Phare"] * 7 + ["La Gazette"] * 3, False),
        ([None] * 20, False),
        ([None] * 100, True),
        ([f"journal {number}" for number in range(40)], False),
    ],
)
def test_few_words_on_many_pages(publishers: list[str | None], furniture: bool) -> None:
    assert marked(publishers) is furniture


def test_a_dispatch_printed_often_is_most_of_each_page() -> None:
    assert not marked(["Le Phare"] * 50, length=700)
    assert not marked(["Le Phare"] * 50, length=800)
    assert marked(["Le Phare"] * 50, length=801)
