import types

from codeer.taal import _woordenboek
from codeer.taal._woordenboek import woordenboek
from codeer.taal.scheidbaar import verbs_by_particle


def test_forms_lead_to_lemmas_whatever_the_capital():
    book = woordenboek()
    assert book.lemma("kinderen") == "kind"
    assert book.lemma("duitsland") == "duitsland"
    assert book.lemma("frobdegrob") is None
    assert book.lemma("geco\u00f6rdineerd")
    assert book.lemma("half \ud83d teken") is None
    assert "uitleggen" in book.lemmas
    assert not any("_" in lemma for lemma in book.lemmas)


def test_a_dictionary_of_another_make_gives_the_same(monkeypatch):
    from simplemma.strategies.dictionaries import dictionary_factory

    plain = types.SimpleNamespace(get_dictionary=lambda _: {"legde": "leggen", "uitlegde": "uit_leggen"})
    monkeypatch.setattr(dictionary_factory, "DEFAULT_DICTIONARY_FACTORY", plain)
    book = _woordenboek.woordenboek.__wrapped__()
    assert (book.vormen.get("legde"), book.vormen.get("uitlegde")) == ("leggen", "uitleggen")
    assert "legde" in book.vormen
    assert "zei" not in book.vormen
    assert book.lemmas == {"leggen", "uitleggen"}


def test_particles_know_their_verbs():
    assert "leggen" in verbs_by_particle()["uit"]
    assert "leggen" not in verbs_by_particle()["mis"]


def test_tails_are_the_forms_at_the_end_of_a_word():
    book = woordenboek()
    for word in ("klantmanagers", "cliëntenraad"):
        expected = [at for at in range(3, len(word) - 2) if word[at:] in book.vormen]
        assert book.vormen.tails(word, 3) == expected
        assert expected
    assert book.vormen.tails("klantmanagers", 9) == []
    assert book.vormen.tails("ui", 3) == []
