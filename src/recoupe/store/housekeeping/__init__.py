"""What people decide about pages, and the upkeep of the file.

`decided.py`, `change.py`, `reread.py`: decisions about pages, made, in force, and a page read anew after one.
`backup.py`, `sound.py`: a copy of a store, and whether its file is sound.
"""
