"""What can be checked of refkit's dependencies without a service of known vulnerabilities.

    python benchmarks/dependencies.py             # `pip check`, and the licence of everything refkit installs
    python benchmarks/dependencies.py --lowest    # also: do the lower bounds in pyproject.toml install together?

Exit status 1 where a requirement is not met, a licence is unknown or forbids what MIT allows, or the lower bounds do
not install. pip-audit asks a service over the network; where there is one, run it besides.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FREE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software|MPL|Mozilla|Unlicense|Zlib|HPND|CC0|Public Domain|0BSD", re.I
)
WEAK_COPYLEFT = re.compile(r"LGPL|Lesser", re.I)  # may be used by a program of another licence, not copied into it
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def licence_of(found: Distribution) -> str:
    """What a package says of its licence, in a word or a few."""
    known = found.metadata
    said = known.get("License-Expression") or next(
        (
            line.rpartition("::")[2].strip()
            for line in known.get_all("Classifier") or ()
            if line.startswith("License ::")
        ),
        "",
    )
    return said or " ".join((known.get("License") or "").split())[:60]


def needed(names: list[str]) -> dict[str, str]:
    """All packages that these need, without extras, with their licences."""
    found: dict[str, str] = {}
    while names:
        name = names.pop().lower().replace("_", "-")
        if name in found:
            continue
        try:
            known = distribution(name)
        except PackageNotFoundError:
            continue  # for another system or Python
        found[name] = licence_of(known)
        names.extend(
            match[0] for line in known.requires or () if "extra ==" not in line and (match := _NAME.match(line))
        )
    return found


def main() -> int:
    """Check and tell; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--lowest", action="store_true", help="install the lower bounds into an environment of their own"
    )
    options = parser.parse_args()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirements: list[str] = project["dependencies"]
    met = subprocess.run([sys.executable, "-m", "pip", "check"], stdout=subprocess.PIPE, text=True, check=False)
    print(f"pip check: {met.stdout.strip()}")
    licences = needed([match[0] for line in requirements if (match := _NAME.match(line))])
    bad = 0
    for name, licence in sorted(licences.items()):
        verdict = "free" if FREE.search(licence) else "weak copyleft" if WEAK_COPYLEFT.search(licence) else "LOOK AT IT"
        bad += verdict == "LOOK AT IT"
        print(f"{verdict:14} {name}: {licence or 'says nothing'}")
    print(f"{len(licences)} packages, {bad} to look at")
    lowest = install_lowest(requirements) if options.lowest else 0
    return 1 if bad or lowest or met.returncode else 0


def install_lowest(requirements: list[str]) -> int:
    """Install the lowest versions allowed and import refkit with them; the status."""
    pinned = [line.replace(">=", "==") for line in requirements]
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder, "bin", "python")
        installed = subprocess.run([python, "-m", "pip", "install", "-q", *pinned], check=False).returncode
        code = "import sys; sys.path.insert(0, 'src'); import refkit; refkit.parse_strings(['Doe J. On trees. 2001.'])"
        works = installed or subprocess.run([python, "-c", code], cwd=ROOT, check=False).returncode
    print(f"lower bounds: {'ok' if not works else 'do not install or work'}")
    return works


if __name__ == "__main__":
    sys.exit(main())
