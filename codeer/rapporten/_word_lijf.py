"""The body of a Word document, block by block: headings, text, lists, quotes, tables and pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from codeer.core.tekst import clean

BREED = 9072  # between the margins of an A4, in twentieths of a point
EMU = 914_400  # in an inch
_KLEIN = 8  # rows of a table that stays on one page
_HOOGST = 7_200_000  # 20 cm: leaves room for a caption and what belongs to the picture
_SCHAAL = 0.85  # two charts of the usual height fit on a page
_PER_TEKEN, _RAND = 104, 140  # the width of a sign in a table, and what stands around a cell
# An extent in EMU, the name that is read aloud, and the picture of which the part has this number.
_BEELD = """<w:p><w:pPr><w:pStyle w:val="Figuur"/></w:pPr><w:r><w:drawing>
<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {maat}/>
<wp:docPr id="{nr}" name="Figuur {nr}" descr="{lees}" title="{titel}"/>
<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>
<pic:nvPicPr><pic:cNvPr id="{nr}" name="figuur{nr}.png"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:embed="rIdBeeld{nr}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {maat}/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""


class Stuk(NamedTuple):
    """Words in a line; `stijl` is a style of Word for them, `naar` the place in the document they lead to."""

    tekst: str
    stijl: str = ""
    naar: str = ""


class Kop(NamedTuple):
    """A heading with the name of its place."""

    niveau: int
    tekst: str
    anker: str


class Cel(NamedTuple):
    """A cell of a table."""

    stuk: Stuk
    is_getal: bool = False


class Lijf:
    """Blocks in the order in which they are added; nothing is looked up in styles."""

    def __init__(self) -> None:
        self.koppen: list[Kop] = []
        self.beelden: list[bytes] = []
        self._delen: list[str] = []
        self._nummers: Counter[str] = Counter()
        self._plekken = 0

    def xml(self) -> str:
        """Give all blocks as they stand in the file."""
        return "\n".join(self._delen)

    def kop(self, niveau: int, tekst: str, anker: str = "") -> None:
        """Add a heading; `anker` names its place where something leads to it."""
        kop = Kop(niveau, clean(tekst).replace("\n", " "), anker or f"_Toc{len(self.koppen) + 1:08}")
        self.koppen.append(kop)
        self._delen.append(_alinea(f"Kop{niveau}", self._plek(kop.anker, _run(Stuk(kop.tekst)))))

    def alinea(
        self, *stukken: Stuk | str, stijl: str = "", bij_volgende: bool = False, mag_breken: bool = False
    ) -> None:
        """Add a paragraph.

        `bij_volgende` keeps it on the page of what follows; `mag_breken` lets it go on on a next page
        whatever its style says.
        """
        keep = "<w:keepNext/>" if bij_volgende else ""
        keep += '<w:keepLines w:val="0"/>' if mag_breken else ""
        self._delen.append(_alinea(stijl, "".join(map(_run, stukken)), keep))

    def punten(self, regels: Iterable[str], *, diep: bool = False) -> None:
        """Add a list."""
        for regel in regels:
            self.alinea(regel, stijl="Lijstopsomteken2" if diep else "Lijstopsomteken")

    def tabel(self, titel: str, kop: Sequence[Cel], rijen: Iterable[Sequence[Cel]]) -> None:
        """Add a table under its numbered caption; columns are as wide as their words ask."""
        self._bijschrift("Tabel", titel, "Bijschriftboven")
        body = list(rijen)
        widths = _breedtes([kop, *body])
        # a small table stays in one piece
        last = len(body) - 1 if len(body) <= _KLEIN else 0
        rows = [_rij(kop, widths, is_kop=True, bij_volgende=True)]
        rows += [_rij(rij, widths, bij_volgende=nr < last) for nr, rij in enumerate(body)]
        grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
        self._delen.append(
            '<w:tbl><w:tblPr><w:tblStyle w:val="Rapporttabel"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
            'w:noHBand="1" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{_attribuut(titel)}"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
            f"{''.join(rows)}</w:tbl>"
        )

    def figuur(self, png: bytes, dpi: int, uitleg: tuple[str, str], bij: str = "") -> None:
        """Add a picture above its numbered caption.

        `uitleg` is its title and what is read aloud in its place; `bij` is said after the title.
        """
        titel, lees = uitleg
        self.beelden.append(png)
        nr = len(self.beelden)
        wide, high = maat(png, dpi)
        where = {"nr": nr, "maat": f'cx="{wide}" cy="{high}"'}
        self._delen.append(_BEELD.format(**where, titel=_attribuut(titel), lees=_attribuut(lees)))
        self._bijschrift("Figuur", f"{titel}. {bij}" if bij else titel, "Bijschrift")

    def _bijschrift(self, soort: str, tekst: str, stijl: str) -> None:
        """Add a caption with a number that Word counts on when others are put in between."""
        self._nummers[soort] += 1
        nr = self._nummers[soort]
        number = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve"> SEQ {soort} \\* ARABIC </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f'<w:r><w:t>{nr}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        label = self._plek(f"_Ref{soort}{nr}", f"{_run(f'{soort} ')}{number}")
        self._delen.append(_alinea(stijl, f"{label}{_run(f'. {tekst}')}"))

    def _plek(self, anker: str, inhoud: str) -> str:
        """Put a place with a name around something."""
        self._plekken += 1
        id = self._plekken
        return f'<w:bookmarkStart w:id="{id}" w:name="{anker}"/>{inhoud}<w:bookmarkEnd w:id="{id}"/>'


def maat(png: bytes, dpi: int) -> tuple[int, int]:
    """Give the width and the height that a picture has on a page, in EMU."""
    wide, high = (int(int.from_bytes(png[at : at + 4]) * EMU * _SCHAAL / dpi) for at in (16, 20))
    return (wide * _HOOGST // high, _HOOGST) if high > _HOOGST else (wide, high)


def _attribuut(tekst: str) -> str:
    return escape(clean(tekst).replace("\n", " "))


def _alinea(stijl: str, inhoud: str, keep: str = "") -> str:
    style = f'<w:pStyle w:val="{stijl}"/>' if stijl else ""
    return f"<w:p>{f'<w:pPr>{style}{keep}</w:pPr>' if style or keep else ''}{inhoud}</w:p>"


def _run(stuk: Stuk | str) -> str:
    """Give words as Word has them: nothing that XML forbids or that turns the words around it."""
    tekst, stijl, naar = Stuk(stuk) if isinstance(stuk, str) else stuk
    lines = clean(tekst).replace("\t", " ").split("\n")
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    style = f'<w:rPr><w:rStyle w:val="{stijl}"/></w:rPr>' if stijl else ""
    run = f"<w:r>{style}{words}</w:r>"
    return f'<w:hyperlink w:anchor="{naar}" w:history="1">{run}</w:hyperlink>' if naar else run


def _breedtes(rijen: Sequence[Sequence[Cel]]) -> list[int]:
    """Give the widths of columns in which no word breaks, if that can be; long texts get the room left."""
    columns = [[cel.stuk.tekst for cel in kolom] for kolom in zip(*rijen, strict=True)]
    # the first row is bold, and that is wider
    least = [
        max(len(w) + 2 * (not nr) for nr, t in enumerate(kolom) for w in [*t.split(), ""]) * _PER_TEKEN
        + _RAND
        for kolom in columns
    ]
    most = [max(map(len, kolom)) * _PER_TEKEN + _RAND for kolom in columns]
    room = BREED - sum(least)
    if room < 0:
        return [n * BREED // sum(least) for n in least]
    more = [high - low for low, high in zip(least, most, strict=True)]
    if sum(more) > room:
        return [low + n * room // sum(more) for low, n in zip(least, more, strict=True)]
    return [n * BREED // sum(most) for n in most]


def _rij(
    cellen: Sequence[Cel], breed: Sequence[int], *, is_kop: bool = False, bij_volgende: bool = False
) -> str:
    head = "<w:tblHeader/>" if is_kop else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/></w:tcPr>'
        f"{_celtekst(cel, bij_volgende=bij_volgende)}</w:tc>"
        for cel, w in zip(cellen, breed, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"


def _celtekst(cel: Cel, *, bij_volgende: bool) -> str:
    stijl = "Tabelgetal" if cel.is_getal else "Tabeltekst"
    return _alinea(stijl, _run(cel.stuk), "<w:keepNext/>" if bij_volgende else "")
