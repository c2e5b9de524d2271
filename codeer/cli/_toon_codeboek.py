"""Show what the commands around the codebook found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codeer.cli._uitvoer import show, show_table, tell
from codeer.core.telwoord import count

if TYPE_CHECKING:
    from codeer.core.errors import Melding
    from codeer.core.ijkset import Score
    from codeer.steps.codeboek_controleer import Controle
    from codeer.steps.codeboek_toets import Ijktoets, Voorbeeldtoets
    from codeer.steps.codeboek_toon import Codebeeld, Codeboekbeeld

_SOORTEN = {"FP": "Ten onrechte", "FN": "Gemist"}


def show_controle(controle: Controle) -> None:
    """Show all faults and warnings, and what is in the codebook."""
    for melding in controle.fouten:
        _show_melding("Fout", melding)
    for melding in controle.waarschuwingen:
        _show_melding("Let op", melding)
    counts = (
        (controle.codes, "code", "codes"),
        (controle.subcodes, "subcode", "subcodes"),
        (controle.termen, "term", "termen"),
        (controle.voorbeelden, "voorbeeld", "voorbeelden"),
    )
    inside = ", ".join(count(number, one, more) for number, one, more in counts if number)
    found = count(len(controle.fouten), "fout", "fouten") if controle.fouten else "in orde"
    show(f"{controle.bestand}: {found}" + (f" ({inside})." if inside else "."))


def _show_melding(kind: str, melding: Melding) -> None:
    show(f"{kind}: {melding}")
    if melding.tip:
        show(f"  Tip: {melding.tip}")


def show_codeboek(beeld: Codeboekbeeld) -> None:
    """Show the codebook as people read it."""
    version = f" (versie {beeld.versie})" if beeld.versie else ""
    show(f"{beeld.naam}{version}")
    show(f"Taalmodel {beeld.taalmodel}; eenheid {beeld.eenheid}; telt mee: {', '.join(beeld.sprekers)}.")
    for naam, words in beeld.woordgroepen:
        show(f"@{naam}: {', '.join(words)}")
    for code in beeld.codes:
        _show_code(code)


def _show_code(code: Codebeeld) -> None:
    names = dict(code.kanten)
    show(f"\n{code.pad}")
    for label, text in (("", code.definitie), ("Wel: ", code.wel), ("Niet: ", code.niet)):
        if text:
            show(f"  {label}{text}")
    for pool, terms in code.termen:
        if terms:
            side = f"{names.get(pool, pool)} ({pool})" if pool else "termen"
            show(f"  {side}: {', '.join(terms)}")
    for voorbeeld in code.voorbeelden:
        show(f"  – {voorbeeld}")
    if code.voorheen:
        show(f"  Voorheen: {', '.join(code.voorheen)}")


def show_voorbeelden(toets: Voorbeeldtoets) -> None:
    """Show the examples that went wrong, and how many went well."""
    for mis in toets.mislukt:
        show(f"Regel {mis.regel}: «{mis.tekst}»\n  {mis.reden}")
    if toets.zonder_voorbeelden:
        tell(f"Zonder voorbeelden: {', '.join(toets.zonder_voorbeelden)}")
    if toets.zonder_termen:
        tell(f"Zonder termen, dus niet getoetst: {', '.join(toets.zonder_termen)}")
    well = (
        f"{count(toets.geslaagd, 'voorbeeld', 'voorbeelden')} {'klopt' if toets.geslaagd == 1 else 'kloppen'}"
    )
    show(f"{well}, {len(toets.mislukt)} niet.")


def show_ijking(toets: Ijktoets, *, fouten: bool) -> None:
    """Show precision, recall and F1 per code and together, and the sentences that went wrong when asked."""
    scores = [*toets.ijking.codes.items(), ("samen", toets.ijking.micro)]
    headers = ("code", "precisie", "vangst", "F1", "kant juist", "raak", "ten onrechte", "gemist")
    show_table(headers, [(code, *_figures(score)) for code, score in scores])
    if fouten:
        for fout in toets.ijking.fouten:
            why = f" ({fout.waarom})" if fout.waarom else ""
            show(f"{_SOORTEN[fout.soort]} {fout.code}, regel {fout.regel}: «{fout.tekst}»{why}")
    tell(f"{count(toets.zinnen, 'zin', 'zinnen')} uit {toets.bestand}.")


def _figures(score: Score) -> tuple[object, ...]:
    shares = (score.p, score.r, score.f1, score.pool_juist)
    shown = (None if share is None else f"{share:.2f}".replace(".", ",") for share in shares)
    return (*shown, score.tp, score.fp, score.fn)
