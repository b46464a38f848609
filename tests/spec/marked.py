"""Texts with marks: `{label|words}` marks a span, so that nobody counts offsets by hand. Marks may nest."""

from recoupe.types.span import TextSpan


class MarkError(ValueError):
    """A mark is left open, closed twice, or its label stands twice."""


def unmark(marked: str) -> tuple[str, dict[str, TextSpan]]:
    """Return the text without its marks, and the marked spans by label, in order of their openings.

    Every brace is a mark; one that is meant has a backslash before it (`\\{`).
    """
    plain: list[str] = []
    spans: dict[str, TextSpan] = {}
    open_marks: list[tuple[str, int]] = []
    at = size = 0
    while at < len(marked):
        if marked[at : at + 2] in ("\\{", "\\}"):
            plain.append(marked[at + 1])
            at, size = at + 2, size + 1
        elif marked[at] == "{":
            label, bar, _ = marked[at + 1 :].partition("|")
            if not bar or not label.replace("_", "a").isalnum():
                raise MarkError(f"a mark is opened without a label: {marked[at : at + 30]!r}")
            if label in spans:
                raise MarkError(f"the label {label!r} stands twice")
            open_marks.append((label, size))
            spans[label] = TextSpan(size, size)
            at += len(label) + 2
        elif marked[at] == "}":
            if not open_marks:
                raise MarkError(f"a mark is closed that was not opened: {marked[max(at - 30, 0) : at + 1]!r}")
            label, start = open_marks.pop()
            spans[label] = TextSpan(start, size)
            at += 1
        else:
            plain.append(marked[at])
            at, size = at + 1, size + 1
    if open_marks:
        raise MarkError(f"the mark {open_marks[-1][0]!r} is left open")
    return "".join(plain), spans
