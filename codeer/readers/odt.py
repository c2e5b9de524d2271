"""LibreOffice-documenten (odt): alinea's, tabellen, bijgehouden wijzigingen, vetgedrukte namen."""

from __future__ import annotations

import re
import zipfile
from collections import Counter

from codeer.core.errors import LeesFout
from codeer.core.lezing import Lezing
from codeer.readers._bouwer import Bouwer
from codeer.readers._regels import make_lezing
from codeer.readers._zipxml import TIP_OPNIEUW, open_zip, stream

UITGANGEN: tuple[str, ...] = (".odt",)

_WEG = {
    "annotation": ("opmerking", "opmerkingen"),
    "note": ("voetnoot", "voetnoten"),
    "tracked-changes": ("", ""),
    "forms": ("", ""),
    "ruby-text": ("", ""),
    "title": ("", ""),
    "desc": ("", ""),
    "hidden-text": ("stuk verborgen tekst", "stukken verborgen tekst"),
}
_SPACE = re.compile(r"[ \t\r\n]+")
# LibreOffice packs repeated spaces in one element: a count of millions is an attack.
_MAX_SPATIES = 100


def read(inhoud: bytes, tekenset: str = "") -> tuple[Lezing, ...]:
    """Read a document as LibreOffice shows it with all tracked changes accepted; `tekenset` has no use."""
    del tekenset
    archive = open_zip(inhoud)
    _refuse_password(archive)
    styles = _Document(frozenset())
    stream(archive, "styles.xml", styles)
    body = _Document(frozenset(styles.vet))
    if not stream(archive, "content.xml", body):
        raise LeesFout("Dit is geen odt-document: er zit geen tekst in.", TIP_OPNIEUW)
    body.bouwer.close()
    body.weg["koptekst of voettekst"] += styles.kopvoet
    return make_lezing(body.bouwer.regels, (*body.bouwer.meldingen, *_remarks(body)))


def _refuse_password(archive: zipfile.ZipFile) -> None:
    manifest = _Manifest()
    stream(archive, "META-INF/manifest.xml", manifest)
    if manifest.versleuteld:
        raise LeesFout(
            "Het document is met een wachtwoord versleuteld.",
            "Open het in LibreOffice, bewaar het zonder wachtwoord en importeer het opnieuw.",
        )


def _remarks(body: _Document) -> tuple[str, ...]:
    remarks = []
    if body.verwijderd or body.ingevoegd:
        remarks.append(
            f"Bijgehouden wijzigingen: {body.verwijderd} verwijderd (weggelaten), "
            f"{body.ingevoegd} ingevoegd (meegenomen)."
        )
    many = {one: several for one, several in _WEG.values() if one}
    many |= {"afbeelding": "afbeeldingen", "koptekst of voettekst": "kopteksten en voetteksten"}
    kinds = [f"{n} {kind if n == 1 else many[kind]}" for kind, n in sorted(body.weg.items()) if n]
    if kinds:
        remarks.append(f"Niet in de tekst opgenomen: {', '.join(kinds)}.")
    return tuple(remarks)


class _Manifest:
    """Looks for encryption in the manifest."""

    def __init__(self) -> None:
        self.versleuteld = False

    def start(self, naam: str, attributen: dict[str, str]) -> None:
        del attributen
        self.versleuteld |= naam == "encryption-data"

    def end(self, naam: str) -> None:
        """Need no ends."""

    def data(self, tekst: str) -> None:
        """Need no text."""


class _Document:
    """Takes the events of content.xml or styles.xml and fills a Bouwer."""

    def __init__(self, vette_stijlen: frozenset[str]) -> None:
        self.bouwer = Bouwer()
        self.vet = set(vette_stijlen)
        self.weg: Counter[str] = Counter()
        self.verwijderd = self.ingevoegd = self.kopvoet = 0
        self._skip = 0
        self._style = ""
        # whether each open paragraph and span is bold
        self._bold: list[bool] = []
        # whether each open paragraph is a heading or an item of a list
        self._blok: list[bool] = []
        self._kop = 0
        # the first paragraph of a list item begins something, its further ones do not
        self._item = False

    def start(self, naam: str, attributen: dict[str, str]) -> None:
        if naam in ("deletion", "insertion"):
            self.verwijderd += naam == "deletion"
            self.ingevoegd += naam == "insertion"
        if self._skip:
            self._skip += 1
        elif naam in _WEG:
            if _WEG[naam][0]:
                self.weg[_WEG[naam][0]] += 1
            self._skip = 1
        elif naam == "style":
            self._style = attributen.get("name", "")
        elif naam == "text-properties" and self._style:
            if attributen.get("font-weight") in ("bold", "600", "700", "800", "900"):
                self.vet.add(self._style)
        else:
            self._element(naam, attributen)

    def _element(self, naam: str, attributen: dict[str, str]) -> None:
        bouwer = self.bouwer
        if naam in ("p", "h"):
            bouwer.start_alinea()
            self._blok.append(naam == "h" or self._item)
            self._item = False
            self._bold.append(attributen.get("style-name", "") in self.vet)
        elif naam in ("span", "a"):
            own = attributen.get("style-name", "") in self.vet
            self._bold.append(own or bool(self._bold and self._bold[-1]))
        elif naam == "s":
            count = attributen.get("c", "1")
            self._put(" " * (min(_MAX_SPATIES, int(count)) if count.isdecimal() and len(count) < 12 else 1))
        elif naam == "tab":
            self._put("\t")
        elif naam == "line-break":
            self._put("\n")
        elif naam == "image":
            self.weg["afbeelding"] += 1
        elif naam == "list-item":
            self._item = True
        elif naam == "table":
            bouwer.start_tabel()
        elif naam == "table-row":
            bouwer.start_rij()
        elif naam == "table-cell":
            bouwer.start_cel()
        elif naam in ("header", "footer"):
            self._kop += 1

    def end(self, naam: str) -> None:
        if self._skip:
            self._skip -= 1
        elif naam == "style":
            self._style = ""
        elif naam in ("p", "h"):
            self._pop_bold()
            self.bouwer.end_alinea(blok=self._blok.pop() if self._blok else False)
            if self._kop and self.bouwer.regels and self.bouwer.regels[-1].tekst.strip():
                self.kopvoet += 1
        elif naam in ("span", "a"):
            self._pop_bold()
        elif naam == "table":
            self.bouwer.end_tabel()
        elif naam in ("header", "footer"):
            self._kop -= 1

    def _pop_bold(self) -> None:
        if self._bold:
            self._bold.pop()

    def data(self, tekst: str) -> None:
        if not self._skip:
            self._put(_SPACE.sub(" ", tekst))

    def _put(self, tekst: str) -> None:
        self.bouwer.text(tekst, vet=bool(self._bold and self._bold[-1]))
