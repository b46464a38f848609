"""How likely each answer is: the trees of a model, asked for many answers at once."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from recoupe.lexicon.event_sides import SidesModel
from recoupe.stages.events.side_features import Features, Question


@lru_cache(maxsize=4)
def trees_of(model: SidesModel) -> "Trees":
    """Return the trees of a model, made once."""
    return Trees(model)


class Trees:
    """The trees of a model, ready to be asked."""

    def __init__(self, model: SidesModel) -> None:
        self._features = {name: column for column, name in enumerate(model.features)}
        self._roots = np.array(model.roots, dtype=np.intp)
        self._feature = np.array(model.feature, dtype=np.intp)
        self._threshold = np.array(model.threshold)
        self._next = np.array([model.right, model.left], dtype=np.intp)
        self._value = np.array(model.value)
        self._depth, self._bias = model.depth, model.bias
        self._trust = model.trust

    def choose(self, questions: list[Question], ruled: list[int]) -> list[int]:
        """Return the place of the answer to each question: the likeliest, where it is by `trust` likelier than the rules'.

        Args:
            questions: what is seen of each, and of its answers.
            ruled: the place of the rules' answer to each.
        """
        chances = iter(self.chances(questions).tolist()) if questions else iter(())
        chosen = []
        for (_, answers), rule in zip(questions, ruled, strict=True):
            likely = list(islice(chances, len(answers)))
            best = max(range(len(likely)), key=likely.__getitem__)
            chosen.append(best if likely[best] > likely[rule] + self._trust else rule)
        return chosen

    def chances(self, questions: list[Question]) -> NDArray[np.float64]:
        """Return how likely each answer of some questions is to be right, from 0 to 1, one question after another.

        Features that the model does not know do not count.
        """
        table = np.array([row for shared, answers in questions for row in self._rows(shared, answers)])
        rows = np.arange(len(table))[:, None]
        knots = np.broadcast_to(self._roots, (len(table), len(self._roots)))
        for _ in range(self._depth):
            at_most = table[rows, self._feature[knots]] <= self._threshold[knots]
            knots = self._next[at_most.astype(np.intp), knots]
        odds: NDArray[np.float64] = self._bias + self._value[knots].sum(axis=1)
        return 1 / (1 + np.exp(-odds))

    def _rows(self, shared: Features, answers: list[Features]) -> Iterator[list[float]]:
        """Yield the values of each answer in the order of the model's features."""
        row = [0.0] * len(self._features)
        self._fill(row, shared)
        for features in answers:
            own = row.copy()
            self._fill(own, features)
            yield own

    def _fill(self, row: list[float], features: Features) -> None:
        for name, value in features.items():
            if (column := self._features.get(name)) is not None:
                row[column] = value
