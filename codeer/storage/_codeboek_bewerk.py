"""Change a codebook as a person would: in the text itself, so that comments, order and layout stay."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import yaml

from codeer.storage._codeboek_boom import Boom, Knoop, Paar, paren, vloeiend, woord
from codeer.storage._codeboek_knoop import squeeze

_BREED = 108
_STAP = 2
_SUBCODES = "subcodes"


class Item(NamedTuple):
    """One item of a list: how it reads on a line of its own and between brackets, and comments above it."""

    regel: str
    vloei: str
    opmerkingen: tuple[str, ...] = ()


class Blok(NamedTuple):
    """A code with all that is below it: as lines that begin at the margin, and on one line."""

    regels: tuple[str, ...]
    vloei: str


def los(tekst: str) -> Item:
    """Make an item of a plain text."""
    return Item(woord(tekst), woord(tekst))


class Bewerking:
    """A codebook's text under change; every change leaves the rest of it as it is."""

    def __init__(self, tekst: str) -> None:
        self.boom = Boom(tekst)
        self._nl = "\r\n" if "\r\n" in tekst else "\n"

    @property
    def tekst(self) -> str:
        """Give the text as it is now."""
        return self.boom.tekst

    def hernoem(self, pad: str, naam: str) -> None:
        """Give a code another name."""
        key, _ = self.boom.code(pad)
        self._zet(key.start_mark.index, key.end_mark.index, naam)

    def zet(self, pad: str, sleutel: str, waarde: str) -> None:
        """Set a key of a code to a value on one line."""
        found = self._vind(pad, sleutel)
        if found:
            self._zet(self._na_dubbelepunt(found[0]), self.boom.eind(found[1]), f" {waarde}")
        else:
            self._nieuwe_sleutel(pad, f"{sleutel}: {waarde}", [f"{sleutel}: {waarde}"])

    def zet_tekst(self, pad: str, sleutel: str, tekst: str) -> None:
        """Set a key of a code to a text of any length."""
        _, code = self.boom.code(pad)
        short = json.dumps(tekst, ensure_ascii=False)
        found = self._vind(pad, sleutel)
        end = self.boom.eind(found[1]) if found else 0
        comment = found is not None and self.tekst[end : self.boom.regeleind(end)].strip()
        if _vloeit(code) or comment or len(short) < _BREED or " ".join(tekst.split()) != tekst:
            self.zet(pad, sleutel, short)
            return
        indent = " " * (code.start_mark.column + _STAP)
        lines = textwrap.wrap(tekst, _BREED - len(indent), break_long_words=False, break_on_hyphens=False)
        self.zet(pad, sleutel, self._nl.join([">-", *(indent + line for line in lines)]))

    def voeg_toe(self, pad: str, sleutel: str, items: Sequence[Item]) -> None:
        """Add items at the end of a list of a code; the list begins here when there is none."""
        found = self._vind(pad, sleutel)
        flow = ", ".join(item.vloei for item in items)
        if not items:
            return
        if found is None:
            lines = [f"{sleutel}:", *_lijst(items, " " * _STAP)]
            self._nieuwe_sleutel(pad, f"{sleutel}: [{flow}]", lines)
            return
        key, node = found
        _, code = self.boom.code(pad)
        last = node.value[-1] if isinstance(node, yaml.SequenceNode) and node.value else None
        if last is None and isinstance(node, yaml.ScalarNode) and node.value:
            self.zet(pad, sleutel, f"[{vloeiend(node)}, {flow}]")
        elif last is None and _vloeit(code):
            self.zet(pad, sleutel, f"[{flow}]")
        elif last is None:
            lines = _lijst(items, " " * (code.start_mark.column + _STAP))
            self._zet(self._na_dubbelepunt(key), self.boom.eind(node), self._na_regel(lines))
        elif _vloeit(node):
            at = self.boom.eind(last)
            self._zet(at, at, f", {flow}")
        else:
            at = self.boom.regeleind(self.boom.eind(last))
            self._zet(at, at, self._na_regel(_lijst(items, " " * node.start_mark.column)))

    def voeg_code_toe(self, ouder: str, blok: Blok) -> None:
        """Add a code at the end of the subcodes of another."""
        found = self._vind(ouder, _SUBCODES)
        _, code = self.boom.code(ouder)
        if found is None:
            lines = [f"{_SUBCODES}:", *(" " * _STAP + line if line else "" for line in blok.regels)]
            self._nieuwe_sleutel(ouder, f"{_SUBCODES}: {{{blok.vloei}}}", lines, last=True)
            return
        key, node = found
        pairs = paren(node)
        if pairs and _vloeit(node):
            at = self.boom.eind(pairs[-1][1])
            self._zet(at, at, f", {blok.vloei}")
        elif pairs:
            at = self.boom.regeleind(self.boom.eind(node))
            self._zet(at, at, self._na_regel(_schuif(blok.regels, node.start_mark.column)))
        elif _vloeit(code):
            self.zet(ouder, _SUBCODES, f"{{{blok.vloei}}}")
        else:
            lines = _schuif(blok.regels, code.start_mark.column + _STAP)
            self._zet(self._na_dubbelepunt(key), self.boom.eind(node), self._na_regel(lines))

    def haal_weg(self, pad: str) -> None:
        """Take a code out; where it was the only subcode, the key above it goes too."""
        ouder = pad.rpartition("/")[0]
        block, pair = self.boom.blok(ouder), self.boom.code(pad)
        if ouder and len(paren(block)) == 1:
            above = self.boom.code(ouder)[1]
            block, pair = above, next(p for p in paren(above) if p[0].value == _SUBCODES)
        pairs = paren(block)
        nr = [key for key, _ in pairs].index(pair[0])
        begin, eind = pair[0].start_mark.index, self.boom.eind(pair[1])
        if not _vloeit(block):
            self._knip(self.boom.regelbegin(begin), self.boom.volgende(eind))
        elif nr:
            self._zet(self.boom.eind(pairs[nr - 1][1]), eind, "")
        elif len(pairs) > 1:
            self._zet(begin, pairs[1][0].start_mark.index, "")
        else:
            self._zet(begin, eind, "")

    def items(self, pad: str, sleutels: Iterable[str]) -> list[Item]:
        """Give the items of the lists of a code, in the order of the keys."""
        found = []
        for sleutel in sleutels:
            pair = self._vind(pad, sleutel)
            if pair and isinstance(pair[1], yaml.SequenceNode):
                before = pair[0].end_mark.index
                flow = pair[1].flow_style
                for node in pair[1].value:
                    comments = () if flow else self._opmerkingen(before, node)
                    found.append(Item(self.boom.stuk(node), self._tussen_haken(node), comments))
                    before = self.boom.eind(node)
        return found

    def subcodes(self, pad: str) -> list[Blok]:
        """Give the subcodes of a code, each with all that is below it."""
        found = self._vind(pad, _SUBCODES)
        return [self._blok(pair) for pair in paren(found[1])] if found else []

    def sleutel(self, pad: str, *namen: str) -> str:
        """Give which of these keys a code has, else the first."""
        return next((naam for naam in namen if self._vind(pad, naam)), namen[0])

    def _blok(self, pair: Paar) -> Blok:
        key, value = pair
        flow = f"{vloeiend(key)}: {vloeiend(value)}"
        begin = self.boom.regelbegin(key.start_mark.index)
        indent = self.tekst[begin : key.start_mark.index]
        if indent.strip():  # between brackets
            return Blok((flow,), flow)
        lines = self.tekst[begin : self.boom.regeleind(self.boom.eind(value))].split("\n")
        return Blok(tuple(line.rstrip("\r").removeprefix(indent) for line in lines), flow)

    def _tussen_haken(self, node: Knoop) -> str:
        raw = self.boom.stuk(node)
        loose = isinstance(node, yaml.ScalarNode) and not node.style
        return vloeiend(node) if loose and set(raw) & set(",[]{}:#") else raw

    def _opmerkingen(self, before: int, node: Knoop) -> tuple[str, ...]:
        between = self.tekst[self.boom.volgende(before) : self.boom.regelbegin(node.start_mark.index)]
        lines = (line.strip() for line in between.split("\n"))
        return tuple(line for line in lines if line.startswith("#"))

    def _vind(self, pad: str, sleutel: str) -> Paar | None:
        return next((p for p in paren(self.boom.code(pad)[1]) if squeeze(p[0].value) == sleutel), None)

    def _nieuwe_sleutel(self, pad: str, vloei: str, regels: Sequence[str], *, last: bool = False) -> None:
        """Add a key to a code: before its subcodes, which are long, unless it must be the last."""
        _, code = self.boom.code(pad)
        pairs = paren(code)
        nr = next((i for i, (key, _) in enumerate(pairs) if key.value == _SUBCODES), len(pairs))
        nr = len(pairs) if last else nr
        if not nr:
            at = code.start_mark.index
            glue = ", " if _vloeit(code) else self._nl + " " * code.start_mark.column
            lines = [regels[0], *_schuif(regels[1:], code.start_mark.column)]
            self._zet(at + _vloeit(code), at + _vloeit(code), self._nl.join(lines) + glue)
            return
        end = self.boom.eind(pairs[nr - 1][1])
        if _vloeit(code):
            self._zet(end, end, f", {vloei}")
        else:
            at = self.boom.regeleind(end)
            self._zet(at, at, self._na_regel(_schuif(regels, code.start_mark.column)))

    def _na_dubbelepunt(self, key: yaml.ScalarNode) -> int:
        return self.tekst.index(":", key.end_mark.index) + 1

    def _na_regel(self, lines: Iterable[str]) -> str:
        return "".join(self._nl + line for line in lines)

    def _knip(self, begin: int, eind: int) -> None:
        """Cut lines out, and of two empty lines that meet there one."""
        before, after = self.tekst[:begin], self.tekst[eind:]
        if before.endswith(self._nl * 2) and after.startswith(self._nl):
            eind += len(self._nl)
        self._zet(begin, eind, "")

    def _zet(self, begin: int, eind: int, nieuw: str) -> None:
        self.boom = Boom(self.tekst[:begin] + nieuw + self.tekst[eind:])


def _vloeit(node: Knoop) -> bool:
    """Tell whether a list or mapping stands between brackets."""
    return not isinstance(node, yaml.ScalarNode) and bool(node.flow_style)


def _lijst(items: Iterable[Item], indent: str) -> list[str]:
    return [indent + line for item in items for line in (*item.opmerkingen, f"- {item.regel}")]


def _schuif(lines: Iterable[str], column: int) -> list[str]:
    return [" " * column + line if line else "" for line in lines]
