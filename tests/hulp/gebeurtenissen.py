"""Events for tests: a maker with its own clock and dice, and strategies for any event."""

from datetime import UTC, datetime, timedelta
from itertools import count

from hypothesis import strategies as st

from codeer.core.codeboek import POLEN
from codeer.core.gebeurtenis import (
    Afronding,
    Anker,
    Beslissing,
    Besluit,
    Codering,
    Gebeurtenis,
    Herroeping,
    Inzage,
    Memo,
    OpenCode,
    Over,
    Zicht,
)
from codeer.core.gebeurtenis_maak import Maker
from codeer.core.gebeurtenis_regel import MAX_NR

TEKST = "R: Ze luisterde goed. Toen was ze weg. Jammer hoor."
SHA = "5" * 64


def maker(codeur="anna", apparaat="a1", nr=0, start=0):
    """A maker whose ids can be foretold and differ per codeur and device."""
    ticks = count(start)

    def klok():
        return datetime(2025, 3, 1, tzinfo=UTC) + timedelta(seconds=next(ticks))

    def toeval(size):
        return f"{codeur}{apparaat}".encode()[:6].ljust(size - 3, b".") + next(ticks).to_bytes(3, "big")

    return Maker(codeur, apparaat, klok, toeval, nr)


def anker(citaat="Ze luisterde goed.", tekst=TEKST):
    begin = tekst.index(citaat)
    return Anker.in_tekst(tekst, begin, begin + len(citaat))


def plek(citaat="Ze luisterde goed.", interview="R01"):
    """Where an event takes place, as keywords for `Maker.maak`."""
    return {"interview": interview, "tekst": SHA, "anker": anker(citaat), "codeboek": "c" * 64}


_any = st.text(max_size=20)
_code = st.sampled_from(["stress", "nabijheid", "stress/thuis"])
_pool = st.sampled_from(POLEN)
_facetten = st.dictionaries(st.text(min_size=1, max_size=5), _any, max_size=2).map(lambda d: tuple(d.items()))
_name = st.text(min_size=1, max_size=8)

besluiten = st.one_of(
    st.builds(
        Besluit,
        st.sampled_from([Beslissing.AKKOORD, Beslissing.AFGEWEZEN]),
        _code,
        _pool,
        facetten=_facetten,
        waarom=_any,
        reden=_any,
    ),
    st.builds(Besluit, st.just(Beslissing.ANDERS), _code, _pool, _code, _pool, _facetten, _any, _any),
)
coderingen = st.builds(Codering, _code, _pool, _facetten, st.booleans(), _any)
memos = st.one_of(
    st.builds(Memo, st.sampled_from([Over.CODERING, Over.INTERVIEW, Over.CODE]), _name, _any),
    st.builds(Memo, st.just(Over.STUDIE), st.just(""), _any),
)
_stuk = st.tuples(st.integers(0, 10**6), st.integers(0, 400)).map(lambda s: (s[0], s[0] + s[1]))
_zonder = st.lists(_stuk, max_size=2).map(tuple)
_sprekers = st.lists(st.sampled_from(["R", "I", "R1"]), max_size=2).map(tuple)
afrondingen = st.builds(Afronding, st.lists(_code, max_size=3).map(tuple), st.booleans(), _zonder, _sprekers)


@st.composite
def gebeurtenissen(draw):
    """Any event that can be written."""
    inhoud = draw(
        st.one_of(
            besluiten,
            coderingen,
            memos,
            afrondingen,
            st.builds(OpenCode, _any, _any),
            st.just(Herroeping()),
            st.builds(Inzage, st.sampled_from(Zicht)),
        )
    )
    placed = not isinstance(inhoud, (Memo, Herroeping, Afronding, Inzage)) or draw(st.booleans())
    begin = draw(st.integers(0, 10**6))
    where = Anker(begin, begin + draw(st.integers(1, 400)), draw(_any), draw(_any), draw(_any))
    return Gebeurtenis(
        id=draw(_name),
        apparaat=draw(_any),
        nr=draw(st.integers(0, MAX_NR)),
        tijd=draw(_any),
        codeur=draw(_name),
        inhoud=inhoud,
        na=tuple(draw(st.lists(_name, min_size=isinstance(inhoud, Herroeping), max_size=2))),
        interview=draw(_name),
        tekst=draw(_name),
        codeboek=draw(_any),
        anker=where if placed and not isinstance(inhoud, Inzage) else None,
        terug=draw(st.sampled_from(["", "x"])),
    )
