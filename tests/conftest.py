"""Fixtures for the tests that start real processes and drive a real browser."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installations import Installation, Server, installed, serving

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_configure() -> None:
    """A run that is told to stop still stops the servers it has started."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """A fresh installation with empty tables."""
    with installed(tmp_path / "installation") as here:
        yield here


@pytest.fixture(scope="session")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation with the cast in it, shared by the tests that only look or that add their own things."""
    with installed(tmp_path_factory.mktemp("peopled")) as here:
        here.python("from kentongan.cast import assemble\nassemble(now())")
        yield here


@pytest.fixture(scope="session")
def server(peopled: Installation) -> Iterator[Server]:
    """A real `kentongan serve` with static files as in production."""
    with serving(peopled) as running:
        yield running


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    path = os.environ.get("CHROMIUM")
    if not path:
        pytest.fail("CHROMIUM names no browser; `make test` finds one, or set it by hand")
    return {"executable_path": path, "args": list(QUIET)}


@pytest.fixture(scope="session")
def browser_context_args(base_url: str) -> dict[str, object]:
    return {"base_url": base_url, "locale": "id-ID", "timezone_id": "Asia/Jakarta"}


@pytest.fixture(scope="session")
def base_url(server: Server) -> str:
    """`page.goto("/")` means this server."""
    return server.url
