"""The ideas to make things better, on the page: which there are, and which of them a coding belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from codeer.core.codering import Voorstel
from codeer.core.errors import GebruiksFout
from codeer.core.gebeurtenis import Gebeurtenis
from codeer.core.namen import plain_naam
from codeer.core.plaats import Plaatsbepaler
from codeer.core.verbeteridee import Verbeteridee
from codeer.core.zinsoordelen import toekenningen
from codeer.steps._paginadaden import Vraag
from codeer.steps._starters import CMD
from codeer.steps._vroegere_ids import VroegereIds
from codeer.steps._werk import Werkbeeld
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.slot import slot
from codeer.storage.verbeterideeen import haal_los, koppel, lees_register, register_pad, zet_idee

Json = dict[str, object]
# the code of the starter codebook that says no more than that something is an idea
_CODE = "verbeteridee"
_LANGST = 2000


def toon_ideeen(onderzoek: Onderzoek, beeld: Werkbeeld) -> Json:
    """Give the ideas, and by place, code and pole of the codeur's own work those that it belongs to.

    Who works blind sees none, and a bundle has no list of its own.
    """
    if not _kan(onderzoek, beeld):
        return {"kan": False, "versie": "", "ideeen": [], "bij": {}}
    register = lees_register(onderzoek)
    by_citaat: dict[str, list[str]] = {}
    for idee in register.ideeen:
        for id in idee.citaten:
            by_citaat.setdefault(id, []).append(idee.idee)
    place = Plaatsbepaler(beeld.interview)
    vroeger = VroegereIds(onderzoek, beeld.codeboek)
    bij: dict[str, list[str]] = {}
    for g in beeld.eigen if by_citaat else ():
        for key, ids in _citaten(beeld, place, g, vroeger):
            if found := dict.fromkeys(naam for id in ids for naam in by_citaat.get(id, ())):
                bij[key] = list(found)
    return {
        "kan": True,
        "versie": register.versie,
        "ideeen": [
            {
                "idee": i.idee,
                "omschrijving": i.omschrijving,
                "aantal": len(i.citaten),
            }
            for i in register.ideeen
        ],
        "bij": bij,
    }


def koppel_idee(onderzoek: Onderzoek, beeld: Werkbeeld, vraag: Vraag) -> None:
    """Put a coding under an idea, one that is there or a new one, or take it away from it.

    Raises VerouderdFout when the list was changed meanwhile, and what writing it raises: nothing is kept
    then. What people wrote in the file stays as it is.
    """
    if not _kan(onderzoek, beeld):
        raise GebruiksFout(
            "Hier is geen lijst met verbeterideeën.", "Noteer het als idee voor een nieuwe code."
        )
    naam, versie = vraag.tekst("idee").strip(), vraag.tekst("versie")
    omschrijving = vraag.tekst("omschrijving", "").strip()
    if not naam or len(naam) + len(omschrijving) > _LANGST:
        raise GebruiksFout("Geef het idee een korte naam.")
    g = next((g for g in beeld.eigen if g.id == vraag.tekst("id")), None)
    los = vraag.is_waar("los")
    vroeger = VroegereIds(onderzoek, beeld.codeboek) if los else None
    given = list(_citaten(beeld, Plaatsbepaler(beeld.interview), g, vroeger)) if g else []
    ids = tuple(id for _, row in given for id in row)
    if not ids:
        raise GebruiksFout(
            "Deze code staat hier niet meer, of niet bij wat meetelt.", "Kies de plek opnieuw in de tekst."
        )
    with slot(onderzoek):
        if los:
            haal_los(onderzoek, naam, ids, versie)
        elif vraag.is_waar("nieuw"):
            themas = _themas(beeld, g) if g else ()
            zet_idee(onderzoek, Verbeteridee(0, naam, omschrijving, themas, citaten=ids), versie)
        else:
            koppel(onderzoek, {naam: ids}, versie)


def _kan(onderzoek: Onderzoek, beeld: Werkbeeld) -> bool:
    bundle = (onderzoek.map / CMD).is_file()
    return not beeld.blind and (register_pad(onderzoek).is_file() or not bundle)


def _citaten(
    beeld: Werkbeeld, place: Plaatsbepaler, g: Gebeurtenis, vroeger: VroegereIds | None
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give for each code that an event gives its place as the page names it, and the ids of its quotes.

    In reports a code stands at each unit that it falls on, so those are the quotes. With `vroeger` also the
    ids that they had before.
    """
    if g.anker is None or g.tekst != beeld.stand.tekst:
        return
    units = [beeld.dekking.zinnen[nr] for nr in beeld.dekking.zinnen_van(g.anker.begin, g.anker.eind)]
    for t in toekenningen(g):
        if t.gegeven:
            rows = [place.fragment(Voorstel(t.code, t.pool, begin, eind, "")) for begin, eind, _ in units]
            before = (id for f in rows for id in vroeger.van(f, g.tekst)) if vroeger else ()
            key = f"{g.anker.begin}-{g.anker.eind}-{t.code}-{t.pool}"
            yield key, (*(f.id for f in rows), *before)


def _themas(beeld: Werkbeeld, g: Gebeurtenis) -> tuple[str, ...]:
    """Give the code as the theme of the idea, where it says more than that it is one."""
    found = (beeld.codeboek.code(t.code) for t in toekenningen(g) if t.gegeven)
    return tuple(c.pad for c in found if c is not None and plain_naam(c.naam) != _CODE)
