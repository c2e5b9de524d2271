"""codeer: code interviews from action research, in Dutch, on your own machine.

The names below are looked up only when they are asked for, so that `codeer --help` stays instant.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codeer.api import open_onderzoek as open_onderzoek
    from codeer.api import suggereer as suggereer
    from codeer.core.codeboek import Codeboek as Codeboek
    from codeer.core.codering import Voorstel as Voorstel
    from codeer.core.errors import CodeboekFout as CodeboekFout

__version__ = "0.1.0"

_WHERE = {
    "open_onderzoek": "codeer.api",
    "suggereer": "codeer.api",
    "Codeboek": "codeer.core.codeboek",
    "Voorstel": "codeer.core.codering",
    "CodeboekFout": "codeer.core.errors",
}
__all__ = ["Codeboek", "CodeboekFout", "Voorstel", "__version__", "open_onderzoek", "suggereer"]


def __getattr__(name: str) -> object:
    """Fetch a public name from the module that holds it, the first time it is asked for."""
    if name not in _WHERE:
        raise AttributeError(f"module 'codeer' has no attribute {name!r}")
    value: object = getattr(import_module(_WHERE[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, also those that are not fetched yet."""
    return sorted({*globals(), *_WHERE})
