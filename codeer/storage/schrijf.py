"""Write files so that they are there wholly or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from codeer.core.errors import SchrijfFout

_TIPS = {
    errno.ENOSPC: "Maak ruimte op de schijf en probeer het opnieuw.",
    errno.EROFS: "Deze schijf kan alleen gelezen worden; kies een andere map.",
    errno.ENAMETOOLONG: "Kies een kortere naam of een map dichter bij de hoofdmap van de schijf.",
}
# what `write_atomic` leaves when the program is killed: .R01.json.1747.tmp
_TEMP = re.compile(r"\.(.+\.(?:txt|json|csv|yaml))\.\d+\.tmp")


def write_atomic(path: Path, data: bytes, *, fsync: bool = True) -> None:
    """Write all bytes to a file, or leave what was there untouched.

    With `fsync` the bytes stand on the disk before the name points to them. A file that was there
    keeps its permissions. Raises SchrijfFout with what to do, and leaves no rests.
    """
    with _prepared(path, data, fsync=fsync) as temp:
        os.replace(temp, path)  # noqa: PTH105 -- os.replace is what tests break to prove that no half file stays


def write_both(first: tuple[Path, bytes], last: tuple[Path, bytes], *, fsync_last: bool = True) -> None:
    """Write two files that belong together, the last one last; a fault leaves both as they were.

    Between the two a kill may still fall: then the first is new and the last is of before.
    """
    with _prepared(*first) as one, _prepared(*last, fsync=fsync_last) as two:
        former = first[0].read_bytes() if first[0].is_file() else None
        os.replace(one, first[0])  # noqa: PTH105 -- as above
        try:
            os.replace(two, last[0])  # noqa: PTH105 -- as above
        except OSError:  # on Windows: it is open in another program
            if former is None:
                first[0].unlink()
            else:
                write_atomic(first[0], former)
            raise


@contextmanager
def _prepared(path: Path, data: bytes, *, fsync: bool = True) -> Iterator[Path]:
    """Have all bytes beside the file, to be put in its place; what is not put there goes away again."""
    temp = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with write_faults(path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with temp.open("wb") as file:
                _keep_mode(path, temp)
                file.write(data)
                if fsync:
                    file.flush()
                    os.fsync(file.fileno())
            yield temp
        except BaseException:
            with contextlib.suppress(OSError):
                temp.unlink()
            raise


def leftovers(folder: Path) -> list[Path]:
    """Give the half files in a folder that a codeer left there when it was killed."""
    if not folder.is_dir():
        return []
    return sorted(p for p in folder.iterdir() if _TEMP.fullmatch(p.name) and p.is_file())


def _keep_mode(path: Path, temp: Path) -> None:
    """Give the new file the permissions of the one it replaces, before anything stands in it."""
    # no file yet: the system's own permissions hold; some network drives know none
    with contextlib.suppress(OSError):
        shutil.copymode(path, temp)


@contextmanager
def write_faults(path: Path) -> Iterator[None]:
    """Turn the faults of writing to `path` into a SchrijfFout that says what to do."""
    try:
        yield
    except PermissionError as error:
        tip = f"Sluit {path.name} in Excel (of kijk of je in deze map mag schrijven) en probeer het opnieuw."
        raise SchrijfFout(f"{path} kan niet geschreven worden.", tip) from error
    except OSError as error:
        tip = _TIPS.get(error.errno or 0, "Kijk of de map bestaat en of je erin mag schrijven.")
        raise SchrijfFout(f"{path} kan niet geschreven worden.", tip) from error
