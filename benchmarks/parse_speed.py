"""How fast refkit parses references, how much memory that takes, and how time grows with hostile text.

    python benchmarks/parse_speed.py                     # strings a second, and what reading the model takes
    python benchmarks/parse_speed.py --stages            # what each stage takes of it
    python benchmarks/parse_speed.py --memory 100000     # peak memory of so many strings, streamed
    python benchmarks/parse_speed.py --slopes            # growth of CPU time from 4,000 to 32,000 characters

Times are CPU seconds of one process. Since machines differ, the rate is also given as a ratio: strings parsed in the
time that Python takes for ten million steps of an empty loop. Run it with compiled bytecode.

Exit status 2 where ../shared/data is absent (slopes need none).
"""

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import refkit
from refkit.parse.features.evidence import find_evidence
from refkit.parse.labeller import label_all
from refkit.parse.reference import default_labeller
from refkit.parse.repair import repair
from refkit.parse.tokens import tokenise

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "parse"
SEED = 20
MEASURED = 2_000  # strings, drawn from all sets
HOSTILE = {
    "commas": ",",
    "initials": "A. B. ",
    "opening brackets": "(",
    "nested brackets": "([{",
    "digits": "1",
    "numbers": "12(3), 4-5; ",
    "double quotes": '"',
    "curly quotes": "“a ",
    "addresses": "https://a.b/c ",
    "one address": "/a.",
    "et al.": "et al. ",
    "combining marks": "a\u0301\u0301",
    "years": "2001 ",
    "In:": "In: ",
    "dois": "10.1000/a ",
}
SHORT, LONG = 4_000, 32_000  # characters


def main() -> int:
    """Measure what was asked for."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--memory", type=int, metavar="STRINGS")
    options.add_argument("--memory-here", type=int, help=argparse.SUPPRESS)
    options.add_argument("--slopes", action="store_true")
    options.add_argument("--stages", action="store_true")
    chosen = options.parse_args()
    if chosen.slopes:
        return _print_slopes()
    if not DATA.is_dir():
        print("skipped: no ../shared/data; nothing can be measured without it.", file=sys.stderr)
        return 2
    if chosen.memory_here:
        return _print_memory(chosen.memory_here)
    if chosen.memory:
        command = [sys.executable, __file__, "--memory-here", str(chosen.memory)]
        return subprocess.run(command, check=False).returncode
    return _print_stages() if chosen.stages else _print_speed()


def _strings() -> list[str]:
    """All printed references of the open sets, in an order of their own."""
    files = (file for file in sorted(DATA.glob("*.jsonl")) if not file.name.startswith("lists"))
    strings = [json.loads(line)["raw"] for file in files for line in file.read_text("utf-8").splitlines()]
    random.Random(SEED).shuffle(strings)  # nothing secret: a fixed order
    return strings


def _seconds(work: Callable[[], object], times: int = 3) -> float:
    """The least CPU seconds of several runs: other work on the machine only adds."""
    return min(_once(work) for _ in range(times))


def _once(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _loop() -> None:
    for _ in range(10_000_000):
        pass


def _print_speed() -> int:
    load = _once(lambda: refkit.parse_strings(["Doe J. On trees. Nature. 2001;1:2-3."]))
    strings = _strings()
    cold = _once(lambda: refkit.parse_strings(strings[:MEASURED]))
    fresh = strings[MEASURED : 2 * MEASURED]  # not seen before, as in a stream
    thirds = [fresh[at::3] for at in range(3)]
    warm = min(_once(lambda third=third: refkit.parse_strings(third)) / len(third) for third in thirds)
    loop = _seconds(_loop)
    print(f"first string, with imports and model: {1000 * load:.0f} ms")
    print(f"first {MEASURED} strings: {MEASURED / cold:.0f} a second")
    print(f"then: {1 / warm:.0f} a second, {1e6 * warm:.0f} µs each")
    print(f"ten million empty steps: {loop:.2f} s; ratio {loop / warm:.0f} strings in that time")
    return 0


def _print_stages() -> int:
    """The labelling of strings that were not seen before, stage by stage; assembly is all that is not named here."""
    labeller = default_labeller()
    strings = _strings()[: 2 * MEASURED]
    labeller.label(tokenise(strings[0]))
    label_all(labeller, [tokenise(text) for text in strings[:MEASURED]])
    fresh = strings[MEASURED:]
    tokens = [tokenise(text) for text in fresh]
    labellings = list(label_all(labeller, tokens))
    stages: dict[str, Callable[[], object]] = {
        "tokenise": lambda: [tokenise(text) for text in fresh],
        "evidence": lambda: [find_evidence(one) for one in tokens],
        "label, evidence and repair too": lambda: label_all(labeller, tokens),
        "repair": lambda: [repair(one, known) for one, known in zip(tokens, labellings, strict=True)],
        "whole": lambda: refkit.parse_strings(fresh),
    }
    for name, work in stages.items():
        seconds, loop = _seconds(work), _seconds(_loop)
        each = seconds / len(fresh)
        print(f"{name:32}{1e6 * each:8.0f} µs each; {loop / each:6.0f} strings in the time of ten million empty steps")
    return 0


def _stream(count: int) -> Iterator[str]:
    """So many strings, none of them twice: those of the sets, then the same with other letters and digits."""
    strings, chance = _strings(), random.Random(SEED)
    for at in range(count):
        text = strings[at % len(strings)]
        if at >= len(strings):
            letters = "abcdefghijklmnopqrstuvwxyz"
            text = text.translate(dict.fromkeys(map(ord, chance.sample(letters, 2)), chance.choice(letters)))
        yield text


def _print_memory(count: int) -> int:
    seconds = _once(lambda: sum(1 for _ in refkit.parse_strings_iter(_stream(count))))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} strings streamed: peak {peak:.0f} MB, {count / seconds:.0f} a second")
    return 0


def slope(work: Callable[[str], object], unit: str) -> float:
    """Growth of CPU time with the length of hostile text, as a power: 1 is linear, 2 quadratic."""
    texts = [(unit * length)[:length] for length in (SHORT, LONG)]
    short, long = (max(_seconds(lambda text=text: work(text), 2), 0.001) for text in texts)
    return math.log(long / short) / math.log(LONG / SHORT)


def _print_slopes() -> int:
    refkit.parse_strings(["Doe J. On trees. Nature. 2001;1:2-3."])
    works: dict[str, Callable[[str], object]] = {
        "parse_strings": lambda text: refkit.parse_strings([text]),
        "parse": refkit.parse,
        "find": refkit.find,
    }
    print(f"{'text':18}" + "".join(f"{name:>15}" for name in works))
    for name, unit in HOSTILE.items():
        print(f"{name:18}" + "".join(f"{slope(work, unit):15.2f}" for work in works.values()), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
