"""Is the page in the language that the pack reads?"""

from recoupe.types.article import READ_ONCE, Article
from recoupe.types.idiom import Detector, Idiom
from recoupe.types.problem import Problem

SAMPLE = 2_000
"""Characters that are looked at: the identifier's answer does not change with more of a press page."""

LITTLE = 60
"""With fewer characters nothing is decided, and the page is read as the pack's language."""


def guess_idiom(article: Article, *, expected: str, detector: Detector) -> Idiom:
    """Return the language of an article.

    Too little text to decide is `code` None with the problem `idiom.undecided`, but for a page that says itself that it is in
    the `expected` language; another language than that has the problem `idiom.not_this_language`.
    """
    words = " ".join(article.text[block.span.start : block.span.end] for block in article.blocks if block.role in READ_ONCE)[
        :SAMPLE
    ]
    if sum(character.isalpha() for character in words) < LITTLE:
        if article.meta.language == expected:
            return Idiom(code=expected, probability=0.0)
        message = "too little text to tell the language; read as " + expected
        return Idiom(code=None, probability=0.0, problems=(Problem(code="idiom.undecided", message=message),))
    code, probability = detector(words)
    if code == expected:
        return Idiom(code=code, probability=probability)
    message = f"the page is in {code!r} (probability {probability:.2f}), not {expected!r}: only its roles were read"
    problem = Problem(code="idiom.not_this_language", message=message)
    return Idiom(code=code, probability=probability, problems=(problem,))
