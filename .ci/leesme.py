"""Print the n-th command that README.md tells to run, exactly as it stands there: leesme.py N."""

import re
import sys
from pathlib import Path

MARK = "<!-- .ci/run voert dit uit -->"
TEXT = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
BLOCKS = re.findall(re.escape(MARK) + r"\n```bash\n(.*?)```", TEXT, re.DOTALL)

if __name__ == "__main__":
    number = int(sys.argv[1])
    if len(BLOCKS) != 2:
        sys.exit(f"README.md holds {len(BLOCKS)} marked commands, not 2")
    sys.stdout.write(BLOCKS[number - 1])
