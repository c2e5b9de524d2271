"""Build the office files of the example study from the readable sources beside them.

Run `python tests/voorbeelden/bron/maak_office.py` after editing a `.src.txt`. The same source gives
the same bytes on every machine: fixed times in the zip, nothing compressed, no clock, no user name.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

HIER = Path(__file__).parent
BEURT = re.compile(r"(?:(\d\d:\d\d:\d\d) \| )?(\w{1,20})(?:: | \| )")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Beurt(NamedTuple):
    """One turn of a source: its time if it has one, the name, and the paragraphs."""

    tijd: str
    naam: str
    alineas: list[str]


def read_bron(tekst: str) -> tuple[str, list[Beurt]]:
    """Give the marking line on top and the turns; a line without a name continues the turn before it."""
    kop, _, rest = tekst.partition("\n")
    beurten: list[Beurt] = []
    for line in filter(None, rest.split("\n")):
        match = BEURT.match(line)
        if match:
            beurten.append(Beurt(match[1] or "", match[2], [line[match.end() :]]))
        else:
            beurten[-1].alineas.append(line)
    return kop.removeprefix("# "), beurten


def pack(parts: dict[str, str]) -> bytes:
    """Zip the parts in the given order, uncompressed and with a fixed time."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_STORED) as archive:
        for naam, inhoud in parts.items():
            info = zipfile.ZipInfo(naam, (1980, 1, 1, 0, 0, 0))
            info.create_system = 3  # otherwise Windows writes another byte here
            archive.writestr(info, inhoud.encode("utf-8"))
    return uit.getvalue()


def word_alinea(tekst: str, vet: str = "", opmaak: str = "") -> str:
    """Write one Word paragraph: a bold start, then plain (or otherwise formatted) text."""
    runs = f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{escape(vet)}</w:t></w:r>' if vet else ""
    if tekst:
        rpr = f"<w:rPr>{opmaak}</w:rPr>" if opmaak else ""
        runs += f'<w:r>{rpr}<w:t xml:space="preserve">{escape(tekst)}</w:t></w:r>'
    return f"<w:p>{runs}</w:p>"


def word(kop: str, body: str) -> bytes:
    """Give a docx with the marking on top and in its properties."""
    types = "application/vnd.openxmlformats-"
    rels = "http://schemas.openxmlformats.org/"
    return pack(
        {
            "[Content_Types].xml": f'{XML}<Types xmlns="{rels}package/2006/content-types">'
            f'<Default Extension="rels" ContentType="{types}package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{types}officedocument.wordprocessingml.document.main+xml"/>'
            f'<Override PartName="/docProps/core.xml" ContentType="{types}package.core-properties+xml"/></Types>',
            "_rels/.rels": f'{XML}<Relationships xmlns="{rels}package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{rels}officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{rels}package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
            "</Relationships>",
            "word/document.xml": f"{XML}<w:document {W}><w:body>{word_alinea(kop, opmaak='<w:i/>')}{body}"
            '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/>'
            "</w:sectPr></w:body></w:document>",
            "docProps/core.xml": f'{XML}<cp:coreProperties xmlns:cp="{rels}package/2006/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(kop)}</dc:title></cp:coreProperties>',
        }
    )


def docx_namen(kop: str, beurten: list[Beurt]) -> bytes:
    """Write each name in bold on a line of its own, with the paragraphs under it."""

    def lines() -> Iterator[str]:
        for beurt in beurten:
            yield word_alinea("", beurt.naam)
            yield from map(word_alinea, beurt.alineas)

    return word(kop, "".join(lines()))


def docx_labels(kop: str, beurten: list[Beurt]) -> bytes:
    """Write each turn as paragraphs, the first one starting with a bold label and a colon."""

    def lines() -> Iterator[str]:
        for beurt in beurten:
            yield word_alinea(f" {beurt.alineas[0]}", f"{beurt.naam}:")
            yield from map(word_alinea, beurt.alineas[1:])

    return word(kop, "".join(lines()))


def docx_tabel(kop: str, beurten: list[Beurt]) -> bytes:
    """Write a table with the columns time, speaker and text."""
    breedtes = (1100, 1500, 6400)
    rijen = [("Tijd", "Spreker", ["Tekst"]), *beurten]

    def cell(breedte: int, alineas: list[str], *, vet: bool) -> str:
        inhoud = "".join(word_alinea("", a) if vet else word_alinea(a) for a in alineas)
        return f'<w:tc><w:tcPr><w:tcW w:w="{breedte}" w:type="dxa"/></w:tcPr>{inhoud}</w:tc>'

    def row(nr: int) -> str:
        tijd, naam, alineas = rijen[nr]
        cells = zip(breedtes, ([tijd], [naam], alineas), strict=True)
        return "<w:tr>" + "".join(cell(b, a, vet=nr == 0) for b, a in cells) + "</w:tr>"

    grid = "".join(f'<w:gridCol w:w="{b}"/>' for b in breedtes)
    rows = "".join(map(row, range(len(rijen))))
    tabel = f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    return word(kop, tabel + "<w:p/>")


def odt_labels(kop: str, beurten: list[Beurt]) -> bytes:
    """Write an odt with typed labels."""
    ns = "urn:oasis:names:tc:opendocument:xmlns:"
    mime = "application/vnd.oasis.opendocument.text"
    alineas = [kop]
    for beurt in beurten:
        alineas += [f"{beurt.naam}: {beurt.alineas[0]}", *beurt.alineas[1:]]
    body = "".join(f"<text:p>{escape(a)}</text:p>" for a in alineas)
    files = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", mime), ("content.xml", "text/xml"), ("meta.xml", "text/xml"))
    )
    return pack(
        {
            "mimetype": mime,
            "content.xml": f'{XML}<office:document-content xmlns:office="{ns}office:1.0" xmlns:text="{ns}text:1.0" '
            f'office:version="1.2"><office:body><office:text>{body}</office:text></office:body></office:document-content>',
            "meta.xml": f'{XML}<office:document-meta xmlns:office="{ns}office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            f'office:version="1.2"><office:meta><dc:title>{escape(kop)}</dc:title></office:meta></office:document-meta>',
            "META-INF/manifest.xml": f'{XML}<manifest:manifest xmlns:manifest="{ns}manifest:1.0" '
            f'manifest:version="1.2">{files}</manifest:manifest>',
        }
    )


VORMEN: dict[str, Callable[[str, list[Beurt]], bytes]] = {
    "C01.docx": docx_namen,
    "C02.odt": odt_labels,
    "R01-2026.docx": docx_tabel,
    "G01.docx": docx_labels,
}


def build(naam: str) -> bytes:
    """Build one office file from its `.src.txt`."""
    bron = (HIER / naam).with_suffix(".src.txt").read_text(encoding="utf-8")
    return VORMEN[naam](*read_bron(bron))


if __name__ == "__main__":
    for bestand in VORMEN:
        (HIER / bestand).write_bytes(build(bestand))
