"""The pieces that pages are made of, rendered one by one."""

import re
from datetime import UTC, date, datetime

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template.loader import render_to_string

TODAY = date(2026, 11, 22)


class Notice(forms.Form):
    title = forms.CharField(label="Apa yang terjadi", help_text="Satu kalimat.")
    kind = forms.ChoiceField(label="Jenis", widget=forms.RadioSelect, choices=[("a", "Pencurian"), ("b", "Banjir")])
    secret = forms.BooleanField(label="Rahasiakan", required=False)
    lat = forms.FloatField(widget=forms.HiddenInput, required=False)


def words(name: str, **context: object) -> str:
    """The visible words of a piece, with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", piece(name, **context)).split())


def piece(name: str, **context: object) -> str:
    return render_to_string(f"pieces/_{name}.html", context)


@pytest.mark.parametrize("level", ["aman", "waspada", "siaga", "awas"])
def test_a_level_says_its_word_and_shows_its_own_shape_and_rhythm(level: str) -> None:
    shown = piece("level", level=level)
    assert words("level", level=level) == level.title()
    assert f"#level-{level}" in shown
    assert f"#beat-{level}" in shown


@pytest.mark.parametrize("level", ["", None])
def test_no_level_is_silence_and_never_calm(level: str | None) -> None:
    assert words("level", level=level) == "Senyap"
    assert "aman" not in piece("level", level=level)


@pytest.mark.parametrize(
    ("due", "said"),
    [(date(2026, 11, 19), "lewat 3"), (date(2026, 11, 22), "hari ini"), (date(2026, 11, 24), "2")],
)
def test_a_due_date_says_how_far_off_it_is(due: date, said: str) -> None:
    assert said in words("due", due=due, today=TODAY).replace("\xa0", " ")


def test_lateness_has_a_word_and_a_sign_beside_its_colour() -> None:
    late = piece("due", due=date(2026, 11, 19), today=TODAY)
    assert "due--late" in late
    assert "#alert" in late
    assert "lewat" in late


def test_a_kept_promise_is_not_called_late() -> None:
    kept = piece("due", due=date(2026, 11, 19), today=TODAY, done=True)
    assert "due--late" not in kept
    assert "lewat" not in kept


def test_an_error_is_tied_to_its_input() -> None:
    form = Notice({"kind": "a"})
    shown = piece("field", field=form["title"])
    named = re.search(r'<input[^>]*aria-describedby="([^"]+)"', shown)
    assert named
    for target in named[1].split():
        assert f'id="{target}"' in shown
    assert 'id="id_title_error"' in shown


def test_a_group_of_choices_is_a_fieldset_with_a_legend() -> None:
    shown = piece("field", field=Notice()["kind"])
    assert "<fieldset" in shown
    assert "<legend>" in shown
    assert shown.count('type="radio"') == 2


def test_a_hidden_field_has_no_label() -> None:
    assert "<label" not in piece("field", field=Notice()["lat"])


def test_only_what_may_be_left_out_is_marked() -> None:
    assert "(" not in words("field", field=Notice()["title"])
    assert "<label" in piece("field", field=Notice()["secret"])


def test_the_summary_links_each_error_to_its_field() -> None:
    shown = piece("errors", form=Notice({}))
    assert 'href="#id_title"' in shown
    assert 'href="#id_kind"' in shown
    assert 'role="alert"' in shown


def test_a_sound_form_has_no_summary() -> None:
    assert piece("errors", form=Notice({"title": "Banjir", "kind": "b"})).strip() == ""


def test_turning_the_page_keeps_the_search() -> None:
    page = Paginator(range(60), 20).page(2)
    shown = piece("pager", page=page, query="q=pasar&level=awas")
    assert 'href="?q=pasar&amp;level=awas&amp;page=1"' in shown
    assert 'href="?q=pasar&amp;level=awas&amp;page=3"' in shown


def test_a_single_page_has_no_pager() -> None:
    assert piece("pager", page=Paginator(range(5), 20).page(1)).strip() == ""


def test_a_card_shows_nothing_it_was_not_given() -> None:
    shown = piece("card", url="/x", title="Adu mulut di pasar")
    assert words("card", url="/x", title="Adu mulut di pasar") == "Adu mulut di pasar"
    assert "level" not in shown


def test_what_people_wrote_is_never_taken_for_markup() -> None:
    at = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
    hostile = "<script>x</script>"
    for shown in (
        piece("card", url="/x", title=hostile, text=hostile, place=hostile, who=hostile),
        piece("timeline", items=[{"at": at, "who": hostile, "text": hostile, "note": hostile}]),
        piece("empty", title=hostile, text=hostile),
    ):
        assert "<script" not in shown
        assert "&lt;script&gt;" in shown
