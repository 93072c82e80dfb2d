"""Rules can be stored, read back and refused."""

import json

import pytest

from kentongan.detection import EarsRule, RuleError, ShrunkenRule


def test_a_stored_rule_is_the_same_rule():
    rule = ShrunkenRule(window=7, alpha=0.01, minimum=2, control="benjamini-hochberg")
    assert ShrunkenRule.from_json(rule.to_json()) == rule


def test_every_field_is_stored_so_that_new_defaults_change_nothing():
    stored = json.loads(ShrunkenRule().to_json())
    assert stored == {
        "rule": "shrunken",
        "version": 1,
        "window": 14,
        "alpha": 0.005,
        "minimum": 3,
        "history_days": 784,
        "least_history": 84,
        "least_share": 0.5,
        "control": "fixed",
    }


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"window": 0}, "window"),
        ({"window": 7.5}, "window"),
        ({"window": True}, "window"),
        ({"minimum": 0}, "minimum"),
        ({"alpha": 0.0}, "alpha"),
        ({"alpha": float("nan")}, "alpha"),
        ({"alpha": "kecil"}, "alpha"),
        ({"least_share": 0.0}, "least_share"),
        ({"control": "bonferroni"}, "control"),
        ({"history_days": 50}, "history_days"),
    ],
)
def test_it_refuses_values_that_cannot_be_meant(changes, words):
    with pytest.raises(RuleError, match=words):
        ShrunkenRule(**changes)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "bukan JSON"),
        ("[]", "versi 1"),
        ('{"rule": "other", "version": 1}', "versi 1"),
        ('{"rule": "shrunken", "version": 2}', "versi 1"),
        ('{"rule": "shrunken", "version": 1, "window": 7}', "alpha"),
        (ShrunkenRule().to_json().replace('"window"', '"windwo"'), "window, windwo"),
        (ShrunkenRule().to_json().replace("0.005", '"x"'), "alpha"),
    ],
)
def test_it_refuses_a_stored_rule_it_does_not_know(text, words):
    with pytest.raises(RuleError, match=words):
        ShrunkenRule.from_json(text)


def test_lengths_in_days_become_whole_periods():
    weekly = ShrunkenRule().settings(7.0)
    assert (weekly.window, weekly.history, weekly.least_history) == (2, 112, 12)
    assert weekly.year == pytest.approx(52.18, abs=0.01)
    assert ShrunkenRule(window=3).settings(7.0).window == 1


@pytest.mark.parametrize(
    "options", [{"method": "C9"}, {"baseline": 1}, {"min_sigma": -0.5}, {"alpha": 2}, {"min_sigma": "x"}]
)
def test_ears_refuses_impossible_options(options):
    with pytest.raises(RuleError, match=next(iter(options))):
        EarsRule(**({"method": "C1"} | options))
