"""What is installed here: is it what the lock pins, does it fit together, may it be used, has it known holes?

`make audit` runs it in the environment of the tests, with the lock as its argument. Ends with 1 where
something is wrong. Where the list of known holes can't be reached it says so, and that is all it can do.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

LIST_OF_HOLES = "https://api.osv.dev/"
OURS = frozenset({"onrecord", "pip"})
ALLOWED = frozenset(
    {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "ISC", "MIT"}
    | {"MPL-1.1", "MPL-2.0", "PSF-2.0", "Zlib"}
)
"""Licences under which a package may be used beside ours, by their SPDX names."""
NAMES = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
"""What older packages call their licence, in SPDX's names."""


def main(lock: Path, auditor: Path) -> int:
    """Check all of it, with pip-audit at `auditor`; the exit status."""
    installed = sorted(distributions(), key=lambda each: each.name.lower())
    faults = [*unlocked(installed, lock), *unlicensed(installed)]
    for line in faults:
        print(line)
    fits = subprocess.run([sys.executable, "-m", "pip", "check"]).returncode == 0
    print(f"{len(installed)} packages: {'as locked, under known licences' if not faults else 'see above'}")
    return int(bool(faults) or not fits or not without_known_holes(lock, auditor))


def unlocked(installed: list[Distribution], lock: Path) -> Iterator[str]:
    """A line for each package that is not what the lock pins."""
    pins: dict[str, set[str]] = {}  # several versions of a package, for several Pythons
    for name, version in re.findall(
        r"^([\w.-]+)==([^\s;\\]+)", lock.read_text(encoding="utf-8"), re.MULTILINE
    ):
        pins.setdefault(_plain(name), set()).add(version)
    for each in installed:
        if _plain(each.name) not in OURS and each.version not in pins.get(_plain(each.name), ()):
            yield f"{each.name} {each.version} is installed, which is not locked"


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def unlicensed(installed: list[Distribution]) -> Iterator[str]:
    """A line for each package whose licence is not allowed; all licences are printed."""
    for each in installed:
        licence = _licence(each)
        print(f"{each.name} {each.version}: {licence}")
        every = [set(re.findall(r"[\w.-]+", choice)) - {"AND"} for choice in licence.split(" OR ")]
        if not any(names and names <= ALLOWED for names in every):
            yield f"{each.name}: {licence!r} is not among the licences allowed"


def _licence(package: Distribution) -> str:
    metadata = package.metadata
    written = metadata.get("License-Expression")
    if written:
        return str(written)
    classified = [
        c.split(" :: ")[-1] for c in metadata.get_all("Classifier", []) if c.startswith("License ::")
    ]
    known = [NAMES[name] for name in classified if name in NAMES]
    return " AND ".join(known) or str(metadata.get("License") or "").strip().split("\n")[0]


def without_known_holes(lock: Path, auditor: Path, service: str = LIST_OF_HOLES) -> bool:
    """Whether `service` knows of no hole in what is locked; so too where it can't be asked, which is said."""
    try:
        urlopen(service, timeout=10).close()
    except URLError as error:
        if not hasattr(error, "code"):  # an answer, if only that there is no such page, is one
            print(f"known holes: NOT ASKED, {service} can't be reached from here ({error.reason})")
            return True
    except OSError as error:
        print(f"known holes: NOT ASKED, {service} can't be reached from here ({error})")
        return True
    command = [
        auditor,
        "--requirement",
        lock,
        "--require-hashes",
        "--disable-pip",
        "--vulnerability-service",
        "osv",
        "--osv-url",
        f"{service}v1/query",
    ]
    return subprocess.run(command).returncode == 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
