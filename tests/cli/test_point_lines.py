"""A disputed figure for people: every clause of the page that a source stands for, since one of them counts."""

from recoupe.cli.contradictions import point_lines
from recoupe.pipeline.language import load_affairs
from recoupe.stages.affairs import find_affair
from recoupe.types.affair import Affair
from tests.affairs.tellings import STATES, Short, tellings_of


def test_a_figure_is_shown_with_all_clauses_of_its_page() -> None:
    shared = {"by": "Ostrane", "to": "Maravie", "day": "2021-03-03"}
    tellings = tellings_of(
        {
            "a": Short(page="p", says="Tavel", killed="4", words="l'armée a bombardé le marché", **shared),
            "b": Short(page="p", says="Tavel", killed="4", words="tuant quatre personnes", trigger="tuant", group="a", **shared),
            "c": Short(page="q", says="Tavel", killed="4", words="une copie", source="journal of p", **shared),
            "d": Short(page="r", says="Observatoire", killed="6", words="six morts sur le marché", **shared),
        }
    )
    found = find_affair(tuple(tellings.values()), states=STATES, lexicon=load_affairs())
    [point] = found.contradictions
    lines = [line.plain for line in point_lines(Affair(happenings=found.happenings, contradictions=found.contradictions))(point)]
    assert lines[1:] == [
        "  4: marc tavel [journal of p]  p@0-8",
        "      « l'armée a bombardé le marché »",
        "      « tuant quatre personnes »",
        "  6: observatoire du lac [journal of r]  r@300-308",
        "      « six morts sur le marché »",
    ]
