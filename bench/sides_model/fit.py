"""Fit the model that weighs open sides, measure it on publishers that it has not seen, and write its file.

    python -m bench.sides_model.fit                  fit on ../shared and on the rows kept here
    python -m bench.sides_model.fit --more FOLDER    first make those rows anew; FOLDER has pages/, gold/ and manifest.jsonl

The measure: the open sides of annotated acts that are answered right, by the rules alone and with the model. Folds are by
publisher; a publisher's pages never help to judge its own.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from bench.shared import ROOT, SHARED, PageSet, page_sets
from bench.sides_model.rows import Row, keep, read_kept, read_rows
from recoupe import load_language
from recoupe.lexicon.event_sides import SidesFile, SidesModel
from recoupe.stages.events.trees import Trees

MODEL = ROOT / "src/recoupe/languages/fr/data/events/sides_model.json"
FOLDS = 6
TREES, LEAVES, RATE, LEAST, PENALTY = 120, 8, 0.1, 20, 5.0
"""Trees, leaves of each, how far each counts, rows of a leaf at least, L2 penalty: more trees are no better on unseen pages."""
OFTEN = 20
"""Answers that must have a feature for it to count."""
TRUST = 0.15


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit on everything, after measuring on folds; 0 when the file was written."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--more", type=Path, help="folder with annotated texts to make the kept rows from")
    asked = parser.parse_args(arguments)
    if not page_sets():
        print(f"sides-model: left out, it is fitted on the annotated pages of {SHARED}")
        return 0
    language = load_language()
    if asked.more:
        more = PageSet("more", asked.more / "pages", asked.more / "manifest.jsonl", asked.more / "gold")
        keep(read_rows(more, language))
    rows = [row for pages in page_sets() for row in read_rows(pages, language)] + read_kept()
    print(f"{len(rows)} open sides of {len({(row.source, row.publisher) for row in rows})} publishers")
    about = _measure(rows)
    file = SidesFile(about={"made": "make sides-model", "sides": len(rows), **about}, model=fit(rows))
    MODEL.write_bytes(msgspec.json.encode(file) + b"\n")
    print(f"wrote {MODEL.relative_to(ROOT)}")
    return 0


def fit(rows: Sequence[Row]) -> SidesModel:
    """Return a model fitted on rows."""
    answers = [row.shared | answer for row in rows for answer in row.answers]
    counted = Counter(name for answer in answers for name in answer)
    names = sorted(name for name, times in counted.items() if times >= OFTEN)
    truth = np.array([place == row.right for row in rows for place in range(len(row.answers))])
    fitted = HistGradientBoostingClassifier(
        max_iter=TREES,
        max_leaf_nodes=LEAVES,
        learning_rate=RATE,
        min_samples_leaf=LEAST,
        l2_regularization=PENALTY,
        max_features=0.3,
        random_state=0,
    )
    fitted.fit(_table(answers, names), truth)
    return _written(fitted, names)


def answered_right(rows: Sequence[Row], model: SidesModel | None) -> int:
    """Return how many rows are answered right, by a model beside the rules or by the rules alone."""
    if model is None:
        return sum(row.right == row.ruled for row in rows)
    chosen = Trees(model).choose([row.question for row in rows], [row.ruled for row in rows])
    return sum(row.right == place for row, place in zip(rows, chosen, strict=True))


def _measure(rows: Sequence[Row]) -> dict[str, str | float]:
    """Return which part is answered right on publishers that were left out of the fit, by set."""
    groups = [f"{row.source} {row.publisher}" for row in rows]
    right: dict[str, list[int]] = {source: [0, 0, 0] for source in dict.fromkeys(row.source for row in rows)}
    for seen, unseen in GroupKFold(FOLDS).split(rows, groups=groups):
        model = fit([rows[place] for place in seen])
        for source, counts in right.items():
            held = [rows[place] for place in unseen if rows[place].source == source]
            counts[0] += len(held)
            counts[1] += answered_right(held, None)
            counts[2] += answered_right(held, model)
    about: dict[str, str | float] = {}
    for source, (sides, ruled, weighed) in right.items():
        print(f"  {source:6} {sides:5} open sides, right {ruled / sides:.4f} by rules, {weighed / sides:.4f} with the model")
        about |= {f"{source}_rules": round(ruled / sides, 4), f"{source}_rules_and_model": round(weighed / sides, 4)}
    return about


def _table(answers: Sequence[dict[str, float]], names: Sequence[str]) -> NDArray[np.float64]:
    return np.array([[answer.get(name, 0.0) for name in names] for answer in answers])


def _written(fitted: Any, names: Sequence[str]) -> SidesModel:
    """Return the trees of scikit-learn, one after another, without what no tree asks for."""
    knots: list[tuple[int, float, int, int, float]] = []
    roots, depth = [], 0
    for (predictor,) in fitted._predictors:
        begin = len(knots)
        roots.append(begin)
        depth = max(depth, int(predictor.nodes["depth"].max()))
        for place, node in enumerate(predictor.nodes):
            at = begin + place
            if node["is_leaf"]:
                knots.append((0, 0.0, at, at, _short(node["value"])))
            else:
                left, right = begin + int(node["left"]), begin + int(node["right"])
                knots.append((int(node["feature_idx"]), _short(node["num_threshold"]), left, right, 0.0))
    asked = sorted({feature for feature, _, left, right, _ in knots if left != right})
    places = {feature: place for place, feature in enumerate(asked)}
    columns = tuple(zip(*knots, strict=True))
    return SidesModel(
        features=tuple(names[place] for place in asked),
        roots=tuple(roots),
        depth=depth,
        feature=tuple(places.get(one, 0) for one in columns[0]),
        threshold=columns[1],
        left=columns[2],
        right=columns[3],
        value=columns[4],
        bias=float(fitted._baseline_prediction[0, 0]),
        trust=TRUST,
    )


def _short(value: float) -> float:
    return float(f"{value:.6g}")


if __name__ == "__main__":
    sys.exit(main())
