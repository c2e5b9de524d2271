"""Draw charts: the same figures give the same bytes, in a picture that can be read aloud."""

from __future__ import annotations

import io
import re
import textwrap
import warnings
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, TypeAlias

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.patches import Rectangle

from codeer.core.tabel import Tabel
from codeer.rapporten._getal import NIET_BEOORDEELD
from codeer.rapporten._png import schrijf_png

# What charts are drawn on; the other files of charts need no library for it.
Doek: TypeAlias = Figure
Vlak: TypeAlias = Axes
# Colours that are told apart by people who are colour-blind, with the name by which a page replaces each
# for a dark screen.
INKT, ZACHT, LIJN, RASTER = "#1b1e23", "#50565f", "#7a818c", "#d9dce2"
PLUS, MIN, GEEN, PAPIER = "#0b5fa5", "#b3400a", "#5d5a6b", "#ffffff"
_NAMEN = {
    INKT: "inkt", ZACHT: "zacht", LIJN: "lijn", RASTER: "raster",
    PLUS: "plus", MIN: "min", GEEN: "geen", PAPIER: "papier",
}  # fmt: skip
POOLKLEUR = {"plus": PLUS, "min": MIN, "": GEEN}
POOLTEKEN = {"plus": "^", "min": "v", "": "o"}
_BREED, DPI = 5.6, 180
HOOGST = 8.6  # inches: what fits on a page with what belongs to it
_LETTER = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
_STIJL: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "codeer",
    "text.parse_math": False,
    "font.family": "DejaVu Sans",
    "font.size": 9.5,
    "text.color": INKT,
    "axes.edgecolor": LIJN,
    "axes.labelcolor": ZACHT,
    "axes.labelsize": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": ZACHT,
    "ytick.color": LIJN,
    "ytick.labelcolor": INKT,
    "grid.color": RASTER,
    "axes.axisbelow": True,
    "axes.formatter.use_locale": False,
}


@dataclass(frozen=True, slots=True)
class Figuur:
    """A chart with the table behind it; `lees` says in a few plain sentences what is to be seen."""

    naam: str
    titel: str
    lees: str
    svg: str
    png: bytes
    tabel: Tabel
    kenmerk: str = ""  # what groups it compares, if it does
    interviews: tuple[str, ...] = ()  # what interviews it is about, if not all

    @property
    def svg_in_pagina(self) -> str:
        """Give the drawing for in a page: its colours are those of the page, its names are its own."""
        text = re.sub(r"<\?xml.*?<svg", "<svg", self.svg, count=1, flags=re.DOTALL)
        text = re.sub(r'(<svg[^>]*?) width="[^"]*" height="[^"]*"', r"\1", text, count=1)
        text = re.sub(r'(\sid=")|(url\(#)|(href="#)', lambda m: f"{m[0]}{self.naam}-", text)
        text = text.replace(
            'aria-labelledby="titel uitleg"', f'aria-labelledby="{self.naam}-titel {self.naam}-uitleg"'
        )
        return re.sub("|".join(_NAMEN), lambda m: f"var(--{_NAMEN[m[0]]})", text)


def teken(
    wat: tuple[str, str, str], tabel: Tabel, hoog: float, bouw: Callable[[Doek], None], **meer: object
) -> Figuur:
    """Draw a chart `hoog` inches high; `wat` is its name, title and explanation, `bouw` draws it."""
    naam, titel, lees = wat
    with mpl.rc_context(), warnings.catch_warnings():
        # a sign that the letter lacks is drawn as a box, and is still text in the SVG
        warnings.simplefilter("ignore", UserWarning)
        mpl.rcdefaults()
        mpl.rcParams.update(_STIJL)
        figure = Figure((_BREED, hoog))
        bouw(figure)
        if any(ax.get_subplotspec() for ax in figure.axes):
            # the layout is found once; a figure that has an engine is drawn once more for each form
            ConstrainedLayoutEngine().execute(figure)
        svg = io.StringIO()
        figure.savefig(svg, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
        png = _png(figure)
    return Figuur(naam, titel, lees, _schoon(svg.getvalue(), titel, lees), png, tabel, **meer)  # type: ignore[arg-type]


def _png(figure: Doek) -> bytes:
    """Give the drawing in dots; the paper is white, so that it is opaque."""
    figure.set_dpi(DPI)
    canvas: Any = FigureCanvasAgg(figure)  # what it does has no types
    canvas.draw()
    wide, high = canvas.get_width_height()
    return schrijf_png(bytes(canvas.buffer_rgba()), wide, high, DPI)


def _schoon(svg: str, titel: str, lees: str) -> str:
    """Give the drawing with its title and explanation in it, and without what only takes room."""
    svg = re.sub(r"\s*<!DOCTYPE.*?>", "", svg, count=1, flags=re.DOTALL)
    svg = re.sub(r'<g id="(?!p[0-9a-f]{10}")[^"]*"', "<g", svg)
    svg = svg.replace("font-family: 'DejaVu Sans'", f"font-family: {_LETTER}")
    svg = re.sub(r' transform="rotate\(-0 [^"]*"', "", svg)
    svg = re.sub(r"\n\s*", "\n", svg)
    head = (
        f'role="img" aria-labelledby="titel uitleg">\n<title id="titel">{escape(titel)}</title>'
        f'\n<desc id="uitleg">{escape(lees)}</desc>'
    )
    return re.sub(r"(<svg[^>]*?)>", lambda m: f"{m[1]} {head}", svg, count=1)


def kort(tekst: str, breed: int = 24, regels: int = 2) -> str:
    """Give a label that fits: at most so many lines of so many signs."""
    lines = textwrap.wrap(tekst, breed, max_lines=regels, placeholder=" …", break_long_words=True)
    return "\n".join(lines)


def verdeel(rijen: Sequence[str], hoogstens: int) -> list[tuple[str, ...]]:
    """Divide what does not fit in one chart over as few as it takes, each of about as much."""
    charts = max(-(-len(rijen) // max(hoogstens, 1)), 1)
    size = -(-len(rijen) // charts) or 1
    return [tuple(rijen[at : at + size]) for at in range(0, len(rijen), size)]


def deel(tabel: Tabel, nr: int, delen: int, codes: Collection[str]) -> Tabel:
    """Give the rows about some codes, for one of so many charts; all of it where there is one."""
    if delen == 1:
        return tabel
    at = max(at for at, kolom in enumerate(tabel.kolommen[:2]) if kolom.naam == "code")
    rows = tuple(rij for rij in tabel.rijen if rij[at] in codes)
    return Tabel(f"{tabel.naam}_{nr}", f"{tabel.titel} (deel {nr} van {delen})", tabel.kolommen, rows)


def kaal(ax: Vlak) -> None:
    """Take away the frame and the little lines."""
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0)


def stapel(doek: Doek, blokken: Sequence[tuple[str, Sequence[str]]]) -> tuple[Vlak, list[list[float]]]:
    """Put blocks of labelled rows under one another, each under its heading; give where the rows are.

    The room for the labels is fixed: finding it out takes longer than all the rest of such a chart.
    """
    hoog = doek.get_size_inches()[1]
    ax = doek.add_axes((0.33, 0.1 / hoog, 0.52, 1 - 0.45 / hoog))
    places: list[list[float]] = []
    y = 0.0
    for kop, rijen in blokken:
        places.append([y + 1 + nr for nr in range(len(rijen))])
        _label(ax, y, kop, "bold")
        for at, label in zip(places[-1], rijen, strict=True):
            _label(ax, at, label, "normal")
        y += len(rijen) + 1.6
    ax.set_yticks([])
    ax.set_ylim(y - 0.9, -0.8)
    ax.xaxis.set_ticks_position("top")
    kaal(ax)
    return ax, places


def _label(ax: Vlak, y: float, tekst: str, dikte: str) -> None:
    ax.text(
        -0.02, y, tekst, transform=ax.get_yaxis_transform(),
        ha="right", va="center_baseline", fontsize=8.5, fontweight=dikte,
    )  # fmt: skip


def vak(ax: Vlak, plek: tuple[float, float], deel: float | None, tekst: str, naast: int) -> None:
    """Draw a cell of a heat map, so light that its text can be read; a `deel` of None was not judged.

    `naast` is how many cells there are beside one another.
    """
    x, y = plek
    shown = NIET_BEOORDEELD if deel is None else tekst
    ax.add_patch(
        Rectangle(
            (x - 0.47, y - 0.45), 0.94, 0.9,
            facecolor=PLUS, alpha=round(0.06 + 0.34 * (deel or 0), 3), linewidth=0,
        )
    )  # fmt: skip
    ax.text(x, y, shown, ha="center", va="center_baseline", fontsize=9 if naast < 9 else 6.5)
