"""The check of the knowledge base: everything that is wrong or doubtful in it, by file and line."""

from recoupe.lexicon.kb.check import Checked, check_actors
from recoupe.lexicon.kb.finding import Finding
from recoupe.lexicon.kb.words import words_of_stages

__all__ = ["Checked", "Finding", "check_actors", "words_of_stages"]
