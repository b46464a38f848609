"""recoupe's quotes beside those of its peers on the same texts, in one run: extents, speakers, characters a second."""
