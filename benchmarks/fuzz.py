"""Fuzz every reader: inputs are changed at random, and those that reach new code are changed further.

    python benchmarks/fuzz.py --all --seconds 120        # each target for so long, one process after another
    python benchmarks/fuzz.py bibtex style --seconds 30
    python benchmarks/fuzz.py --list

Each target (fuzz_targets.py) runs in a process of its own with a limit of time for one input, and of memory. What it
finds stays in --findings. Needs atheris (`pip install atheris`). Exit status 1 where something was found.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

LONGEST_INPUT = 4096  # bytes
LONGEST_DATABASE = 1 << 17
SECONDS_OF_ONE = 10  # for one input; the limit in the house is far less, but the machine may be busy
MEGABYTES = 2048
MORE_SECONDS = 600  # for starting: every module is prepared for counting


def main() -> int:
    """Run the targets that were asked for."""
    options = _options()
    if options.child:
        return _fuzz_here(options.child, options.arguments)
    from fuzz_targets import TARGETS

    if options.list:
        print("\n".join(TARGETS))
        return 0
    chosen = list(TARGETS) if options.all else options.targets
    if unknown := sorted(set(chosen) - set(TARGETS)):
        print(f"No target is called {unknown[0]!r}; --list names them.", file=sys.stderr)
        return 2
    options.findings.mkdir(parents=True, exist_ok=True)
    return max([_fuzz(name, options.seconds, options.findings) for name in chosen], default=0)


def _fuzz(name: str, seconds: int, findings: Path) -> int:
    """Run one target in a process of its own; 1 where it found something."""
    from fuzz_targets import seeds_of

    with tempfile.TemporaryDirectory() as corpus:
        for place, seed in enumerate(seeds_of(name)):
            Path(corpus, f"seed{place}").write_bytes(seed)
        longest = LONGEST_DATABASE if name.endswith("-file") else LONGEST_INPUT
        arguments = [
            corpus, f"-max_total_time={seconds}", f"-max_len={longest}", f"-timeout={SECONDS_OF_ONE}",
            f"-rss_limit_mb={MEGABYTES}", f"-artifact_prefix={findings}/{name}-", "-print_final_stats=1",
        ]  # fmt: skip
        command = [sys.executable, __file__, "--child", name, "--", *arguments]
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", timeout=seconds + MORE_SECONDS, check=False
        )
    printed = done.stdout + done.stderr
    units = re.search(r"number_of_executed_units: (\d+)", printed)
    covered = re.findall(r"cov: (\d+)", printed)
    print(
        f"{name:16} {units[1] if units else '?':>8} inputs in {seconds} s, coverage {covered[-1] if covered else '?'}:"
        f" {'FOUND' if done.returncode else 'nothing found'}",
        flush=True,
    )
    if done.returncode:
        print("\n".join(printed.splitlines()[-40:]), flush=True)
    return 1 if done.returncode else 0


def _fuzz_here(name: str, arguments: list[str]) -> int:
    try:
        import atheris
    except ImportError:
        print("Fuzzing needs atheris: pip install atheris", file=sys.stderr)
        return 2
    with atheris.instrument_imports(include=["refkit"]):
        from fuzz_targets import TARGETS, quietly
    target = TARGETS[name]
    atheris.Setup([sys.argv[0], *arguments], lambda data: quietly(target, data))
    atheris.Fuzz()
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--all", action="store_true", help="every target")
    parser.add_argument("--list", action="store_true", help="name the targets")
    parser.add_argument("--seconds", type=int, default=120, help="for each target (120)")
    parser.add_argument("--findings", type=Path, default=Path(tempfile.gettempdir()) / "refkit-findings")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    known, rest = parser.parse_known_args()
    known.arguments = [word for word in (*known.targets, *rest) if word != "--"] if known.child else []
    return known


if __name__ == "__main__":
    sys.exit(main())
