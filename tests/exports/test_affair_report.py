"""The report on an affair, whole, and what is left out of a long one."""

from recoupe.exports.affair_report import affair_report
from tests.exports.affairs import AFFAIR, EMPTY, THREATENING, material, without

REPORT = """
Points in dispute (3)
  - ASSAULT @Armée ostranienne → Valdorie (status)
      happened: "Des avions ostraniens ont bombardé le pont […] de Sarn mercredi, faisant 8 blessés", according to AVP, \
citing Irène "Rien" Orsel  [AVP, 2 copies = 1 source]  gazette_des_dunes:74
      denied: "L'armée ostranienne dément avoir bombardé le pont", according to @Armée ostranienne  [-Observatoire du Nord]  \
observatoire:41
  - ASSAULT @Armée ostranienne → Valdorie (wounded)
      8: "Des avions ostraniens ont bombardé le pont […] de Sarn mercredi, faisant 8 blessés", according to AVP, \
citing Irène "Rien" Orsel  [AVP]  gazette_des_dunes:74
      ≥ 25: "L'Observatoire parle de 25 blessés", in the outlet's own voice  [-Observatoire du Nord]  observatoire:89
  - AGREE Valdorie → Ostrane (one_sided)
      =told: "ont signé", in the outlet's own voice  [-Observatoire du Nord]  observatoire:160
      not heard: Ostrane

Disputed: sources stand on both sides (1)
  - ASSAULT @Armée ostranienne → Valdorie, 2021-03-03, 2 for, 1 against
      happened, according to AVP, citing Irène "Rien" Orsel, 8 wounded, 2021-03-03  [AVP, 2 copies = 1 source]
      happened, in the outlet's own voice, 0-2 killed, ≥ 25 wounded, 2021-03-03  [-Observatoire du Nord]
      denied, according to @Armée ostranienne, 2021-03-03  [-Observatoire du Nord]

Reported as happened (2)
  - AGREE Valdorie → Ostrane, 2021-03, 1 for, 0 against
      happened, in the outlet's own voice, 2021-03  [-Observatoire du Nord]
  - THREATEN rebelles du nord → Valdorie, by 2021-03-06, 1 for, 0 against
      happened, in the outlet's own voice  [-Observatoire du Nord]

Alleged (1)
  - REQUEST Valdorie, 1 for, 0 against
      alleged, in the outlet's own voice  [=courrier]

Relations (2)
  - Ostrane, Valdorie: military
      2021-03-03: force, happened (disputed)  [AVP; -Observatoire du Nord]
  - Ostrane, Valdorie: diplomatic
      2021-03: agreement, happened  [-Observatoire du Nord]

Who said what (1)
  - Irène "Rien" Orsel [deny]: Nous n'avons <rien> signé & rien promis  [AVP]

To check by hand (2)
  - gazette_des_dunes: mercredi 4 mars 2021 is a Thursday
  - portail_matin: date in doubt, a2:75-87:ASSAULT"""


def test_report_in_full() -> None:
    assert "\n".join(affair_report(material())) == REPORT


def test_report_of_nothing_is_empty() -> None:
    assert list(affair_report(material(EMPTY))) == []


def test_what_is_left_out_is_counted() -> None:
    happenings = tuple(without(THREATENING, id=f"h-{number:010x}") for number in range(15))
    lines = list(affair_report(material(without(AFFAIR, happenings=happenings, contradictions=(), rungs=())), most=2))
    assert lines[1] == "Reported as happened (15)"
    assert lines.count("  ... and 13 more") == 1
