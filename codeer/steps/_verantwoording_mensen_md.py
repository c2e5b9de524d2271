"""Write the account of people's work so that people read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from codeer.core.codeboek import Eenheid
from codeer.core.codering import OVERLEG
from codeer.core.codeurnaam import is_herhaling
from codeer.core.telwoord import count
from codeer.rapporten._getal import heel
from codeer.steps._codeerstand import MEERVOUD

_NIET_MEE = {
    "onaf": "in stukken die nog niet af zijn",
    "bij_een_andere_tekst": "bij een eerdere tekst, waarvan de plek nog niet zeker is",
    "buiten_wat_telt": "in wat sprekers zeggen die niet meetellen",
    "conflicten": "waar keuzes elkaar tegenspreken",
    "niet_te_begrijpen": "van een nieuwere codeer, of beschadigd",
}
# what is said of a code that was given too seldom to tell anything
_TE_WEINIG = "te weinig"
_VOLGORDE = (
    "Per {} ging wat in overleg besloten is voor wat mensen afrondden, dat voor nagekeken voorstellen, en "
    "die voor open voorstellen van de computer; afgewezen voorstellen tellen niet."
)


def delen(inhoud: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Give the headings about people's work with their lines; nothing where nobody coded."""
    coderen = inhoud.get("coderen")
    if not coderen or not coderen["codeurs"]:
        return
    units = MEERVOUD[Eenheid(inhoud["instellingen"]["eenheid"])]
    yield "Wie gecodeerd heeft", list(_codeurs(coderen, units))
    yield "Hoe gelijk de codeurs codeerden", list(_gelijk(coderen.get("overeenstemming"), units))
    if waits := list(_wacht(coderen)):
        yield "Wat nog niet meetelt of nog besproken moet worden", waits
    if coderen["ideeen"]:
        yield "Ideeën voor nieuwe codes", list(_ideeen(coderen["ideeen"]))


def methode(inhoud: Mapping[str, Any]) -> Iterator[str]:
    """Give the sentences of the method paragraph about people; nothing where nobody coded."""
    coderen = inhoud.get("coderen")
    if not coderen or not coderen["codeurs"]:
        return
    eenheid = inhoud["instellingen"]["eenheid"]
    units = MEERVOUD[Eenheid(eenheid)]
    people = [naam for naam in coderen["codeurs"] if naam != OVERLEG and not is_herhaling(naam)]
    done = coderen["eenheden"]
    if people:
        who = count(len(people), "codeur rondde", "codeurs rondden")
        blind = f"{heel(done['blind'])} blind (zonder voorstellen of werk van anderen in beeld)"
        both = done["door_twee_of_meer"]
        twice = f" en {heel(both)} door twee of meer codeurs" if both else ""
        yield f"{who} {heel(done['afgerond'])} {units} af, waarvan {blind}{twice}."
    yield _gevraagd(inhoud["opties"], eenheid)
    if n := coderen["nog_niet_besproken"]:
        which = count(n, "fragment gaf", "fragmenten gaf")
        yield f"Bij {which} niet iedere lezer de code; dat is nog niet besproken en telt één keer mee."
    same = coderen.get("overeenstemming")
    yield same["methodezin"] if same else "Overeenstemming tussen codeurs is niet berekend."


def _gevraagd(opties: Mapping[str, Any], eenheid: str) -> str:
    if opties["codeurs"]:
        return f"Geteld is alleen het werk van: {', '.join(opties['codeurs'])}."
    if opties["bron"] != "alles":
        return f"Geteld is alleen wat als herkomst {opties['bron']} heeft."
    return _VOLGORDE.format(eenheid)


def _codeurs(coderen: Mapping[str, Any], units: str) -> Iterator[str]:
    for naam, row in coderen["codeurs"].items():
        if naam == OVERLEG:
            yield f"overleg: {count(coderen['fragmenten_uit_overleg'], 'fragment', 'fragmenten')}"
            continue
        again = " (nog eens, om met zichzelf te vergelijken; telt niet mee)" if is_herhaling(naam) else ""
        worked = count(row["interviews"], "interview", "interviews")
        yield (
            f"{naam}{again}: {worked}, waarvan {heel(row['interviews_af'])} helemaal af; "
            f"{heel(row['eenheden_af'])} {units} afgerond, {heel(row['eenheden_blind'])} daarvan blind"
        )


def _gelijk(found: Mapping[str, Any] | None, units: str) -> Iterator[str]:
    if not found:
        yield (
            "niet berekend: er zijn geen stukken die twee codeurs blind hebben afgerond. "
            "Meer hierover: codeer consistentie"
        )
        return
    who = " en ".join(found["codeurs"])
    yield f"{who}: {heel(found['eenheden'])} {units} die zij blind en los van elkaar lazen"
    for code, row in found["codes"].items():
        given = f"{heel(row['keren'])} keer"
        if row["zekerheid"] == _TE_WEINIG:
            yield f"{code}: te weinig keer gegeven om er een getal bij te noemen ({given})"
            continue
        yield (
            f"{code}: positieve overeenstemming {_number(row['positieve_overeenstemming'])}, "
            f"Krippendorffs alpha {_number(row['krippendorff_alpha'])} ({given}"
            f"{', ' + row['zekerheid'] if row['zekerheid'] else ''})"
        )


def _wacht(coderen: Mapping[str, Any]) -> Iterator[str]:
    left = coderen["telt_niet_mee"]
    if n := coderen["nog_niet_besproken"]:
        which = count(n, "fragment", "fragmenten")
        yield f"{which} waarbij niet iedere lezer de code gaf: geteld, maar nog niet besproken"
    for key, text in _NIET_MEE.items():
        if left[key]:
            yield f"niet geteld: {heel(left[key])} keer {text}"
    for code, n in left["code_niet_in_codeboek"].items():
        yield f"niet geteld: {heel(n)} keer met de code {code}, die niet in het codeboek staat"
    if left["interview_is_weg"]:
        yield f"coderingen bij interviews die er niet zijn: {', '.join(left['interview_is_weg'])}"
    for code, rows in coderen["jongere_codes"].items():
        for codeur, interviews in rows.items():
            yield f"code {code} is jonger dan wat {codeur} afrondde in {', '.join(interviews)}"


def _ideeen(ideeen: list[Mapping[str, Any]]) -> Iterator[str]:
    for idee in ideeen:
        why = f": {'; '.join(idee['toelichtingen'])}" if idee["toelichtingen"] else ""
        yield f"{idee['naam']} ({heel(idee['aantal'])} keer){why}"


def _number(value: float | None) -> str:
    return "n.v.t." if value is None else f"{value:.2f}".replace(".", ",")
