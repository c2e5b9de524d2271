"""The outcome of comparing people in a study as what JSON knows, with Dutch keys and unrounded figures."""

from __future__ import annotations

from codeer.steps._consistentie_uitkomst import Codeuitslag, Kop, Onderzoeksconsistentie, Paar, Vergelijking

Object = dict[str, object]


def als_object(found: Onderzoeksconsistentie) -> Object:
    """Give the object that `--json` prints and `consistentie.json` holds."""
    return {
        "kop": _kop(found.kop),
        "onafhankelijk": _vergelijking(found.hoofd),
        "na_overleg": _vergelijking(found.na_overleg),
        "niet_onafhankelijk": _vergelijking(found.niet_onafhankelijk),
        "met_jezelf": [_vergelijking(one) for one in found.met_jezelf],
        "gevoeligheid": [row._asdict() for row in found.gevoeligheid],
        "methodezin": found.methodezin,
        "meldingen": list(found.meldingen),
    }


def _kop(kop: Kop) -> Object:
    return {
        "eenheid": kop.eenheid,
        "drempel": kop.drempel,
        "sprekers": list(kop.sprekers),
        "zinnen": kop.zinnen,
        "interviews": kop.interviews,
        "beurten_weggelaten": kop.beurten_weggelaten,
        "dubbel": {
            "zinnen": kop.dubbel,
            "interviews": kop.dubbel_interviews,
            "deel": kop.dubbel_deel,
        },
        "codeurs": [{**s._asdict(), "interviews": list(s.interviews)} for s in kop.standen],
        "niet_beoordeeld": [j._asdict() for j in kop.jonger],
        "bootstrap": {
            "eenheid": "interview",
            "herhalingen": kop.herhalingen,
            "zaad": kop.zaad,
            "interval": "percentielen 2,5 en 97,5",
        },
        "codeer": kop.versie,
        "codeboek": {"naam": kop.codeboek, "versie": kop.codeboek_versie, "hash": kop.codeboek_hash},
    }


def _vergelijking(one: Vergelijking | None) -> Object | None:
    if one is None:
        return None
    whole = one.geheel
    return {
        "soort": one.soort.value,
        "ronde": one.ronde.value,
        "codeurs": list(one.codeurs),
        "eenheden": one.eenheden,
        "geheel": {
            "codes": whole.codes,
            "mediaan_alpha": whole.mediaan_alpha,
            "laagste_alpha": whole.laagste_alpha,
            "laagste_code": whole.laagste_code,
            "onder_0667": whole.onder_ondergrens,
            "gepoolde_kappa": whole.gepoolde_kappa,
            "masi_alpha": whole.masi_alpha,
        },
        "codes": [_code(code, one.codeurs) for code in one.codes],
        "interviews": [_without(part._asdict(), "interviews") for part in one.interviews],
        "verloop": [part._asdict() for part in one.verloop],
        "verwisselingen": [row._asdict() for row in one.verwisselingen],
    }


def _code(code: Codeuitslag, codeurs: tuple[str, ...]) -> Object:
    gebruik = code.gebruik
    found: Object = {
        "code": code.code,
        "pool": code.pool,
        "eenheden": code.eenheden,
        "keren": code.keren,
        "per_codeur": dict(zip(codeurs, code.per_codeur, strict=True)),
        "samen": gebruik.samen,
        "deels": gebruik.deels,
        "alleen": dict(zip(codeurs, gebruik.alleen, strict=True)),
        "zekerheid": code.zekerheid,
        "maten": dict(code.maten),
        "intervallen": {
            naam: {"onder": i.onder, "boven": i.boven, "geldig": i.geldig}
            for naam, i in code.intervallen.items()
        },
        "geen_interval": code.geen_interval,
        "reden": code.reden,
        "paren": [_paar(pair) for pair in code.paren],
    }
    if code.polen:
        found["andere_kant"] = code.andere_kant
        found["polen"] = [_code(kant, codeurs) for kant in code.polen]
    return found


def _paar(pair: Paar) -> Object:
    return {
        "codeurs": list(pair.codeurs),
        "eenheden": pair.eenheden,
        "samen": pair.samen,
        "alleen": dict(zip(pair.codeurs, pair.alleen, strict=True)),
        "maten": dict(pair.maten),
    }


def _without(row: Object, key: str) -> Object:
    return {naam: value for naam, value in row.items() if naam != key}
