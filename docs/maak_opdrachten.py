"""Write docs/opdrachten/ again from the help pages: `python docs/maak_opdrachten.py`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from codeer.cli._hulp import help_page, short
from codeer.cli.app import app

FOLDER = Path(__file__).parent / "opdrachten"
NOTE = (
    "<!-- Gemaakt door docs/maak_opdrachten.py uit --help; wijzig de opdracht zelf, niet deze bladzijde. -->"
)


def pages() -> dict[str, str]:
    """Give every page by file name: one a command, and the list of them."""
    os.environ["COLUMNS"] = "88"
    root: Any = get_command(app)
    found = list(_walk(root, root.make_context("codeer", [], resilient_parsing=True)))
    made = {f"{'-'.join(words)}.md": _page(words, text) for words, text, _ in found if words}
    rows = [f"| [codeer {' '.join(w)}]({'-'.join(w)}.md) | {line} |" for w, _, line in found if w]
    lines = [NOTE, "", "# Opdrachten", "", "```text", found[0][1], "```", ""]
    made["README.md"] = "\n".join([*lines, "| opdracht | wat het doet |", "|---|---|", *rows, ""])
    return made


def _walk(command: Any, ctx: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str, str]]:
    yield words, help_page(command, ctx), short(command)
    for name, sub in getattr(command, "commands", {}).items():
        if not sub.hidden:
            below = sub.make_context(name, [], parent=ctx, resilient_parsing=True)
            yield from _walk(sub, below, (*words, name))


def _page(words: tuple[str, ...], text: str) -> str:
    return "\n".join([NOTE, "", f"# codeer {' '.join(words)}", "", "```text", text, "```", ""])


def main() -> None:
    """Write the pages and take away those of commands that are gone."""
    made = pages()
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(made)} bladzijden in {FOLDER.name}/", file=sys.stderr)


if __name__ == "__main__":
    main()
