"""One file a peer: how it is loaded, what it is given, and what its answers are in TIMEX3."""
