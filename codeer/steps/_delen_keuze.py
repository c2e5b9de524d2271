"""What a user can ask to share, and why the rest stays in the team."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from codeer.core.codeboek import Codeboek
from codeer.core.errors import GebruiksFout, KenmerkenFout
from codeer.core.namen import plain_naam
from codeer.core.opdeling import FACET, WOORDGROEP, is_facet, is_woordgroep, kaal
from codeer.steps._delen_document import HTML
from codeer.steps._delen_tabellen import NIET_TE_DELEN, PER, TE_DELEN
from codeer.steps._rapport_keuze import Keuze, kies_kenmerken
from codeer.storage.kenmerken import Kenmerken

_EEN_MENS = ("interview", "spreker", "respondent", "toestemming_citeren", "toestemming_archief")


def controleer_delen(keuze: Keuze) -> None:
    """Refuse what may not be shared, as far as that can be told without a study; raises GebruiksFout."""
    for naam in keuze.rapporten:
        if naam not in (*TE_DELEN, HTML):
            why = NIET_TE_DELEN.get(naam, "daarin is niet na te gaan wie je eraan herkent")
            raise GebruiksFout(
                f"Het rapport {naam} kan niet gedeeld worden: {why}.",
                f"Kies uit: {', '.join((*TE_DELEN, HTML))}.",
            )
    if keuze.codeurs:
        raise GebruiksFout(
            "--delen gaat over het werk van het hele team; met --codeur erbij kan dat niet.",
            "Laat een van beide weg: --delen of --codeur.",
        )
    if keuze.minimum < 2:
        raise GebruiksFout(
            f"--minimum {keuze.minimum} beschermt niemand.",
            "Kies 2 of meer; gewoon is 5, en hoe gevoeliger het onderwerp, hoe hoger.",
        )


def niet_te_delen(kenmerk: str) -> bool:
    """Tell whether a kenmerk tells one person or conversation from all others, or what she agreed to."""
    return plain_naam(kenmerk).replace(" ", "_") in _EEN_MENS


def _facet(naam: str, codeboek: Codeboek) -> str:
    """Give the facet of this name as core.opdeling writes it, or nothing."""
    wanted = plain_naam(naam).removeprefix(FACET)
    return next((FACET + f for f, _ in codeboek.facetten if plain_naam(f) == wanted), "")


def _controleer_per(per: Sequence[str], allowed: Collection[str]) -> None:
    """Refuse to compare by what points at one person, or is not on the list of the codebook."""
    for kenmerk in per:
        if is_woordgroep(kenmerk):
            raise GebruiksFout(
                f"Per woordgroep {kaal(kenmerk)} kan niet gedeeld worden: aan de woorden die iemand kiest, "
                "is zij te herkennen.",
                "Kies een kenmerk dat meer mensen delen, zoals --per rol.",
            )
        if niet_te_delen(kenmerk):
            raise GebruiksFout(
                f"Per {kenmerk} kan niet gedeeld worden: elke rij is dan één mens of één gesprek.",
                "Kies een kenmerk dat meer mensen delen, zoals --per rol.",
            )
        if kenmerk not in allowed:
            what = f"facet {kaal(kenmerk)}" if is_facet(kenmerk) else f"kenmerk {kenmerk}"
            raise KenmerkenFout(
                f"Het {what} mag niet gedeeld worden: het staat niet op de lijst in het codeboek.",
                f"Mag het wel? Zet in codeboek.yaml bij instellingen: delen: [{kenmerk}]",
            )


def kies_per(keuze: Keuze, codeboek: Codeboek, kenmerken: Sequence[str]) -> tuple[Keuze, list[str]]:
    """Give the kenmerken to compare by: those asked for, else all that may be shared."""
    known = Kenmerken(tuple(kenmerken))
    allowed: dict[str, str] = {}
    notes = []
    for naam in codeboek.instellingen.delen:
        found = known.find_kolom(naam) or _facet(naam, codeboek)
        if niet_te_delen(naam):
            notes.append(
                f"Per {naam} wordt niets gedeeld, ook al staat het in het codeboek: dat is één mens."
            )
        elif found:
            allowed[found] = naam
        elif naam.startswith(WOORDGROEP):
            notes.append(
                f"Per {naam} wordt niets gedeeld: aan de woorden die iemand kiest, is zij te herkennen."
            )
        else:
            notes.append(
                f"In het codeboek staat bij delen {naam!r}, maar kenmerken.csv heeft die kolom niet."
            )
    if not keuze.per:
        wants = not keuze.rapporten or set(keuze.rapporten) & {*PER, HTML}
        keuze = replace(keuze, per=tuple(allowed) if wants else ())
        return kies_kenmerken(keuze, kenmerken, codeboek), notes
    keuze = kies_kenmerken(keuze, kenmerken, codeboek)
    _controleer_per(keuze.per, allowed)
    if keuze.rapporten and not set(keuze.rapporten) & {*PER, HTML}:
        keuze = replace(keuze, rapporten=(*keuze.rapporten, PER[0]))
    return keuze, notes
