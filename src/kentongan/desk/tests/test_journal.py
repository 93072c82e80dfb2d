"""The journal's page: what it hides, what it finds, what it says of the chain."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.urls import reverse

import kentongan
from kentongan.cast import MANGUNHARJO, SUMBER_TAMAN
from kentongan.city.models import Classification, Role, Term
from kentongan.journal import services as journal
from kentongan.journal.models import Entry
from kentongan.journal.wording import DEEDS


@pytest.fixture
def write(scene):
    def one(verb, thing, **given):
        with transaction.atomic():
            return journal.record(verb, thing, **{"actor": scene.cast.operator, "at": scene.now} | given)

    return one


@pytest.fixture
def look(enter):
    return lambda member, **given: enter(member).get(reverse("desk:journal"), given).content.decode()


def test_who_keeps_no_journal_is_refused(scene, cast, enter):
    for part in ("lurah", "operator", "verifier", "liaison", "secretary", "stranger"):
        assert enter(getattr(cast, part)).get(reverse("desk:journal")).status_code == 403


def test_another_area_and_what_is_secret_stay_hidden(scene, cast, write, look):
    write("report.take", scene.report(MANGUNHARJO))
    write("incident.record", scene.incident(classification=Classification.SECRET))
    cast.auditor.region_id = "35.74.02"
    cast.auditor.save()
    page = look(cast.auditor)
    assert "Laporan diambil untuk ditangani</td>" not in page
    assert "Peristiwa dicatat</td>" not in page
    assert "Peristiwa dicatat</td>" in look(cast.head)


def test_lines_of_the_whole_city_are_not_for_those_who_see_a_part(scene, cast, write, look):
    write("term.add", Term.objects.first())
    assert "Istilah ditambahkan</td>" in look(cast.auditor)
    cast.auditor.region_id = SUMBER_TAMAN
    cast.auditor.save()
    assert "Istilah ditambahkan</td>" not in look(cast.auditor)


def test_another_city_has_its_own(scene, cast, write, look):
    write("report.take", scene.report())
    write("term.add", Term.objects.first())
    cast.stranger.role = Role.AUDITOR
    cast.stranger.save()
    page = look(cast.stranger)
    assert "Laporan diambil untuk ditangani</td>" not in page
    assert "Istilah ditambahkan</td>" not in page


def test_it_finds_by_deed_actor_and_day(scene, cast, write, look):
    write("report.take", scene.report())
    write("report.release", scene.report(), actor=cast.verifier)
    write("report.ask", scene.report(), at=scene.now - timedelta(days=9))
    assert "1 baris" in look(cast.head, perbuatan="report.take")
    assert "1 baris" in look(cast.head, pelaku="verifier", perbuatan="report.release")
    assert "Tidak ada baris yang cocok" in look(cast.head, pelaku="tidak ada orangnya")
    assert "1 baris" in look(cast.head, sampai="2026-11-13")
    assert "Bertanya kepada pelapor</td>" not in look(cast.head, sejak="2026-11-14")


def test_a_wrong_day_is_told_beside_the_field(scene, cast, look):
    assert "errorlist" in look(cast.head, sejak="kemarin") or "field--wrong" in look(cast.head, sejak="kemarin")


def test_it_says_how_the_chain_stands(scene, cast, look):
    assert "Belum ada segel" in look(cast.auditor)
    journal.seal(at=scene.now)
    page = look(cast.auditor)
    assert "Segel terakhir nomor 1, 22 November 2026" in page
    assert "kentongan check" in page


def test_it_turns_its_pages_and_keeps_the_filter(scene, cast, write, enter, queries):
    report = scene.report()
    for _ in range(30):
        write("report.take", report)
    client = enter(cast.head)
    with queries():
        page = client.get(reverse("desk:journal"), {"perbuatan": "report.take"}).content.decode()
    assert "30 baris" in page
    assert "?perbuatan=report.take&amp;page=2" in page
    assert client.get(reverse("desk:journal"), {"page": "9999"}).status_code == 200


def test_nothing_on_the_page_changes_the_journal(scene, cast, enter):
    before = Entry.objects.count()
    assert enter(cast.head).post(reverse("desk:journal")).status_code == 405
    assert Entry.objects.count() == before


def test_every_deed_has_its_words():
    """Any `record("room.verb", …)` in the source must have a word on this page."""
    found = set()
    for path in Path(kentongan.__file__).parent.rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "record" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    assert len(found) > 10
    assert not found - set(DEEDS)
