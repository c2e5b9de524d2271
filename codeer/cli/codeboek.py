"""tmp."""

import typer
from codeer.cli._nederlands import Groep, Opdracht

groep = typer.Typer(cls=Groep, rich_markup_mode=None)


@groep.command("toon", cls=Opdracht)
def toon() -> None:
    """Tijdelijk."""
