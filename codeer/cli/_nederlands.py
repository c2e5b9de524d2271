"""Make typer speak Dutch: its help pages, its usage errors and its value errors."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from codeer.cli._hulp import help_page
from codeer.core.errors import GebruiksFout

NAMES_OF_HELP = {"help_option_names": ["--help", "-h"]}

# The classes that typer raises live in click or in its own copy of it, by version; this finds either.
USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]
CLICK_ERROR: type[Exception] = USAGE_ERROR.__mro__[1]

_TEKST = "TEKST"  # the metavar of an option that takes what a person writes
_EXTRA = re.compile(r"unexpected extra arguments? ?(?:\(s\))? ?\((.*)\)", re.DOTALL)
_KINDS = {
    "int": "een geheel getal",
    "float": "een getal",
    "bool": "ja of nee",
    "datetime": "een datum",
}


class Opdracht(TyperCommand):
    """A command whose help page is Dutch, and whose usage errors know which command they are about."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words; the parser itself does not say where it got stuck."""
        try:
            return super().parse_args(ctx, args)
        except USAGE_ERROR as error:
            known: Any = error
            known.ctx = known.ctx or ctx
            raise

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the Dutch help page."""
        formatter.write(help_page(self, ctx))


class Groep(TyperGroup):
    """A group of commands whose help page is Dutch, and which knows what a typing error was meant to be."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the Dutch help page."""
        formatter.write(help_page(self, ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[Any, Any, list[str]]:
        """Find the command, or say which one was perhaps meant."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            known = [name for name in self.list_commands(ctx) if not self.commands[name].hidden]
            raise GebruiksFout(
                f"Onbekende opdracht «{args[0]}».",
                _did_you_mean(args[0], known) or f"Bekijk de opdrachten met «{ctx.command_path} --help».",
            )
        return super().resolve_command(ctx, args)


def translate(error: Exception) -> GebruiksFout:
    """Turn any usage error of typer into a Dutch one, with the page that explains."""
    ctx = getattr(error, "ctx", None)
    page = f"Bekijk de uitleg met «{ctx.command_path if ctx else 'codeer'} --help»."
    names = {c.__name__ for c in type(error).__mro__}
    if "NoSuchOption" in names:
        return _no_such_option(error, page)
    if "MissingParameter" in names:
        return GebruiksFout(f"Er ontbreekt iets: {_hint(error)}.", page)
    if "BadParameter" in names:
        return GebruiksFout(f"{_hint(error)}: {_value_error(error)}", page)
    if "BadOptionUsage" in names or "BadArgumentUsage" in names:
        return GebruiksFout(_bad_usage(error), page)
    return GebruiksFout(_plain_usage(error), _takes_text(error, page))


def _did_you_mean(word: str, known: list[str]) -> str:
    near = get_close_matches(word, known, n=3)
    return "Bedoelde je " + " of ".join(f"«{n}»" for n in near) + "?" if near else ""


def _no_such_option(error: Any, page: str) -> GebruiksFout:
    ctx = error.ctx
    known = [o for p in ctx.command.get_params(ctx) if not p.hidden for o in p.opts] if ctx else []
    tip = _did_you_mean(error.option_name, known) or page
    return GebruiksFout(f"Onbekende optie «{error.option_name}».", tip)


def _hint(error: Any) -> str:
    """Name the argument or option that an error is about, as it stands in the help."""
    param = getattr(error, "param", None)
    if param is None:
        return "een waarde"
    if param.param_type_name == "option":
        return f"optie {max(param.opts, key=len)}"
    return param.metavar or str(param.name).upper()


def _value_error(error: Any) -> str:
    """Say what is wrong with a value, from what typer knows of its kind."""
    param = getattr(error, "param", None)
    choices = _choices(param)
    if choices:
        return f"kies uit {', '.join(choices)}."
    kind = _kind(param)
    low, high = getattr(param, "min", None), getattr(param, "max", None)
    type_ = getattr(param, "type", None)
    low, high = getattr(type_, "min", low), getattr(type_, "max", high)
    if kind and (low is not None or high is not None):
        return f"geef {kind}{_between(low, high)}."
    return f"geef {kind}." if kind else "deze waarde past hier niet."


def _between(low: object, high: object) -> str:
    if low is None:
        return f", ten hoogste {high}"
    return f", ten minste {low}" if high is None else f" van {low} tot en met {high}"


def _choices(param: Any) -> list[str]:
    holder = getattr(param, "type_descriptor", None) or getattr(param, "type", None)
    found = getattr(holder, "choices", None) or ()
    return [str(getattr(c, "value", c)) for c in found]


def _kind(param: Any) -> str:
    descriptor = getattr(param, "type_descriptor", None)
    if descriptor is not None:
        name = getattr(descriptor.annotation, "__name__", "")
    else:
        name = str(getattr(getattr(param, "type", None), "name", "")).split(" ")[0]
    name = {"integer": "int", "boolean": "bool"}.get(name, name)
    return _KINDS.get(name, "")


def _bad_usage(error: Any) -> str:
    option = getattr(error, "option_name", "")
    if not option:
        return "Er staan te weinig of te veel waarden achter elkaar."
    if "does not take" in error.message:
        return f"Bij optie «{option}» hoort geen waarde."
    return f"Achter optie «{option}» ontbreekt een waarde."


def _takes_text(error: Any, page: str) -> str:
    """Say which option the text belongs to that stands loose on the line, where the command has one."""
    ctx: Any = getattr(error, "ctx", None)
    extra = _EXTRA.search(str(error.message))
    options = [p.opts[0] for p in ctx.command.params if p.metavar == _TEKST] if ctx and extra else []
    return f'Zet er {options[0]} voor: {ctx.command_path} {options[0]} "…"' if options else page


def _plain_usage(error: Any) -> str:
    extra = _EXTRA.search(str(error.message))
    if extra:
        return f"Hier hoort niets meer achter: «{extra[1]}»."
    if "Missing command" in str(error.message):
        return "Er ontbreekt een opdracht."
    return "Deze opdracht is zo niet goed geschreven."
