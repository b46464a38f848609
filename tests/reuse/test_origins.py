"""Where the words of a page come from, rule by rule."""

from typing import Any

import pytest

from recoupe.stages.reuse import find_origins
from recoupe.types.reuse import Credit, Origin, Passage, PassagePlace, PrintingPage, Stretch


def page(name: str, publisher: str | None = None, **more: Any) -> PrintingPage:
    return PrintingPage(id=name, name=name, publisher=publisher, **more)


def passage(
    *pages: str, at: tuple[int, int] = (100, 500), words: int = 60, name: str = "p-1", furniture: bool = False
) -> Passage:
    places = tuple(PassagePlace(page=page, start=at[0], end=at[1]) for page in pages)
    return Passage(id=name, places=places, words=words, furniture=furniture)


def origin(name: str, label: str, rule: Any, via: str | None = "p-1") -> Origin:
    return Origin(id=name, name=label, rule=rule, passage=via)


def gazette(latest: str | None) -> PrintingPage:
    return page("a", "La Gazette", latest=latest)


def phare(latest: str | None) -> PrintingPage:
    return page("b", "Le Phare", latest=latest)


AFP = origin("agency/afp", "AFP", "passage_credit")


def test_a_page_with_a_credit() -> None:
    origins = find_origins([page("a", "La Gazette", agencies=("AFP",))], [])
    assert origins.origin_of("a", 0, 10) == origin("agency/afp", "AFP", "credit", None)


def test_another_page_that_prints_the_passage_has_a_credit() -> None:
    pages = [page("a", "La Gazette", agencies=("AFP",)), page("b", "Le Phare"), page("c")]
    origins = find_origins(pages, [passage("a", "b", "c")])
    assert origins.origin_of("a", 200, 300) == origin("agency/afp", "AFP", "credit")
    assert [origins.origin_of(name, 200, 300) for name in "bc"] == [AFP, AFP]


def test_what_is_outside_of_the_passage_is_the_page_s_own() -> None:
    origins = find_origins([page("a", agencies=("AFP",)), page("b", "Le Phare"), page("c")], [passage("a", "b", "c")])
    assert origins.origin_of("b", 0, 90) == origin("publisher/le-phare", "Le Phare", "publisher", None)
    assert origins.origin_of("c", 600, 700) == origin("page/c", "c", "page", None)


@pytest.mark.parametrize(
    ("start", "end", "inside"), [(100, 500, True), (50, 150, True), (50, 149, False), (499, 501, True), (500, 510, False)]
)
def test_a_stretch_is_of_the_passage_that_holds_half_of_it(start: int, end: int, inside: bool) -> None:
    origins = find_origins([page("a", agencies=("AFP",)), page("b")], [passage("a", "b")])
    assert (origins.origin_of("b", start, end) == AFP) is inside


@pytest.mark.parametrize(
    ("pages", "first"),
    [
        ([gazette("2021-03-04"), phare("2021-03-03")], ("publisher/le-phare", "Le Phare")),
        ([gazette("2021-03-04"), phare(None)], ("publisher/la-gazette", "La Gazette")),
        ([gazette(None), page("b", latest="2021-03-03")], ("page/b", "b")),
        ([gazette("2021-03-09"), phare("2021-03-08")], ("publisher/le-phare", "Le Phare")),
        ([page("a", "Le Phare"), page("b", "La Gazette")], ("publisher/la-gazette", "La Gazette")),
    ],
)
def test_without_any_credit_the_earliest_page_counts(pages: list[PrintingPage], first: tuple[str, str]) -> None:
    origins = find_origins(pages, [passage("a", "b")])
    assert {origins.origin_of(name, 200, 300) for name in "ab"} == {origin(*first, "passage_first")}


def test_an_agency_that_publishes_a_page_is_the_agency_that_others_credit() -> None:
    origins = find_origins([page("a", "Xinhua"), page("b", "Le Phare", agencies=("Xinhua",))], [])
    assert origins.origin_of("a", 0, 9).id == origins.origin_of("b", 0, 9).id == "agency/xinhua"


@pytest.mark.parametrize(
    "kept_apart",
    [
        passage("a", "b", words=29),
        passage("a", "b", furniture=True),
        passage("a", "b", at=(100, 190)),
    ],
    ids=["too few words", "furniture", "too few characters that are the writer's"],
)
def test_what_is_no_reprint_gives_no_origin(kept_apart: Passage) -> None:
    origins = find_origins([page("a", "La Gazette", agencies=("AFP",)), page("b", "Le Phare")], [kept_apart])
    assert origins.origin_of("b", 120, 180) == origin("publisher/le-phare", "Le Phare", "publisher", None)


@pytest.mark.parametrize(("quoted", "inherits"), [((90, 520), False), ((90, 410), False), ((90, 395), True)])
def test_the_words_of_a_speaker_are_nobody_s_reprint(quoted: tuple[int, int], inherits: bool) -> None:
    """Both pages have the same quotation marks: 100 characters must be outside of them."""
    said = (Stretch(start=quoted[0], end=quoted[1]),)
    pages = [page("a", agencies=("AFP",), quoted=said), page("b", "Le Phare", quoted=said)]
    origins = find_origins(pages, [passage("a", "b")])
    assert (origins.origin_of("b", 200, 300) == AFP) is inherits


def test_a_compiled_page_credits_each_of_two_agencies_for_its_passage() -> None:
    both = page(
        "both",
        "Le Phare",
        agencies=("AFP", "Reuters"),
        credits=(Credit(start=510, end=515, text="(AFP)"), Credit(start=1010, end=1019, text="(Reuters)")),
    )
    pages = [both, page("a"), page("b")]
    passages = [passage("both", "a"), passage("both", "b", at=(600, 1000), name="p-2")]
    origins = find_origins(pages, passages)
    assert origins.origin_of("both", 200, 300) == origin("agency/afp", "AFP", "credit")
    assert origins.origin_of("both", 700, 800) == origin("agency/reuters", "Reuters", "credit", "p-2")
    assert origins.origin_of("a", 200, 300) == AFP
    assert origins.origin_of("b", 700, 800) == origin("agency/reuters", "Reuters", "passage_credit", "p-2")


def test_a_compiled_page_without_places_of_credits_follows_the_other_pages() -> None:
    pages = [page("both", agencies=("AFP", "Reuters")), page("a", agencies=("Reuters",))]
    origins = find_origins(pages, [passage("both", "a")])
    assert origins.origin_of("both", 200, 300).id == "agency/reuters"
    assert origins.origin_of("both", 600, 700).id == "agency/afp"


def test_a_short_copy_within_a_long_one_has_one_source_with_it() -> None:
    pages = [
        page("a", "La Gazette", latest="2021-03-03"),
        page("b", "Le Phare", latest="2021-03-04"),
        page("short", latest="2021-03-05"),
    ]
    passages = [passage("a", "b", at=(100, 900)), passage("a", "b", "short", at=(100, 500), name="p-2")]
    origins = find_origins(pages, passages)
    assert {origins.origin_of(name, 200, 300).id for name in ("a", "b", "short")} == {"publisher/la-gazette"}


def test_an_unknown_page_is_an_error() -> None:
    with pytest.raises(KeyError):
        find_origins([], []).origin_of("a", 0, 1)
