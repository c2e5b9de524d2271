"""Begin a study: a folder with the starter codebook, and guards that keep interviews out of git."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from codeer.core.errors import OnderzoekFout
from codeer.storage.kenmerken import zet_kenmerken
from codeer.storage.onderzoek import CODEBOEK, Onderzoek
from codeer.storage.schrijf import write_atomic
from codeer.storage.studie import nieuwe_studie, schrijf_studie

# people's words and what is made of them stay out of git; the codebook may go in
_GITIGNORE = """\
# Interviews en alles waar citaten in staan horen niet in git.
/interviews/
/coderingen/
/rapporten/
/meegeven/
/opsturen/
/terugkoppeling*.jsonl
/werkblad-*.xlsx
/steekproef-*.xlsx
/bewaard/*.xlsx
/.codeer/
"""
_GITATTRIBUTES = """\
# Plaatsen van citaten kloppen alleen als git regeleinden met rust laat.
interviews/** -text
coderingen/** -text
"""
_LEESMIJ = """\
Dit is een onderzoeksmap van codeer.

codeboek.yaml             de codes en zoektermen; dit bestand pas je zelf aan
interviews/               de teksten; haal ze binnen met: codeer import MAP-MET-TRANSCRIPTEN
interviews/kenmerken.csv  wat je van elk interview weet; open het in Excel
rapporten/                tabellen en citaten; maak ze met: codeer rapport
coderingen/               wat mensen coderen
meegeven/                 zip-bestanden voor wie op een eigen laptop codeert
bewaard/                  vroegere codeboeken en ingevulde werkbladen
.codeer/                  tijdelijke bestanden; mag altijd weg

De teksten zijn persoonsgegevens. Deel deze map alleen met wie ze mag lezen.
"""


@dataclass(frozen=True, slots=True)
class NieuwOnderzoek:
    """The study that was begun; `meldingen` says what stood there already and was kept."""

    onderzoek: Onderzoek
    meldingen: tuple[str, ...] = ()


def nieuw(map: Path) -> NieuwOnderzoek:
    """Begin a study in a folder that holds none; nothing that stands there is changed or replaced.

    Raises OnderzoekFout when something of a study is there already.
    """
    onderzoek = Onderzoek(map.absolute())
    _check(onderzoek)
    notes = [
        note
        for name, text in ((".gitignore", _GITIGNORE), (".gitattributes", _GITATTRIBUTES))
        if (note := _add_lines(onderzoek.map / name, text))
    ]
    notes += [
        f"Deze map ligt in een ander onderzoek: {folder}."
        for folder in onderzoek.map.parents
        if (folder / CODEBOEK).is_file()
    ][:1]
    if not (onderzoek.map / "LEESMIJ.txt").exists():
        write_atomic(onderzoek.map / "LEESMIJ.txt", _LEESMIJ.encode("utf-8"))
    for folder in (onderzoek.interviews, onderzoek.rapporten, onderzoek.coderingen):
        folder.mkdir(exist_ok=True)
    zet_kenmerken(onderzoek.kenmerken, {})
    schrijf_studie(onderzoek, nieuwe_studie())
    # the codebook comes last: with it the folder is a study
    write_atomic(onderzoek.codeboek, files("codeer").joinpath("sjablonen", "codeboek.yaml").read_bytes())
    return NieuwOnderzoek(onderzoek, tuple(notes))


def _check(onderzoek: Onderzoek) -> None:
    root = onderzoek.map
    if root.exists() and not root.is_dir():
        raise OnderzoekFout(
            f"{root} is een bestand, geen map.", "Kies een andere naam voor de map van je onderzoek."
        )
    own = (onderzoek.codeboek, onderzoek.studie, onderzoek.logboek, onderzoek.kenmerken)
    folders = (onderzoek.interviews, onderzoek.rapporten, onderzoek.coderingen)
    taken = [p for p in own if p.exists()] + [
        p for p in folders if p.exists() and (p.is_file() or any(p.iterdir()))
    ]
    if taken:
        listed = ", ".join(p.relative_to(root).as_posix() for p in taken)
        raise OnderzoekFout(
            f"In {root} staat al (een deel van) een onderzoek: {listed}.",
            "Kies een lege map, of werk in deze map verder met: codeer status",
        )


def _add_lines(path: Path, text: str) -> str:
    """Write the file, or add the lines that are missing in the one that is there."""
    old = path.read_bytes() if path.is_file() else b""
    have = {line.strip() for line in old.decode("utf-8", "replace").splitlines()}
    missing = [line for line in text.splitlines() if line not in have]
    if not missing:
        return ""
    glue = b"" if not old or old.endswith(b"\n") else b"\n"
    write_atomic(path, old + glue + "".join(f"{line}\n" for line in missing).encode("utf-8"))
    return f"{path.name} was er al; wat ontbrak is eraan toegevoegd." if old else ""
