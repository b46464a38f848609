"""What cannot be decided about actors is refused with the reason, and nothing is written."""

import pytest

from recoupe.store import Store
from recoupe.types.errors import DecisionError
from tests.store.desk import Desk, Steps, everything

REFUSED: dict[str, tuple[list[Steps], Steps, str]] = {
    "an unknown id": ([], lambda d: d.merge("person/marc-tavel", "person/nobody"), "no actor has the id 'person/nobody'"),
    "an id of several": ([], lambda d: d.merge("person/tavel", "person/marc-tavel"), "2 actors have the id 'person/tavel'"),
    "itself": ([], lambda d: d.merge("person/marc-tavel", "person/marc-tavel"), "are one actor already"),
    "a cycle": (
        [lambda d: d.merge("person/marc-tavel", "person/tavel@p2")],
        lambda d: d.merge("person/tavel@p2", "person/marc-tavel"),
        "person/tavel@p2 and person/marc-tavel are one actor already",
    ),
    "a longer cycle": (
        [
            lambda d: d.merge("person/marc-tavel", "person/tavel@p2"),
            lambda d: d.merge("person/tavel@p2", "person/tavel@p4"),
        ],
        lambda d: d.merge("person/tavel@p4", "person/marc-tavel"),
        "are one actor already",
    ),
    "known actors of different kinds": (
        [],
        lambda d: d.merge("person/irene-orsel", "org/conseil-du-lac"),
        r"person/irene-orsel \(person\) and org/conseil-du-lac \(org\) are known actors of different kinds",
    ),
    "known actors of different kinds through another": (
        [lambda d: d.merge("person/tavel@p2", "person/irene-orsel")],
        lambda d: d.merge("org/conseil-du-lac", "person/tavel@p2"),
        "are known actors of different kinds",
    ),
    "an unknown actor to split": ([], lambda d: d.split("person/nobody", "p0"), "no actor has the id 'person/nobody'"),
    "an unknown page": ([], lambda d: d.split("person/marc-tavel", "p9"), "no page has the id or name 'p9'"),
    "a page where it is not": ([], lambda d: d.split("person/marc-tavel", "p1", "p2"), "person/marc-tavel is not on page p2"),
    "a page that is no text": ([], lambda d: d.split("person/marc-tavel", "p\udce9"), r"no page has the id or name 'p\?'"),
    "no page": ([], lambda d: d.split("person/marc-tavel"), "at least one page"),
    "all its pages": ([], lambda d: d.split("person/marc-tavel", "p0", "p1", "p3"), "nothing would be left of it"),
    "the one page it has": ([], lambda d: d.split("person/tavel@p2", "p2"), "nothing would be left of it"),
    "an empty label": ([], lambda d: d.rename("person/marc-tavel", " \n"), "the new label is empty"),
    "the label that it has": ([], lambda d: d.rename("person/marc-tavel", "Marc Tavel"), "is called 'Marc Tavel' already"),
    "an unknown actor to rename": ([], lambda d: d.rename("person/nobody", "X"), "no actor has the id 'person/nobody'"),
    "an unknown decision": ([], lambda d: d.undo(1), "there is no decision 1"),
    "what is undone": (
        [lambda d: d.split("person/marc-tavel", "p1"), lambda d: d.undo(1)],
        lambda d: d.undo(1),
        "decision 1 is undone already, by decision 2",
    ),
    "a split that a merge rests on": (
        [lambda d: d.split("person/marc-tavel", "p1"), lambda d: d.merge("person/tavel@p2", "person/marc-tavel@p1")],
        lambda d: d.undo(1),
        "decision 2 rests on decision 1; undo 2 first",
    ),
    "a merge that a split rests on": (
        [lambda d: d.merge("person/marc-tavel", "person/tavel@p2"), lambda d: d.split("person/marc-tavel", "p2")],
        lambda d: d.undo(1),
        "decision 2 would change nothing then",
    ),
    "an undoing whose merge was made again": (
        [
            lambda d: d.merge("person/marc-tavel", "person/tavel@p2"),
            lambda d: d.undo(1),
            lambda d: d.merge("person/tavel@p2", "person/marc-tavel"),
        ],
        lambda d: d.undo(2),
        "decision 3 would change nothing then",
    ),
}


@pytest.mark.parametrize(("before", "refused", "message"), REFUSED.values(), ids=list(REFUSED))
def test_what_cannot_be_is_refused_and_nothing_written(
    desk: Desk, filled: Store, before: list[Steps], refused: Steps, message: str
) -> None:
    for step in before:
        step(desk)
    rows, actors = everything(filled), desk.actors()
    with pytest.raises(DecisionError, match=message):
        refused(desk)
    assert (everything(filled), desk.actors()) == (rows, actors)
