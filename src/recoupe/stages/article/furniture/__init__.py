"""Lines that give themselves away: by their words, as bylines and dates, as captions, as part of a box."""
