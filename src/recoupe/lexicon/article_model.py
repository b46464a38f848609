"""Schema of `data/article/line_model.json`: the weights of the line model, over features that the code names; no words."""

from pathlib import Path

from recoupe.lexicon.load import read_model
from recoupe.types.base import Record


class LineModel(Record, frozen=True, kw_only=True):
    """A line model: `about` says how it was made and how good it was on sites it had not seen.

    Each feature has a mean, a scale and a weight. `trust` is how far the rules move the log-odds of a line, `least` the log-odds
    below which a line is not the article whatever the rules say.
    """

    about: dict[str, str | float]
    features: dict[str, tuple[float, float, float]]
    bias: float
    trust: float
    least: float


def load_line_model(path: Path) -> LineModel | None:
    """Return the line model of a language; None when the language has none.

    Raises:
        LexiconError: if the file is wrong.
    """
    return read_model(path, LineModel)
