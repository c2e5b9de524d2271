"""The nodes of a codebook with their places in the text, and how a piece of it reads elsewhere."""

from __future__ import annotations

import json
import re
from typing import cast

import yaml

from codeer.storage._codeboek_knoop import squeeze

_LOADER: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_BLANK = re.compile(r"^[ \t]+(?=\r?$)", re.MULTILINE)
# what may stand in a list between brackets without quotes
_GEWOON = re.compile(r"[^\W_](?:[\w './-]*[\w.])?")

Knoop = yaml.ScalarNode | yaml.SequenceNode | yaml.MappingNode
Paar = tuple[yaml.ScalarNode, Knoop]


class Boom:
    """The nodes of a text that was read without faults."""

    def __init__(self, tekst: str) -> None:
        self.tekst = tekst
        # the reader of codebooks allows tabs on an empty line; as spaces they keep every place
        plain = _BLANK.sub(lambda m: " " * len(m[0]), tekst)
        self._root = cast("yaml.MappingNode", yaml.compose(plain, Loader=_LOADER))

    def code(self, pad: str) -> Paar:
        """Find the key and value of a code; KeyError when it is not there."""
        ouder, _, naam = pad.rpartition("/")
        return next(p for p in paren(self.blok(ouder)) if squeeze(p[0].value) == naam)

    def blok(self, ouder: str) -> Knoop:
        """Find the mapping that holds the codes below `ouder`, or below none."""
        return vind(self.code(ouder)[1], "subcodes") if ouder else vind(self._root, "codes")

    def eind(self, node: Knoop) -> int:
        """Give where a node's own text ends: without the comments and empty lines after it."""
        if isinstance(node, yaml.ScalarNode):
            begin, end = node.start_mark.index, node.end_mark.index
            if node.style in ("|", ">"):
                end = begin + len(self.tekst[begin:end].rstrip())
            return int(end)
        if node.flow_style or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        return self.eind(last[1] if isinstance(node, yaml.MappingNode) else last)

    def regeleind(self, plek: int) -> int:
        """Give the end of the line that a place is in, before its line end."""
        end = self.tekst.find("\n", plek)
        if end < 0:
            return len(self.tekst)
        return end - 1 if end > plek and self.tekst[end - 1] == "\r" else end

    def regelbegin(self, plek: int) -> int:
        """Give the begin of the line that a place is in."""
        return self.tekst.rfind("\n", 0, plek) + 1

    def volgende(self, plek: int) -> int:
        """Give the begin of the line after the one that a place is in."""
        end = self.tekst.find("\n", plek)
        return len(self.tekst) if end < 0 else end + 1

    def stuk(self, node: Knoop) -> str:
        """Give a node as it stands, where that is one line and reads the same in a list of lines."""
        raw = self.tekst[node.start_mark.index : self.eind(node)]
        block = not isinstance(node, yaml.ScalarNode) and not node.flow_style
        return vloeiend(node) if "\n" in raw or block else raw


def paren(node: Knoop) -> list[Paar]:
    """Give the pairs of a mapping, none of anything else."""
    return cast("list[Paar]", node.value) if isinstance(node, yaml.MappingNode) else []


def vind(node: Knoop, sleutel: str) -> Knoop:
    """Give the value of a key; KeyError when it is not there."""
    for key, value in paren(node):
        if key.value == sleutel:
            return value
    raise KeyError(sleutel)


def vloeiend(node: Knoop) -> str:
    """Write a node on one line, so that it can stand between brackets."""
    if isinstance(node, yaml.ScalarNode):
        return woord(node.value)
    if isinstance(node, yaml.SequenceNode):
        return f"[{', '.join(map(vloeiend, node.value))}]"
    return f"{{{', '.join(f'{vloeiend(k)}: {vloeiend(v)}' for k, v in paren(node))}}}"


def woord(tekst: str) -> str:
    """Write a text so that it stays that text between brackets too."""
    return tekst if _GEWOON.fullmatch(tekst) else json.dumps(tekst, ensure_ascii=False)
