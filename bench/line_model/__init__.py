"""`make model`: fit the line model of the article stage anew. Needs ../shared and the `train` extra."""
