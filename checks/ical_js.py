"""Get ical.js, the reader of many web calendars, for one test of the calendar feed; locked by hash, never shipped.

Without node and npm, or without a network, that test skips: no command of this repository needs Node.
"""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKED = ROOT / "checks" / "ical_js"
HOME = ROOT / ".tools" / "ical_js"
PATIENCE = 90  # seconds


def get() -> Path | None:
    """Return the folder from which node finds ical.js, fetching it the first time; None if that cannot be done."""
    if (HOME / "node_modules" / "ical.js").is_dir():
        return HOME
    npm = shutil.which("npm")
    if not npm or not shutil.which("node"):
        return None
    HOME.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(LOCKED / name, HOME)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    try:
        done = subprocess.run(command, cwd=HOME, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return None
    return HOME if done.returncode == 0 else None


if __name__ == "__main__":
    print(get() or "no ical.js: node, npm and a network are needed")
