"""Frozen records that every layer speaks in; no behaviour beyond themselves."""
