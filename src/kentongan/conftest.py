"""Fixtures for every room's tests: the clock, the cast, log-ins."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.test import Client, TransactionTestCase, override_settings

from kentongan.cast import Cast
from kentongan.city.models import Member
from kentongan.journal import append_only
from kentongan.tests.stage import Stage

SHARED = Path(__file__).resolve().parents[3] / "shared"
ZONE = ZoneInfo("Asia/Jakarta")
QUICK_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASE = {"db", "transactional_db", "live_server"}
EVENING = datetime(2026, 11, 22, 19, 30, tzinfo=ZONE)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database, so that the second engine is asked about nothing else.

    Nothing slips through: without one of these pytest-django refuses a test every query. What starts real processes
    takes longest and goes first.
    """
    items.sort(key=lambda item: item.get_closest_marker("server") is None)
    for item in items:
        if item.get_closest_marker("django_db") or DATABASE & set(getattr(item, "fixturenames", ())):
            item.add_marker("database")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Stage:
    """Tables come from the models, in a tenth of the time (`--nomigrations`), the triggers from here.

    The migrations are run by the tests that start the real programs, and the gate compares them with the models.
    """
    with django_db_blocker.unblock():
        if append_only.missing(connection):
            append_only.install(connection)
        with override_settings(PASSWORD_HASHERS=QUICK_HASHERS), time_machine.travel(EVENING):
            return Stage(EVENING)


@pytest.fixture(autouse=True)
def _quick_hasher(settings: object) -> None:
    """Real hashing takes a tenth of a second a member; the strength of it is Django's to test."""
    settings.PASSWORD_HASHERS = QUICK_HASHERS
    make_password("x")


@pytest.fixture(autouse=True)
def _remember_nothing(settings: object) -> None:
    """Time stands still in a test: what is remembered for a second would be so for good."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


@pytest.fixture(autouse=True)
def _own_media(settings: object, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def _that_evening() -> Iterator[None]:
    """Every test of a room happens on the evening its scenes speak of, whatever the day it is run on."""
    with time_machine.travel(EVENING):
        yield


@pytest.fixture
def now() -> datetime:
    """Sunday evening, 22 November 2026, in Probolinggo."""
    return EVENING


@pytest.fixture
def cast(db: None, django_db_setup: Stage) -> Cast:
    return django_db_setup.enter()


@pytest.fixture
def enter(cast: Cast):
    """Return a function that gives a client logged in as a member."""

    def as_member(member: Member) -> Client:
        client = Client()
        client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return as_member


@pytest.fixture
def seeds() -> Path:
    """The folder of real articles, where it lies beside the repository."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip(f"no real articles beside this checkout ({folder})")
    return folder


_teardown = TransactionTestCase._fixture_teardown


def _flush_with_open_journal(self: TransactionTestCase) -> None:
    """Let the test runner, and nobody else, empty the append-only tables."""
    append_only.remove(connection)
    try:
        _teardown(self)
    finally:
        append_only.install(connection)


TransactionTestCase._fixture_teardown = _flush_with_open_journal
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
