"""Reading YAML nodes as what the codebook expects: texts, lists, choices, yes or no; every fault is kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from codeer.core.errors import Melding
from codeer.core.namen import meant
from codeer.storage._yaml import Items, Node, Pairs, Scalar
from codeer.storage._yaml_regel import quote_text, quote_whole

T = TypeVar("T")
Sleutels = dict[str, Node]
_JANEE = {"ja": True, "true": True, "yes": True, "nee": False, "false": False, "no": False}


@dataclass(slots=True)
class Bevindingen:
    """The faults and warnings so far, and the lines of the file for corrected lines."""

    regels: Sequence[str] = ()
    fouten: list[Melding] = field(default_factory=list)
    waarschuwingen: list[Melding] = field(default_factory=list)

    def fout(self, regel: int, tekst: str, tip: str = "") -> None:
        """Keep a fault."""
        self.fouten.append(Melding(regel, tekst, tip))

    def waarschuw(self, regel: int, tekst: str, tip: str = "") -> None:
        """Keep a warning."""
        self.waarschuwingen.append(Melding(regel, tekst, tip))

    def tussen_quotes(self, regel: int) -> str:
        """Give the tip with the line as it reads with quotes round its sentence."""
        line = self.regels[regel - 1] if 0 < regel <= len(self.regels) else ""
        return f"Schrijf: {quote_whole(line).strip()}"

    def als_tekst(self, regel: int) -> str:
        """Give the tip with all that follows the key as one text."""
        line = self.regels[regel - 1] if 0 < regel <= len(self.regels) else ""
        text = quote_text(line).strip()
        return f"Schrijf: {text}" if text else "Zet de tekst tussen aanhalingstekens."


def is_empty(node: Node) -> bool:
    """Tell whether nothing was filled in."""
    return isinstance(node, Scalar) and node.plain and not node.text


def read_pairs(node: Node, known: Sequence[str], wat: str, uit: Bevindingen) -> Sleutels:
    """Read a mapping whose keys are known; unknown and double keys are faults."""
    found: Sleutels = {}
    for key, value in free_pairs(node, wat, uit):
        if key.text in known:
            found[key.text] = value
        elif key.text == "<<":
            uit.fout(key.line, "samenvoegen met << kan niet in een codeboek.", "Schrijf de sleutels uit.")
        elif " " in key.text and is_empty(value):
            uit.fout(
                key.line,
                f"na een komma staat «{key.text}»: hoort dat nog bij de zin ervoor?",
                uit.tussen_quotes(key.line),
            )
        else:
            uit.fout(key.line, f"onbekende sleutel «{key.text}» in {wat}.", meant(key.text, known))
    return found


def free_pairs(node: Node, wat: str, uit: Bevindingen) -> list[tuple[Scalar, Node]]:
    """Read a mapping with names of the researcher's own; double ones are faults."""
    if is_empty(node):
        return []
    if not isinstance(node, Pairs):
        uit.fout(
            node.line, f"bij {wat} horen sleutels met een dubbele punt, elk op een eigen regel.", _glued(node)
        )
        return []
    seen: dict[str, int] = {}
    pairs = []
    for key, value in node.pairs:
        if key.text in seen:
            uit.fout(
                key.line,
                f"«{key.text}» staat dubbel in {wat}: ook op regel {seen[key.text]}.",
                "Voeg de twee samen of haal er een weg.",
            )
            continue
        seen[key.text] = key.line
        pairs.append((key, value))
    return pairs


def _glued(node: Node) -> str:
    """Give the tip for a value that was meant as a block, when it shows what went wrong."""
    if isinstance(node, Scalar) and ":" in node.text:
        return "Zet na elke dubbele punt een spatie."
    return "Laat de regels eronder verder inspringen."


def read_text(node: Node, wat: str, uit: Bevindingen) -> str:
    """Read a text as written; folded lines come as one."""
    if isinstance(node, Scalar):
        warn_cut(node, wat, uit)
        return node.text.strip()
    uit.fout(node.line, f"{wat} is een tekst, geen lijst of blok.", uit.als_tekst(node.line))
    return ""


def warn_cut(node: Scalar, wat: str, uit: Bevindingen) -> None:
    """Warn where a ` #` seems to have cut off a sentence; a comment stands two spaces away."""
    cut = node.cut
    if not cut or (cut.startswith("  ") and cut.lstrip().startswith("# ")):
        return
    uit.waarschuw(
        node.line,
        f"{wat}: alles na «{cut.strip()[:20]}» telt niet mee, want een # na een spatie begint een opmerking.",
        "Zet de tekst tussen aanhalingstekens, of twee spaties voor het # als het een opmerking is.",
    )


def read_items(node: Node, wat: str, uit: Bevindingen) -> tuple[Node, ...]:
    """Read a list; anything else is a fault that says how a list is written."""
    if isinstance(node, Items):
        return node.items
    if is_empty(node):
        return ()
    tip = "Zet de waarden tussen [ en ], of elk op een eigen regel achter een streepje en een spatie."
    if isinstance(node, Scalar) and node.text.startswith("-"):
        tip = "Na het streepje hoort een spatie: «- woord»."
    uit.fout(node.line, f"bij {wat} hoort een lijst.", tip)
    return ()


def read_texts(node: Node, wat: str, uit: Bevindingen) -> list[Scalar]:
    """Read a list of texts; a single text counts as a list of one."""
    items: tuple[Node, ...] = (
        (node,) if isinstance(node, Scalar) and node.text else read_items(node, wat, uit)
    )
    texts = []
    for item in items:
        if not isinstance(item, Scalar):
            read_text(item, f"een waarde bij {wat}", uit)
        elif not item.text.strip():
            uit.fout(item.line, f"een lege waarde bij {wat}.", "Vul iets in of haal haar weg.")
        else:
            warn_cut(item, wat, uit)
            texts.append(item)
    return texts


def read_bool(node: Node, wat: str, uit: Bevindingen) -> bool:
    """Read ja or nee."""
    return read_choice(node, _JANEE, wat, uit, default=False, shown=("ja", "nee"))


def read_choice(  # noqa: PLR0913 - a closed list needs its words, its place and a default
    node: Node,
    options: Mapping[str, T],
    wat: str,
    uit: Bevindingen,
    *,
    default: T,
    shown: Sequence[str] = (),
) -> T:
    """Read one word out of a closed list, in any case."""
    word = read_text(node, wat, uit).lower() if isinstance(node, Scalar) else ""
    if word in options:
        return options[word]
    if isinstance(node, Scalar):
        uit.fout(node.line, f"«{node.text}» kan niet bij {wat}.", meant(node.text, shown or list(options)))
    else:
        read_text(node, wat, uit)
    return default


def squeeze(text: str) -> str:
    """Give the text in NFC with single spaces."""
    return unicodedata.normalize("NFC", " ".join(text.split()))
