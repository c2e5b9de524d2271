from __future__ import annotations

import pytest

from codeer.core.namen import meant, nearest, plain_naam


@pytest.mark.parametrize(
    ("naam", "plain"), [(" Continuïteit ", "continuiteit"), ("STRESS", "stress"), ("Straße", "strasse")]
)
def test_plain(naam: str, plain: str) -> None:
    assert plain_naam(naam) == plain


def test_nearest_and_what_is_said_of_it() -> None:
    known = ["definitie", "titel"]
    assert nearest("Definitei", known) == "definitie"
    assert meant("definitei", known) == "Bedoel je «definitie»?"
    assert meant("xyz", known) == "Bekend: definitie, titel."
    assert meant("xyz", []) == ""
