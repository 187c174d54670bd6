"""The public CSL test-suite: exactly the fixtures in passing.txt pass, no fewer and no others.

`python tests/conformance/test_suite.py` rewrites passing.txt from what passes now.
"""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
PASSING = HERE / "passing.txt"


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def passing_now() -> set[str]:
    suite, harness = _load(SHARED / "tools" / "csl_suite.py"), _load(HERE / "harness.py")
    fixtures, _ = suite.load_suite(str(SHARED / "data" / "csl-suite"))
    return {
        fixture["name"]
        for fixture in fixtures
        if suite.score(fixture["result"], harness.render(fixture)) in ("exact", "norm")
    }


@pytest.mark.shared
def test_exactly_the_listed_fixtures_pass() -> None:
    if not (SHARED / "data" / "csl-suite").is_dir():
        pytest.skip("no ../shared/data")
    listed = set(PASSING.read_text("utf-8").split())
    now = passing_now()
    assert sorted(listed - now) == [], "these used to pass"
    assert sorted(now - listed) == [], "these pass now: run this file to list them"


if __name__ == "__main__":
    names = sorted(passing_now())
    PASSING.write_text("\n".join(names) + "\n", "utf-8")
    sys.stdout.write(f"{len(names)} fixtures pass\n")
