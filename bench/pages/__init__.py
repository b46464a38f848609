"""recoupe beside its peers on the same HTML pages, in one run: text, title, author, date, pages a second."""
