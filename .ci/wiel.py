"""Build the wheel, look inside, and use it alone in a bare environment, as someone does who installs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEKST = "I: Hoe gaat het met de klantmanager?\n\nR: Ik durfde eindelijk alles te vertellen. Dat gaf rust.\n"


def build(target: Path) -> Path:
    """Build the wheel and give its path."""
    pip = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(target), str(ROOT)]
    subprocess.run(pip, check=True)
    return next(target.glob("codeer-*.whl"))


def inspect(wheel: Path) -> list[str]:
    """Say what is wrong with the contents: nothing but codeer/ may be in it, and all of that."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    info = f"{'-'.join(wheel.name.split('-')[:2])}.dist-info/"
    faults = [f"does not belong in the wheel: {n}" for n in names if not n.startswith(("codeer/", info))]
    faults += [f"interviews in the wheel: {n}" for n in names if "interviews/" in n or "coderingen/" in n]
    listed = subprocess.run(
        ["git", "ls-files", "codeer"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    faults += [f"missing in the wheel: {n}" for n in listed.stdout.split() if n not in names]
    if not any(n.endswith("licenses/LICENSE") for n in names):
        faults.append("the wheel has no licence")
    return faults


def use(wheel: Path, place: Path) -> None:
    """Install the wheel alone and do the first ten minutes of the README with it."""
    home = place / "omgeving"
    venv.create(home, with_pip=True)
    binaries = home / ("Scripts" if os.name == "nt" else "bin")
    # compiling all of the libraries takes longer than what is tried here
    subprocess.run([binaries / "python", "-m", "pip", "install", "-q", "--no-compile", wheel], check=True)
    gesprek = place / "gesprek.txt"
    gesprek.write_text(TEKST, encoding="utf-8")
    study = place / "onderzoek"
    program = str(binaries / "codeer")

    def codeer(*words: object) -> str:
        command = [program, *map(str, words)]
        run = subprocess.run(command, cwd=place, capture_output=True, encoding="utf-8", check=False)
        if run.returncode:
            sys.exit(f"codeer {' '.join(command[1:])} ended with {run.returncode}:\n{run.stdout}{run.stderr}")
        return run.stdout

    assert codeer("--versie").startswith("codeer ")
    codeer("nieuw", study)
    answer = json.loads(codeer("--map", study, "import", gesprek, "--json"))
    assert [g["interview"] for g in answer["gelukt"]] == ["gesprek"], answer
    codeer("--map", study, "rapport")
    citaten = (study / "rapporten" / "citaten.csv").read_text("utf-8-sig")
    assert "durfde" in citaten, citaten


def main() -> None:
    """Build, inspect, use; end with a fault at the first thing that is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        wheel = build(place / "wiel")
        faults = inspect(wheel)
        if faults:
            sys.exit("\n".join(faults))
        use(wheel, place)
    print(f"{wheel.name}: only codeer/ inside, and it works alone")


if __name__ == "__main__":
    main()
