"""recoupe's events beside a plain verb-lemma coder on the same sentences, in one run: what is found, and what it costs."""
