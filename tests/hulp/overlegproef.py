"""What a team does with the list of differences: fill it in, and have it read back."""

import csv

from codeer.steps import overleg, verschillen


def volg_overal(onderzoek, tmp_path, wie):
    """Decide on every difference as this codeur found; gives how many decisions were kept."""
    verschillen.schrijf(onderzoek)
    with (onderzoek.rapporten / "verschillen.csv").open(encoding="utf-8-sig") as file:
        kop, *rows = csv.reader(file, delimiter=";")
    for row in rows:
        row[kop.index("besluit")] = wie
    path = tmp_path / "terug.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([kop, *rows])
    return overleg.leg_vast(onderzoek, path).vastgelegd
