"""Drawings made on the server: numbers in, shapes out; the templates write the SVG, and a table says the same beside it."""
