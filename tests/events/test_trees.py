"""The trees of a model: each answer goes its way down, and a file that does not hold together is refused."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.lexicon.event_sides import SidesFile, SidesModel, load_sides_model
from recoupe.pipeline.language import Language
from recoupe.stages.events.trees import Trees
from recoupe.types.errors import LexiconError
from tests.events.models import Knot, as_model

NAMES = ("a", "b")
numbers = st.floats(-3, 3, allow_nan=False)
trees = st.recursive(numbers, lambda below: st.tuples(st.sampled_from(NAMES), numbers, below, below), max_leaves=8)
features = st.dictionaries(st.sampled_from((*NAMES, "unknown to the model")), numbers)


def walk(tree: Knot, seen: dict[str, float]) -> float:
    """Return the value of the leaf that some features lead to."""
    while isinstance(tree, tuple):
        name, threshold, left, right = tree
        tree = left if seen.get(name, 0.0) <= threshold else right
    return tree


@given(
    st.lists(trees, min_size=1, max_size=4), numbers, st.lists(st.tuples(features, st.lists(features, min_size=1)), min_size=1)
)
def test_each_answer_has_the_sum_of_its_leaves(
    forest: list[Knot], bias: float, questions: list[tuple[dict[str, float], list[dict[str, float]]]]
) -> None:
    chances = Trees(as_model(*forest, features=NAMES, bias=bias)).chances(questions)
    odds = [bias + sum(walk(tree, shared | own) for tree in forest) for shared, answers in questions for own in answers]
    assert chances.tolist() == pytest.approx([1 / (1 + 2.718281828459045**-one) for one in odds])


def test_a_file_says_what_was_written(tmp_path: Path) -> None:
    model = as_model(("a", 0.5, -1.0, 1.0), features=NAMES)
    path = tmp_path / "sides_model.json"
    path.write_bytes(msgspec.json.encode(SidesFile(about={"made": "here"}, model=model)))
    assert load_sides_model(path) == model


def test_a_language_need_not_have_one(tmp_path: Path) -> None:
    assert load_sides_model(tmp_path / "sides_model.json") is None


@pytest.mark.parametrize("wrong", [{"left": (9, 1, 2)}, {"feature": (2, 0, 0)}, {"value": (0.0,)}, {"roots": (-1,)}])
def test_trees_that_do_not_hold_together_are_refused(tmp_path: Path, wrong: dict[str, tuple[float, ...]]) -> None:
    model = msgspec.structs.replace(as_model(("a", 0.5, -1.0, 1.0), features=NAMES), **wrong)
    path = tmp_path / "sides_model.json"
    path.write_bytes(msgspec.json.encode(SidesFile(about={}, model=model)))
    with pytest.raises(LexiconError, match=r"sides_model\.json: the trees do not hold together; .*make sides-model"):
        load_sides_model(path)


def test_a_file_of_another_shape_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sides_model.json"
    path.write_text('{"about": {}}', encoding="utf-8")
    with pytest.raises(LexiconError, match=r"sides_model\.json: Object missing required field `model`"):
        load_sides_model(path)


def test_the_shipped_model_sees_classes_and_counts_and_no_words(french: Language) -> None:
    words = french.pack.events.words
    closed = {
        "type": {row.type for row in words.codebook.types},
        "context": set(words.codebook.contexts),
        "role": set(words.roles.values()),
        "needs": {"none", "any", "actor", "recipient", "both"},
        "kind": {"unknown", "place"},
        "status": {"happened", "ongoing", "announced", "requested", "conditional", "denied", "alleged"},
    }
    model: SidesModel | None = french.pack.events.sides
    assert model is not None
    for name in model.features:
        kind, _, value = name.partition("=")
        assert value in closed[kind] if value else name.isascii()
