"""The encoding ladder: right, or with a remark that shows by which words to judge."""

from __future__ import annotations

import pytest

from codeer.core.errors import LeesFout
from codeer.readers._tekenset import decode

ZIN = "Naïef als ik was, dacht ik: één café, reünie, coördinator, m’n zus."


def test_utf8_needs_no_remark():
    assert decode(ZIN.encode()) == (ZIN, ())


@pytest.mark.parametrize(
    ("encoding", "named"), [("cp1252", "Windows"), ("mac_roman", "Mac"), ("cp850", "DOS")]
)
def test_a_table_is_recognised_by_the_letters_in_words(encoding, named):
    zin = ZIN.replace("’", "'")
    text, (remark,) = decode(zin.encode(encoding))
    assert text == zin
    assert named in remark
    assert "«Naïef», «één», «café»" in remark


def test_a_mixed_file_is_read_and_reported():
    mixed = "één café\n".encode() * 9 + "één café\n".encode("cp1252") * 9
    text, (remark,) = decode(mixed)
    assert text == "één café\n" * 18
    assert "gemengd" in remark


def test_one_bad_byte_in_a_good_file():
    text, _ = decode(ZIN.encode() + b" \xff")
    assert text.startswith(ZIN)


def test_a_capital_before_a_quote_is_no_utf8():
    assert decode("CAFÉ’S en één en ideeën".encode("cp1252"))[0] == "CAFÉ’S en één en ideeën"


def test_bytes_without_meaning_are_counted():
    text, remarks = decode(b"caf\xe9 na\xefef \x90 \x81")
    assert text.count("\ufffd") == 2
    assert "2 tekens" in remarks[1]


def test_text_that_was_spoilt_before():
    spoilt = ZIN.encode().decode("cp1252").encode()
    _, (remark,) = decode(spoilt)
    assert "eerder verkeerd omgezet" in remark
    assert "NaÃ¯ef" in remark


def test_one_odd_sign_is_no_reason():
    assert decode("De Â£ is een teken".encode())[1] == ()


class TestChoice:
    @pytest.mark.parametrize(
        ("name", "encoding"),
        [
            ("mac", "mac_roman"),
            ("CP1252", "cp1252"),
            ("utf-16", "utf-16"),
            ("dos", "cp850"),
            ("utf-8", "utf-8-sig"),
        ],
    )
    def test_of_the_user_is_followed(self, name, encoding):
        zin = ZIN.replace("’", "'")
        assert decode(zin.encode(encoding), name) == (zin, ())

    @pytest.mark.parametrize(
        "name",
        [
            "klingon",
            "hex",
            "rot13",
            "idna",
            "undefined",
            "a\0b",
            "é",
            "unicode_escape",
            "unicode-escape",
            "raw_unicode_escape",
            "utf7",
            "punycode",
            "x" * 500,
        ],
    )
    def test_must_be_known(self, name):
        with pytest.raises(LeesFout) as fault:
            decode(b"tekst", name)
        assert "utf-8" in fault.value.tip

    def test_must_fit(self):
        with pytest.raises(LeesFout, match="past niet"):
            decode("één".encode("cp1252"), "utf-8")

    def test_must_give_text(self):
        with pytest.raises(LeesFout, match="stuurtekens"):
            decode("I: hoi".encode("utf-16-le"), "cp1252")


class TestRefused:
    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
    def test_utf16_without_mark_says_how(self, encoding):
        with pytest.raises(LeesFout) as fault:
            decode("I: Hoe gaat het?\n".encode(encoding))
        assert encoding in fault.value.tip

    def test_nul(self):
        with pytest.raises(LeesFout, match="nul-tekens"):
            decode(b"I: Hoe\0 gaat het vandaag met u?\n")

    def test_control_characters(self):
        with pytest.raises(LeesFout, match="stuurtekens"):
            decode(bytes(range(1, 32)) * 20)

    def test_a_broken_utf16_file(self):
        with pytest.raises(LeesFout, match="beschadigd"):
            decode(b"\xff\xfea")

    def test_a_utf8_mark_above_windows_text(self):
        text, (remark,) = decode(b"\xef\xbb\xbfcaf\xe9")
        assert text == "café"
        assert "«café»" in remark

    def test_a_utf8_mark_above_spoilt_text(self):
        spoilt = ZIN.encode().decode("cp1252").encode("utf-8-sig")
        assert "eerder verkeerd omgezet" in decode(spoilt)[1][0]
