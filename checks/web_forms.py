"""Fetch @getodk/web-forms, the client of ODK Central, for the test that fills in our form with it.

Two archives of the npm registry, each by its own hash, unpacked beside the other tools; nothing in them is run but by
the browser of the test. Vue is the one thing that web-forms does not carry along.
"""

import base64
import hashlib
import io
import shutil
import sys
import tarfile
import urllib.error
import urllib.request
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / ".tools" / "web-forms"
REGISTRY = "https://registry.npmjs.org"
ARCHIVES = {
    "web-forms": (
        f"{REGISTRY}/@getodk/web-forms/-/web-forms-0.22.0.tgz",
        "vG4ZWWqIUNNXVab8qdLtPouxv8fOjJNIloWcWbTn8hSeID9f2tBeSHV89Avptw+BRyj2YDFmrFrKDYNwErD5Jg==",
    ),
    "vue": (
        f"{REGISTRY}/vue/-/vue-3.5.45.tgz",
        "3cvsib8m9c0vB24+MDKsgcW4+Da4xaBl9Z/5Tbm2pmSIsRPxcil4cdXjXlVsmJ2g64XJo5h+IRd7rsdGT9pZaw==",
    ),
}
PATIENCE = 60  # seconds


class NotTheSame(RuntimeError):
    """What the registry gave is not what was looked at when its hash was written down."""


def get() -> Path | None:
    """Return the folder with `web-forms/` and `vue/`, fetched if need be; None without a way to the registry.

    Raises:
        NotTheSame: see there.
    """
    for name, (address, digest) in ARCHIVES.items():
        if not (FOLDER / name / digest[:8].replace("/", "_")).exists():
            try:
                with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                    raw = answer.read()
            except (urllib.error.URLError, TimeoutError):
                return None
            _unpack(raw, digest, FOLDER / name)
    return FOLDER


def _unpack(raw: bytes, digest: str, folder: Path) -> None:
    if base64.b64encode(hashlib.sha512(raw).digest()).decode() != digest:
        raise NotTheSame(folder.name)
    shutil.rmtree(folder, ignore_errors=True)
    with tarfile.open(fileobj=io.BytesIO(raw)) as archive:
        archive.extractall(folder, filter="data")
    (folder / digest[:8].replace("/", "_")).touch()


if __name__ == "__main__":
    print(get())
    sys.exit(0 if FOLDER.exists() else 1)
