"""The charts over the whole study: how often, which side, together, and through each interview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codeer.core.tabel import Tabel
from codeer.rapporten import _tekenen as t
from codeer.rapporten._cijferverhaal import Cijferverhaal
from codeer.rapporten._getal import NIET_BEOORDEELD, heel
from codeer.rapporten._grafieken_groepen import per_groep
from codeer.rapporten._tekenen import Figuur
from codeer.rapporten._tel import TOTAAL, met_ouders
from codeer.rapporten._verhaal import Verhaal

MAX_CODES = 30
_MAX_PAREN = 20
_PER_FIGUUR = 10  # interviews in one chart, as far as it then fits on a page
_REGEL, _KOPREGEL = 0.17, 1.6  # of such a chart: inches per line, and lines per heading
_KANT = 0.58  # inches for a code with its two sides
_NIET_ALLE = " Van de {} codes staan hier de {} met de meeste fragmenten."


def figuren(verhaal: Verhaal) -> Iterator[Figuur]:
    """Give all charts for which there is something to see, one at a time."""
    if not verhaal.codes:
        return
    yield from _vergeleken(verhaal, "niet beoordeeld")
    if len(meeste(verhaal, _MAX_PAREN)) > 1:
        yield _samen(verhaal)
    yield from _verloop(verhaal)


def gedeelde_figuren(verhaal: Cijferverhaal) -> Iterator[Figuur]:
    """Give the charts that may leave the team: of figures that people stand behind, and of nobody alone."""
    if verhaal.codes:
        yield from _vergeleken(verhaal, "weggelaten")


def _vergeleken(verhaal: Cijferverhaal, leeg: str) -> Iterator[Figuur]:
    """Give the charts of figures side by side; `leeg` says why a figure is not there."""
    yield _hoe_vaak(verhaal, leeg)
    if any(set(verhaal.polen(code)) & {"plus", "min"} for code in verhaal.codes):
        yield from _kanten(verhaal)
    for groepen in verhaal.groepen:
        yield from per_groep(verhaal, groepen, meeste(verhaal, MAX_CODES), leeg)


def meeste(verhaal: Cijferverhaal, aantal: int) -> tuple[str, ...]:
    """Give the codes with the most fragments, in the order of the codebook."""
    ranked = sorted(verhaal.codes, key=lambda code: -_tel(verhaal, code, TOTAAL))
    kept = set(ranked[:aantal])
    return tuple(code for code in verhaal.codes if code in kept)


def _tel(verhaal: Cijferverhaal, code: str, pool: str, wat: str = "fragmenten") -> int:
    row = verhaal.cijfers.get((code, pool))
    return int(row[wat] or 0) if row else 0


def _niet_alle(verhaal: Cijferverhaal, aantal: int) -> str:
    return _NIET_ALLE.format(len(verhaal.codes), aantal) if len(verhaal.codes) > aantal else ""


def _hoe_vaak(verhaal: Cijferverhaal, leeg: str) -> Figuur:
    codes = meeste(verhaal, MAX_CODES)
    lees = (
        "Links hoeveel fragmenten elke code heeft, rechts in hoeveel interviews. Veel fragmenten in weinig "
        f"interviews betekent dat enkelen er veel over zeiden.{_niet_alle(verhaal, MAX_CODES)}"
    )

    def bouw(figure: t.Doek) -> None:
        axes = figure.subplots(1, 2, sharey=True)
        for ax, wat, kop in zip(
            axes, ("fragmenten", "interviews"), ("Fragmenten", "Interviews"), strict=True
        ):
            values = [_tel(verhaal, code, TOTAAL, wat) for code in codes]
            ax.barh(range(len(codes)), values, height=0.62, color=t.PLUS)
            ax.set_xlim(0, max([*values, 1]) * 1.32)
            for y, (code, value) in enumerate(zip(codes, values, strict=True)):
                judged = verhaal.cijfers[code, TOTAAL]["fragmenten"] is not None
                shown = heel(value) if judged else f"{NIET_BEOORDEELD} {leeg}"
                ax.annotate(shown, (value, y), (4, 0), textcoords="offset points", va="center")
            ax.set_title(kop, loc="left", fontsize=9.5, fontweight="bold")
            ax.set_xticks([])
            t.kaal(ax)
        axes[0].set_yticks(range(len(codes)), [t.kort(code) for code in codes])
        axes[0].set_ylim(len(codes) - 0.4, -0.6)

    return t.teken(
        ("codes", "Hoe vaak elke code voorkomt", lees), verhaal.frequenties, 0.7 + 0.36 * len(codes), bouw
    )


def _kanten(verhaal: Cijferverhaal) -> Iterator[Figuur]:
    alle = [code for code in meeste(verhaal, MAX_CODES) if set(verhaal.polen(code)) & {"plus", "min"}]
    rows = tuple(r for r in verhaal.frequenties.rijen if r[0] in alle and r[2] != TOTAAL)
    tabel = Tabel("kanten", "De kanten van elke code", verhaal.frequenties.kolommen, rows)
    groepen = t.verdeel(alle, int(t.HOOGST / _KANT))
    for nr, sided in enumerate(groepen, 1):
        # each with the measure of all, so that bars in one chart can be held beside those in another
        yield _kanten_van(verhaal, (alle, sided), t.deel(tabel, nr, len(groepen), sided))


def _kanten_van(verhaal: Cijferverhaal, codes: tuple[Sequence[str], Sequence[str]], tabel: Tabel) -> Figuur:
    alle, sided = codes
    lees = (
        "Per code naar links de fragmenten aan de ene kant (min) en naar rechts die aan de andere (plus). "
        f"De namen van de kanten staan boven de balk.{_niet_alle(verhaal, MAX_CODES)}"
    )
    most = max([_tel(verhaal, code, pool) for code in alle for pool in ("plus", "min")] + [1])

    def bouw(figure: t.Doek) -> None:
        ax = figure.subplots()
        for y, code in enumerate(sided):
            for pool, sign, side in (("min", -1, "right"), ("plus", 1, "left")):
                n = _tel(verhaal, code, pool)
                known = verhaal.cijfers.get((code, pool), {}).get("fragmenten", 0) is not None
                ax.barh(y + 0.14, sign * n, height=0.4, color=t.POOLKLEUR[pool])
                ax.annotate(
                    heel(n) if known else NIET_BEOORDEELD, (sign * n, y + 0.14), (4 * sign, 0),
                    textcoords="offset points", va="center", ha=side,
                )  # fmt: skip
                ax.annotate(
                    t.kort(verhaal.poolnaam(code, pool), 30, 1), (0, y - 0.25), (6 * sign, 0),
                    textcoords="offset points", va="center", ha=side, fontsize=8.5, color=t.ZACHT,
                )  # fmt: skip
        ax.axvline(0, color=t.LIJN, linewidth=1)
        ax.set_xlim(-1.32 * most, 1.32 * most)
        ax.set_ylim(len(sided) - 0.45, -0.6)
        ax.set_yticks(range(len(sided)), [t.kort(code) for code in sided])
        ax.set_xticks([])
        t.kaal(ax)

    return t.teken((tabel.naam, tabel.titel, lees), tabel, 0.4 + _KANT * len(sided), bouw)


def _samen(verhaal: Verhaal) -> Figuur:
    codes = meeste(verhaal, _MAX_PAREN)
    found = {(str(r[0]), str(r[1])): r[2] for r in verhaal.samenhang.rijen}
    wat = {"beurt": "hoeveel beurten", "zin": "hoeveel zinnen", "interview": "hoeveel interviews"}
    lees = (
        f"In {wat.get(verhaal.binnen, verhaal.binnen)} twee codes samen voorkomen. Hoe sterker de kleur, "
        f"hoe vaker. Samen genoemd is nog geen oorzaak.{_niet_alle(verhaal, _MAX_PAREN)}"
    )
    most = max([int(n) for n in found.values() if n] + [1])

    def bouw(figure: t.Doek) -> None:
        ax = figure.subplots()
        for row, a in enumerate(codes):
            for column, b in enumerate(codes[:row]):
                if a in met_ouders(b) or b in met_ouders(a):
                    continue
                n = found.get((b, a))
                deel = None if n is None else int(n) / most
                t.vak(ax, (column, row), deel, heel(int(n or 0)), len(codes))
        ax.set_xticks(range(len(codes) - 1), [t.kort(c, 26, 1) for c in codes[:-1]], rotation=40, ha="right")
        ax.set_yticks(range(1, len(codes)), [t.kort(c) for c in codes[1:]])
        ax.set_xlim(-0.5, len(codes) - 1.5)
        ax.set_ylim(len(codes) - 0.5, 0.5)
        ax.tick_params(axis="x", labelcolor=t.INKT)
        t.kaal(ax)

    return t.teken(
        ("samen_genoemd", "Codes die samen genoemd worden", lees),
        verhaal.samenhang,
        1.4 + 0.36 * len(codes),
        bouw,
    )


def _verloop(verhaal: Verhaal) -> Iterator[Figuur]:
    alle = tuple(verhaal.verloop.lijnen)
    lines = len(meeste(verhaal, MAX_CODES // 2)) + _KOPREGEL
    groepen = t.verdeel(alle, min(_PER_FIGUUR, int(t.HOOGST / (_REGEL * lines))))
    for nr, groep in enumerate(groepen, 1):
        yield _verloop_van(verhaal, groep, nr if len(groepen) > 1 else 0)


def _verloop_van(verhaal: Verhaal, interviews: tuple[str, ...], nr: int) -> Figuur:
    codes = meeste(verhaal, MAX_CODES // 2)
    naam = f"verloop_{nr}" if nr else "verloop"
    erbij = f" ({interviews[0]} tot en met {interviews[-1]})" if nr else ""
    lees = (
        "Elk interview van begin (links) tot eind (rechts). Een teken is een fragment: een driehoek omhoog "
        "is de kant plus, omlaag de kant min, een rondje heeft geen kant."
        f"{_niet_alle(verhaal, MAX_CODES // 2)}"
    )

    def bouw(figure: t.Doek) -> None:
        labels = [t.kort(code, 24, 1) for code in codes]
        ax, rows = t.stapel(figure, [(id, labels) for id in interviews])
        for id, places in zip(interviews, rows, strict=True):
            at = dict(zip(codes, places, strict=True))
            ax.hlines(places, 0, 100, color=t.RASTER, linewidth=1, zorder=0)
            for pool, teken in t.POOLTEKEN.items():
                points = [
                    (p.plaats, at[p.code])
                    for p in verhaal.verloop.lijnen[id]
                    if p.pool == pool and p.code in at
                ]
                if points:
                    x, y = zip(*points, strict=True)
                    ax.scatter(x, y, s=30, marker=teken, color=t.POOLKLEUR[pool], alpha=0.85, linewidths=0)
        ax.set_xlim(-1, 101)
        ax.set_xticks([0, 50, 100], ["begin", "midden", "eind"])

    tabel = verhaal.verloop.tabel(naam, interviews)
    hoog = 0.4 + _REGEL * len(interviews) * (len(codes) + _KOPREGEL)
    titel = f"De codes door het interview heen{erbij}"
    return t.teken((naam, titel, lees), tabel, hoog, bouw, interviews=interviews)
