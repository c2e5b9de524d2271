"""Pages for people to hold in their hands: self-contained, calm, and safe whatever stands in a quote."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def maak_blad(sjabloon: str, **inhoud: object) -> str:
    """Fill in a page; the same content gives the same page."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(sjabloon).render(**inhoud)
