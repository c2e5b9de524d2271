from codeer.taal import _tokens
from codeer.taal._tekst import of_tekst

TEKST = """Ik zei:"Nee!" Dhr. J. de Vries, bijv. om 12.30 uur (lacht) [x] (...) a.b@c.nl www.site.nl/x 3,5% €50 50%
WWB-uitkering ie-ie oké...ja… nou? ja! :) XD Xd. de. aa. USA. ABC, 's avonds wat-ie zo'n auto's nr.3 vol. d.w.z. -
'ja' "goed"! (goed). ''dubbel'' Hé! én, één. Éen? aan/uit ja/nee ik-hij—zij een, twee. 1. 2e 3de A4 CO2 niet?! hè..."""


def test_looking_up_gives_what_spacy_gives():
    nlp = _tokens.make_nlp()
    woorden = _tokens.Opdeler().split(TEKST, of_tekst(TEKST))
    expected = [(token.idx, token.text.lower()) for token in nlp(TEKST) if not token.is_space]
    assert list(zip(woorden.begin, woorden.words, strict=True)) == expected


def test_chunks_do_not_influence_each_other():
    one, other = _tokens.Opdeler(), _tokens.Opdeler()
    other.split("'ja'", of_tekst("'ja'"))
    tekst = "'ja' ''dubbel''"
    assert one.split(tekst, of_tekst(tekst)).words == other.split(tekst, of_tekst(tekst)).words


def test_a_full_store_starts_afresh(monkeypatch):
    opdeler = _tokens.Opdeler()
    before = opdeler.split(TEKST, of_tekst(TEKST))
    monkeypatch.setattr(_tokens, "_LIMIT", 10)
    nlp = opdeler._nlp
    after = opdeler.split(TEKST, of_tekst(TEKST))
    assert opdeler._nlp is not nlp
    assert (before.words, before.vorm) == (after.words, after.vorm)


def test_irregular_spaces_keep_offsets():
    tekst = "  een\t twee  drie\u00a0vier "
    woorden = _tokens.Opdeler().split(tekst, of_tekst(tekst))
    assert [tekst[b:e] for b, e in zip(woorden.begin, woorden.eind, strict=True)] == [
        "een",
        "twee",
        "drie",
        "vier",
    ]
