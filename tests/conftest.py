"""Fixtures for the tests that start real processes and drive a real browser."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from playwright.sync_api import Browser

from tests.installations import Installation, Server, installed, serving
from tests.people import Person

P = TypeVar("P", bound=Person)

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# Twelve people with one password: to hash it twelve times, as strongly as it must be, would take a while.
ASSEMBLE = """
import functools
from django.contrib.auth import base_user
from kentongan.cast import assemble
base_user.make_password = functools.cache(base_user.make_password)
assemble(now())
"""


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
        here.python(ASSEMBLE)
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


@pytest.fixture
def meet(browser: Browser, browser_context_args: dict[str, object]) -> Iterator[Callable[[type[P], str], P]]:
    """`meet(Lurah, "lurah")` is that person, logged in; at the end nobody's browser may have complained."""
    met: list[Person] = []

    def one(kind: type[P], username: str) -> P:
        person = kind(browser, browser_context_args, username)
        met.append(person)
        person.logs_in()
        return person

    yield one
    for person in met:
        person.leaves()
    assert {person.username: person.complaints for person in met if person.complaints} == {}
