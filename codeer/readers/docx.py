"""Word-documenten: alinea's, tabellen, bijgehouden wijzigingen, vetgedrukte namen."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter

from codeer.core.errors import LeesFout
from codeer.core.lezing import Lezing
from codeer.readers._bouwer import Bouwer
from codeer.readers._regels import make_lezing
from codeer.readers._zipxml import TIP_OPNIEUW, open_zip, stream

UITGANGEN: tuple[str, ...] = (".docx", ".docm")

# Deleted text, field codes, old twins of drawings, and pronunciation above a word.
_WEG = frozenset({"del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "rt"})
_UIT = frozenset({"0", "false", "off", "none"})
# list and heading styles, as Word names them in Dutch and English
_BLOKSTIJL = re.compile(r"list|lijst|kop|heading|title|titel", re.IGNORECASE)
_NOTEN = {"footnoteReference": "voetnoot", "endnoteReference": "eindnoot", "commentReference": "opmerking"}
_TEKENS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_MEERVOUD = {
    "voetnoot": "voetnoten",
    "eindnoot": "eindnoten",
    "opmerking": "opmerkingen",
    "afbeelding": "afbeeldingen",
    "koptekst": "kopteksten",
    "voettekst": "voetteksten",
    "stuk verborgen tekst": "stukken verborgen tekst",
    "ingevoegd document": "ingevoegde documenten",
}


def read(inhoud: bytes, tekenset: str = "") -> tuple[Lezing, ...]:
    """Read a Word document as Word shows it with all tracked changes accepted; `tekenset` has no use."""
    del tekenset
    archive = open_zip(inhoud)
    main = _main_part(archive)
    styles = _Stijlen()
    stream(archive, posixpath.join(posixpath.dirname(main), "styles.xml"), styles)
    body = _Document(frozenset(styles.vet))
    if not stream(archive, main, body):
        raise LeesFout("In dit Word-document zit geen tekstdeel.", TIP_OPNIEUW)
    body.bouwer.close()
    left = body.weg + _headers(archive)
    return make_lezing(body.bouwer.regels, (*body.bouwer.meldingen, *_remarks(left)))


def _remarks(left: Counter[str]) -> tuple[str, ...]:
    remarks = []
    deleted, inserted = left.pop("verwijderd", 0), left.pop("ingevoegd", 0)
    if deleted or inserted:
        remarks.append(
            f"Bijgehouden wijzigingen: {deleted} verwijderd (weggelaten), {inserted} ingevoegd (meegenomen)."
        )
    kinds = [f"{n} {kind if n == 1 else _MEERVOUD[kind]}" for kind, n in sorted(left.items()) if n]
    if kinds:
        remarks.append(f"Niet in de tekst opgenomen: {', '.join(kinds)}.")
    return tuple(remarks)


def _main_part(archive: zipfile.ZipFile) -> str:
    """Give the name of the part that holds the text, as the package says it."""
    rels = _Relaties()
    stream(archive, "_rels/.rels", rels)
    names = set(archive.namelist())
    target = rels.doel.lstrip("/")
    if target in names:
        return target
    found = sorted(name for name in names if re.fullmatch(r"word/document\d{0,3}\.xml", name))
    if not found:
        raise LeesFout("Dit is geen Word-document: er zit geen tekst van Word in.", TIP_OPNIEUW)
    return found[0]


def _headers(archive: zipfile.ZipFile) -> Counter[str]:
    """Count the headers and footers that hold text."""
    left: Counter[str] = Counter()
    for name in archive.namelist()[:5000]:
        match = re.fullmatch(r"word/(header|footer)\d{0,4}\.xml", name)
        if match:
            part = _Document(frozenset())
            stream(archive, name, part)
            part.bouwer.close()
            filled = any(regel.tekst.strip() for regel in part.bouwer.regels)
            left["koptekst" if match[1] == "header" else "voettekst"] += filled
    return left


class _Relaties:
    """Finds the main part in the relationships of the package."""

    def __init__(self) -> None:
        self.doel = ""

    def start(self, naam: str, attributen: dict[str, str]) -> None:
        inside = attributen.get("TargetMode", "") != "External"
        if naam == "Relationship" and inside and attributen.get("Type", "").endswith("/officeDocument"):
            self.doel = self.doel or attributen.get("Target", "")

    def end(self, naam: str) -> None:
        """Need no ends."""

    def data(self, tekst: str) -> None:
        """Need no text."""


class _Stijlen:
    """Finds the styles that are bold."""

    def __init__(self) -> None:
        self.vet = {"Strong", "Zwaar"}
        self._id = ""

    def start(self, naam: str, attributen: dict[str, str]) -> None:
        if naam == "style":
            self._id = attributen.get("styleId", "")
        elif naam == "b" and self._id and attributen.get("val", "1") not in _UIT:
            self.vet.add(self._id)

    def end(self, naam: str) -> None:
        if naam == "style":
            self._id = ""

    def data(self, tekst: str) -> None:
        """Need no text."""


class _Document:
    """Takes the events of a text part and fills a Bouwer."""

    def __init__(self, vette_stijlen: frozenset[str]) -> None:
        self.bouwer = Bouwer()
        self.weg: Counter[str] = Counter()
        self._bold_styles = vette_stijlen
        self._skip = 0
        self._props: list[str] = []
        self._bold = self._hidden = self._in_text = False
        # per open paragraph: bold by its style, whether its end was deleted, and whether it is in a list
        self._paragraphs: list[list[bool]] = []

    def start(self, naam: str, attributen: dict[str, str]) -> None:
        if self._skip:
            self._skip += 1
        elif self._props:
            self._props.append(naam)
            self._property(naam, attributen)
        elif naam in _WEG:
            self.weg["verwijderd"] += naam in ("del", "moveFrom")
            self._skip = 1
        elif naam in ("rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr"):
            self._props = [naam]
        else:
            self._element(naam)

    def _element(self, naam: str) -> None:
        bouwer = self.bouwer
        if naam == "p":
            bouwer.start_alinea()
            self._paragraphs.append([False, False, False])
        elif naam == "r":
            self._bold = self._hidden = False
        elif naam == "t":
            self._in_text = True
        elif naam in _TEKENS:
            self._put(_TEKENS[naam])
        elif naam == "tbl":
            bouwer.start_tabel()
        elif naam == "tr":
            bouwer.start_rij()
        elif naam == "tc":
            bouwer.start_cel()
        elif naam in _NOTEN:
            self.weg[_NOTEN[naam]] += 1
        elif naam == "ins":
            self.weg["ingevoegd"] += 1
        elif naam in ("blip", "imagedata"):
            self.weg["afbeelding"] += 1
        elif naam == "altChunk":
            self.weg["ingevoegd document"] += 1

    def _property(self, naam: str, attributen: dict[str, str]) -> None:
        on = attributen.get("val", "1") not in _UIT
        where = self._props[0]
        if where == "rPr" and naam == "b":
            self._bold = on
        elif where == "rPr" and naam == "rStyle" and attributen.get("val") in self._bold_styles:
            self._bold = True
        elif where == "rPr" and naam == "vanish" and on:
            self._hidden = True
            self.weg["stuk verborgen tekst"] += 1
        elif where == "pPr" and self._paragraphs:
            if naam == "pStyle":
                self._paragraphs[-1][0] = attributen.get("val") in self._bold_styles
                self._paragraphs[-1][2] = bool(_BLOKSTIJL.match(attributen.get("val", "")))
            elif naam in ("numPr", "outlineLvl"):
                self._paragraphs[-1][2] = True
            elif naam in ("del", "moveFrom") and self._props[1:2] == ["rPr"]:
                self._paragraphs[-1][1] = True

    def end(self, naam: str) -> None:
        if self._skip:
            self._skip -= 1
        elif self._props:
            self._props.pop()
        elif naam == "t":
            self._in_text = False
        elif naam == "r":
            self._bold = self._hidden = False
        elif naam == "p":
            _, joins, blok = self._paragraphs.pop() if self._paragraphs else (False, False, False)
            self.bouwer.end_alinea(joins=joins, blok=blok)
        elif naam == "tbl":
            self.bouwer.end_tabel()

    def data(self, tekst: str) -> None:
        if self._in_text and not self._skip and not self._props:
            self._put(tekst)

    def _put(self, tekst: str) -> None:
        if not self._hidden:
            bold = self._bold or bool(self._paragraphs and self._paragraphs[-1][0])
            self.bouwer.text(tekst, vet=bold)
