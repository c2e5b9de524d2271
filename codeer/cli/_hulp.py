"""The Dutch help pages: a plain layout that needs nothing but the description of the command itself."""

from __future__ import annotations

import inspect
import shutil
import textwrap
from collections.abc import Iterable
from typing import Any

_MAX_WIDTH = 100
_HELP = "Deze uitleg tonen en stoppen."


def help_page(command: Any, ctx: Any) -> str:
    """Make the whole help page of a command or a group of commands."""
    width = min(shutil.get_terminal_size().columns, _MAX_WIDTH)
    params = [p for p in command.get_params(ctx) if not getattr(p, "hidden", False)]
    arguments = [(_argument(p).strip("[]"), p.help or "") for p in params if p.param_type_name == "argument"]
    options = [(_option(p), _option_text(p)) for p in params if p.param_type_name == "option"]
    parts = [
        usage(command, ctx),
        _prose(inspect.cleandoc(command.help or ""), width),
        _section("Opdrachten:", _subcommands(command, ctx), width),
        _section("Wat je opgeeft:", arguments, width),
        _section("Opties:", options, width),
        _prose(inspect.cleandoc(command.epilog or ""), width),
    ]
    return "\n\n".join(part for part in parts if part)


def usage(command: Any, ctx: Any) -> str:
    """Make the line that shows how the command is written."""
    arguments = [_argument(p) for p in command.get_params(ctx) if p.param_type_name == "argument"]
    tail = arguments or (["OPDRACHT …"] if hasattr(command, "commands") else [])
    return " ".join(["Gebruik:", ctx.command_path, "[OPTIES]", *tail])


def short(command: Any) -> str:
    """Give the first sentence of a command's help."""
    return inspect.cleandoc(command.help or "").split("\n\n")[0].replace("\n", " ").rstrip(".")


def _subcommands(command: Any, ctx: Any) -> list[tuple[str, str]]:
    if not hasattr(command, "commands"):
        return []
    found = ((name, command.get_command(ctx, name)) for name in command.list_commands(ctx))
    return [(name, short(sub)) for name, sub in found if not sub.hidden]


def _argument(param: Any) -> str:
    name = param.metavar or param.name.upper()
    name = f"{name}…" if param.nargs == -1 and not name.endswith("…") else name
    return name if param.required else f"[{name}]"


def _option(param: Any) -> str:
    names = ", ".join(sorted([*param.opts, *param.secondary_opts], key=lambda o: (len(o), o)))
    takes_value = not getattr(param, "is_flag", False) and param.name != "help"
    return f"{names} {param.metavar}" if takes_value and param.metavar else names


def _option_text(param: Any) -> str:
    if param.name == "help":
        return _HELP
    text = param.help or ""
    if getattr(param, "multiple", False):
        return f"{text} Mag vaker."
    is_word = isinstance(param.default, str) and param.default
    return f"{text} Standaard {param.default}." if is_word else text


def _section(title: str, rows: Iterable[tuple[str, str]], width: int) -> str:
    rows = list(rows)
    if not rows:
        return ""
    # A long name gets a line of its own rather than pushing all explanations to the right.
    column = min(max(len(name) for name, _ in rows), 26) + 4
    return "\n".join([title, *(_row(name, text, column, width) for name, text in rows)])


def _row(name: str, text: str, column: int, width: int) -> str:
    lead = f"  {name}".ljust(column)
    lines = textwrap.wrap(text, max(width - column, 30), break_on_hyphens=False) or [""]
    if len(lead.rstrip()) + 2 > column:
        lines, lead = ["", *lines], lead.rstrip()
    return "\n".join([(lead + lines[0]).rstrip(), *(" " * column + line for line in lines[1:])])


def _prose(text: str, width: int) -> str:
    """Fill paragraphs; those that start with a space (examples) are kept as they are written."""
    blocks = [b for b in text.split("\n\n") if b.strip()]
    return "\n\n".join(b if b.startswith(" ") else _fill(b, width) for b in blocks)


def _fill(text: str, width: int) -> str:
    return textwrap.fill(text, width, break_on_hyphens=False, break_long_words=False)
