"""A rakor to work with."""

from datetime import date, timedelta

import pytest

from kentongan.meetings import services
from kentongan.meetings.services import Facts, Order


@pytest.fixture
def facts(cast):
    """Return a function that gives the head of a rakor of the city."""

    def head(held_on=date(2026, 10, 28), **others) -> Facts:
        given = {
            "title": "Rakor Oktober",
            "place": "Command Center",
            "chair": "Wali Kota",
            "region": cast.region("35.74"),
        }
        return Facts(held_on=held_on, **(given | others))

    return head


@pytest.fixture
def order(cast):
    """Return a function that gives an order to some offices."""

    def given(text="Bersihkan saluran air", offices=("pupr",), due_on=date(2026, 11, 11), **others) -> Order:
        responsible = tuple(cast.agency(code) for code in offices)
        return Order(
            **({"text": text, "due_on": due_on, "region": cast.region("35.74"), "responsible": responsible} | others)
        )

    return given


@pytest.fixture
def held(cast, facts, order, now):
    """A rakor of October with two orders, one of which two offices owe."""
    return services.record_past_meeting(
        facts=facts(),
        directives=[order(), order("Tambah patroli malam", ("polres", "bakesbangpol"), now.date() + timedelta(days=9))],
        member=cast.secretary,
        at=now,
    )
