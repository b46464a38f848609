"""The words of the desk: English in the templates and in `words.yaml`, French in `fr.po`; French is shown first."""

from recoupe.web.i18n.catalogue import LANGUAGES, Catalogue, load_catalogue
from recoupe.web.i18n.words import Words, load_words

__all__ = ["LANGUAGES", "Catalogue", "Words", "load_catalogue", "load_words"]
