"""How often words are used in Dutch, from the package wordfreq where someone installed it."""

from __future__ import annotations

from importlib import import_module

from codeer.core.errors import TaalmodelFout

NAAM = "wordfreq"
_IN_SO_MANY = 1_000_000_000


def lees_wordfreq() -> dict[str, int]:
    """Give how often each word is used in a billion words; TaalmodelFout when the package is not there."""
    try:
        package = import_module(NAAM)
    except ModuleNotFoundError as fout:
        tip = (
            "Installeer het met: pip install wordfreq (57 MB, woorden tot 2021, CC BY-SA). Of geef met "
            "--lijst een eigen tabel. Zonder lijst kan ook: dan vergelijkt codeer binnen je eigen onderzoek."
        )
        raise TaalmodelFout("Het pakket wordfreq is niet geïnstalleerd.", tip) from fout
    shares: dict[str, float] = package.get_frequency_dict("nl", "best")
    return {word: max(1, round(share * _IN_SO_MANY)) for word, share in shares.items()}
