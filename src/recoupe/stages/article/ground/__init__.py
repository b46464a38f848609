"""Where the article stands on a page of lines: its densest run of paragraphs, its title, what lies around, what comes twice."""
