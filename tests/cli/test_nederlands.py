"""Value errors and usage errors of every kind of option, also kinds that no command has yet."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import pytest
import typer
from typer.main import get_command

from codeer.cli._hulp import help_page
from codeer.cli._nederlands import CLICK_ERROR, USAGE_ERROR, Groep, Opdracht, translate


class Soort(StrEnum):
    NL = "nl"
    INT = "int"


app = typer.Typer(cls=Groep, rich_markup_mode=None, add_completion=False)


@app.callback()
def wortel() -> None:
    """Een proefprogramma."""


@app.command("tel", cls=Opdracht, epilog="Tot slot een regel.")
def tel(  # noqa: PLR0917
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="Een naam.")],
    aantal: Annotated[int, typer.Option("--aantal", "-n", metavar="GETAL", help="Hoeveel.")] = 1,
    deel: Annotated[float, typer.Option("--deel", metavar="GETAL", help="Welk deel.", min=0, max=1)] = 0.5,
    minstens: Annotated[int, typer.Option("--minstens", metavar="GETAL", help="Minstens.", min=1)] = 1,
    hoogstens: Annotated[int, typer.Option("--hoogstens", metavar="GETAL", help="Hoogstens.", max=9)] = 1,
    soort: Annotated[Soort, typer.Option("--soort", metavar="SOORT", help="Welke.")] = Soort.NL,
    span: Annotated[tuple[int, int], typer.Option("--span", metavar="VAN TOT", help="Van, tot.")] = (0, 1),
) -> None:
    """Tel iets."""


@app.command("schrijf", cls=Opdracht, hidden=True)
def schrijf(notitie: Annotated[str, typer.Option("--notitie", metavar="TEKST", help="Wat.")] = "") -> None:
    """Schrijf iets op."""


@app.command("verborgen", cls=Opdracht, hidden=True)
def verborgen(eerste: Annotated[str, typer.Argument(hidden=True)] = "") -> None:
    """Niet te zien."""


def fault(*words: str) -> tuple[str, str]:
    command: Any = get_command(app)
    with pytest.raises(CLICK_ERROR) as caught, command.make_context("proef", list(words)) as ctx:
        command.invoke(ctx)
    assert isinstance(caught.value, USAGE_ERROR)
    told = translate(caught.value)
    assert told.afloop == 2
    return told.fout, told.tip


@pytest.mark.parametrize(
    ("words", "fout"),
    [
        ((), "Er ontbreekt iets: NAAM."),
        (("x", "--aantal", "veel"), "optie --aantal: geef een geheel getal."),
        (("x", "-n", "1.5"), "optie --aantal: geef een geheel getal."),
        (("x", "--deel", "half"), "optie --deel: geef een getal van 0 tot en met 1."),
        (("x", "--deel", "2"), "optie --deel: geef een getal van 0 tot en met 1."),
        (("x", "--minstens", "0"), "optie --minstens: geef een geheel getal, ten minste 1."),
        (("x", "--hoogstens", "10"), "optie --hoogstens: geef een geheel getal, ten hoogste 9."),
        (("x", "--soort", "fr"), "optie --soort: kies uit nl, int."),
        (("x", "--span", "1", "y"), "optie --span: deze waarde past hier niet."),
        (("x", "--span", "1"), "Achter optie «--span» ontbreekt een waarde."),
        (("x", "y", "z"), "Hier hoort niets meer achter: «y z»."),
        (("x", "--aantel", "1"), "Onbekende optie «--aantel»."),
    ],
)
def test_usage_errors(words: tuple[str, ...], fout: str) -> None:
    assert fault("tel", *words)[0] == fout


def test_tips() -> None:
    assert fault("tel", "x", "--aantel", "1")[1] == "Bedoelde je «--aantal»?"
    assert fault("tel")[1] == "Bekijk de uitleg met «proef tel --help»."
    assert fault() == ("Er ontbreekt een opdracht.", "Bekijk de uitleg met «proef --help».")


def test_a_text_that_stands_loose_is_told_its_option() -> None:
    assert fault("schrijf", "Samen besloten")[1] == 'Zet er --notitie voor: proef schrijf --notitie "…"'


def test_errors_without_a_place() -> None:
    assert translate(typer.BadParameter("wat dan ook")).fout == "een waarde: deze waarde past hier niet."
    assert translate(USAGE_ERROR("something unforeseen")).fout == "Deze opdracht is zo niet goed geschreven."


def test_kinds_of_usage_by_name() -> None:
    class BadArgumentUsage(USAGE_ERROR):  # type: ignore[valid-type, misc]
        pass

    class BadOptionUsage(USAGE_ERROR):  # type: ignore[valid-type, misc]
        option_name = "--json"

    assert translate(BadArgumentUsage("x takes 2 values")).fout.startswith("Er staan te weinig of te veel")
    assert "hoort geen waarde" in translate(BadOptionUsage("Option does not take a value.")).fout


def test_help_page_of_all_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    command: Any = get_command(app)
    page = help_page(command, command.make_context("proef", [], resilient_parsing=True))
    assert "  tel  Tel iets\n" in page
    assert "verborgen" not in page
    sub = command.commands["tel"]
    page = help_page(sub, sub.make_context("tel", [], resilient_parsing=True))
    assert page.endswith("Tot slot een regel.")
    assert "-n, --aantal GETAL" in page
    assert max(map(len, page.splitlines())) <= 60


def test_a_very_long_name_gets_a_line_of_its_own() -> None:
    from codeer.cli._hulp import _section

    shown = _section("Opties:", [("--een-heel-erg-lange-naam WAARDE", "Uitleg."), ("--x", "Kort.")], 80)
    assert "WAARDE\n" in shown
    assert _section("Leeg:", [], 80) == ""
