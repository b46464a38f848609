"""Words of pages as they may be shown: nothing turns the writing round, nothing hides."""

_PICTURES = (
    {code: 0x2400 + code for code in range(32) if chr(code) not in "\n\r\t"}
    | {0x7F: 0x2421}
    | dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x061C, 0x200E, 0x200F], 0xFFFD)
    | dict.fromkeys(range(0xE0000, 0xE0080), 0xFFFD)
)
"""Control characters, those that turn the writing round, and invisible tags, each with one visible character."""


def harmless(text: str) -> str:
    """Return a text in which such characters are seen; one character stays one, so that offsets hold."""
    return text.translate(_PICTURES)
