"""Fail where the tests reach too little: dekking.py COVERAGE.json PERCENT; lines and branches each."""

import json
import sys
from pathlib import Path

totals = json.loads(Path(sys.argv[1]).read_text("utf-8"))["totals"]
least = float(sys.argv[2])
lines = 100 * totals["covered_lines"] / max(totals["num_statements"], 1)
branches = 100 * totals["covered_branches"] / max(totals["num_branches"], 1)
print(f"coverage of codeer/: lines {lines:.1f} %, branches {branches:.1f} %, at least {least:.0f} % each")
sys.exit(lines < least or branches < least)
