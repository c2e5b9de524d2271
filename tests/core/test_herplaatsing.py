"""Whatever is edited: each projected quote stands there, nothing vanishes, and nothing lands elsewhere."""

import os
from bisect import bisect_right

import pytest
from bewerkingen import bewerk, dobbel, kopie, maak, schrijf
from gebeurtenissen import maker
from hypothesis import given, settings
from hypothesis import strategies as st

from codeer.core.blokken import keten
from codeer.core.blokken_zoek import zoek_blokken
from codeer.core.gebeurtenis import Afronding, Anker
from codeer.core.herplaatsing import Herplaatser, Plaats
from codeer.core.interview import Interview

# how many times as many examples as in a daily run
KEER = int(os.environ.get("CODEER_KEER", "1"))


def herplaatser(oud, nieuw, sprekers=("R",)):
    return Herplaatser(Interview.from_tekst("R01", nieuw), "nu", {"toen": zoek_blokken(oud, nieuw)}, sprekers)


def waar(oud, nieuw, citaat, nde=0):
    """What becomes of a quote (the nth) of the old text."""
    at = -1
    for _ in range(nde + 1):
        at = oud.index(citaat, at + 1)
    return herplaatser(oud, nieuw).plaats(Anker.in_tekst(oud, at, at + len(citaat)), "toen")


def ankers(dice, tekst, spans):
    """Some whole sentences, parts of them, and stretches over more of them."""
    for begin, eind, _ in spans:
        yield Anker.in_tekst(tekst, begin, eind)
    for _ in range(10):
        begin = dice.randrange(len(tekst) - 1)
        yield Anker.in_tekst(tekst, begin, min(len(tekst), begin + dice.randint(1, 120)))


def zin_op(spans, plek):
    at = bisect_right(spans, plek, key=lambda s: s[0]) - 1
    return spans[at][2] if at >= 0 and plek < spans[at][1] else None


@settings(max_examples=250 * KEER)
@given(st.integers(0, 10**9), st.integers(1, 8), st.integers(1, 12))
def test_random_edits(zaad, keer, beurten):
    dice = dobbel(zaad)
    first = maak(dice, beurten)
    second = bewerk(dice, first, keer)
    oud, spans = schrijf(first)
    nieuw, now = schrijf(second)
    h = herplaatser(oud, nieuw)
    for anker in ankers(dice, oud, spans):
        found = h.plaats(anker, "toen")
        if found.plaats is Plaats.VERLOREN:
            assert found.anker is None
            continue
        begin, eind, citaat, *_ = found.anker
        assert nieuw[begin:eind] == citaat
        if found.zeker:
            assert citaat == anker.citaat
            assert (found.plaats is Plaats.ONGEWIJZIGD) == (begin == anker.begin)
            # it is the very sentence it was in, not one that looks like it
            for shift in range(len(citaat)):
                was, is_ = zin_op(spans, anker.begin + shift), zin_op(now, begin + shift)
                if was is not None and not citaat[shift].isspace() and is_ is not None and was.merk:
                    assert was.nr == is_.nr
        elif "\n\n" not in anker.citaat:
            assert "\n\n" not in citaat


@settings(max_examples=200 * KEER)
@given(st.integers(0, 10**9), st.integers(1, 6))
def test_what_nobody_touched_is_never_uncertain(zaad, keer):
    dice = dobbel(zaad)
    first = maak(dice, 10, herhaald=0)
    second = bewerk(dice, first, keer)
    oud, spans = schrijf(first)
    nieuw, now = schrijf(second)
    h = herplaatser(oud, nieuw)
    order = [zin.nr for *_, zin in now]
    for begin, eind, zin in spans:
        at = order.index(zin.nr) if zin.nr in order else -1
        around = order[max(0, at - 1) : at + 2]
        expected = [n for n in (zin.nr - 1, zin.nr, zin.nr + 1) if 0 <= n < len(spans)]
        if at < 0 or around != expected or not all(now[order.index(n)][2].gelijk for n in around):
            continue
        found = h.plaats(Anker.in_tekst(oud, begin, eind), "toen")
        # a turn that moved with its neighbours stands there word for word, but elsewhere: a person looks
        moved = sum(n >= 0 for n in order) and _moved(order, zin.nr)
        assert found.zeker or moved
        if found.zeker:
            assert found.anker.begin == now[at][0]


def _moved(order, nr):
    """Whether sentences that stood before this one now stand after it, or the other way around."""
    at = order.index(nr)
    return any(n > nr for n in order[:at]) or any(0 <= n < nr for n in order[at:])


@settings(max_examples=150 * KEER)
@given(st.integers(0, 10**9), st.integers(1, 4))
def test_repeated_sentences_are_never_taken_for_one_another(zaad, weg):
    """Of a row of equal answers some go: what is sure is the one it was, by the questions around it."""
    dice = dobbel(zaad)
    first = maak(dice, 14, herhaald=0.7)
    second = kopie(first)
    for _ in range(weg):
        beurt = dice.choice(second)
        del beurt.zinnen[dice.randrange(len(beurt.zinnen)) : dice.randint(1, len(beurt.zinnen))]
        second = [b for b in second if b.zinnen] or second[:1]
    oud, spans = schrijf(first)
    nieuw, now = schrijf(second)
    h = herplaatser(oud, nieuw)
    for begin, eind, zin in spans:
        found = h.plaats(Anker.in_tekst(oud, begin, eind), "toen")
        if found.zeker:
            assert zin_op(now, found.anker.begin).nr == zin.nr


@settings(max_examples=100 * KEER)
@given(st.integers(0, 10**9))
def test_a_chain_of_versions_is_followed_as_one_step(zaad):
    dice = dobbel(zaad)
    versions = [maak(dice, 8)]
    for _ in range(3):
        versions.append(bewerk(dice, versions[-1], 2))
    texts = [schrijf(v)[0] for v in versions]
    steps = [(str(n), str(n + 1), zoek_blokken(texts[n], texts[n + 1])) for n in range(3)]
    maps = keten(steps, "3")
    assert set(maps) == {"0", "1", "2"}
    spans, now = schrijf(versions[0])[1], schrijf(versions[3])[1]
    h = Herplaatser(Interview.from_tekst("R01", texts[3]), "3", maps, ("R",))
    for nr in range(3):
        kaart = maps[str(nr)]
        for blok in kaart.blokken:
            assert (
                texts[nr][blok.oud : blok.oud + blok.lengte]
                == texts[3][blok.nieuw : blok.nieuw + blok.lengte]
            )
    for begin, eind, zin in spans:
        found = h.plaats(Anker.in_tekst(texts[0], begin, eind), "0")
        if found.zeker and zin.merk:
            assert zin_op(now, found.anker.begin).nr == zin.nr


@settings(max_examples=150 * KEER)
@given(st.integers(0, 10**9), st.integers(1, 8))
def test_what_is_new_is_never_finished(zaad, keer):
    """A finish reaches to sentences that stood there as they are, said by someone who counted."""
    dice = dobbel(zaad)
    first = maak(dice, 8)
    second = bewerk(dice, first, keer)
    oud, spans = schrijf(first)
    nieuw, now = schrijf(second)
    said = {zin.nr: zin.tekst for *_, zin in spans}
    was, is_ = _drietallen(first), _drietallen(second)
    who = {zin.nr: beurt.spreker for beurt in first for zin in beurt.zinnen}
    whole = maker().maak(Afronding(("stress",)), interview="R01", tekst="toen")
    (begin, *_), (_, eind, _) = spans[0], spans[-1]
    passage = whole._replace(id="2", anker=Anker.in_tekst(oud, begin, eind))
    for g in herplaatser(oud, nieuw).breng_over([whole, passage]).gebeurtenissen:
        if g.tekst == "toen":
            assert not any(zin.gelijk and zin.merk and zin.nr >= 0 for *_, zin in now)
            continue
        for beurt in second:
            for zin in beurt.zinnen:
                b, e = next((b, e) for b, e, found in now if found is zin)
                if (
                    beurt.spreker == "R"
                    and g.inhoud.dekt(b, e)
                    and (g.anker is None or g.anker.begin <= b <= e <= g.anker.eind)
                ):
                    if not zin.merk and is_[id(zin)] in was.values():
                        continue  # the same words in the same place: nobody can tell that they are new
                    assert zin.nr >= 0
                    assert zin.tekst == said[zin.nr]
                    assert who[zin.nr] == "R"


def _drietallen(beurten):
    """Give each sentence with its speaker and the words before and after it, by the identity of its object."""
    row = [(beurt.spreker, zin) for beurt in beurten for zin in beurt.zinnen]
    texts = ["", *(zin.tekst for _, zin in row), ""]
    return {id(zin): (spreker, *texts[i : i + 3]) for i, (spreker, zin) in enumerate(row)}


def test_an_answer_that_went_and_came_back_is_the_same():
    """Words taken out and put in again leave the text as it was: what was finished there stays so."""
    test_what_is_new_is_never_finished.hypothesis.inner_test(7839651, 4)


VRAAG = "I: Hoe ging dat toen u daar kwam?\n\nR: Ik was bang voor de brief. Toen kwam zij langs.\n\nI: En daarna?\n\nR: Ja."


@pytest.mark.parametrize(
    ("nieuw", "citaat", "plaats", "wordt"),
    [
        (VRAAG, "Ik was bang voor de brief.", Plaats.ONGEWIJZIGD, None),
        (VRAAG.replace("Hoe", "Vertel: hoe"), "Ik was bang voor de brief.", Plaats.VERPLAATST, None),
        # the edge of the quote touches an edit
        (
            VRAAG.replace("brief. Toen", "brief. Echt. Toen"),
            "Ik was bang voor de brief.",
            Plaats.ONGEWIJZIGD,
            None,
        ),
        (VRAAG.replace("R: Ik was", "R: Nou. Ik was"), "Ik was bang voor de brief.", Plaats.VERPLAATST, None),
        (
            VRAAG.replace("brief.", "brief!"),
            "Ik was bang voor de brief.",
            Plaats.ONZEKER,
            "Ik was bang voor de brief!",
        ),
        (
            VRAAG.replace("R: Ik was", "R: Zij was"),
            "Ik was bang voor de brief.",
            Plaats.ONZEKER,
            "Zij was bang voor de brief.",
        ),
        (
            VRAAG.replace("was bang", "was niet bang"),
            "Ik was bang voor de brief.",
            Plaats.ONZEKER,
            "Ik was niet bang voor de brief.",
        ),
        # a part of a word is no word
        (VRAAG.replace("was bang voor", "was bangig voor"), "bang", Plaats.ONZEKER, "bangig"),
        (VRAAG.replace("bang voor", "bang\u0302 voor"), "bang", Plaats.ONZEKER, "bang\u0302"),
        # labels and time codes change around it
        (VRAAG.replace("R: Ik", "[00:01:02] R2: Ik"), "Ik was bang voor de brief.", Plaats.VERPLAATST, None),
        (VRAAG.replace("R: Ja", "[00:01:02] I: Ja"), "Ja.", Plaats.VERPLAATST, None),
        # turns are split and joined around and within it
        (
            VRAAG.replace("brief. Toen", "brief.\n\nI: Toen"),
            "Ik was bang voor de brief.",
            Plaats.ONGEWIJZIGD,
            None,
        ),
        (
            VRAAG.replace("brief. Toen", "brief.\n\nI: Toen"),
            "brief. Toen kwam zij langs.",
            Plaats.ONZEKER,
            "Toen kwam zij langs.",
        ),
        (
            VRAAG.replace("bang voor", "bang\n\nI: voor"),
            "Ik was bang voor de brief.",
            Plaats.ONZEKER,
            "voor de brief.",
        ),
        (VRAAG.replace("langs.\n\nI: En", "langs. En"), "Toen kwam zij langs.", Plaats.ONGEWIJZIGD, None),
        (VRAAG.replace(" Toen", "\nToen"), "brief. Toen", Plaats.ONZEKER, "brief.\nToen"),
        # a coding that went over turns stays one
        (
            VRAAG.replace("daarna?", "toen?"),
            "langs.\n\nI: En daarna?\n\nR: Ja.",
            Plaats.ONZEKER,
            "langs.\n\nI: En toen?\n\nR: Ja.",
        ),
        # it went to another place, or went
        (
            VRAAG.replace(" Toen kwam zij langs.", "") + " Toen kwam zij langs.",
            "Toen kwam zij langs.",
            Plaats.VERPLAATST,
            None,
        ),
        (VRAAG.replace(" Toen kwam zij langs.", ""), "Toen kwam zij langs.", Plaats.VERLOREN, None),
        (
            VRAAG.replace("Ik was bang voor de brief.", "Zo bang was ik nooit voor een brief."),
            "Ik was bang voor de brief.",
            Plaats.ONZEKER,
            "Zo bang was ik nooit voor een brief.",
        ),
        ("R: Iets heel anders.", "Ik was bang voor de brief.", Plaats.VERLOREN, None),
    ],
)
def test_what_becomes_of_a_quote(nieuw, citaat, plaats, wordt):
    found = waar(VRAAG, nieuw, citaat)
    assert found.plaats is plaats
    assert (found.anker.citaat if found.anker else None) == (wordt or (citaat if found.zeker else None))


def test_of_equal_answers_nobody_can_tell_which_one_went():
    oud = "R: Dat is zo.\n\nI: Hm.\n\nR: Ja. Ja. Ja. Verder weet ik niets meer."
    for nde in range(3):
        found = waar(oud, oud.replace("Ja. Ja. Ja.", "Ja. Ja."), "Ja.", nde)
        assert found.plaats is Plaats.ONZEKER
    assert waar(oud, oud.replace("Ja. Ja. Ja.", "Ja. Ja."), "Verder weet ik niets meer.").zeker


def test_twenty_times_yes_with_questions_between():
    vragen = [f"I: Vraag nummer {n} over uw {n}e brief?\n\nR: Ja." for n in range(20)]
    oud = "\n\n".join(vragen)
    nieuw = "\n\n".join(v for n, v in enumerate(vragen) if n not in (3, 11))
    for nde in range(20):
        found = waar(oud, nieuw, "Ja.", nde)
        if found.zeker:
            assert f"Vraag nummer {nde} " in nieuw[: found.anker.begin].rsplit("\n\n", 2)[-2]
        else:
            assert nde in (2, 3, 4, 10, 11, 12)


def test_a_quote_that_came_back_is_sure_again():
    zin = "Ik was bang voor de brief van de gemeente."
    a = VRAAG.replace("Ik was bang voor de brief.", zin)
    b = a.replace("van de gemeente", "uit Den Haag")
    maps = keten([("1", "2", zoek_blokken(a, b)), ("2", "3", zoek_blokken(b, a + " Klaar."))], "3")
    h = Herplaatser(Interview.from_tekst("R01", a + " Klaar."), "3", maps, ("R",))
    begin = a.index(zin)
    assert h.plaats(Anker.in_tekst(a, begin, begin + len(zin)), "1").plaats is Plaats.ONGEWIJZIGD


def test_a_quote_that_never_stood_there_is_not_carried_over():
    begin = VRAAG.index("Toen kwam")
    anker = Anker.in_tekst(VRAAG, begin, begin + 20)._replace(citaat="Daar ging hij heen ja")
    assert not herplaatser(VRAAG, "I: Dag.\n\n" + VRAAG).plaats(anker, "toen").zeker
