from dataclasses import replace

from codeer.core.codeboek import Code, Codeboek, Instellingen, Term, Voorbeeld


def boek(**over):
    sub = Code("sub", "a", termen=(Term("x", "plus"),))
    code = Code("a", definitie="d", termen=(Term("y"),), namen=(("plus", "goed"),), subcodes=(sub,))
    return replace(Codeboek("b", codes=(code, Code("b"))), **over)


def test_codes_are_walked_parents_first():
    assert [c.pad for c in boek().alle_codes()] == ["a", "a/sub", "b"]
    assert boek().code("a/sub").ouder == "a"
    assert boek().code("zoek") is None


def test_poles_follow_from_terms_and_names():
    a, sub, b = boek().alle_codes()
    assert a.polen == ("plus", "min", "")
    assert sub.polen == ("plus", "min")
    assert b.polen == ("",)
    assert (a.poolnaam("plus"), a.poolnaam("min")) == ("goed", "min")


def test_the_hash_is_over_the_content():
    assert boek().hash() == boek().hash()
    assert boek().hash() != boek(versie="2").hash()
    moved = boek(codes=tuple(replace(c, regel=9) for c in boek().codes))
    assert moved.hash() == boek().hash()


def test_the_search_hash_knows_only_what_decides_on_suggestions():
    plain = boek()
    code = plain.codes[0]
    told = replace(code, definitie="anders", voorbeelden=(Voorbeeld("z"),))
    assert boek(codes=(told, plain.codes[1])).zoek_hash() == plain.zoek_hash()
    assert boek(instellingen=Instellingen(sprekers=("R", "I"))).zoek_hash() != plain.zoek_hash()
    assert boek(woordgroepen=(("g", ("x",)),)).zoek_hash() != plain.zoek_hash()
    other = replace(code, termen=(Term("y", behalve=(Term("z"),)),))
    assert boek(codes=(other, plain.codes[1])).zoek_hash() != plain.zoek_hash()


def test_a_change_in_one_code_leaves_the_hash_of_the_others():
    plain = boek()
    other = replace(plain.codes[0], termen=(Term("iets anders"),))
    before, after = plain.zoek_hashes(), boek(codes=(other, plain.codes[1])).zoek_hashes()
    assert list(before) == ["a", "a/sub", "b"]
    assert [pad for pad in before if before[pad] != after[pad]] == ["a"]
    grouped = boek(woordgroepen=(("g", ("x",)),)).zoek_hashes()
    assert all(before[pad] != grouped[pad] for pad in before)
