"""Strict loading of the data files; one schema module per stage."""
