import codecs

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codeer.core.errors import KenmerkenFout, SchrijfFout
from codeer.storage._tabelbestand import parse_file
from codeer.storage.kenmerken import GERESERVEERD, RAPPORTKOLOMMEN, Kenmerken, lees_kenmerken, zet_kenmerken

KOP = "interview;spreker;gemeente;datum;wijk\r\n"


@pytest.fixture
def pad(tmp_path):
    return tmp_path / "kenmerken.csv"


def lees(pad, inhoud):
    pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
    return lees_kenmerken(pad)


VORMEN = {
    "excel nl": "interview;spreker;gemeente\r\nR1;;Één\r\nR2;R1;x\r\n".encode("cp1252"),
    "csv utf-8": b"\xef\xbb\xbf" + "interview;spreker;gemeente\r\nR1;;Één\r\nR2;R1;x\r\n".encode(),
    "kaal": "interview;spreker;gemeente\nR1;;Één\nR2;R1;x".encode(),
    "mac": "interview;spreker;gemeente\rR1;;Één\rR2;R1;x\r".encode(),
    "komma": "interview,spreker,gemeente\r\nR1,,Één\r\nR2,R1,x\r\n".encode(),
    "unicode-tekst": codecs.BOM_UTF16_LE
    + "interview\tspreker\tgemeente\r\nR1\t\tÉén\r\nR2\tR1\tx\r\n".encode("utf-16-le"),
    "utf-16 be": codecs.BOM_UTF16_BE
    + "interview\tspreker\tgemeente\r\nR1\t\tÉén\r\nR2\tR1\tx\r\n".encode("utf-16-be"),
    "sep-regel": b"\xef\xbb\xbf" + "sep=,\r\ninterview,spreker,gemeente\r\nR1,,Één\r\nR2,R1,x\r\n".encode(),
    "aanhalingstekens": '"interview";"spreker";"gemeente"\r\n"R1";"";"Één"\r\n"R2";"R1";"x"\r\n'.encode(),
    "lege randen": "\r\ninterview;spreker;gemeente;;\r\nR1;;Één;;\r\nR2;R1;x;;\r\n;;;;\r\n;;;;\r\n".encode(),
    "hoofdletters": " Interview ;SPREKER;Gemeente\r\nr1;;Één\r\nr2;r1;x\r\n".encode(),
}


@pytest.mark.parametrize("vorm", VORMEN)
def test_every_form_that_excel_leaves(pad, vorm):
    k = lees(pad, VORMEN[vorm])
    assert k.kolommen == ("gemeente",)
    assert k.meldingen == ()
    assert k.interview("R1") == {"gemeente": "Één"}
    assert k.sprekers("R2") == {"R1": {"gemeente": "x"}}


@pytest.mark.parametrize("vorm", VORMEN)
def test_setting_one_cell_keeps_the_form(pad, vorm):
    before = VORMEN[vorm]
    pad.write_bytes(before)
    zet_kenmerken(pad, {("R1", ""): {"gemeente": "Ede"}})
    after = pad.read_bytes()
    encoding = (
        "utf-16-le"
        if before[:2] == codecs.BOM_UTF16_LE
        else "utf-16-be"
        if before[:2] == codecs.BOM_UTF16_BE
        else None
    )
    encoding = encoding or ("cp1252" if vorm == "excel nl" else "utf-8")
    old = '"Één"' if vorm == "aanhalingstekens" else "Één"
    assert after == before.replace(old.encode(encoding), "Ede".encode(encoding))


def test_adding_a_row_keeps_all_other_bytes(pad):
    pad.write_bytes(VORMEN["lege randen"])
    zet_kenmerken(pad, {("R9", ""): {"gemeente": "a;b"}})
    assert pad.read_bytes() == VORMEN["lege randen"].replace(b";x;;\r\n", b';x;;\r\nR9;;"a;b"\r\n')


def test_a_last_line_without_end_gets_one(pad):
    pad.write_bytes(VORMEN["kaal"])
    zet_kenmerken(pad, {("R9", ""): {}})
    assert pad.read_bytes() == VORMEN["kaal"] + b"\nR9;;\n"


def test_nothing_to_do_writes_nothing(pad, monkeypatch):
    pad.write_bytes(VORMEN["hoofdletters"])

    def fail(*args, **kwargs):
        raise AssertionError

    monkeypatch.setattr("codeer.storage.kenmerken.write_atomic", fail)
    zet_kenmerken(pad, {("R1", ""): {}})


def test_a_new_table_has_the_reserved_columns(pad):
    zet_kenmerken(pad, {("R1", ""): {"gemeente": "Ede", "wijk": "Noord"}})
    header, row = pad.read_bytes().decode("utf-8-sig").splitlines()
    assert header.split(";") == [*GERESERVEERD, "wijk"]
    assert row == "R1;;;;Ede;;;;;;Noord"
    assert pad.read_bytes().startswith(codecs.BOM_UTF8)


def test_an_empty_file_is_begun_anew(pad):
    assert lees(pad, b"") == Kenmerken()
    assert lees(pad, b"\r\n") == Kenmerken()
    zet_kenmerken(pad, {("R1", ""): {}})
    assert lees_kenmerken(pad).interview("R1")["gemeente"] == ""


def test_no_file_is_an_empty_table(pad):
    k = lees_kenmerken(pad)
    assert k.interview("R1") == {}
    assert k.sprekers("R1") == {}
    assert k.respondent("R1", "R") == "R1"


def test_a_new_column_comes_right_of_everything(pad):
    pad.write_bytes(b"interview;gemeente;;\r\nR1;Ede;;\r\nR2\r\n")
    zet_kenmerken(pad, {("R2", ""): {"wijk": "Noord"}})
    assert pad.read_bytes() == b"interview;gemeente;wijk;\r\nR1;Ede;;\r\nR2;;Noord\r\n"
    assert lees_kenmerken(pad).interview("R2") == {"gemeente": "", "wijk": "Noord"}


def test_a_column_without_a_name_is_never_overwritten(pad):
    pad.write_bytes(b"interview;gemeente\r\nR1;Ede;los\r\n")
    zet_kenmerken(pad, {("R1", ""): {"wijk": "Noord"}})
    assert pad.read_bytes() == b"interview;gemeente;;wijk\r\nR1;Ede;los;Noord\r\n"


def test_a_speaker_row_needs_its_column(pad):
    pad.write_bytes(b"interview;gemeente\r\nR1;Ede\r\n")
    zet_kenmerken(pad, {("R1", "R2"): {"gemeente": "Goes"}})
    k = lees_kenmerken(pad)
    assert k.interview("R1") == {"gemeente": "Ede"}
    assert k.sprekers("R1") == {"R2": {"gemeente": "Goes"}}


def test_speaker_rows_override_and_are_filled_up(pad):
    k = lees(pad, KOP + "G1;;Ede;4-3-24;Noord\r\nG1;R2;;5-3-24;\r\nG2;R1;Goes;;\r\n")
    assert k.sprekers("g1") == {"R2": {"gemeente": "Ede", "datum": "2024-03-05", "wijk": "Noord"}}
    assert k.interview("G2") == {"gemeente": "", "datum": "", "wijk": ""}
    assert k.sprekers("G2")["R1"]["gemeente"] == "Goes"
    assert dict(k.rows()) == {
        ("G1", ""): {"gemeente": "Ede", "datum": "2024-03-04", "wijk": "Noord"},
        ("G1", "R2"): {"datum": "2024-03-05"},
        ("G2", "R1"): {"gemeente": "Goes"},
    }


def test_respondent(pad):
    k = lees(pad, "interview;spreker;respondent\nT1;;P1\nT2;;P1\nG1;R2;P7\nG1;R3;\n")
    assert [k.respondent(i, "R") for i in ("T1", "T2", "X")] == ["P1", "P1", "X"]
    assert [k.respondent("G1", s) for s in ("R2", "R3", "R4")] == ["P7", "G1", "G1"]


def test_values_are_understood(pad):
    k = lees(
        pad,
        "interview;Toestemming citeren;soort;datum;cijfer\nR1;WAAR;Reflectie;04-03-24;7,50\nR2;soms;koffie;ooit;'-5\n",
    )
    assert k.interview("R1") == {
        "toestemming_citeren": "ja",
        "soort": "reflectie",
        "datum": "2024-03-04",
        "cijfer": "7,50",
    }
    assert k.interview("R2") == {
        "toestemming_citeren": "",
        "soort": "koffie",
        "datum": "ooit",
        "cijfer": "-5",
    }
    assert [(m.regel, m.tekst.split(":")[0]) for m in k.meldingen] == [
        (3, "datum van R2"),
        (3, "soort van R2"),
        (3, "toestemming_citeren van R2"),
    ]


@pytest.mark.parametrize(
    ("rij", "melding"),
    [
        (";;Ede;;", "noemt geen interview"),
        ("R1;Jan;Ede;;", "'Jan' is geen spreker"),
        ("R1;;Ede;;;los", "kolom 6 heeft geen naam"),
        ("R1;;Ede;;\r\nr1;;Goes;;", "staat er twee keer in"),
    ],
)
def test_what_is_odd_is_told(pad, rij, melding):
    k = lees(pad, KOP + rij + "\r\n")
    assert [melding in m.tekst for m in k.meldingen] == [True]
    assert k.interview("R1")["gemeente"] in ("Ede", "")


@pytest.mark.parametrize(
    ("inhoud", "fout"),
    [
        (b"interview;Gemeente;gemeente\nR1;a;b", "twee keer"),
        (b"interview;pool\nR1;a", "zo heet al een kolom"),
        (b"interview;Per 1000 woorden\nR1;a", "zo heet al een kolom"),
        (b"naam;gemeente\nR1;a", "ontbreekt de kolom 'interview'"),
        (b'interview;gemeente\nR1;"open\nR2;b\n', "Op regel 2 begint een cel"),
        (b"PK\x03\x04\x00\x00", "geen CSV-bestand"),
        (codecs.BOM_UTF16_LE + b"\x00", "geen CSV-bestand"),
        (codecs.BOM_UTF8 + b"\xff", "geen CSV-bestand"),
    ],
)
def test_faults_have_a_tip(pad, inhoud, fout):
    with pytest.raises(KenmerkenFout, match=fout) as caught:
        lees(pad, inhoud)
    assert caught.value.tip


def test_every_report_column_is_refused(pad):
    for naam in RAPPORTKOLOMMEN:
        with pytest.raises(KenmerkenFout):
            lees(pad, f"interview;{naam}\n")
    assert not RAPPORTKOLOMMEN & set(GERESERVEERD)


def test_line_breaks_in_cells(pad):
    k = lees(pad, 'interview;gemeente\r\nR1;"Den\r\nHaag; ""de"" stad"\r\nR2;x\r\n')
    assert k.interview("R1") == {"gemeente": 'Den\r\nHaag; "de" stad'}
    assert k.regels["r2"] == ("R2", 4)


def test_columns_are_found_whatever_their_case(pad):
    k = lees(pad, "interview;Soort uitkering\nR1;x\n")
    assert k.kolom("soort-uitkering") == "Soort uitkering"
    with pytest.raises(KenmerkenFout, match="geen kenmerk 'sort uitkering'") as caught:
        k.kolom("sort uitkering")
    assert "Bedoel je" in caught.value.tip
    with pytest.raises(KenmerkenFout) as caught:
        Kenmerken().kolom("x")
    assert "nog geen" in caught.value.tip


def test_unknown_interviews(pad):
    k = lees(pad, "interview;a\nR1;x\nR2;y\n")
    assert [(m.regel, m.tekst) for m in k.unknown(["r1"])] == [(3, "interview 'R2' bestaat niet.")]


def test_a_letter_that_the_encoding_does_not_have(pad):
    pad.write_bytes(VORMEN["excel nl"])
    with pytest.raises(KenmerkenFout, match="past niet in de tekenset cp1252"):
        zet_kenmerken(pad, {("R1", ""): {"gemeente": "Łódź"}})
    assert pad.read_bytes() == VORMEN["excel nl"]


def test_open_in_excel(pad, monkeypatch):
    pad.write_bytes(VORMEN["kaal"])

    def fail(*args):
        raise PermissionError(13, "nee")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(SchrijfFout) as caught:
        zet_kenmerken(pad, {("R9", ""): {}})
    assert "Sluit kenmerken.csv in Excel" in caught.value.tip
    assert pad.read_bytes() == VORMEN["kaal"]


def test_a_file_that_may_not_be_read(pad, monkeypatch):
    pad.write_bytes(VORMEN["kaal"])

    def fail(*args):
        raise PermissionError(13, "nee")

    monkeypatch.setattr("pathlib.Path.read_bytes", fail)
    with pytest.raises(KenmerkenFout, match="kan niet gelezen worden"):
        lees_kenmerken(pad)


CEL = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)


@given(
    st.lists(st.lists(CEL, min_size=1, max_size=4), max_size=5),
    st.sampled_from(";,\t"),
    st.sampled_from(["\r\n", "\n", "\r"]),
)
def test_any_table_comes_back_byte_for_byte(rijen, scheiding, einde):
    def quote(c):
        return '"' + c.replace('"', '""') + '"'

    inhoud = einde.join(
        scheiding.join(quote(c) for c in rij) for rij in [["interview", "a"], *rijen]
    ).encode()
    file = parse_file(inhoud)
    assert file.encode() == inhoud
    assert len(file.records) == len(rijen) + 1


@given(st.binary(max_size=200))
def test_any_bytes_are_kept_or_refused(inhoud):
    try:
        file = parse_file(inhoud)
    except KenmerkenFout:
        return
    assert file.encode() == inhoud


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["R1", "R2", "R3", "R10"]),
        st.dictionaries(st.sampled_from(["gemeente", "wijk", "rol"]), CEL.map(str.strip), max_size=3),
        max_size=4,
    ),
    st.sampled_from(sorted(set(VORMEN) - {"excel nl"})),
)
def test_what_is_set_is_read(tmp_path, cellen, vorm):
    import unicodedata

    pad = tmp_path / "kenmerken.csv"
    pad.write_bytes(VORMEN[vorm])
    zet_kenmerken(pad, {(id, ""): values for id, values in cellen.items()})
    k = lees_kenmerken(pad)
    for id, values in cellen.items():
        for naam, waarde in values.items():
            assert k.interview(id)[naam] == unicodedata.normalize("NFC", waarde).strip()
    assert k.sprekers("R2")["R1"]["gemeente"] == "x"
