"""Every table, every state and every role stands in GLOSSARY.md, and nothing there is gone from the code."""

import re
from pathlib import Path

from django.apps import apps
from django.db.models import Choices

GLOSSARY = (Path(__file__).resolve().parents[3] / "GLOSSARY.md").read_text("utf-8")
FIRST, _, REST = GLOSSARY.partition("## States and other fixed words")
THINGS = dict(re.findall(r"^\| ([A-Z]\w+) \| ([^|]+?) \|", FIRST, re.M))
LISTS = dict(re.findall(r"^\| ([A-Z]\w+)(?::[^|]*)? \| (`.+?) \|$", REST, re.M))
NOT_TABLES = {"Reading", "Finding"}


def our_models():
    return [m for m in apps.get_models() if m.__module__.startswith("kentongan.")]


def our_choices():
    modules = {m.__module__ for m in our_models()}
    found = set()
    for choices in Choices.__subclasses__():
        found |= {c for c in choices.__subclasses__() if c.__module__ in modules}
    return found


def test_every_table_has_its_line_and_label():
    missing = {m.__name__ for m in our_models() if not m._meta.auto_created} - set(THINGS)
    assert not missing, f"not in GLOSSARY.md: {sorted(missing)}"
    for model in our_models():
        assert THINGS[model.__name__].lower() == str(model._meta.verbose_name).lower(), model.__name__


def test_every_line_is_a_table():
    gone = set(THINGS) - {m.__name__ for m in our_models()} - NOT_TABLES
    assert not gone, f"in GLOSSARY.md, not in the code: {sorted(gone)}"


def test_every_state_stands_with_its_label():
    assert len(our_choices()) > 10
    for choices in our_choices():
        line = LISTS[choices.__name__]
        for value, label in choices.choices:
            assert f"`{value}` {label}" in line, f"{choices.__name__}: `{value}` {label}"
        assert line.count("`") == 2 * len(choices.choices), f"{choices.__name__} lists something the code does not have"
