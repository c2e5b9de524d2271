"""An import may be killed at any moment: the text is old or new, whole, and nobody's work is read against another."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
# how many to kill; some 100 ms each
AANTAL = int(os.environ.get("CODEER_DODEN_IMPORT", "60"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, to start imports fast enough")
def test_no_work_is_lost_or_moved_by_a_kill(tmp_path):
    command = [sys.executable, HERE / "doden_import.py", str(AANTAL), "20250301", tmp_path]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert found["fouten"] == []
    assert found["gedood"] >= AANTAL
    # it did cut imports short before, between and after, and there was work to carry over
    assert found["oud"] > 0
    assert found["beloofd"] > 0
    assert found["geplaatst"] > 0
