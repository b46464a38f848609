"""When a page was published: what is printed, claimed in its head, written in its address, and what follows from all that."""
