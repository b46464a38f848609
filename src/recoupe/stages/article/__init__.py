"""Articles: roles, metadata, and the text that is read once."""

from recoupe.stages.article.clean import clean_capture

__all__ = ["clean_capture"]
