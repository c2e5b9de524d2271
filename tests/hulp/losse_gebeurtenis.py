"""An event that follows from its name alone, so that it can be told whether it came back unharmed."""

from codeer.core.gebeurtenis import Anker, Codering, Gebeurtenis

_SHA = "7" * 64


def losse_gebeurtenis(naam: str, interview: str) -> Gebeurtenis:
    """Make the same event for the same name and interview, always."""
    begin = sum(map(ord, naam))
    anker = Anker(begin, begin + 24, f"Eén zin 😀 over {naam:<8.8}!"[:24], "ervoor " * 4, "erna " * 6)
    inhoud = Codering("stress", "min", (("soort", "ervaring"),), reden=f"om {naam}")
    return Gebeurtenis(
        id=naam,
        apparaat="a1",
        nr=begin,
        tijd="2025-03-01T00:00:00Z",
        codeur="anna",
        inhoud=inhoud,
        interview=interview,
        tekst=_SHA,
        codeboek=_SHA,
        anker=anker,
    )
