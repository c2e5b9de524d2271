"""Pages for people to hold in their hands: self-contained, calm, and safe whatever stands in a quote."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template


def maak_blad(sjabloon: str, **inhoud: object) -> str:
    """Fill in a page; the same content gives the same page."""
    return _sjabloon(sjabloon).render(**inhoud)


@cache
def _sjabloon(naam: str) -> Template:
    """Give a template, translated once for all the people who get a page."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(naam)
