"""Which lines of a noisy capture are its article: a line model over shapes, lengths and lexicon entries, laid over the rules."""
