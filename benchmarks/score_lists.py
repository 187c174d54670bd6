"""How well refkit finds lists and cuts them: the open documents of ../shared, scored by its own script.

    python benchmarks/score_lists.py               # every layout, then the total

Exit status 2 where ../shared/data is absent: then nothing can be measured.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from refkit.parse.lists import find_lists

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "parse"


def main() -> int:
    """Write what refkit finds beside the gold, and let the set's own scorer compare them."""
    gold, scorer = DATA / "lists_open.jsonl", DATA / "score_lists.py"
    if not gold.is_file() or not scorer.is_file():
        print("skipped: no ../shared/data; nothing can be measured without it.", file=sys.stderr)
        return 2
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as found:
        for line in gold.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            references = [entry.text for one in find_lists(document["text"]).lists for entry in one.entries]
            print(json.dumps({"id": document["id"], "refs": references}, ensure_ascii=False), file=found)
        found.flush()
        return subprocess.run([sys.executable, str(scorer), str(gold), found.name], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
