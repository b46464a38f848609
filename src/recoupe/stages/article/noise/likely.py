"""The most likely article of a noisy page: the run of lines with the greatest sum of log-odds."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from recoupe.lexicon.article import ArticleLexicon
from recoupe.lexicon.article_model import LineModel
from recoupe.stages.article.layout import ARTICLE, Layout, role_of
from recoupe.stages.article.lines import Line
from recoupe.stages.article.noise.features import features_of
from recoupe.types.article import Role

_NEUTRAL: frozenset[Role] = frozenset(
    {"title", "caption", "byline", "date", "dateline", "agency", "ad", "teaser_repeat", "body_repeat"}
)
_GAP = 3
_MOST = 400
"""Characters of a line that count, and ten more for any line, under the root: a long line weighs more, but not as its length."""


def likely(lines: Sequence[Line], layout: Layout, lexicon: ArticleLexicon, model: LineModel) -> NDArray[np.bool_]:
    """Return, for each line, whether it is the article: in the run with the greatest sum of scores, not surely something else.

    A line's score is its log-odds by the model, moved by what the rules say, times the root of its length; what stands inside
    and around articles (captions, bylines, advertisements) has none. The run is stretched to lines close by on which both agree.
    """
    odds = log_odds(features_of(lines, layout, lexicon), model)
    roles = [role_of(line.index, layout) for line in lines]
    ruled = np.array([role in ARTICLE for role in roles])
    weight = np.sqrt(np.minimum([len(line.text) for line in lines], _MOST) + 10)
    weight[[role in _NEUTRAL for role in roles]] = 0
    first, last = _stretched(_best_run((odds + model.trust * (2.0 * ruled - 1)) * weight), ruled & (odds > 0))
    inside = np.zeros(len(lines), dtype=np.bool_)
    inside[first : last + 1] = True
    kept: NDArray[np.bool_] = inside & ruled & (odds > model.least)
    return kept


def log_odds(features: NDArray[np.float64], model: LineModel) -> NDArray[np.float64]:
    """Return the logarithm of the odds that each line is the article, between -4 and 4."""
    mean, scale, weights = np.array(list(model.features.values())).T
    odds: NDArray[np.float64] = np.clip(np.clip((features - mean) / scale, -6, 6) @ weights + model.bias, -4, 4)
    return odds


def _best_run(scores: NDArray[np.float64]) -> tuple[int, int]:
    """Return first and last line of the run with the greatest sum (Kadane)."""
    best, total, start = 0.0, 0.0, 0
    found = (0, -1)
    for at, score in enumerate(scores.tolist()):
        if total <= 0:
            total, start = 0.0, at
        total += score
        if total > best:
            best, found = total, (start, at)
    return found


def _stretched(run: tuple[int, int], agreed: NDArray[np.bool_]) -> tuple[int, int]:
    """Return a run of lines with what lies at most `_GAP` lines beyond its ends and is agreed to be the article."""
    first, last = run
    while near := np.flatnonzero(agreed[max(first - _GAP, 0) : first]).tolist():
        first = max(first - _GAP, 0) + near[0]
    while near := np.flatnonzero(agreed[last + 1 : last + 1 + _GAP]).tolist():
        last += 1 + near[-1]
    return first, last
