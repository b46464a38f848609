"""recoupe's actors beside the names of raw spaCy on the same articles, in one run: spans, kinds, who is meant, names a second."""
