"""One page as captured, with what was found in it: cut at every border, part by part, and a card for each item."""
