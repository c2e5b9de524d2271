import random

from oordelen import over, uit_kolommen

from codeer.core.codeboek import Code, Codeboek
from codeer.core.vergelijking import (
    Blad,
    Codeoordeel,
    andere_kant,
    codematrix,
    families,
    hele_matrix,
    maak_blad,
    met_overleg,
    niet_onafhankelijk,
)
from codeer.core.zinsoordelen import Zinsoordelen

BOEK = Codeboek("b", codes=(Code("a", subcodes=(Code("x", ouder="a"), Code("y", ouder="a"))), Code("ab")))
ONDER = families(BOEK)
ALLES = dict.fromkeys(ONDER, 0b1111)


def zinsoordelen(codeur, gegeven, gezien=ALLES, **rest):
    return Zinsoordelen(codeur, dict(gezien), gegeven=dict(gegeven), **rest)


def blad(*judged, interview="R01"):
    return maak_blad(interview, 4, {z.codeur: z for z in judged}, ONDER)


def test_families_are_a_code_and_all_below_it():
    assert ONDER == {"a": ("a", "a/x", "a/y"), "a/x": ("a/x",), "a/y": ("a/y",), "ab": ("ab",)}


def test_subcodes_count_for_their_parent_and_not_the_other_way():
    one = blad(zinsoordelen("anna", {("a/x", "plus"): 0b0001, ("a", ""): 0b0010}))
    assert one.oordeel("anna", "a") == Codeoordeel(0b1111, 0b0011, (0b0001, 0, 0b0010))
    assert one.oordeel("anna", "a/x").gegeven == 0b0001
    assert one.oordeel("anna", "ab").gegeven == 0


def test_a_younger_code_and_a_codeur_who_was_not_there_are_missing():
    one = blad(zinsoordelen("anna", {}, gezien={"a": 0b1111}))
    assert one.oordeel("anna", "ab").gezien == 0
    assert one.oordeel("bo", "a") == one.oordeel("anna", "nieuw") == Codeoordeel()


def test_a_conflict_on_a_subcode_leaves_the_parent_open():
    one = blad(zinsoordelen("anna", {}, betwist={"a/x": 0b0100}))
    assert one.oordeel("anna", "a").gezien == 0b1011
    assert one.oordeel("anna", "ab").gezien == 0b1111


def test_matrix_holds_missing_apart_from_no():
    bladen = [
        blad(zinsoordelen("anna", {("ab", ""): 0b0011}), zinsoordelen("bo", {("ab", ""): 0b0110})),
        blad(
            zinsoordelen("anna", {("ab", ""): 0b1000}),
            zinsoordelen("bo", {}, {"ab": 0b0001}),
            interview="R02",
        ),
    ]
    found = codematrix(bladen, ("anna", "bo"), "ab")
    printed = uit_kolommen({"anna": "jjnn" + "nnnj", "bo": [*"njjn", "n", None, None, None]})
    assert _same(found.geheel, printed)
    assert [part.tel().vergelijkbaar for part in found.delen] == [4, 1]
    assert list(found.geheel.eenheden) == list("12345678")
    assert found.geheel.eenheden[:2] == ("1", "2")


def _same(matrix, printed):
    ours, theirs = matrix.tel(), over(printed, "j").tel()
    return (ours.eenheden, ours.vergelijkbaar) == (theirs.eenheden, theirs.vergelijkbaar) and set(
        zip(ours.gegeven, ours.samen, strict=True)
    ) == set(zip(theirs.gegeven, theirs.samen, strict=True))


def test_matrix_of_one_pole():
    one = blad(zinsoordelen("anna", {("ab", "plus"): 0b01, ("ab", "min"): 0b10}))
    assert codematrix([one], ("anna",), "ab", "min").geheel.bits[0] == (0b10,)
    assert codematrix([one], ("anna",), "ab").geheel.bits[0] == (0b11,)


def test_order_of_codeurs_and_interviews_does_not_matter():
    rng = random.Random(4)  # noqa: S311 - invented judgements
    bladen = [
        blad(
            *(
                zinsoordelen(naam, {("ab", ""): rng.getrandbits(4)}, {"ab": rng.getrandbits(4)})
                for naam in ("anna", "bo", "cas")
            ),
            interview=f"R{nr}",
        )
        for nr in range(12)
    ]
    there = codematrix(bladen, ("anna", "bo", "cas"), "ab").geheel.tel()
    back = codematrix(bladen[::-1], ("cas", "anna", "bo"), "ab").geheel.tel()
    assert (there.eenheden, there.gegeven, there.samen) == (back.eenheden, back.gegeven, back.samen)
    total = codematrix(bladen, ("anna", "bo", "cas"), "ab")
    parts = total.delen[0].tel()
    for part in total.delen[1:]:
        parts += part.tel()
    assert parts == there


def test_other_side_is_the_same_code_with_another_pole():
    one = blad(
        zinsoordelen("anna", {("ab", "plus"): 0b0111}),
        zinsoordelen("bo", {("ab", "plus"): 0b0001, ("ab", "min"): 0b0010}),
        zinsoordelen("cas", {("ab", "min"): 0b0010}, {"ab": 0b0010}),
        zinsoordelen("dirk", {}),
    )
    assert andere_kant([one], ("anna", "bo", "cas", "dirk"), "ab") == 1
    assert andere_kant([one], ("anna", "dirk"), "ab") == 0


def test_what_is_not_independent_is_left_of_the_work_as_it_is_now():
    zelf = blad(zinsoordelen("anna", {("ab", ""): 0b0001}), zinsoordelen("bo", {}, {"ab": 0b0111}))
    nu = blad(zinsoordelen("anna", {("ab", ""): 0b0011}), zinsoordelen("bo", {}))
    left = niet_onafhankelijk(zelf, nu)
    # unit 1 was changed by anna, and bo finished unit 3 with something in view
    assert left.oordeel("anna", "ab").gezien == left.oordeel("bo", "ab").gezien == 0b1010
    assert left.oordeel("anna", "ab").gegeven == 0b0011


def test_decisions_of_the_team_take_the_place_of_what_codeurs_found():
    team = zinsoordelen(
        "overleg", {("ab", "min"): 0b0001, ("a", ""): 0b1000}, {}, afgewezen={("ab", "plus"): 0b0010}
    )
    people = {
        "anna": zinsoordelen("anna", {("ab", "plus"): 0b0111}),
        "bo": zinsoordelen("bo", {("a", ""): 0b0001}, {"ab": 0b1110, "a": 0b1111}),
    }
    after = met_overleg(people, team)
    assert after["anna"].gegeven == {("ab", "plus"): 0b0100, ("ab", "min"): 0b0001, ("a", ""): 0b1000}
    assert after["bo"].gezien == people["bo"].gezien
    assert after["bo"].gegeven["a", ""] == 0b1001
    assert people["anna"].gegeven == {("ab", "plus"): 0b0111}, "the originals stay"


def test_what_the_team_finished_without_giving_is_no():
    team = zinsoordelen("overleg", {}, {"ab": 0b0001})
    after = met_overleg({"anna": zinsoordelen("anna", {("ab", ""): 0b0011})}, team)
    assert after["anna"].gegeven == {("ab", ""): 0b0010}


def test_an_empty_sheet():
    found = codematrix([Blad("R01", 0, {})], ("anna", "bo"), "ab")
    assert found.geheel.tel().vergelijkbaar == 0
    assert codematrix([], (), "ab").delen == ()


def test_all_interviews_together_are_the_same_without_those_of_each():
    rng = random.Random(4)  # noqa: S311 -- the same numbers each time
    for many in (0, 1, 2, 5, 8):
        bladen = [
            Blad(f"R{nr}", wide, {naam: {"ab": one(rng, wide)} for naam in ("anna", "bo", "cas")})
            for nr, wide in enumerate(rng.choices(range(9), k=many))
        ]
        whole = codematrix(bladen, ("anna", "bo"), "ab").geheel
        assert hele_matrix(bladen, ("anna", "bo"), "ab").bits == whole.bits
        at = 0
        for here in bladen:
            for nr, naam in enumerate(("anna", "bo")):
                found = here.oordeel(naam, "ab")
                assert whole.bits[0][nr] >> at & ((1 << here.eenheden) - 1) == found.gezien & found.gegeven
            at += here.eenheden


def one(rng, wide):
    return Codeoordeel(rng.getrandbits(wide), rng.getrandbits(wide))
