"""What comparisons of codeurs rest on, and from where on they say something."""

from __future__ import annotations

from enum import StrEnum

# our own rules of thumb, not from literature; every page that uses them says so
GENOEG, VOORLOPIG = 10, 40  # units in which anyone gave a code
GOED, REDELIJK = 0.8, 0.6  # shares in which another gave it too
# Krippendorff: below this no conclusions
ALPHA_ONDERGRENS = 0.667


class Soort(StrEnum):
    """What a comparison rests on."""

    ONAFHANKELIJK = "onafhankelijk"
    NIET_ONAFHANKELIJK = "niet onafhankelijk"
    MET_JEZELF = "met jezelf"


class Ronde(StrEnum):
    """Whether what the team decided together is in it."""

    VOOR = "voor overleg"
    NA = "na overleg"
