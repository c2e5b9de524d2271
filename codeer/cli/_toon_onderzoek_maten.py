"""Show a methodologist what comparing people in a study gave: every figure, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from codeer.cli._toon_onderzoek import filled, hanging
from codeer.cli._uitvoer import show, show_table, tell, thousands
from codeer.core.telwoord import count
from codeer.core.vuistregels import GENOEG

if TYPE_CHECKING:
    from codeer.steps._consistentie_uitkomst import (
        Codeuitslag,
        Deel,
        Kop,
        Onderzoeksconsistentie,
        Vergelijking,
    )

_NVT = "n.v.t."
_TOP = 10
_MATEN = (
    ("p_pos", "positieve_overeenstemming"),
    ("p_neg", "negatieve_overeenstemming"),
    ("Po", "percentage"),
    ("alpha", "krippendorff_alpha"),
    ("kappa", "cohen_kappa"),
    ("AC1", "gwet_ac1"),
    ("PABAK", "pabak"),
)
_GESCHAT = (
    ("p_pos", "positieve_overeenstemming"),
    ("alpha", "krippendorff_alpha"),
    ("kappa", "cohen_kappa"),
    ("AC1", "gwet_ac1"),
)
_BRONNEN = (
    "p_pos en p_neg: Cicchetti en Feinstein 1990. alpha: Krippendorff 2011. kappa: Cohen 1960. "
    "Fleiss: Fleiss 1971. AC1: Gwet 2008. PABAK en bias: Byrt, Bishop en Carlin 1993. Gepoolde kappa: "
    "De Vries e.a. 2008. MASI: Passonneau 2006."
)


def show_maten(found: Onderzoeksconsistentie) -> None:
    """Show the header, then every comparison, and what the outcome hangs on."""
    _show_kop(found.kop)
    every = (found.hoofd, found.na_overleg, *found.met_jezelf, found.niet_onafhankelijk)
    for one in every:
        if one:
            _show_vergelijking(one)
    if found.gevoeligheid:
        _show_gevoeligheid(found)
    if found.methodezin:
        show("\nVoor het methodehoofdstuk")
        show(filled(found.methodezin))
    show()
    show(filled(f"Bronnen. {_BRONNEN}"))
    for melding in found.meldingen:
        tell(f"Let op: {melding}")
    codes = [c for one in every if one for c in one.codes]
    if any(c.reden for c in codes):
        tell(f"\n{_NVT} is niet te berekenen; waarom staat erbij.")
    elif any(value is None for c in codes for value in c.maten.values()):
        tell(f"\n{_NVT} is niet te berekenen.")


def _show_kop(kop: Kop) -> None:
    unit = "teken" if kop.eenheid == "teken" else f"zin, vanaf {_procent(kop.drempel)} gemarkeerd"
    double = f"{thousands(kop.dubbel)} zinnen in {count(kop.dubbel_interviews, 'interview', 'interviews')}"
    draws = f"interviews, {thousands(kop.herhalingen)} trekkingen, zaad {kop.zaad}"
    _show_pairs(
        [
            ("eenheid", unit),
            (
                "universum",
                f"zinnen van {', '.join(kop.sprekers)} in afgeronde stukken; wat niet is afgerond ontbreekt",
            ),
            (
                "onderzoek",
                f"{thousands(kop.zinnen)} zinnen in {count(kop.interviews, 'interview', 'interviews')}",
            ),
            ("weggelaten", f"{thousands(kop.beurten_weggelaten)} beurten van andere sprekers"),
            ("dubbel", f"{double}: {_procent(kop.dubbel_deel)} van alle zinnen"),
            (
                "onafhankelijk",
                (
                    "blind afgerond, voordat de codeur voorstellen of werk van anderen zag, en voordat het "
                    "team de verschillen in dat interview in beeld had"
                ),
            ),
            ("bootstrap", f"{draws}; percentielen 2,5 en 97,5, geen standaardfout"),
            ("codeboek", f"{kop.codeboek} {kop.codeboek_versie}, sha256 {kop.codeboek_hash[:12]}"),
            ("codeer", kop.versie),
        ]
    )
    show()
    show_table(
        ("codeur", "interviews", "zinnen afgerond", "waarvan blind"),
        [(s.codeur, len(s.interviews), s.zinnen, s.blind) for s in kop.standen],
    )
    if kop.jonger:
        show("\nNiet beoordeeld, dus ontbrekend en geen 0: code die er bij het afronden nog niet was")
        show_table(("codeur", "code", "zinnen"), kop.jonger)


def _show_vergelijking(one: Vergelijking) -> None:
    title = f"{one.soort.value.capitalize()}, {one.ronde.value}: {', '.join(one.codeurs)}"
    show(
        f"\n{title} ({count(len(one.interviews), 'interview', 'interviews')}, "
        f"{thousands(one.eenheden)} eenheden)"
    )
    show("─" * min(len(title), 60))
    _show_geheel(one)
    _show_aantallen(one)
    _show_codes(one)
    _show_intervallen(one)
    _show_polen(one)
    if len(one.codeurs) > 2:
        _show_paren(one)
    _show_delen("Per interview", one.interviews)
    _show_delen("Verloop, op volgorde van afronden", one.verloop)
    if one.verwisselingen:
        show("\nCodes die door elkaar lopen (de een gaf a, de ander in plaats daarvan b)")
        rows = [(v.code_a, v.code_b, v.keer) for v in one.verwisselingen[:_TOP]]
        show_table(("code a", "code b", "keer"), rows)
    _show_onbepaald(one.codes)


def _show_geheel(one: Vergelijking) -> None:
    whole = one.geheel
    lowest = f" (laagste {_figure(whole.laagste_alpha)}: {whole.laagste_code})" if whole.codes else ""
    pairs = [
        (
            f"alpha, codes vanaf {GENOEG}x",
            f"{count(whole.codes, 'code', 'codes')}, mediaan {_figure(whole.mediaan_alpha)}{lowest}",
        ),
        ("daarvan onder 0,667", whole.onder_ondergrens),
        ("gepoolde kappa", _figure(whole.gepoolde_kappa)),
    ]
    if whole.masi_alpha is not None:
        pairs.append(("alpha met MASI", f"{_figure(whole.masi_alpha)} (bijzaak; zinnen met een code)"))
    _show_pairs(pairs)


def _show_aantallen(one: Vergelijking) -> None:
    show("\nAantallen")
    alone = [f"alleen {naam}" for naam in one.codeurs] if len(one.codeurs) == 2 else ["niet allemaal"]
    headers = ("code", "eenheden", *one.codeurs, "samen", *alone, "prev", "bias")
    rows = []
    for c in one.codes:
        apart = c.gebruik.alleen if len(one.codeurs) == 2 else (c.gebruik.deels,)
        shares = (_figure(c.maten["prevalentie"], 3), _figure(c.maten["bias"], 3))
        rows.append((c.code, c.eenheden, *c.per_codeur, c.gebruik.samen, *apart, *shares))
    show_table(headers, rows)


def _show_codes(one: Vergelijking) -> None:
    show("\nMaten per code")
    maten = [
        ("Fleiss", "fleiss_kappa") if naam == "kappa" and len(one.codeurs) > 2 else (naam, maat)
        for naam, maat in _MATEN
    ]
    rows = [(c.code, *(_figure(c.maten[maat]) for _, maat in maten), c.zekerheid) for c in one.codes]
    show_table(("code", *(naam for naam, _ in maten), ""), rows)


def _show_intervallen(one: Vergelijking) -> None:
    with_one = [c for c in one.codes if c.intervallen]
    if with_one:
        show("\nIntervallen van 95%, bootstrap over interviews")
        maten = [pair for pair in _GESCHAT if pair[0] != "kappa" or len(one.codeurs) == 2]
        rows = [(c.code, *(_interval(c, maat) for _, maat in maten)) for c in with_one]
        show_table(("code", *(naam for naam, _ in maten)), rows)
    why = sorted({c.geen_interval for c in one.codes if c.geen_interval and c.keren})
    for reason in why:
        show(f"\nGeen interval: {reason}.")


def _show_polen(one: Vergelijking) -> None:
    rows = [
        (
            c.code,
            p.pool or "leeg",
            p.keren,
            p.gebruik.samen,
            _figure(p.p_pos),
            _figure(p.alpha),
            c.andere_kant,
        )
        for c in one.codes
        for p in c.polen
        if p.keren
    ]
    if rows:
        show("\nPer kant")
        show_table(("code", "kant", "keer", "samen", "p_pos", "alpha", "andere kant"), rows)


def _show_paren(one: Vergelijking) -> None:
    show("\nKappa van Cohen per paar")
    names = [" en ".join(pair.codeurs) for pair in one.codes[0].paren] if one.codes else []
    rows = [(c.code, *(_figure(pair.maten["cohen_kappa"]) for pair in c.paren)) for c in one.codes if c.keren]
    show_table(("code", *names), rows)


def _show_delen(title: str, delen: Sequence[Deel]) -> None:
    if delen:
        show(f"\n{title}")
        rows = [(d.naam, d.eenheden, _figure(d.p_pos), _figure(d.gepoolde_kappa)) for d in delen]
        show_table(("", "eenheden", "p_pos", "gepoolde kappa"), rows)


def _show_onbepaald(codes: Iterable[Codeuitslag]) -> None:
    rows = [(c.code, c.reden) for c in codes if c.reden]
    if rows:
        show("\nNiet te berekenen")
        show_table(("code", "waarom"), rows)


def _show_gevoeligheid(found: Onderzoeksconsistentie) -> None:
    show("\nHangt het van de eenheid af? (alpha, en p_pos tussen haakjes)")
    rules = tuple(dict.fromkeys(row.regel for row in found.gevoeligheid))
    by_code: dict[str, dict[str, str]] = {}
    for row in found.gevoeligheid:
        if row.p_pos is not None:
            by_code.setdefault(row.code, {})[row.regel] = f"{_figure(row.alpha)} ({_figure(row.p_pos)})"
    rows = [(code, *(cells.get(rule, _NVT) for rule in rules)) for code, cells in by_code.items()]
    show_table(("code", *rules), rows)


def _show_pairs(pairs: Sequence[tuple[str, object]]) -> None:
    """Show names with what belongs to each; what is long is folded beside its name."""
    size = max(len(name) for name, _ in pairs)
    for name, value in pairs:
        show(hanging(name, [str(value)], size))


def _interval(code: Codeuitslag, maat: str) -> str:
    interval = code.intervallen.get(maat)
    return f"{_figure(interval.onder)} - {_figure(interval.boven)}" if interval else _NVT


def _figure(value: float | None, digits: int = 2) -> str:
    # what rounds to nothing has no sign
    return _NVT if value is None else f"{round(value, digits) + 0.0:.{digits}f}".replace(".", ",")


def _procent(value: float | None) -> str:
    return _NVT if value is None else f"{100 * value:.0f}%"
