"""Checked records between desks that do not fully trust each other: nothing leaves but under an agreement."""
