import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.formule import guard, unguard


@given(st.text())
def test_guard_and_back(tekst):
    assert unguard(guard(tekst)) == tekst


@given(st.text(alphabet="'=+-@\t\ra;"))
def test_guarded_text_is_no_formula(tekst):
    assert not guard(tekst).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguard(guard(tekst)) == tekst


@pytest.mark.parametrize(
    ("tekst", "bewaakt"),
    [
        ("=1+1", "'=1+1"),
        ("+31 6", "'+31 6"),
        ("-", "'-"),
        ("@home", "'@home"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("'=1", "''=1"),
        ("''-x", "'''-x"),
        ("'s ochtends", "'s ochtends"),
        ("'t was stil", "'t was stil"),
        (" =1", " =1"),
        ("\n=1", "\n=1"),
        ("", ""),
        ("'", "'"),
        ("gewoon", "gewoon"),
    ],
)
def test_only_what_looks_like_a_formula(tekst, bewaakt):
    assert guard(tekst) == bewaakt
    assert unguard(bewaakt) == tekst
