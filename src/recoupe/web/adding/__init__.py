"""Pages that somebody drops into the desk: kept within limits, read in a process of their own, put into the store."""
