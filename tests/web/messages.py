"""The messages of the desk, as the templates and the list of words have them."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_dir

from recoupe.web.i18n import load_words

WEB = Path(__file__).parents[2] / "src/recoupe/web"

Message = str | tuple[str, str]
"""A message, or its singular and plural."""


def messages() -> Iterator[Message]:
    """Yield every message, in English."""
    found = extract_from_dir(WEB / "templates", method_map=[("**.html", "jinja2")], options_map={"**.html": {"silent": "false"}})
    for _file, _line, message, _comments, _context in found:
        yield (message[0], message[1]) if isinstance(message, tuple) else message
    for choice, words in load_words().items():
        if choice != "signs":
            yield from words.values()
