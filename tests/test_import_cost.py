"""What starting costs: `import refkit` and `refkit --help`, as whole processes, in CPU time."""

import os
import resource
import subprocess
import sys

import pytest

RUNS = 5  # the minimum of several runs is what the work costs; the rest is the machine's other work
ATTEMPTS = 4  # what costs too much does so in each of them


def cpu_seconds(*arguments: str) -> float:
    """User plus system time of one Python process with these arguments, start-up included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=_environment())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def cheapest(*commands: tuple[str, ...]) -> list[float]:
    """The lowest cost of each command, the commands taking turns so that they meet the same machine."""
    for command in commands:
        cpu_seconds(*command)  # byte code is written and files are in the cache from now on
    costs = [[cpu_seconds(*command) for command in commands] for _ in range(RUNS)]
    return [min(column) for column in zip(*costs, strict=True)]


def always_dearer(command: tuple[str, ...], than: tuple[str, ...], times: float) -> bool:
    """Whether a command costs more than `times` another one in each of several attempts."""
    for _ in range(ATTEMPTS):
        one, other = cheapest(command, than)
        if one <= times * other:
            return False
    return True


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def test_importing_refkit_costs_at_most_two_fifths_of_importing_pydantic() -> None:
    assert not always_dearer(("-c", "import refkit"), than=("-c", "import pydantic"), times=0.4)


def test_help_costs_at_most_twice_importing_typer() -> None:
    assert not always_dearer(("-m", "refkit", "--help"), than=("-c", "import typer"), times=2)


def modules_loaded_by(statement: str) -> set[str]:
    """The top-level modules in memory after a statement, in a fresh process."""
    code = f"{statement}\nimport sys; print(*{{name.split('.')[0] for name in sys.modules}})"
    answer = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=_environment()
    )
    return set(answer.stdout.split())


@pytest.mark.parametrize("heavy", ["pydantic", "citeproc", "habanero", "requests", "lxml", "typer"])
def test_importing_refkit_loads_nothing_heavy(heavy: str) -> None:
    assert heavy not in modules_loaded_by("import refkit")


def test_the_csl_room_starts_without_pydantic() -> None:
    assert "pydantic" not in modules_loaded_by("import refkit.csl")


def test_the_csl_room_starts_without_the_model() -> None:
    code = "import sys, refkit.csl; sys.exit('refkit.model' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], env=_environment(), check=False).returncode == 0


@pytest.mark.parametrize("call", ["find", "library", "render"])
def test_help_of_a_verb_loads_no_pydantic(call: str) -> None:
    code = (
        f"import sys; sys.argv = ['refkit', {call!r}, '--help']\n"
        "from refkit.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: sys.exit('pydantic' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], env=_environment(), check=False, capture_output=True)
    assert ran.returncode == 0
