"""Texts as captures have them, and odder ones."""

from hypothesis import strategies as st

PRESS = st.sampled_from(
    [
        "Le ministre des Affaires étrangères de Valdorie a rencontré mardi son homologue à Port-Sable.",
        "« Nous n'avons signé aucun accord », a déclaré Mme Orsel, « et nous n'en signerons pas ».",
        "LIRE AUSSI - Trois morts dans un accident de car",
        "La suite après cette publicité",
        'Selon une source policière, "deux hommes" auraient été arrêtés dans la nuit de lundi à mardi.',
        "PARIS, 6 octobre (AFP) -- L'armée russe a démenti avoir bombardé la ville.",
        "Publié le 12 octobre 2016 à 09h31",
        "Titre de la page",
        "Il a ajouté que la Turquie demanderait à l'Otan de retirer ses troupes d'ici au 31 février.",
        "(Source : AFP)",
        "12345678901234567890",
        "",
        " \t ",
    ]
)
ODD = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60)
MARKS = st.text(alphabet="«»“”\"'‘’„‹›()[]…—- a.,\n\r\u00a0\u202f\0\u200f", max_size=60)
LINES = st.one_of(PRESS, PRESS, PRESS, ODD, MARKS)
ENDS = st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\u2028", " "])
CAPTURES = st.lists(st.tuples(LINES, ENDS), max_size=14).map(lambda pairs: "".join(line + end for line, end in pairs))
