"""Sentences, words and quotation marks of an article."""

from recoupe.stages.grammar.parse import parse_article
from recoupe.stages.grammar.remembered import REMEMBERED, RememberingParser
from recoupe.stages.grammar.spacy_parser import load_parser

__all__ = ["REMEMBERED", "RememberingParser", "load_parser", "parse_article"]
