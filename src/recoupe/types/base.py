"""The one base class of every record."""

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An immutable value that refuses unknown fields when it is read from a file.

    Each subclass repeats `frozen=True, kw_only=True`: msgspec does not hand `kw_only` down, and mypy only
    sees what the class itself says.
    """
