"""The passages that the pages of a store share, kept up to date by `affair/reuse.py`.

Nothing is imported here: a store that is opened needs the tables, and not what compares pages (it brings numpy).
"""
