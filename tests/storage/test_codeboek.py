"""What a sound codebook is read as, and what it is warned about."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from codeer.core.codeboek import BijOntkenning, Code, Codeboek, Eenheid, Instellingen, Term, Voorbeeld
from codeer.core.errors import CodeboekFout
from codeer.storage.codeboek import laad_codeboek, lees_codeboek, ontleed_codeboek

VOL = """\
formaat: 1
codeboek: Wachten op  antwoord
versie: 1.10
taalmodel: nl_core_news_sm   # een opmerking
instellingen:
  eenheid: beurt
  sprekers: [R, o2]
  delen: begin
woordgroepen:
  Loket: [balie, no, "@plek"]
  plek: [kantoor]
facetten: {wie: [klant, consulent], toen: [12:30]}
codes:
  wachttijd:
    titel: Lang wachten
    definitie: >
      Wachten op een brief
      of een gesprek.
    wel: ja
    niet: 0123
    kleur: "#2A7F9E"
    namen: {+: vlot, min: traag}
    plus: [snel]
    "-":
      - wachten op @loket
      - {term: duren, samenstellingen: ja, behalve: [{exact: niet lang}, kort], bij_ontkenning: blijft, woordsoort: [ww, noun]}
      - {exact: "weken, en weken"}
      - {term: rij, behalve: {term: rijden}}
    termen: [stress*, {term: no, bij_ontkenning: ALLEEN_DAN, woordsoort: werkwoord}]
    voorbeelden:
      - Ik wacht al weken.
      - {tekst: "Het ging vlot.", pool: +}
      - {tekst: "Traag.", pool: "-"}
      - {tekst: "Mooi weer.", verwacht: nee}
      - {tekst: "Zo.", pool: geen, verwacht: TRUE}
      - {tekst: "Tja.", pool: }
    voorheen: [wachten]
    subcodes:
      brief:
        definitie: post
        termen: [brief]
        subcodes:
          bezwaar: {definitie: x, termen: [bezwaar]}
"""


def read(text: str) -> Codeboek:
    return ontleed_codeboek(text.encode()).zonder_fouten()


def warnings(text: str, **more) -> list[str]:
    return [str(m) for m in ontleed_codeboek(text.encode(), **more).waarschuwingen]


class TestEverythingAtOnce:
    book = read(VOL)

    def test_head(self) -> None:
        assert self.book.naam == "Wachten op antwoord"
        assert self.book.versie == "1.10"
        assert self.book.taalmodel == "nl_core_news_sm"
        assert self.book.instellingen == Instellingen(Eenheid.BEURT, ("R", "O2"), ("begin",))
        assert self.book.woordgroepen == (("loket", ("balie", "no", "@plek")), ("plek", ("kantoor",)))
        assert self.book.facetten == (("wie", ("klant", "consulent")), ("toen", ("12:30",)))

    def test_code(self) -> None:
        code = self.book.codes[0]
        assert (code.titel, code.definitie) == ("Lang wachten", "Wachten op een brief of een gesprek.")
        assert (code.wel, code.niet, code.kleur) == ("ja", "0123", "#2a7f9e")
        assert code.namen == (("plus", "vlot"), ("min", "traag"))
        assert code.voorheen == ("wachten",)
        assert [c.pad for c in self.book.alle_codes()] == [
            "wachttijd",
            "wachttijd/brief",
            "wachttijd/brief/bezwaar",
        ]

    def test_terms(self) -> None:
        keert, telt = BijOntkenning.KEERT_OM, BijOntkenning.TELT_NIET
        assert self.book.codes[0].termen == (
            Term("snel", "plus", bij_ontkenning=keert),
            Term("wachten op @loket", "min"),
            Term(
                "duren",
                "min",
                samenstellingen=True,
                behalve=(Term("niet lang", exact=True), Term("kort")),
                bij_ontkenning=BijOntkenning.BLIJFT,
                woordsoort="NOUN|VERB",
            ),
            Term("weken, en weken", "min", exact=True),
            Term("rij", "min", behalve=(Term("rijden"),)),
            Term("stress*", bij_ontkenning=telt),
            Term("no", bij_ontkenning=BijOntkenning.ALLEEN_DAN, woordsoort="VERB"),
        )
        assert [t.regel for t in self.book.codes[0].termen] == [23, 25, 26, 27, 28, 29, 29]

    def test_examples(self) -> None:
        assert self.book.codes[0].voorbeelden == (
            Voorbeeld("Ik wacht al weken."),
            Voorbeeld("Het ging vlot.", "plus"),
            Voorbeeld("Traag.", "min"),
            Voorbeeld("Mooi weer.", None, verwacht=False),
            Voorbeeld("Zo.", ""),
            Voorbeeld("Tja.", None),
        )

    def test_there_is_nothing_to_warn_about(self) -> None:
        assert warnings(VOL) == []


class TestDefaults:
    def test_least_that_is_enough(self) -> None:
        book = ontleed_codeboek(b"codes: {a: {termen: [b]}}", "mijn.yaml").zonder_fouten()
        assert book == Codeboek(
            "mijn", codes=(Code("a", termen=(Term("b", bij_ontkenning=BijOntkenning.TELT_NIET),)),)
        )

    @pytest.mark.parametrize(
        "key", ["termen", "voorbeelden", "subcodes", "voorheen", "namen", "kleur", "plus"]
    )
    def test_a_key_without_a_value_is_left_out(self, key: str) -> None:
        assert read(f"codes:\n  a:\n    min: [b]\n    {key}:\n") == read("codes: {a: {min: [b]}}")

    def test_empty_head(self) -> None:
        text = "formaat:\ncodeboek:\nversie:\ntaalmodel:\ninstellingen: {eenheid: , sprekers: []}\nwoordgroepen:\n"
        assert read(text + "codes: {a: {termen: [b]}}") == read("codes: {a: {termen: [b]}}")

    def test_hash_ignores_layout_comments_and_order_of_options(self) -> None:
        one = "codes:\n  a:\n    definitie: x\n    plus:\n      - {term: b, samenstellingen: ja, bij_ontkenning: blijft}\n"
        two = "# kop\ncodes: {a: {+: [{bij_ontkenning: blijft, samenstellingen: true, term: 'b'}], definitie: \"x\"}}"
        assert read(one).hash() == read(two).hash()
        assert read(one).zoek_hash() == read(two).zoek_hash()

    def test_hash_sees_content(self) -> None:
        assert read("codes: {a: {termen: [b]}}").hash() != read("codes: {a: {termen: [c]}}").hash()


class TestWarnings:
    def test_incomplete_codebook(self) -> None:
        found = warnings("codes:\n  a: {kleur: '#000000'}\n")
        assert [w.split(":")[0] for w in found[:2]] == [
            "het codeboek heeft geen naam.",
            "het formaat staat er niet in.",
        ]
        assert found[2:] == ["regel 2: code a heeft geen definitie.", "regel 2: code a heeft geen termen."]

    HEAD = "formaat: 1\ncodeboek: x\ncodes:\n"

    def test_the_same_term_in_two_codes(self) -> None:
        text = self.HEAD + "  a: {definitie: x, plus: [Rust nemen]}\n  b: {definitie: x, min: [nemen rust]}\n"
        assert warnings(text) == ["regel 5: «nemen rust» staat bij b en ook bij a (regel 4)."]

    def test_examples_that_ask_for_what_cannot_be(self) -> None:
        text = self.HEAD + (
            "  a:\n    definitie: x\n    termen: [b]\n    voorbeelden:\n"
            "      - {tekst: c, pool: plus}\n      - {tekst: d, pool: min, verwacht: nee}\n      - C\n"
        )
        assert warnings(text) == [
            "regel 8: dit voorbeeld verwacht plus, maar a heeft geen plus en min.",
            "regel 9: een voorbeeld met «verwacht: nee» en een pool: de pool telt niet mee.",
            "regel 10: dit voorbeeld staat er ook op regel 8.",
        ]

    def test_word_class_without_a_model(self) -> None:
        text = self.HEAD + "  a: {definitie: x, termen: [{term: druk, woordsoort: bnw}]}\n"
        assert warnings(text) == ["regel 4: «druk»: woordsoort doet niets met taalmodel ingebouwd."]
        assert warnings("taalmodel: nl_core_news_lg\n" + text) == []

    def test_a_hash_sign_that_cuts(self) -> None:
        text = self.HEAD + (
            "  a:\n    definitie: plek #1 telt\n    termen:\n      - nummer #3\n      - stress  # ook spanning\n"
            "    voorbeelden:\n      - Ik ben nummer # zoveel.\n"
        )
        found = warnings(text)
        assert [w.split(":")[0] for w in found] == ["regel 5", "regel 7", "regel 10"]
        assert all("telt niet mee" in w for w in found)

    def test_a_term_that_runs_on(self) -> None:
        text = self.HEAD + "  a:\n    definitie: x\n    termen:\n      - b\n        -c\n"
        assert warnings(text) == ["regel 7: de term «b -c» loopt over meer regels."]

    def test_negated_only_beside_plain_is_no_contradiction(self) -> None:
        text = self.HEAD + (
            "  a: {definitie: x, plus: [{term: rust, bij_ontkenning: telt_niet}],"
            " min: [{term: rust, bij_ontkenning: alleen_dan}]}\n"
        )
        assert warnings(text) == []

    LEMMAS = {  # noqa: RUF012 - the dictionary of a small lemmatiser
        "regels": "regel",
        "gespannen": "spannen",
        "stress": "stressen",
        "bange": "bang",
        "vaste": "vast",
        "voelde": "voelen",
        "banger": "bang",
        "lamgeslagen": "lamslaan",
        "huilen": "huilen",
        "gezichten": "gezicht",
        "lopend": "lopen",
        "angsten": "angst",
    }

    def test_inflected_terms(self) -> None:
        terms = [*self.LEMMAS, "vaste regels", "vrij*", "de", "{exact: klanten}"]
        text = self.HEAD + "  a: {definitie: x, termen: [" + ", ".join(terms) + "]}\n"
        found = warnings(text, lemmatiseer=lambda w: self.LEMMAS.get(w, w))
        assert [w.split("«")[1].split("»")[0] for w in found] == [
            "angsten",
            "bange",
            "gezichten",
            "regels",
            "vaste",
            "voelde",
        ]
        assert warnings(text) == []

    def test_one_warning_a_word(self) -> None:
        text = (
            self.HEAD + "  a: {definitie: x, plus: [regels]}\n  b: {definitie: x, plus: [te veel regels]}\n"
        )
        found = warnings(text, lemmatiseer=lambda w: self.LEMMAS.get(w, w))
        assert found == ["regel 4: «regels» lijkt een vorm van «regel» (ook op regel 5)."]


class TestFiles:
    def test_from_disk(self, tmp_path: Path) -> None:
        path = tmp_path / "codeboek.yaml"
        path.write_text(VOL, "utf-8")
        assert lees_codeboek(path) == read(VOL)
        assert laad_codeboek(path).waarschuwingen == ()
        assert laad_codeboek(path).groepregels == {"loket": 10, "plek": 11}

    def test_check_raises_on_faults(self, tmp_path: Path) -> None:
        path = tmp_path / "codeboek.yaml"
        path.write_text("codes: {a: {x: y}}", "utf-8")
        with pytest.raises(CodeboekFout):
            lees_codeboek(path)

    def test_without_libyaml_it_reads_the_same(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("codeer.storage._yaml._LOADER", yaml.BaseLoader)
        assert read(VOL) == TestEverythingAtOnce.book


# --- round trip: a codebook written out in any layout is read back as it was ---

LETTERS = "abcdefghijklmnopqrstuvwxyzéëïö"
words = st.text(LETTERS, min_size=1, max_size=8)
texts = (
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=30)
    .map(lambda s: __import__("unicodedata").normalize("NFC", " ".join(s.split())))
    .filter(bool)
)
sentences = st.one_of(
    texts, st.sampled_from(["no", "ja: nee", "12:30", "#1", "- x", "'s avonds", "*", "@x", "~", "null"])
)


@st.composite
def terms(draw: st.DrawFn, pool: str, tekst: str) -> Term:
    default = BijOntkenning.KEERT_OM if pool else BijOntkenning.TELT_NIET
    return Term(
        tekst=tekst,
        pool=pool,
        exact=draw(st.booleans()),
        samenstellingen=draw(st.booleans()),
        behalve=tuple(Term(w, exact=draw(st.booleans())) for w in draw(st.lists(words, max_size=2))),
        bij_ontkenning=draw(st.sampled_from([default, *BijOntkenning])),
        woordsoort=draw(st.sampled_from(["", "NOUN", "ADJ|VERB"])),
    )


@st.composite
def codes(draw: st.DrawFn, naam: str, ouder: str = "") -> Code:
    pad = f"{ouder}/{naam}" if ouder else naam
    own = draw(st.lists(words, unique=True, max_size=5))
    poles = sorted((draw(st.sampled_from(["plus", "min", ""])) for _ in own), key=["plus", "min", ""].index)
    subs = (
        draw(st.lists(words.map(lambda w: f"sub{w}"), unique_by=ascii_name, max_size=2))
        if ouder.count("/") < 1
        else []
    )
    pools = st.sampled_from([None, "plus", "min", ""])
    return Code(
        naam=naam,
        ouder=ouder,
        titel=draw(st.one_of(st.just(""), sentences)),
        definitie=draw(st.one_of(st.just(""), sentences)),
        wel=draw(st.one_of(st.just(""), sentences)),
        kleur=draw(st.sampled_from(["", "#2a7f9e"])),
        namen=draw(st.sampled_from([(), (("plus", "goed"),), (("plus", "no"), ("min", "yes"))])),
        termen=tuple(draw(terms(p, w)) for p, w in zip(poles, own, strict=True)),
        voorbeelden=tuple(
            Voorbeeld(s, draw(pools), draw(st.booleans())) for s in draw(st.lists(sentences, max_size=3))
        ),
        subcodes=tuple(draw(codes(s, pad)) for s in subs if ascii_name(s) not in ascii_name(pad)),
    )


def ascii_name(naam: str) -> str:
    from codeer.core.namen import plain_naam

    return plain_naam(naam)


@st.composite
def codebooks(draw: st.DrawFn) -> Codeboek:
    names = draw(st.lists(words.map(lambda w: f"code{w}"), min_size=1, max_size=3, unique_by=ascii_name))
    groups = draw(st.lists(words, unique=True, max_size=2))
    return Codeboek(
        naam=draw(sentences),
        versie=draw(st.sampled_from(["", "1.10", "no"])),
        taalmodel=draw(st.sampled_from(["ingebouwd", "nl_core_news_md"])),
        instellingen=Instellingen(
            draw(st.sampled_from(Eenheid)), draw(st.sampled_from([("R",), ("R", "O1")]))
        ),
        woordgroepen=tuple(
            (g, tuple(draw(st.lists(words, min_size=1, max_size=3, unique=True)))) for g in groups
        ),
        facetten=draw(st.sampled_from([(), (("wie", ("ja", "1.0")),)])),
        codes=tuple(draw(codes(n)) for n in names),
    )


def as_data(book: Codeboek, shuffle: random.Random) -> dict:
    return {
        "formaat": 1,
        "codeboek": book.naam,
        "versie": book.versie,
        "taalmodel": book.taalmodel,
        "instellingen": {
            "eenheid": str(book.instellingen.eenheid),
            "sprekers": list(book.instellingen.sprekers),
        },
        "woordgroepen": {g: list(w) for g, w in book.woordgroepen},
        "facetten": {g: list(w) for g, w in book.facetten},
        "codes": {c.naam: code_data(c, shuffle) for c in book.codes},
    }


def code_data(code: Code, shuffle: random.Random) -> dict:
    data: dict = {k: getattr(code, k) for k in ("titel", "definitie", "wel", "kleur")}
    data["namen"] = dict(code.namen)
    for key, pool in (("plus", "plus"), ("min", "min"), ("termen", "")):
        data[key] = [term_data(t, shuffle) for t in code.termen if t.pool == pool]
    data["voorbeelden"] = [example_data(v) for v in code.voorbeelden]
    data["subcodes"] = {c.naam: code_data(c, shuffle) for c in code.subcodes}
    return mixed(data, shuffle)


def term_data(term: Term, shuffle: random.Random) -> dict:
    data: dict = {"exact" if term.exact else "term": term.tekst}
    data["samenstellingen"] = "ja" if term.samenstellingen else "nee"
    data["behalve"] = [{"exact": t.tekst} if t.exact else t.tekst for t in term.behalve]
    data["bij_ontkenning"] = str(term.bij_ontkenning)
    data["woordsoort"] = term.woordsoort.split("|") if term.woordsoort else []
    return mixed(data, shuffle)


def example_data(voorbeeld: Voorbeeld) -> dict:
    data = {"tekst": voorbeeld.tekst, "verwacht": voorbeeld.verwacht}
    return data if voorbeeld.pool is None else data | {"pool": voorbeeld.pool or "geen"}


def mixed(data: dict, shuffle: random.Random) -> dict:
    pairs = list(data.items())
    shuffle.shuffle(pairs)
    return dict(pairs)


@settings(max_examples=25, deadline=None)
@given(codebooks(), st.randoms(use_true_random=False), st.booleans(), st.integers(40, 200))
def test_a_codebook_comes_back_as_it_was(book: Codeboek, shuffle: random.Random, flow, width) -> None:
    written = yaml.safe_dump(
        as_data(book, shuffle), allow_unicode=True, sort_keys=False, default_flow_style=flow, width=width
    )
    again = read("# opmerking\n" + written)
    assert again == book
    assert again.hash() == book.hash()
    assert again.zoek_hash() == book.zoek_hash()


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab: -[]{}#&*!|>'\"%@`,?\n\t  "), max_size=60))
def test_any_text_is_read_or_refused_with_words(text: str) -> None:
    loaded = ontleed_codeboek(f"codes:\n  a:\n    termen: {text}\n".encode())
    for melding in (*loaded.fouten, *loaded.waarschuwingen):
        assert melding.regel >= 0
        assert melding.tekst


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused_with_words(inhoud: bytes) -> None:
    assert ontleed_codeboek(inhoud).fouten
