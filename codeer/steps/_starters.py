"""What a codeur starts with in her bundle: two files to double-click, and what to do in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from codeer.core.codeurnaam import is_codeur
from codeer.core.telwoord import count

CMD, COMMAND, LEESMIJ = "Start hier.cmd", "Start hier.command", "LEES MIJ.txt"

# Only the codeur's name goes into these, and that holds letters, digits, _, - and @: nothing a shell obeys.
_CMD = """\
@echo off
setlocal
chcp 65001 >nul
title Lezen en coderen
pushd "%~dp0"
if not exist "codeboek.yaml" goto uitpakken
set "PYTHONUTF8=1"
call :probeer "programma\\codeer.exe"
if "%errorlevel%"=="0" goto einde
call :probeer "programma\\Scripts\\codeer.exe"
if "%errorlevel%"=="0" goto einde
call :probeer "programma\\python.exe" -m codeer
if "%errorlevel%"=="0" goto einde
call :probeer "programma\\python\\python.exe" -m codeer
if "%errorlevel%"=="0" goto einde
call :probeer codeer
if "%errorlevel%"=="0" goto einde
call :probeer py -3 -m codeer
if "%errorlevel%"=="0" goto einde
call :probeer python3 -m codeer
if "%errorlevel%"=="0" goto einde
call :probeer python -m codeer
if "%errorlevel%"=="0" goto einde
echo.
echo Het programma codeer staat nog niet op deze computer.
echo Vraag degene van wie je deze map kreeg om hulp. In LEES MIJ.txt staat hoe het moet.
echo.
pause
exit /b 1
:uitpakken
echo.
echo Pak eerst het zip-bestand uit: klik er met rechts op en kies "Alles uitpakken".
echo Dubbelklik daarna op "Start hier" in de uitgepakte map.
echo.
pause
exit /b 1
:probeer
call %* --versie >nul 2>nul
if not "%errorlevel%"=="0" exit /b 1
call %* open --map . --codeur {codeur}
set "UITKOMST=%errorlevel%"
exit /b 0
:einde
if not "%UITKOMST%"=="0" pause
popd
exit /b %UITKOMST%
"""
_COMMAND = """\
#!/bin/sh
cd "$(dirname "$0")" || exit 1
PYTHONUTF8=1
export PYTHONUTF8
if [ ! -f codeboek.yaml ]; then
  echo "Pak eerst het zip-bestand uit, en start dan opnieuw."
  printf "Druk op Enter om te sluiten. "; read -r _
  exit 1
fi
probeer() {
  if "$@" --versie >/dev/null 2>&1; then exec "$@" open --map . --codeur '{codeur}'; fi
}
probeer ./programma/codeer
probeer ./programma/bin/python3 -m codeer
probeer ./programma/python/bin/python3 -m codeer
probeer codeer
probeer python3 -m codeer
probeer python -m codeer
echo
echo "Het programma codeer staat nog niet op deze computer."
echo "Vraag degene van wie je deze map kreeg om hulp. In LEES MIJ.txt staat hoe het moet."
printf "Druk op Enter om te sluiten. "; read -r _
exit 1
"""
_LEESMIJ = """\
Fijn dat je meedoet, {codeur}!

In deze map staat wat jij gaat lezen en coderen: {aantal}.

ZO BEGIN JE
1. Zet deze map op je eigen computer. Heb je een zip-bestand? Pak het eerst uit.
2. Windows: dubbelklik op "Start hier.cmd". Zegt Windows dat het de pc beschermt?
   Klik dan op "Meer informatie" en op "Toch uitvoeren".
   Mac: klik met rechts op "Start hier.command" en kies "Open".
   Linux: open een terminal in deze map en typ: sh "Start hier.command"
3. Je internetprogramma laat nu een bladzijde zien: "Lezen en coderen".
   Laat het zwarte venster open staan zolang je werkt. Er gaat niets het internet op.

JOUW INTERVIEWS
{lijst}
{uitleg}Je werk wordt steeds meteen bewaard. Je kunt op elk moment stoppen en later verdergaan.

DIT IS VERTROUWELIJK
- In de interviews vertellen mensen over hun leven. Lees ze alleen zelf.
- Deel deze map met niemand. Zet hem niet op een gedeelde computer en mail hem niet door.
- Ken je iemand uit een interview? Stop dan met lezen en zeg het tegen je team.
- Is het onderzoek klaar? Gooi de map en het zip-bestand weg, ook uit de prullenbak.

KLAAR, OF EVEN TUSSENDOOR OPSTUREN
1. Klik op de bladzijde op "Werk opsturen". Er komt een bestand: opsturen/werk-{codeur}.zip
2. Geef dat bestand aan je team, op de manier die jullie hebben afgesproken.
   Er zitten geen hele interviews in, wel de stukjes die jij koos. Ook dat is vertrouwelijk.
Je mag vaker opsturen. Wat je team al heeft, telt niet dubbel.

DOET "START HIER" HET NIET?
Dan staat het programma codeer nog niet op je computer. Vraag je team om hulp.
Voor wie helpt: installeer Python 3.11 of nieuwer, en daarna codeer zoals de uitleg ervan zegt.
"""
_BLIND = """\
Bij "blind" lees je zonder voorstellen van de computer, en een ander leest hetzelfde.
Praat er samen pas over als jullie allebei klaar zijn.
"""


def start_cmd(codeur: str) -> bytes:
    """Give the file that Windows starts; only ASCII, and line ends as cmd wants them."""
    return _with(_CMD, codeur).replace("\n", "\r\n").encode("ascii")


def start_command(codeur: str) -> bytes:
    """Give the file that macOS and Linux start."""
    return _with(_COMMAND, codeur).encode("ascii")


def leesmij(codeur: str, interviews: Sequence[tuple[str, bool]]) -> bytes:
    """Give the explanation, in the form that Notepad reads well; `interviews` says per one if it is blind."""
    listed = "".join(f"- {id}{' (blind)' if blind else ''}\n" for id, blind in interviews)
    text = _LEESMIJ.format(
        codeur=codeur,
        aantal=count(len(interviews), "interview", "interviews"),
        lijst=listed,
        uitleg=_BLIND if any(blind for _, blind in interviews) else "",
    )
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8")


def _with(text: str, codeur: str) -> str:
    if not is_codeur(codeur):
        raise ValueError(codeur)
    return text.replace("{codeur}", codeur)
