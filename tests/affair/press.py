"""A second invented affair: a dispatch, its copies and updates, and outlets that name each other."""

from tests.affair.desk import Text

_DISPATCH = """Attentat à la gare de Hautelisse : cinq morts

HAUTELISSE, 12 avril (AVP) -- Une bombe a explosé lundi à la gare de Hautelisse, tuant cinq personnes et en blessant douze \
autres, a annoncé le ministère valdorien de l'Intérieur.

L'engin avait été déposé dans une consigne de la gare, a précisé un porte-parole du ministère. Le trafic est interrompu sur \
toute la ligne du fleuve jusqu'à nouvel ordre.

Le Front du Lac a revendiqué l'attentat dans un message transmis aux rédactions. Le président valdorien, Paul Valmont, a \
condamné un acte "lâche" et promis de traquer ses auteurs.
"""
_UPDATE = _DISPATCH.replace("cinq morts", "sept morts").replace("cinq personnes", "sept personnes").replace("douze", "vingt")

PRESS = {
    "copy_a": Text(text=f"{_DISPATCH}\n(Source : AVP)\n", publisher="La Tribune du Nord", published="2021-04-12"),
    "copy_b": Text(text=_DISPATCH, publisher="Matin du Lac", published="2021-04-12"),
    "copy_c": Text(text=_DISPATCH, publisher="Les Nouvelles du Lac", published="2021-04-12"),
    "copy_d": Text(text=_DISPATCH, publisher="La Gazette des Dunes", published="2021-04-12"),
    "copy_e": Text(text=_DISPATCH, publisher="Le Courrier de la Lisse", published="2021-04-12"),
    "update": Text(text=_UPDATE, publisher="Matin du Lac", published="2021-04-13"),
    "citing": Text(
        text="""Hautelisse : les secours parlent de neuf morts

L'explosion d'une bombe a tué neuf personnes lundi à la gare de Hautelisse, selon Radio Dunes.

La gare reste fermée.
""",
        publisher="L'Écho de Belleroche",
        published="2021-04-13",
    ),
    "radio": Text(
        text="""Gare de Hautelisse : le témoignage des secours

L'explosion d'une bombe a fait neuf morts lundi à la gare de Hautelisse, selon les secours.
""",
        publisher="Radio Dunes",
        published="2021-04-13",
    ),
    "elsewhere": Text(
        text="""Karsk : un marché visé par une bombe

KARSK, 12 avril (Karsk Info) -- Une bombe a explosé lundi sur un marché de Karsk, tuant cinq personnes, a annoncé la police \
ostranienne.
""",
        publisher="Karsk Info",
        published="2021-04-12",
    ),
}
