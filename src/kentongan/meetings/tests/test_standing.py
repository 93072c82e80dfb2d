"""How a directive stands."""

from datetime import date

import pytest

from kentongan.actions.models import ActionItem, ActionState
from kentongan.meetings.standing import Promise, Score, Standing, score, standing

TODAY = date(2026, 11, 22)


def item(state, due_on=TODAY):
    return ActionItem(state=state, due_on=due_on)


@pytest.mark.parametrize(
    ("states", "stands"),
    [
        ([], Standing.DROPPED),
        (["cancelled"], Standing.DROPPED),
        (["checked"], Standing.KEPT),
        (["checked", "cancelled"], Standing.KEPT),
        (["checked", "done"], Standing.WAITING),
        (["checked", "assigned"], Standing.OPEN),
        (["refused"], Standing.OPEN),
        (["accepted", "done"], Standing.OPEN),
    ],
)
def test_it_stands_as_badly_as_its_worst_action(states, stands):
    assert standing([item(ActionState(state)) for state in states], today=TODAY) == stands


def test_one_late_office_makes_the_directive_late():
    late = item(ActionState.ACCEPTED, date(2026, 11, 21))
    assert standing([item(ActionState.CHECKED), late], today=TODAY) == Standing.LATE


def test_what_is_done_is_not_late_any_more():
    assert standing([item(ActionState.DONE, date(2026, 1, 1))], today=TODAY) == Standing.WAITING


def test_the_score_leaves_out_what_was_dropped():
    promises = [Promise(None, [], one) for one in (Standing.KEPT, Standing.LATE, Standing.DROPPED, Standing.WAITING)]
    assert score(promises) == Score(total=3, kept=1, late=1)
