"""YAML with every scalar as written and a line with every node, built from the parser's events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import yaml

from codeer.core.errors import Melding
from codeer.storage._yaml_regel import cut, mend_flow_part, quote_line
from codeer.storage._yaml_stop import Stop, diagnose, left_out

_MAX_DEPTH = 30
_MAX_NODES = 200_000
_MAX_STOPS = 25
# libyaml is some ten times as fast; without it the same grammar in Python
_LOADER: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Scalar(NamedTuple):
    """A piece of text as written; `cut` is what a ` #` took away from a plain one."""

    text: str
    line: int
    plain: bool = True
    multiline: bool = False
    cut: str = ""


class Items(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    line: int


class Pairs(NamedTuple):
    """A mapping, in the order of the file, double keys included."""

    pairs: tuple[tuple[Scalar, Node], ...]
    line: int
    flow: bool = False


Node = Scalar | Items | Pairs


class Composed(NamedTuple):
    """What came out: the root node (None for an empty file), the faults on the way, the lines as mended."""

    root: Node | None
    faults: tuple[Melding, ...]
    lines: Sequence[str]


class _TooMuchError(Exception):
    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.melding = Melding(line, what, "Schrijf het codeboek uit zonder verwijzingen met & en *.")


def compose(text: str) -> Composed:
    """Read the whole text, mending each stop of the scanner in memory to find those after it too."""
    lines = text.split("\n")
    stops: list[Melding] = []
    touched: set[int] = set()
    for _ in range(_MAX_STOPS):
        builder = _Builder(lines)
        try:
            builder.run("\n".join(lines))
        except _TooMuchError as fault:
            return Composed(None, (*stops, fault.melding), lines)
        except yaml.MarkedYAMLError as error:
            stop = _stop(error, builder, len(lines))
            found = diagnose(lines, stop)
            changed = {n: new for n, new in found.mended.items() if lines[n] != new}
            known = {m.tekst for m in stops}
            if touched.isdisjoint({*changed, stop.line}) and (changed or found.melding.tekst not in known):
                stops.append(found.melding)
            else:  # mending this line did not help: go on without it
                changed = {}
            changed = changed or left_out(lines, stop.line)
            if not changed:
                return Composed(None, (*stops, *builder.faults), lines)
            touched |= changed.keys()
            lines = [changed.get(n, line) for n, line in enumerate(lines)]
        else:
            return Composed(builder.root, (*stops, *builder.faults), lines)
    return Composed(None, tuple(stops), lines)


def _stop(error: yaml.MarkedYAMLError, builder: _Builder, count: int) -> Stop:
    mark, context = error.problem_mark, error.context_mark
    line = min(mark.line if mark else 0, count - 1)
    begin = context.line if context else line
    return Stop(
        problem=error.problem or "",
        context=error.context or "",
        line=line,
        column=mark.column if mark else 0,
        begin=begin,
        quoted=builder.quoted,
    )


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.line if mark else 0


class _Frame:
    """A list or mapping that is still open."""

    __slots__ = ("anchor", "count", "flow", "line", "mapping", "nodes")

    def __init__(self, event: yaml.CollectionStartEvent, count: int, *, mapping: bool) -> None:
        self.nodes: list[Node] = []
        self.line = _line(event) + 1
        self.anchor = event.anchor
        self.flow = bool(event.flow_style)
        self.mapping = mapping
        self.count = count


class _Builder:
    """Builds nodes from events; keeps faults that need not stop the reading."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.root: Node | None = None
        self.faults: list[Melding] = []
        # first and last line (0-based) of the last quoted scalar that ran on: a quote left open shows there
        self.quoted = (-1, -1)
        self._stack: list[_Frame] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._unused: dict[str, int] = {}
        self._count = 0
        self._documents = 0

    def run(self, text: str) -> None:
        """Read all events."""
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._open(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close()
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                self._document(event)
        for line in self._unused.values():
            self._lost(line, "&")

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents == 2:
            line = _line(event) + 1
            self.faults.append(
                Melding(line, "hier begint een tweede document (---).", "Haal de regel met --- weg.")
            )

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        line = _line(event)
        end = event.end_mark
        end_line, end_column = (end.line, end.column) if end else (line, 0)
        plain = not event.style
        multiline = end_line > line
        if event.style in ("'", '"') and multiline:
            self.quoted = (line, end_line)
        hidden = ""
        if plain and end_line < len(self.lines):
            rest = self.lines[end_line][end_column:]
            if "#" in rest and rest.lstrip().startswith("#"):
                hidden = rest.rstrip()
        if event.tag and not event.tag.startswith("tag:"):
            self._lost(line, "!")
        node = Scalar(event.value, line + 1, plain, multiline, hidden)
        if event.anchor:
            self._unused[event.anchor] = line
            self._anchors[event.anchor] = (node, 1)
        self._add(node, 1)

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        line = _line(event)
        if len(self._stack) >= _MAX_DEPTH:
            raise _TooMuchError(line + 1, f"meer dan {_MAX_DEPTH} lijsten of blokken in elkaar.")
        if event.tag and not event.tag.startswith("tag:"):
            self._lost(line, "!")
        mapping = isinstance(event, yaml.MappingStartEvent)
        self._stack.append(_Frame(event, self._count, mapping=mapping))

    def _close(self) -> None:
        frame = self._stack.pop()
        node: Node
        if frame.mapping:
            node = Pairs(tuple(self._pairs(frame.nodes)), frame.line, frame.flow)
        else:
            node = Items(tuple(frame.nodes), frame.line)
        if frame.anchor:
            self._anchors[frame.anchor] = (node, self._count - frame.count + 1)
        self._add(node, 1)

    def _pairs(self, nodes: list[Node]) -> list[tuple[Scalar, Node]]:
        pairs = []
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if isinstance(key, Scalar):
                pairs.append((key, value))
            else:
                self.faults.append(
                    Melding(
                        key.line, "hier staat een lijst of blok waar een woord met een dubbele punt hoort."
                    )
                )
        return pairs

    def _alias(self, event: yaml.AliasEvent) -> None:
        line = _line(event)
        if event.anchor in self._anchors:
            self._unused.pop(event.anchor, None)
            node, size = self._anchors[event.anchor]
            self._add(node, size)
            return
        self._lost(line, "*")
        self._add(Scalar(f"*{event.anchor}", line + 1), 1)

    def _lost(self, line: int, sign: str) -> None:
        """Report a sign at the start of a value that YAML takes for itself."""
        source = self.lines[line]
        inside = any(f.flow for f in self._stack) and cut(source).waarde[:1] not in ("[", "{")
        mended = mend_flow_part(source) if inside else quote_line(source)
        self.faults.append(
            Melding(
                line + 1,
                f"een waarde die met {sign} begint, leest YAML als iets anders.",
                f"Schrijf: {mended.strip()}",
            )
        )

    def _add(self, node: Node, size: int) -> None:
        self._count += size
        if self._count > _MAX_NODES:
            raise _TooMuchError(
                node.line, "het codeboek is te groot, of verwijzingen met * maken het zo groot."
            )
        if self._stack:
            self._stack[-1].nodes.append(node)
        elif self.root is None:
            self.root = node
