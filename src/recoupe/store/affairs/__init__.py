"""Affairs: named, saved filters over the pages of a store, with pages put in or left out by hand."""
