"""What the environment says, or a stop that names the variable which is missing or wrong."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA cache_size=-16000; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
)


def text(name: str, default: str | None = None) -> str:
    """Return the variable `name`; without a default its absence stops the start."""
    value = os.environ.get(name, default)
    if value is None or value == "":
        raise ImproperlyConfigured(f"{name} belum diisi. Lihat README, bagian 'Menjalankan sungguhan'.")
    return value


def flag(name: str, default: bool = False) -> bool:
    """Return a yes or no; anything but 0, 1, true or false is an error, not a guess."""
    value = os.environ.get(name, "1" if default else "0").strip().lower()
    if value not in {"0", "1", "true", "false"}:
        raise ImproperlyConfigured(f"{name} harus 0 atau 1, bukan {value!r}.")
    return value in {"1", "true"}


def whole(name: str, default: int) -> int:
    """Return a whole number."""
    value = os.environ.get(name, str(default))
    if not value.isdigit():
        raise ImproperlyConfigured(f"{name} harus bilangan bulat, bukan {value!r}.")
    return int(value)


def address(name: str) -> str:
    """Return a web address, or nothing where the variable is not set."""
    value = os.environ.get(name, "").strip()
    if value and (urlsplit(value).scheme not in {"http", "https"} or not urlsplit(value).hostname):
        raise ImproperlyConfigured(f"{name} harus alamat http:// atau https://, bukan {value!r}.")
    return value


def mail_server(name: str) -> dict[str, object]:
    """Turn `smtp://user:pass@host:port` into Django's settings of mail; nothing where the variable is not set.

    `smtps://` speaks TLS from the first byte, `smtp+starttls://` after the greeting; `smtp://` in the clear is for a
    server on this machine.
    """
    value = os.environ.get(name, "").strip()
    if not value:
        return {}
    url = urlsplit(value)
    if url.scheme not in {"smtp", "smtps", "smtp+starttls"} or not url.hostname:
        raise ImproperlyConfigured(f"{name} harus smtps://, smtp+starttls:// atau smtp:// dengan nama server.")
    usual = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}[url.scheme]
    return {
        "EMAIL_HOST": url.hostname,
        "EMAIL_PORT": url.port or usual,
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_SSL": url.scheme == "smtps",
        "EMAIL_USE_TLS": url.scheme == "smtp+starttls",
    }


def mailbox(name: str) -> dict[str, Any]:
    """Turn `imaps://user:pass@host:port/INBOX` into what fetching letters needs; nothing where it is not set.

    `imap+starttls://` speaks TLS after the greeting; `imap://` in the clear is for a server on this machine.
    """
    value = os.environ.get(name, "").strip()
    if not value:
        return {}
    url = urlsplit(value)
    if url.scheme not in {"imap", "imaps", "imap+starttls"} or not url.hostname or not url.username:
        raise ImproperlyConfigured(f"{name} harus imaps:// atau imap+starttls:// dengan nama, kata sandi dan server.")
    return {
        "security": url.scheme,
        "host": url.hostname,
        "port": url.port or (993 if url.scheme == "imaps" else 143),
        "user": unquote(url.username),
        "password": unquote(url.password or ""),
        "folder": unquote(url.path.lstrip("/")) or "INBOX",
    }


def words(name: str, default: str = "") -> list[str]:
    """Return a comma-separated list without its blanks."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def keep_kernels(data: Path) -> Path:
    """Settle where Numba keeps what it compiled, before it is loaded: beside the program where that may be written to,
    else under `data`, and wherever NUMBA_CACHE_DIR says otherwise.

    Without this a service that runs as a user of its own, without a home, would not run at all, or compile each time.
    """
    if "NUMBA_CACHE_DIR" in os.environ:
        return Path(os.environ["NUMBA_CACHE_DIR"])
    beside = Path(__file__).resolve().parent / "detection" / "__pycache__"
    if os.access(beside if beside.exists() else beside.parent, os.W_OK):
        return beside
    os.environ["NUMBA_CACHE_DIR"] = str(data / "kernels")
    return data / "kernels"


def database(name: str, default: str) -> dict[str, object]:
    """Turn `sqlite:///path` or `postgresql://user:pass@host:port/name` into Django's form.

    SQLite runs in WAL with IMMEDIATE transactions: with deferred ones, writers that started by reading fail with
    "database is locked" instead of waiting. It syncs fully, because what was acknowledged must outlive a power cut.
    """
    url = urlsplit(os.environ.get(name, default))
    if url.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(url.path[1:]) or ":memory:",
            # A connection keeps what it has read; a file put in its place is noticed within this many seconds.
            "CONN_MAX_AGE": 60,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": PRAGMAS},
        }
    if url.scheme in {"postgresql", "postgres"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(url.path[1:]),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": url.hostname or "",
            "PORT": str(url.port or ""),
            # A connection that died with a restart of the database is noticed before it is used.
            "CONN_HEALTH_CHECKS": True,
            # Opening a connection for each request costs more than the request itself.
            "OPTIONS": {"pool": {"min_size": 1, "max_size": 8}, **dict(parse_qsl(url.query))},
        }
    raise ImproperlyConfigured(f"{name} harus dimulai dengan sqlite:/// atau postgresql://.")
