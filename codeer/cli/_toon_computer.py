"""Show how the computer compares with people: in words and shares, per code and per term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codeer.cli._uitvoer import show, show_table, tell, tell_fout, thousands

if TYPE_CHECKING:
    from codeer.steps._automaat_cijfers import Aandeel, Schatting
    from codeer.steps.automaat_oordeel import Codeoordeel, Uitkomst

_TE_WEINIG = "te weinig"
_NVT = "n.v.t."
_MEESTE = 15  # terms on the screen; the file has all


def toon_computer(uitkomst: Uitkomst, *, werkblad: bool = False) -> None:
    """Show what people found of the computer's suggestions, and what it missed.

    With `werkblad` the sample stands in a sheet, and of that was told.
    """
    for melding in uitkomst.meldingen:
        tell(f"Let op: {melding}")
    for interview, fout, tip in uitkomst.overgeslagen:
        tell_fout(f"{interview}: {fout}", tip)
    for mislukt in uitkomst.mislukt:
        tell_fout(mislukt.fout, mislukt.tip)
    if uitkomst.interviews:
        _toon_cijfers(uitkomst)
    else:
        show("Er valt nog niets te vergelijken: niemand heeft iets afgerond of een voorstel beoordeeld.")
    if uitkomst.steekproef:
        show(
            f"\nSteekproef: {thousands(uitkomst.steekproef)} zinnen, "
            f"waarvan {thousands(uitkomst.gelezen)} afgerond."
        )
        if not werkblad:
            tell(
                "Lees ze blind en zeg erbij welke je las: op de pagina (codeer open --codeur NAAM "
                "--blind), of in een werkblad voor Excel (zet achter deze opdracht: --werkblad NAAM). "
                "Welke zinnen het zijn staat in rapporten/steekproef.csv."
            )
    if uitkomst.geschreven:
        tell(f"Geschreven in rapporten: {', '.join(uitkomst.geschreven)}")


def _toon_cijfers(uitkomst: Uitkomst) -> None:
    show("Wat vinden jullie van de voorstellen van de computer?\n")
    headers = ("code", "voorgesteld", "akkoord", "afgewezen", "anders", "klopt", "gemist", "gevonden")
    show_table(headers, [_code(c) for c in uitkomst.codes])
    show("\nMensen onderling, en mensen naast de computer (alpha, zelfde zinnen):\n")
    rows = [_naast(c) for c in uitkomst.codes if c.naast.eenheden]
    if rows:
        show_table(("code", "zinnen", "mensen", "computer", "verschil"), rows)
    else:
        show("Nog geen zin is door twee mensen blind afgerond.")
    judged = [t for t in uitkomst.termen if t.precisie.deel is not None]
    if judged:
        judged.sort(key=lambda t: t.precisie.deel or 0)
        show("\nTermen die het minst vaak klopten (van die met 10 besluiten of meer):\n")
        terms = [(t.term, t.code, t.pool, _share(t.precisie)) for t in judged[:_MEESTE]]
        show_table(("term", "code", "kant", "klopt"), terms)
    _toon_uitleg(uitkomst)


def _toon_uitleg(uitkomst: Uitkomst) -> None:
    where = "de zinnen van de steekproef die afgerond zijn" if uitkomst.steekproef else "afgeronde zinnen"
    read = max((c.gemist.van for c in uitkomst.codes), default=0)
    blind = max((c.blind for c in uitkomst.codes), default=0)
    lines = (
        "«Klopt»: van de zinnen met een voorstel die jullie beoordeelden: waar jullie de code ook gaven.",
        "«Akkoord» en «afgewezen» tellen voorstellen; in een zin kunnen er meer staan.",
        f"«Gemist»: van {where} zonder voorstel voor die code ({thousands(read)}, {thousands(blind)} blind).",
        "Waar jullie verschillen en nog niets besloten, telt wie de code gaf.",
        "«Gevonden»: schatting van welk deel van alles wat past de computer voorstelt.",
        "Tussen haakjes: tussen welke waarden het ligt (95%). Onder de 10 is het te weinig.",
    )
    tell("\n" + " ".join(lines))
    if uitkomst.oneens:
        many = uitkomst.oneens
        what = "1 voorstel telt" if many == 1 else f"{thousands(many)} voorstellen tellen"
        tell(f"Let op: {what} bij akkoord en afgewezen niet mee: daar besloten jullie verschillend over.")
    if not uitkomst.steekproef:
        tell(
            "Tip: zijn alleen sommige interviews afgerond, trek dan een steekproef met: "
            "codeer consistentie --computer --steekproef 100"
        )


def _code(c: Codeoordeel) -> tuple[object, ...]:
    t = c.telling
    counts = (t.voorgesteld, t.akkoord, t.afgewezen, t.anders)
    return (c.code, *counts, _of(c.goed), _share(c.gemist), _estimate(c.gevonden))


def _naast(c: Codeoordeel) -> tuple[object, ...]:
    n = c.naast
    between = f" ({_figure(n.interval.onder)} tot {_figure(n.interval.boven)})" if n.interval else ""
    figures = (_figure(n.mensen), _figure(n.computer), _figure(n.verschil) + between)
    return (c.code, n.eenheden, *figures)


def _share(a: Aandeel) -> str:
    if a.deel is None or a.onder is None or a.boven is None:
        return _TE_WEINIG if a.van else _NVT
    return f"{_percent(a.deel)} ({_percent(a.onder)} tot {_percent(a.boven)})"


def _of(a: Aandeel) -> str:
    """Say a share with what it is of: other units are counted than suggestions."""
    return f"{thousands(a.keer)} van {thousands(a.van)}: {_share(a)}" if a.van else _NVT


def _estimate(s: Schatting | None) -> str:
    if s is None:
        return _NVT
    return f"{_percent(s.deel)} ({_percent(s.onder)} tot {_percent(s.boven)})"


def _percent(share: float) -> str:
    digits = 1 if 0 < share < 0.1 else 0
    return f"{100 * share:.{digits}f}".replace(".", ",") + "%"


def _figure(value: float | None) -> str:
    return _NVT if value is None else f"{round(value, 2) + 0.0:.2f}".replace(".", ",")
