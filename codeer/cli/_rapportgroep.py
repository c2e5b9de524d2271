"""`codeer rapport` makes reports by name, and has commands below it for what goes back to the people."""

from __future__ import annotations

from typing import Any

import typer
from typer.main import get_command

from codeer.cli._nederlands import NAMES_OF_HELP, Groep, Opdracht
from codeer.cli.citatenboekje import citatenboekje
from codeer.cli.terugkoppeling import terugkoppeling
from codeer.cli.verbeterideeen import verbeterideeen

_ONDER = typer.Typer(cls=Groep, add_completion=False, rich_markup_mode=None, context_settings=NAMES_OF_HELP)
_ONDER.command("terugkoppeling", cls=Opdracht)(terugkoppeling)
_ONDER.command("citatenboekje", cls=Opdracht)(citatenboekje)
_ONDER.command("verbeterideeen", cls=Opdracht)(verbeterideeen)


@_ONDER.callback()
def _onder() -> None:
    """Wat er onder rapport valt."""


class Rapportopdracht(Opdracht):
    """A command with arguments of its own, that hands over to a command below it when one is named."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found: Any = get_command(_ONDER)
        self.commands: dict[str, Any] = found.commands

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 -- as a group is asked
        """Give the names of the commands below this one."""
        return list(self.commands)

    def get_command(self, ctx: Any, name: str) -> Any:  # noqa: ARG002 -- as a group is asked
        """Give a command below this one."""
        return self.commands.get(name)

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Make the context of this command, or of the one below it that the words name."""
        at = self._named(args)
        if at is None:
            return super().make_context(info_name, args, parent, **extra)
        rest = [*args[:at], *args[at + 1 :]]
        return self.commands[args[at]].make_context(f"{info_name} {args[at]}", rest, parent, **extra)

    def _named(self, args: list[str]) -> int | None:
        """Find the word that names a command, past options and their values."""
        with_value = {o for p in self.params if not getattr(p, "is_flag", False) for o in p.opts}
        for at, word in enumerate(args):
            if word == "--":
                return None
            if word in self.commands and not (at and args[at - 1] in with_value):
                return at
        return None
