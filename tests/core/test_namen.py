from __future__ import annotations

import pytest

from codeer.core.namen import is_terzijde, meant, nearest, plain_naam


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


@pytest.mark.parametrize("naam", [".DS_Store", "~$rapport.docx", "Thumbs.db", "desktop.ini", "Icon\r"])
def test_files_that_nobody_made(naam: str) -> None:
    assert is_terzijde(naam)


@pytest.mark.parametrize("naam", ["R1.txt", "thumbs.db.txt", "icon", "~R1.txt"])
def test_files_that_somebody_made(naam: str) -> None:
    assert not is_terzijde(naam)
