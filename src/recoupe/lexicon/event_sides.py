"""Schema of `data/events/sides_model.json`: trees over features that the code names; no words of any text."""

from pathlib import Path

from recoupe.lexicon.load import read_model
from recoupe.types.base import Record
from recoupe.types.errors import LexiconError


class SidesModel(Record, frozen=True, kw_only=True, cache_hash=True):
    """What a side is that a clause leaves open.

    The trees lie one after another in one list of knots. A knot asks whether a feature is at most its threshold and leads on to
    `left` or else `right`; a leaf leads to itself and has a value. The sum of these and `bias` are the log-odds of an answer.
    `roots` are the first knots of the trees, `depth` is the longest way down. Another answer than the rules' is taken when it is
    likelier than theirs by `trust` (of 1).
    """

    features: tuple[str, ...]
    roots: tuple[int, ...]
    depth: int
    feature: tuple[int, ...]
    threshold: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]
    bias: float
    trust: float


class SidesFile(Record, frozen=True, kw_only=True):
    """`sides_model.json` as written: `about` says how the model was made and how good it was on pages it had not seen."""

    about: dict[str, str | float]
    model: SidesModel


def load_sides_model(path: Path) -> SidesModel | None:
    """Return the model of a language for open sides; None when the language has none.

    Raises:
        LexiconError: if the file is wrong.
    """
    file = read_model(path, SidesFile)
    if file is None:
        return None
    model = file.model
    knots = len(model.feature)
    columns = (model.threshold, model.left, model.right, model.value)
    inside = all(0 <= knot < knots for knot in (*model.roots, *model.left, *model.right))
    known = all(0 <= feature < len(model.features) for feature in model.feature)
    if not inside or not known or any(len(column) != knots for column in columns):
        raise LexiconError(f"{path}: the trees do not hold together; fit the model anew (make sides-model)")
    return model
