"""Where the demo city lives, and the environment it runs in.

Its secrets are made once and lie in its own folder, readable by the owner alone.
"""

import base64
import os
import secrets
from pathlib import Path

FOLDER = Path("var") / "demo"


def environment_for(folder: Path) -> dict[str, str]:
    """Return the children's environment; nothing of a real installation's settings gets into the demo."""
    folder.mkdir(parents=True, exist_ok=True)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("KENTONGAN_")}
    return {
        **inherited,
        **_secrets_of(folder / "env"),
        "DJANGO_SETTINGS_MODULE": "kentongan.settings",
        "KENTONGAN_DEMO": "1",
        "KENTONGAN_DATA": str(folder),
    }


def _secrets_of(file: Path) -> dict[str, str]:
    if not file.exists():
        fresh = {
            "KENTONGAN_SECRET_KEY": secrets.token_urlsafe(60),
            "KENTONGAN_IDENTITY_KEYS": base64.b64encode(secrets.token_bytes(32)).decode(),
        }
        draft = file.with_suffix(".new")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
            out.writelines(f"{name}={value}\n" for name, value in fresh.items())
        draft.replace(file)  # whole or not at all: half a secret would lock out what it sealed
    lines = file.read_text("ascii").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def adopt() -> bool:
    """Let a command work on the demo city when no installation is named and there is a demo city here."""
    if "KENTONGAN_SECRET_KEY" in os.environ or not (FOLDER / "env").exists():
        return False
    os.environ.update(environment_for(FOLDER.resolve()))
    return True
