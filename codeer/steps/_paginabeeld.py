"""What the page "Lezen en coderen" shows of one interview, as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from codeer.core.codering import Voorstel
from codeer.core.gebeurtenis import (
    Afronding,
    Besluit,
    Codering,
    Facetten,
    Gebeurtenis,
    Memo,
    OpenCode,
    Over,
)
from codeer.core.interview import counts
from codeer.core.terugdraaien import kan_terug, laatste_daad
from codeer.core.zinsoordelen import bitmap, nummers
from codeer.steps._paginaknelpunten import toon_conflicten, toon_onzeker
from codeer.steps._werk import Werkbeeld

Json = dict[str, object]
# the span of consecutive units
Stuk = tuple[int, int]
# an event with what it decides
_Besloten = tuple[Gebeurtenis, Besluit]


def toon_interview(beeld: Werkbeeld, kenmerken: Mapping[str, str]) -> Json:
    """Give an interview with its turns, and how it stands."""
    text, sprekers = beeld.interview.tekst, beeld.codeboek.instellingen.sprekers
    zinnen: dict[int, list[Stuk]] = {}
    for begin, eind, nr in beeld.voorgesteld.eenheden:
        zinnen.setdefault(nr, []).append((begin, eind))
    return {
        "interview": beeld.interview.id,
        "tekst": beeld.stand.tekst,
        "blind": beeld.blind,
        "kenmerken": {k: v for k, v in kenmerken.items() if v},
        "beurten": [
            {
                "nr": b.nr,
                "spreker": b.spreker,
                "rol": b.rol,
                "tijd": b.tijd,
                "begin": b.begin,
                "eind": b.eind,
                "telt": counts(b.spreker, sprekers),
                "tekst": text[b.begin : b.eind],
                "zinnen": zinnen.get(b.nr, []),
            }
            for b in beeld.interview.beurten
        ],
        "stand": toon_stand(beeld),
    }


def toon_stand(beeld: Werkbeeld) -> Json:
    """Give how an interview stands for one codeur: hers, and of others what she may see."""
    staat, memos, zinnen = beeld.staat, _Memos(beeld), beeld.dekking.zinnen
    here = [g for g in beeld.eigen if g.tekst == beeld.stand.tekst]
    voorstellen = _voorstellen(beeld)
    gezien, unfinished = _finished(beeld), list(_half(beeld))
    gelezen = _read(beeld)
    return {
        "nr": staat.nr,
        "voorstellen": [_voorstel(v, found, memos) for v, found in voorstellen],
        "coderingen": [_codering(g, g.inhoud, memos) for g in here if isinstance(g.inhoud, Codering)],
        "open_codes": [_open_code(g, g.inhoud) for g in here if isinstance(g.inhoud, OpenCode)],
        "memo": memos.over(Over.INTERVIEW),
        "afrondingen": [_afronding(g, g.inhoud) for g in here if isinstance(g.inhoud, Afronding)],
        "klaar": [[zinnen[a][0], zinnen[b][1]] for a, b in _runs(gezien)],
        "half_klaar": [
            {"begin": begin, "eind": eind, "codes": list(codes)} for begin, eind, codes in unfinished
        ],
        "conflicten": list(toon_conflicten(beeld)),
        "onzeker": list(toon_onzeker(beeld)),
        "anderen": [a._asdict() for a in beeld.anderen],
        "kan_terug": kan_terug(staat, laatste_daad(staat, beeld.codeur)),
        "voortgang": {
            "zinnen": len(zinnen),
            "klaar": gelezen.bit_count(),
            "voorstellen_open": _count_open(beeld, voorstellen, gelezen),
        },
    }


def toon_memo(g: Gebeurtenis | None) -> Json | None:
    """Give a memo with its id, or nothing where there is none."""
    if g is None or not isinstance(g.inhoud, Memo):
        return None
    return {"id": g.id, "tekst": g.inhoud.tekst}


def vat_samen(beeld: Werkbeeld) -> Json:
    """Give what the list of interviews tells of one."""
    gelezen = _read(beeld)
    voorstellen = _voorstellen(beeld)
    open_ = _count_open(beeld, voorstellen, gelezen)
    missing = {code for *_, codes in _half(beeld) for code in codes}
    every = len(beeld.dekking.zinnen)
    return {
        "beurten": len(beeld.interview.beurten),
        "zinnen": every,
        "voorstellen_open": open_,
        "voorstellen_totaal": len(voorstellen),
        # left open in what is finished
        "voorstellen_onbesloten": sum(found is None for _, found in voorstellen) - open_,
        "zinnen_klaar": gelezen.bit_count(),
        "klaar": 0 < every == gelezen.bit_count(),
        "codes_niet_beoordeeld": [c.pad for c in beeld.codeboek.alle_codes() if c.pad in missing],
        "conflicten": len(beeld.conflicten),
        "onzeker": len(list(toon_onzeker(beeld))),
        "begonnen": bool(beeld.eigen),
    }


class _Memos:
    """Finds the codeur's own memos."""

    def __init__(self, beeld: Werkbeeld) -> None:
        self._staat = beeld.staat
        self._memos = [g for g in beeld.eigen if isinstance(g.inhoud, Memo)]
        self._by_doel = {
            doel: g
            for g in self._memos
            if isinstance(g.inhoud, Memo) and g.inhoud.over is Over.CODERING
            for doel in beeld.staat.doelen(g.inhoud.sleutel)
        }

    def over(self, over: Over, sleutel: str | None = None) -> Json | None:
        found = (
            g
            for g in self._memos
            if isinstance(g.inhoud, Memo) and g.inhoud.over is over and sleutel in (None, g.inhoud.sleutel)
        )
        return toon_memo(next(found, None))

    def bij(self, g: Gebeurtenis) -> Json | None:
        here = self._staat.doelen(g.id) if self._by_doel else ()
        return toon_memo(next((self._by_doel[doel] for doel in here if doel in self._by_doel), None))


def _voorstellen(beeld: Werkbeeld) -> list[tuple[Voorstel, _Besloten | None]]:
    """Give the suggestions with what was decided, also decided ones that the codebook makes no more."""
    decided = {
        (i.code, i.pool, g.anker.begin, g.anker.eind): (g, i)
        for g in beeld.eigen
        for i in (g.inhoud,)
        if isinstance(i, Besluit) and g.anker is not None and g.tekst == beeld.stand.tekst
    }
    rows = [] if beeld.blind else list(beeld.voorgesteld.voorstellen)
    known = {v[:4] for v in rows} if decided else set()
    # who is blind still sees the codes that she gave by accepting, before she was
    extra = [
        Voorstel(*key, i.waarom)
        for key, (_, i) in decided.items()
        if key not in known and not (beeld.blind and i.beslissing == "afgewezen")
    ]
    if extra:  # the rest is in order
        order = {code.pad: nr for nr, code in enumerate(beeld.codeboek.alle_codes())}
        rows += extra
        rows.sort(key=lambda v: (v.begin, v.eind, order.get(v.code, len(order)), v.code))
    return [(v, decided.get(v[:4])) for v in rows]


def _voorstel(v: Voorstel, found: _Besloten | None, memos: _Memos) -> Json:
    return {
        "sleutel": f"{v.begin}-{v.eind}-{v.code}-{v.pool}",
        "begin": v.begin,
        "eind": v.eind,
        "code": v.code,
        "pool": v.pool,
        "waarom": v.waarom,
        "besluit": _besluit(*found, memos) if found else None,
    }


def _besluit(g: Gebeurtenis, inhoud: Besluit, memos: _Memos) -> Json:
    return {
        "id": g.id,
        "beslissing": inhoud.beslissing.value,
        "wordt_code": inhoud.wordt_code,
        "wordt_pool": inhoud.wordt_pool,
        "facetten": dict(inhoud.facetten),
        "memo": memos.bij(g),
    }


def _codering(g: Gebeurtenis, inhoud: Codering, memos: _Memos) -> Json:
    return _place(g) | {
        "code": inhoud.code,
        "pool": inhoud.pool,
        "facetten": _plain(inhoud.facetten),
        "blind": inhoud.blind,
        "memo": memos.bij(g),
    }


def _open_code(g: Gebeurtenis, inhoud: OpenCode) -> Json:
    return _place(g) | {"naam": inhoud.naam, "toelichting": inhoud.toelichting}


def _afronding(g: Gebeurtenis, inhoud: Afronding) -> Json:
    begin, eind = (g.anker.begin, g.anker.eind) if g.anker else (None, None)
    return {"id": g.id, "begin": begin, "eind": eind, "codes": list(inhoud.codes), "blind": inhoud.blind}


def _place(g: Gebeurtenis) -> Json:
    if g.anker is None:
        return {"id": g.id, "begin": None, "eind": None, "citaat": ""}
    return {"id": g.id, "begin": g.anker.begin, "eind": g.anker.eind, "citaat": g.anker.citaat}


def _plain(facetten: Facetten) -> dict[str, str]:
    return dict(facetten)


def _finished(beeld: Werkbeeld) -> int:
    """Give the bitmap of the units that are finished for all codes of now."""
    found = (1 << len(beeld.dekking.zinnen)) - 1
    codes = [code.pad for code in beeld.codeboek.alle_codes()]
    for code in codes:
        found &= beeld.eigen_oordelen.gezien.get(code, 0)
    return found if codes else 0


def _read(beeld: Werkbeeld) -> int:
    """Give the units that are finished for the codes of their time: a younger code takes nothing back."""
    some = 0
    for code in beeld.codeboek.alle_codes():
        some |= beeld.eigen_oordelen.gezien.get(code.pad, 0)
    return some


def _half(beeld: Werkbeeld) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Give the stretches that are finished, but not for the codes named."""
    seen = beeld.eigen_oordelen.gezien
    codes = [code.pad for code in beeld.codeboek.alle_codes()]
    missing: dict[tuple[str, ...], list[int]] = {}
    for nr in nummers(_read(beeld) & ~_finished(beeld)):
        lacking = tuple(code for code in codes if not seen.get(code, 0) >> nr & 1)
        missing.setdefault(lacking, []).append(nr)
    zinnen = beeld.dekking.zinnen
    found = [(zinnen[a][0], zinnen[b][1], key) for key, row in missing.items() for a, b in _runs(bitmap(row))]
    yield from sorted(found)


def _runs(bits: int) -> Iterator[Stuk]:
    """Give the first and last of each row of consecutive units."""
    first = last = None
    for nr in nummers(bits):
        if last is not None and first is not None and nr != last + 1:
            yield first, last
            first = nr
        first, last = nr if first is None else first, nr
    if first is not None and last is not None:
        yield first, last


def _count_open(
    beeld: Werkbeeld, voorstellen: Iterable[tuple[Voorstel, _Besloten | None]], gezien: int
) -> int:
    """Count the suggestions that nobody decided on, outside what is finished."""
    places = (beeld.dekking.zinnen_van(v.begin, v.eind) for v, found in voorstellen if found is None)
    unread = set(nummers(((1 << len(beeld.dekking.zinnen)) - 1) & ~gezien))
    return sum(not unread.isdisjoint(place) for place in places)
