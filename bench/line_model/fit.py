"""Fit the line model, measure it on sites that it has not seen, and write its file.

The measure: the characters of the article that are kept, and of all that is kept those that are the article, each site counting
as one page; beside it what the rules alone give. Folds are by site.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from bench.line_model.captures import Labelled, labelled_captures
from bench.line_model.recombine import recombined
from bench.shared import ROOT, SHARED
from recoupe.languages import load_pack
from recoupe.lexicon.article_model import LineModel
from recoupe.lexicon.pack import LanguagePack
from recoupe.stages.article.layout import ARTICLE, Layout, role_of
from recoupe.stages.article.noise.features import FEATURES, features_of
from recoupe.stages.article.noise.likely import likely
from recoupe.stages.article.noise.revise import is_noisy
from recoupe.stages.article.roles import lay_out_by_rules

MODEL = ROOT / "src/recoupe/languages/fr/data/article/line_model.json"
FOLDS = 5
MADE = 500
MADE_WEIGHT = 0.12
PENALTY = 0.01
"""Inverse of the L2 penalty (scikit-learn's C); of .3, .05, .01 and .002 the best on unseen sites."""

TRUST, LEAST = 1.5, -3.9


@dataclass(frozen=True)
class Sample:
    """A capture, what the rules make of it, and what the model sees."""

    capture: Labelled
    layout: Layout
    features: NDArray[np.float64]


def main() -> int:
    """Fit on everything, after measuring on folds; 0 when the file was written."""
    if not (SHARED / "pages/html").is_dir():
        print("model: left out, it is fitted on the HTML pages of ../shared")
        return 0
    pack = load_pack("fr")
    real = [_sample(capture, pack) for capture in labelled_captures(pack)]
    print(f"{len(real)} captures of {len({sample.capture.site for sample in real})} sites")
    unseen = _measure(real, pack)
    model = _fit([*real, *_made(real, pack, seed=0)], about={"made": "make model", **unseen})
    MODEL.write_text(json.dumps(msgspec.to_builtins(model), indent=1) + "\n", encoding="utf-8")
    print(f"wrote {MODEL.relative_to(ROOT)}")
    return 0


def _sample(capture: Labelled, pack: LanguagePack) -> Sample:
    layout = lay_out_by_rules(capture.lines, pack.article, pack.calendar)
    return Sample(capture, layout, features_of(capture.lines, layout, pack.article))


def _made(samples: Sequence[Sample], pack: LanguagePack, *, seed: int) -> list[Sample]:
    return [_sample(capture, pack) for capture in recombined([sample.capture for sample in samples], MADE, seed=seed)]


def _measure(samples: Sequence[Sample], pack: LanguagePack) -> dict[str, str | float]:
    """Return the scores of rules and model on sites that were left out of the fit."""
    sites = sorted({sample.capture.site for sample in samples})
    order = np.random.RandomState(0).permutation(len(sites))
    fold_of = {sites[at]: number % FOLDS for number, at in enumerate(order)}
    ruled, kept = [], []
    held_out: list[Sample] = []
    for fold in range(FOLDS):
        seen = [sample for sample in samples if fold_of[sample.capture.site] != fold]
        model = _fit([*seen, *_made(seen, pack, seed=fold + 1)], about={})
        for sample in (sample for sample in samples if fold_of[sample.capture.site] == fold):
            held_out.append(sample)
            ruled.append(_ruled(sample))
            noisy = is_noisy(sample.capture.lines, sample.layout)
            kept.append(likely(sample.capture.lines, sample.layout, pack.article, model) if noisy else _ruled(sample))
    scores: dict[str, str | float] = {"unseen_sites": len(sites)}
    for name, answers in (("rules", ruled), ("rules_and_model", kept)):
        precision, recall, f1 = _score(held_out, answers)
        scores |= {f"{name}_precision": precision, f"{name}_recall": recall, f"{name}_f1": f1}
        print(f"  {name:16} P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}  (sites not seen)")
    return scores


def _ruled(sample: Sample) -> NDArray[np.bool_]:
    return np.array([role_of(line.index, sample.layout) in ARTICLE for line in sample.capture.lines])


def _score(samples: Sequence[Sample], answers: Sequence[NDArray[np.bool_]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 over characters, every site as one page."""
    sums: dict[str, NDArray[np.float64]] = {}
    for sample, answer in zip(samples, answers, strict=True):
        size = np.array([len(line.text) for line in sample.capture.lines], dtype=np.float64)
        gold = np.array(sample.capture.article)
        row = np.array([size[answer & gold].sum(), size[answer].sum(), size[gold].sum(), 1.0])
        sums[sample.capture.site] = sums.get(sample.capture.site, np.zeros(4)) + row
    right, found, wanted = sum((row[:3] / row[3] for row in sums.values()), np.zeros(3))
    return round(float(right / found), 4), round(float(right / wanted), 4), round(float(2 * right / (found + wanted)), 4)


def _fit(samples: Sequence[Sample], *, about: dict[str, str | float]) -> LineModel:
    """Return a model fitted on samples; every site weighs the same, a long line more than a short one, but not as its length."""
    table = np.vstack([sample.features for sample in samples])
    truth = np.concatenate([np.array(sample.capture.article) for sample in samples])
    weights = _weights(samples)
    mean, scale = table.mean(axis=0), table.std(axis=0)
    scale[scale < 1e-9] = 1.0
    fitted = LogisticRegression(C=PENALTY, max_iter=3000)
    fitted.fit(np.clip((table - mean) / scale, -6, 6), truth, sample_weight=weights / weights.mean())
    rows = zip(FEATURES, mean, scale, fitted.coef_[0], strict=True)
    features = {name: (_short(a), _short(b), _short(c)) for name, a, b, c in rows}
    return LineModel(about=about, features=features, bias=_short(fitted.intercept_[0]), trust=TRUST, least=LEAST)


def _weights(samples: Sequence[Sample]) -> NDArray[np.float64]:
    pages = Counter(sample.capture.site for sample in samples)
    found = []
    for sample in samples:
        lines = sample.capture.lines
        made = MADE_WEIGHT if sample.capture.site.startswith("made-") else 1.0
        size = np.sqrt(np.minimum([len(line.text) for line in lines], 400) + 10)
        found.append(size * made / pages[sample.capture.site] / np.sqrt(len(lines)))
    return np.concatenate(found)


def _short(value: float) -> float:
    return float(f"{value:.5g}")


if __name__ == "__main__":
    sys.exit(main())
