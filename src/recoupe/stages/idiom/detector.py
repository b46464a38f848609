"""The only file that imports the language identifier: py3langid, 97 languages, its model in the wheel."""

from recoupe.types.idiom import Detector


def load_detector() -> Detector:
    """Return a detector of languages; it needs no file and no network."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

    def detect(text: str) -> tuple[str, float]:
        code, probability = identifier.classify(text)
        return str(code), float(probability)

    return detect
