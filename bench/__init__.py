"""Measurements: scores on annotated pages, and times beside peers. Commands, never timed tests."""
