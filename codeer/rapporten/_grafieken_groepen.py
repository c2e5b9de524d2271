"""The charts that compare groups: a heat map per 1,000 words, and shares of respondents with intervals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle

from codeer.core.tabel import Cel, Tabel
from codeer.rapporten import _tekenen as t
from codeer.rapporten._cijferverhaal import Cijferverhaal, Groepstelling
from codeer.rapporten._getal import NIET_BEOORDEELD, breuk
from codeer.rapporten._groepen import VERSCHIL
from codeer.rapporten._opdeling import REST
from codeer.rapporten._tekenen import Figuur
from codeer.rapporten._tel import TOTAAL

MEETMOMENT = "meetmoment"
_ZELFDE = (
    " Wie op beide momenten meedeed, telt in beide mee; hoe dezelfde mensen veranderden, zeggen deze strepen "
    "niet. Dat staat in de tabel gepaard, die in het team blijft."
)
_VERSCHIL = (
    " Het verschil tussen de twee groepen staat er in procentpunten bij, met het interval van Newcombe "
    "(95 %). Ligt 0 daarin, dan kan het verschil toeval zijn."
)
_REGEL, _KOPREGEL = 0.19, 1.6  # of a chart of shares: inches per line, and lines per heading
_TEKENS = ("o", "s", "^", "D", "v", "P")

_Rijen = Mapping[tuple[str, str], Mapping[str, Cel]]


def per_groep(
    verhaal: Cijferverhaal, groepen: Groepstelling, codes: Sequence[str], leeg: str
) -> Iterator[Figuur]:
    """Give the two charts of one kenmerk; `codes` are those shown, the tables have all.

    `leeg` says why a figure is not there. Where none is, there is nothing to draw.
    """
    naam = _naam(groepen.per, [g.per for g in verhaal.groepen])
    tabel, aandelen = groepen.aantallen(f"per_{naam}"), groepen.aandelen(f"aandeel_{naam}")
    rows = _totalen(tabel)
    known = [c for c in codes if any(rows[w, c]["fragmenten"] is not None for w in groepen.waarden)]
    if known:
        yield _warmte(groepen, known, rows, tabel, leeg)
        yield from _aandeel(groepen, known, _totalen(aandelen), aandelen)


def _totalen(tabel: Tabel) -> _Rijen:
    """Give the rows `totaal` by group and code."""
    names = [kolom.naam for kolom in tabel.kolommen[3:]]
    rows = (r for r in tabel.rijen if r[2] == TOTAAL)
    return {(str(r[0]), str(r[1])): dict(zip(names, r[3:], strict=True)) for r in rows}


def _naam(per: str, alle: Sequence[str]) -> str:
    """Give a kenmerk as a name of a file; of two that are alike the later one has a number."""
    plain = ["".join(c if c.isalnum() and c.isascii() else "_" for c in k.lower()) for k in alle]
    nr = alle.index(per)
    before = plain[:nr].count(plain[nr])
    return f"{plain[nr]}_{before + 1}" if before else plain[nr]


def _warmte(groepen: Groepstelling, codes: Sequence[str], rows: _Rijen, tabel: Tabel, leeg: str) -> Figuur:
    waarden = groepen.waarden
    lees = (
        f"Hoeveel fragmenten elke code heeft per 1.000 woorden, naast elkaar per {groepen.gewoon}. Hoe "
        f"sterker de kleur, hoe vaker. Een streepje ({NIET_BEOORDEELD}) betekent: {leeg}."
        f"{groepen.uitleg}"
    )
    values = {key: row["per_1000_woorden"] for key, row in rows.items()}
    most = max([float(v) for v in values.values() if v] + [0.001])

    def bouw(figure: t.Doek) -> None:
        ax = figure.subplots()
        for y, code in enumerate(codes):
            for x, waarde in enumerate(waarden):
                n = values.get((waarde, code))
                t.vak(ax, (x, y), None if n is None else float(n) / most, breuk(float(n or 0)), len(waarden))
        ax.set_yticks(range(len(codes)), [t.kort(code) for code in codes])
        many = len(waarden) > 5
        ax.set_xticks(
            range(len(waarden)), [t.kort(w, 22, 1) if many else t.kort(w, 14) for w in waarden],
            rotation=40 if many else 0, ha="left" if many else "center",
        )  # fmt: skip
        ax.xaxis.set_ticks_position("top")
        ax.set_xlim(-0.5, max(len(waarden), 3) - 0.5)
        ax.set_ylim(len(codes) - 0.5, -0.5)
        ax.tick_params(axis="x", labelcolor=t.INKT)
        t.kaal(ax)

    titel = f"Codes per {groepen.gewoon}, per 1.000 woorden"
    return t.teken((tabel.naam, titel, lees), tabel, 1.0 + 0.36 * len(codes), bouw, kenmerk=groepen.per)


def _aandeel(groepen: Groepstelling, codes: Sequence[str], rows: _Rijen, tabel: Tabel) -> Iterator[Figuur]:
    lines = len([w for w in groepen.waarden if w not in REST]) + _KOPREGEL
    parts = t.verdeel(codes, int(t.HOOGST / (_REGEL * lines)))
    for nr, part in enumerate(parts, 1):
        # a code that is not drawn stands behind the first chart
        rest = {str(r[1]) for r in tabel.rijen} - {*codes} if nr == 1 else set()
        own = t.deel(tabel, nr, len(parts), {*part, *rest})
        deel = f" (deel {nr} van {len(parts)})" if len(parts) > 1 else ""
        yield _aandeel_van(groepen, part, rows, own, deel)


def _aandeel_van(
    groepen: Groepstelling, codes: Sequence[str], rows: _Rijen, tabel: Tabel, deel: str
) -> Figuur:
    waarden = [w for w in groepen.waarden if w not in REST]
    titel = f"Welk deel van de respondenten het noemt, per {groepen.gewoon}"
    if groepen.per == MEETMOMENT:
        titel = "Meetmomenten vergeleken: welk deel van de respondenten het noemt"
    lees = (
        f"Per code en {groepen.gewoon}: het teken is het deel van de respondenten dat de code noemt, "
        "de streep het interval (Wilson, 95 %) waarbinnen dat deel waarschijnlijk ligt. Liggen twee strepen "
        "helemaal los van elkaar, dan is er waarschijnlijk verschil. Overlappen ze een stuk, dan zeggen de "
        "strepen het niet: er kan verschil zijn of niet. Bij veel codes ligt er ook door toeval weleens een "
        f"paar los.{_ZELFDE if groepen.per == MEETMOMENT else ''} Rechts staat hoeveel respondenten het zijn."
        f"{groepen.uitleg}"
    )

    if any(kolom.naam == VERSCHIL[0] for kolom in tabel.kolommen):
        lees += _VERSCHIL

    def bouw(figure: t.Doek) -> None:
        labels = [t.kort(w, 24, 1) for w in waarden]
        ax, rows_at = t.stapel(figure, [(t.kort(c, 24, 1), labels) for c in codes])
        for code, places in zip(codes, rows_at, strict=True):
            for waarde, y, teken in zip(waarden, places, cycle(_TEKENS), strict=False):
                _deel(ax, y, teken, rows[waarde, code])
        ax.set_xlim(0, 100)
        ax.set_xticks([0, 25, 50, 75, 100], ["0 %", "25 %", "50 %", "75 %", "100 %"])
        ax.grid(axis="x")

    hoog = 0.5 + _REGEL * len(codes) * (len(waarden) + _KOPREGEL)
    return t.teken((tabel.naam, f"{titel}{deel}", lees), tabel, hoog, bouw, kenmerk=groepen.per)


def _deel(ax: t.Vlak, y: float, teken: str, row: Mapping[str, Cel]) -> None:
    share, low, high = (row[naam] for naam in ("aandeel_pct", "onder", "boven"))
    if share is None or low is None or high is None:
        shown = NIET_BEOORDEELD
    else:
        ax.hlines(y, float(low), float(high), color=t.ZACHT, linewidth=1.6)
        ax.plot(float(share), y, marker=teken, color=t.PLUS, markersize=6, linestyle="none", clip_on=False)
        shown = f"{row['respondenten_met']} van {row['respondenten']}"
    ax.annotate(
        shown, (1, y), (8, 0), xycoords=("axes fraction", "data"),
        textcoords="offset points", va="center", fontsize=8.5, color=t.ZACHT,
    )  # fmt: skip
