"""The changelog keeps to its form, so that people find what changed for them."""

from __future__ import annotations

import re
from pathlib import Path

import codeer

TEXT = (Path(__file__).parents[1] / "CHANGELOG.md").read_text("utf-8")
KINDS = ["Toegevoegd", "Gewijzigd", "Verouderd", "Verwijderd", "Opgelost", "Beveiliging"]
RELEASE = re.compile(r"^## (?:\[(\d+\.\d+\.\d+)\] - (\d{4}-\d{2}-\d{2})|Nog niet uitgebracht)$")


def headings(level: int) -> list[str]:
    return re.findall(rf"^{'#' * level} .*$", TEXT, re.MULTILINE)


def test_starts_with_title() -> None:
    assert headings(1) == ["# Wijzigingen"]
    assert TEXT.startswith("# Wijzigingen\n")


def test_releases_are_well_formed_and_newest_first() -> None:
    found = [RELEASE.match(h) for h in headings(2)]
    assert found
    assert all(found), headings(2)
    assert [m.group(1) for m in found if m].count(None) <= 1
    versions = [tuple(map(int, m[1].split("."))) for m in found if m and m[1]]
    dates = [m[2] for m in found if m and m[2]]
    assert versions == sorted(set(versions), reverse=True)
    assert dates == sorted(dates, reverse=True)


def test_kinds_are_known_and_in_order() -> None:
    for block in re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]:
        kinds = re.findall(r"^### (.*)$", block, re.MULTILINE)
        assert kinds
        assert kinds == [k for k in KINDS if k in kinds]
        for part in re.split(r"^### ", block, flags=re.MULTILINE)[1:]:
            assert re.search(r"^- \S", part, re.MULTILINE), "an empty heading"


def test_version_is_told() -> None:
    assert "## Nog niet uitgebracht" in TEXT or f"## [{codeer.__version__}]" in TEXT


def test_citation_is_of_this_version_and_licence() -> None:
    citation = (Path(__file__).parents[1] / "CITATION.cff").read_text("utf-8")
    assert f"\nversion: {codeer.__version__}\n" in citation
    assert "\nlicense: EUPL-1.2\n" in citation


def test_licence_is_whole() -> None:
    licence = (Path(__file__).parents[1] / "LICENSE").read_text("utf-8")
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert [n for n in range(1, 16) if not re.search(rf"^{n}\. ?[A-Z]", licence, re.MULTILINE)] == []
    assert "Appendix" in licence
