"""The lock files pin every package by hash and name no registry, so that they install the same everywhere."""

import re
import sys
from pathlib import Path

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-tools.lock", "requirements-cluster.lock")
ADDRESS = re.compile(r"https?://|--(extra-)?index-url|--find-links|@ (file|git)", re.I)


def faults(text: str) -> list[str]:
    """Return what is wrong with one lock file, in words."""
    found = [
        f"line {number} names an address: {line}"
        for number, line in enumerate(text.splitlines(), 1)
        if ADDRESS.search(line)
    ]
    packages = re.split(r"\n(?=\S)", text.strip())
    for package in packages:
        name = package.split()[0] if package.split() else "(empty)"
        if "==" not in name:
            found.append(f"{name} is not pinned")
        if "--hash=sha256:" not in package:
            found.append(f"{name} has no hash")
    return found


def versions(text: str) -> set[str]:
    """Return the pinned `name==version` of a lock file."""
    return set(re.findall(r"^([\w.-]+==[\w.]+)", text, re.M))


def main() -> int:
    root = Path(__file__).resolve().parent.parent
    texts = {name: (root / name).read_text("utf-8") for name in LOCKS}
    found = [f"{name}: {fault}" for name, text in texts.items() for fault in faults(text)]
    apart = versions(texts[LOCKS[0]]) - versions(texts[LOCKS[1]])
    found += [f"{name} is not in {LOCKS[1]}, which must hold all of {LOCKS[0]}" for name in sorted(apart)]
    print("\n".join(found) or "lock files: hashes everywhere, no registry address")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
