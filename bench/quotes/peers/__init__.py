"""One file a peer: how it is loaded, what it is given, and where its quotes stand."""
