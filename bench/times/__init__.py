"""recoupe's times beside those of its peers on the same texts, in one run: places, values, characters a second."""
