"""What refkit promises to type checkers: a program of all public calls is right for mypy and for pyright."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import refkit

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "tests" / "typed" / "public_calls.py"
pytestmark = pytest.mark.slow


def test_the_program_makes_every_public_call() -> None:
    text = PROGRAM.read_text("utf-8")
    values = {"RefkitError", "apply"}  # an error is caught, not called; apply needs a table of a review
    assert [name for name in refkit.__all__ if name not in values and f"refkit.{name}" not in text] == []


def test_mypy_agrees() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", str(PROGRAM)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout


def test_pyright_agrees() -> None:
    """.ci/run installs pyright; where it is not installed, nothing is fetched for a test."""
    if shutil.which("pyright", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}") is None:
        pytest.skip("pyright is not installed")
    ran = subprocess.run(
        [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, str(PROGRAM)],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT / "src")}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout
