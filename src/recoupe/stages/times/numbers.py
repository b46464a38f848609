"""Numbers in digits and in words."""

from recoupe.lexicon.times import TimesLexicon


def whole(words: str) -> int | None:
    """Return a number in digits, with an ending or not ("1 er"); None when there are no digits first."""
    digits = words.split(" ")[0]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def count_of(words: str, lexicon: TimesLexicon) -> float | None:
    """Return how many units the words say; None where they are vague ("plusieurs")."""
    if words[:1].isdigit():
        return _decimal(words)
    about = lexicon.classes.get("about_num", {})
    pieces = words.split(" ")
    for piece in (" ".join(pieces[i:j]) for i in range(len(pieces)) for j in range(len(pieces), i, -1)):
        if piece in about:
            return float(about[piece])
    return _in_words(pieces, lexicon.classes.get("num", {}))


def _decimal(words: str) -> float | None:
    plain = "".join(words.split()).replace(",", ".")
    return float(plain) if plain.isascii() and plain.replace(".", "", 1).isdigit() else None


def _in_words(pieces: list[str], values: dict[str, str]) -> float | None:
    """Return the sum of number words; a hundred or a thousand multiplies what stands before it."""
    total, at = 0.0, 0
    found = False
    while at < len(pieces):
        size = next((n for n in (3, 2, 1) if " ".join(pieces[at : at + n]) in values), 0)
        if size:
            value = float(values[" ".join(pieces[at : at + size])])
            total = total * value if value >= 100 and total else total + value
            found = True
        at += size or 1
    return total if found else None
