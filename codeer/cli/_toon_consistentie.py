"""Show how far coders agree: in words for who codes, as measures for who reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codeer.cli._uitvoer import show, show_table, tell, thousands

if TYPE_CHECKING:
    from codeer.steps.consistentie import Consistentie, Uitslag, Waarde

_NVT = "n.v.t."
# Our own rules of thumb, not from literature; the page says so.
_GOED, _REDELIJK, _GENOEG = 0.8, 0.6, 10
_VUISTREGEL = (
    f"Goed is hier vanaf {_GOED * 10:.0f} van de 10 keer, redelijk vanaf {_REDELIJK * 10:.0f}, en onder de "
    f"{_GENOEG} eenheden is het te weinig om iets te zeggen. Dat zijn vuistregels van codeer."
)


def show_woorden(uitkomst: Consistentie) -> None:
    """Show in words, per value, how often coders found the same, and what to talk about."""
    show(f"Hoe gelijk is er gecodeerd?  {_who(uitkomst)}, {_count(uitkomst)}")
    _tell_meldingen(uitkomst)
    seen = next(u.uitkomst for u in uitkomst.maten if u.maat == "percentage")
    if seen is None:
        show("Er valt niets te vergelijken: geen enkele eenheid is door twee codeurs beoordeeld.")
        return
    show("Verschil is niet fout. Het laat zien waar een waarde nog niet duidelijk is.")
    show(f"Twee codeurs kozen {often(seen)} dezelfde waarde.\n")
    if len(uitkomst.waarden) == 1:
        tell("Let op: er is maar één waarde gegeven; of codeurs verschil zien, blijkt daar niet uit.")
    pair = len(uitkomst.codeurs) == 2
    apart = [f"alleen {naam}" for naam in uitkomst.codeurs] if pair else ["niet allemaal"]
    headers = ("waarde", "samen", *apart, "de ander koos dit ook", "wat nu")
    show_table(headers, [_in_words(waarde, pair=pair) for waarde in uitkomst.waarden])
    tell(f"\n{_VUISTREGEL}")
    tell("Tip: alle maten, zoals kappa en alpha, zie je met --methodoloog.")


def show_maten(uitkomst: Consistentie) -> None:
    """Show all measures, those of pairs by pair, and the counts and measures per value."""
    show(f"{_who(uitkomst)}, {_count(uitkomst)}\n")
    pairwise = {u.maat for u in uitkomst.maten if u.codeurs}
    shown = [u for u in uitkomst.maten if u.codeurs or u.maat not in pairwise]
    show_table(
        ("maat", "codeurs", "uitkomst"),
        [(u.titel, " en ".join(u.codeurs) or "samen", _figure(u.uitkomst)) for u in shown],
    )
    if uitkomst.waarden:
        titles = [u.titel.lower() for u in uitkomst.waarden[0].maten]
        rows = [(w.waarde, w.gebruik.eenheden, *_figures(w.maten)) for w in uitkomst.waarden]
        show()
        show_table(("waarde", "eenheden", *titles), rows)
    _tell_meldingen(uitkomst)
    tell(
        f"\n{_NVT} is niet te berekenen: te weinig oordelen, maar één gebruikte waarde, "
        "of een maat die alleen voor twee codeurs of twee waarden bestaat."
    )


def _who(uitkomst: Consistentie) -> str:
    *most, last = uitkomst.codeurs or ("niemand",)
    return f"{', '.join(most)} en {last}" if most else last


def _count(uitkomst: Consistentie) -> str:
    both = uitkomst.vergelijkbaar
    eenheden = f"{thousands(uitkomst.eenheden)} {'eenheid' if uitkomst.eenheden == 1 else 'eenheden'}"
    if both == uitkomst.eenheden:
        return eenheden
    return f"{eenheden}, waarvan {thousands(both)} door twee of meer codeurs beoordeeld"


def _tell_meldingen(uitkomst: Consistentie) -> None:
    for melding in uitkomst.meldingen:
        tell(f"Let op: {melding}")


def _in_words(waarde: Waarde, *, pair: bool) -> tuple[object, ...]:
    gebruik = waarde.gebruik
    apart = gebruik.alleen if pair else (gebruik.deels,)
    share = waarde.uitkomst("positieve_overeenstemming")
    if share is None or gebruik.eenheden < _GENOEG:
        return (waarde.waarde, gebruik.samen, *apart, "", "te weinig om iets te zeggen")
    if share >= _GOED:
        advice = "dit gaat goed"
    else:
        advice = "redelijk; kijk samen" if share >= _REDELIJK else "bespreek samen"
    return (waarde.waarde, gebruik.samen, *apart, often(share), advice)


def often(share: float) -> str:
    """Say a share as people do; `altijd`, `nooit` and a round number only where they are true."""
    if share in {0, 1}:
        return "altijd" if share else "nooit"
    tenths, rest = divmod(share * 10, 1)
    if rest >= 0.5 and tenths < 9:
        return f"bijna {tenths + 1:.0f} van de 10 keer"
    if rest >= 0.5:
        return "bijna altijd"
    # a share such as 3/5 is not always six tenths to the last bit
    return f"{'ruim ' if rest > 0.01 else ''}{tenths:.0f} van de 10 keer" if tenths else "bijna nooit"


def _figures(maten: tuple[Uitslag, ...]) -> list[str]:
    return [_figure(u.uitkomst) for u in maten]


def _figure(value: float | None) -> str:
    return _NVT if value is None else f"{value:.3f}".replace(".", ",")
