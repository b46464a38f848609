"""What the markup of an HTML page says: which lines are the article, and what the others are."""
