"""Stages: pure functions, layers in, one new layer out; they know no file, no other stage and no language."""
