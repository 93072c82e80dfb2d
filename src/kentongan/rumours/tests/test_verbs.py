"""The rules of rumour control: nobody is named, two institutions, a second person, nothing overwritten."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from kentongan.cast import MANGUNHARJO, SUMBER_TAMAN
from kentongan.city.models import Classification
from kentongan.errors import NotYours
from kentongan.intake import services as intake
from kentongan.intake.models import Door, ReportState
from kentongan.journal.models import Entry
from kentongan.rumours import clarifying, clocks, hearing, services
from kentongan.rumours.anonymity import PointsAtSomebody, refuse_names
from kentongan.rumours.models import (
    Answer,
    Clarification,
    Confirmation,
    Judgement,
    Rumour,
    RumourState,
    RumourVerdict,
    Sighting,
)
from kentongan.rumours.tests import scene


@pytest.fixture
def thing(cast, now):
    return scene.rumour(cast, now)


@pytest.mark.parametrize(
    "text",
    [
        "kata Pak Slamet di warung",
        "hubungi 0812 3456 7890",
        "telepon 0335-421234",
        "dari akun @warga.probolinggo",
        "https://facebook.com/seseorang.tertentu",
        "surat dari nama.orang@example.org",
        "Menurut Ahmad Fauzi anak itu hilang",
    ],
)
def test_what_points_at_somebody_is_refused(cast, now, thing, text):
    before = Sighting.objects.count()
    with pytest.raises(PointsAtSomebody):
        hearing.sight(rumour=thing, heard=scene.heard(cast, now, note=text), member=cast.operator, at=now)
    assert Sighting.objects.count() == before
    with pytest.raises(PointsAtSomebody):
        hearing.hear(told=text, heard=scene.heard(cast, now), member=cast.lurah, at=now)


def test_what_names_only_places_and_things_is_taken(cast):
    for text in (
        scene.CLAIM,
        "Pasar Gotong Royong, ramai dibicarakan pedagang",
        "grup WhatsApp RW 03, sekitar pukul 19.30 tanggal 12-11-2026",
        "Siswa keracunan makanan bergizi di SDN Sumber Taman 1",
        "Gempa besar akan terjadi besok malam menurut BMKG",
    ):
        refuse_names(text)


def test_no_table_has_a_place_for_who_said_it():
    fields = {field.name for field in Sighting._meta.get_fields()}
    assert fields == {
        "id", "key", "rumour", "told", "region", "spot", "heard_at", "channel", "report", "heard_by", "noted_at",
        "reach", "note", "classification", "dropped", "is_simulated",
    }  # fmt: skip


def test_the_same_sending_twice_is_one_sighting_and_one_rumour(cast, now, thing):
    heard = scene.heard(cast, now)
    first, is_new = hearing.sight(rumour=thing, heard=heard, member=cast.operator, at=now)
    again, is_newer = hearing.sight(rumour=thing, heard=heard, member=cast.operator, at=now)
    assert (first, is_new, is_newer) == (again, True, False)
    with pytest.raises(hearing.SameKeyOtherSighting):
        hearing.sight(rumour=thing, heard=heard, member=cast.verifier, at=now)
    begun = scene.heard(cast, now)
    twice = [hearing.open_rumour(facts=scene.facts(cast), heard=begun, member=cast.operator, at=now) for _ in range(2)]
    assert twice[0] == twice[1]
    assert Rumour.objects.count() == 2


def test_a_report_becomes_a_sighting_once_and_the_clock_starts_with_it(cast, now):
    incoming = intake.Incoming(text="Katanya ada penculik anak", door=Door.PHONE, region=cast.region(SUMBER_TAMAN))
    report = intake.receive_report(incoming, sender=cast.lurah, at=now - timedelta(hours=3))[0]
    made = hearing.open_rumour(
        facts=scene.facts(cast), heard=scene.heard(cast, now), member=cast.operator, at=now, report=report
    )
    hearing.sight(rumour=made, heard=scene.heard(cast, now), member=cast.operator, at=now, report=report)
    report.refresh_from_db()
    assert (report.state, made.sightings.count()) == (ReportState.VERIFIED, 1)
    assert made.known_at == now - timedelta(hours=3)


def test_outside_ones_area_or_clearance_nothing_is_written(cast, now, thing):
    with pytest.raises(NotYours):
        hearing.hear(told="Kabar", heard=scene.heard(cast, now, code=MANGUNHARJO), member=cast.lurah, at=now)
    secret = scene.facts(cast, classification=Classification.SECRET)
    with pytest.raises(NotYours):
        hearing.open_rumour(facts=secret, heard=scene.heard(cast, now), member=cast.operator, at=now)
    hidden = scene.facts(cast, classification=Classification.LIMITED)
    made = hearing.open_rumour(facts=hidden, heard=scene.heard(cast, now), member=cast.operator, at=now)
    assert made.sightings.get().classification == Classification.LIMITED
    with pytest.raises(services.CannotConfirm):
        services.ask(rumour=made, asked=cast.works, question="Adakah?", member=cast.operator, at=now)
    for wrong in (cast.lurah, cast.auditor):
        with pytest.raises(services.CannotConfirm):
            services.ask(rumour=thing, asked=wrong, question="Adakah?", member=cast.operator, at=now)


def test_true_and_false_need_two_institutions_that_say_so(cast, now, thing):
    def judge(verdict, reason="Menurut catatan instansi."):
        services.judge(rumour=thing, verdict=verdict, reason=reason, member=cast.verifier, at=now)

    scene.answered(thing, cast, cast.liaison, now)
    scene.answered(thing, cast, cast.liaison, now + timedelta(hours=2))
    with pytest.raises(services.TwoInstitutionsNeeded) as refusal:
        judge(RumourVerdict.FALSE)
    assert "baru ada 1" in str(refusal.value), "one institution twice is one institution"
    scene.answered(thing, cast, cast.works, now, said=Answer.UNKNOWN)
    with pytest.raises(services.TwoInstitutionsNeeded):
        judge(RumourVerdict.FALSE)
    judge(RumourVerdict.CANNOT_TELL)
    scene.answered(thing, cast, cast.works, now + timedelta(hours=3))
    judge(RumourVerdict.FALSE)
    with pytest.raises(services.TwoInstitutionsNeeded):
        judge(RumourVerdict.TRUE)
    judge(RumourVerdict.FALSE)
    assert [one.verdict for one in Judgement.objects.all()] == ["cannot_tell", "false"], "each thought stays, once"
    assert thing.judged_first_at == now


def test_one_open_question_for_each_institution_and_it_answers_itself(cast, now, thing):
    asked = services.ask(rumour=thing, asked=cast.liaison, question="Adakah?", member=cast.operator, at=now)
    with pytest.raises(services.AlreadyAsked):
        services.ask(rumour=thing, asked=cast.liaison, question="Adakah?", member=cast.verifier, at=now)
    found = services.Found(Answer.YES, 2, note="Dua kasus kehilangan sepeda")
    with pytest.raises(NotYours):
        services.answer(confirmation=asked, found=found, member=cast.works, at=now)
    named = services.Found(Answer.YES, 2, note="korban bernama Siti Aminah")
    with pytest.raises(PointsAtSomebody):
        services.answer(confirmation=asked, found=named, member=cast.liaison, at=now)
    services.answer(confirmation=asked, found=found, member=cast.liaison, at=now)
    with pytest.raises(services.AlreadyAnswered):
        services.answer(confirmation=asked, found=found, member=cast.liaison, at=now)
    thing.refresh_from_db()
    assert (thing.state, asked.count) == (RumourState.ASKED, 2)


def test_two_verdicts_at_once_do_not_swallow_each_other(cast, now, thing):
    other = Rumour.objects.get(pk=thing.pk)
    services.judge(rumour=thing, verdict="misleading", reason="Foto lama.", member=cast.verifier, at=now)
    with pytest.raises(services.ChangedMeanwhile):
        services.judge(rumour=other, verdict="partly", reason="Ada dasarnya.", member=cast.head, at=now)


def test_heard_again_what_was_closed_is_watched(cast, now, thing):
    scene.judged_false(thing, cast, now)
    scene.clarified(thing, cast, now)
    assert thing.state == RumourState.CLARIFIED
    services.close(rumour=thing, reason="Mereda.", member=cast.verifier, at=now)
    with pytest.raises(services.RumourIsClosed):
        services.judge(rumour=thing, verdict="partly", reason="Lain.", member=cast.verifier, at=now)
    hearing.sight(rumour=thing, heard=scene.heard(cast, now), member=cast.operator, at=now)
    assert (thing.state, thing.watched_since, thing.close_reason) == (RumourState.WATCHING, now, "")
    assert Clarification.objects.get().state == "published", "ready to be sent again"
    assert Entry.objects.filter(verb="rumour.sight").last().changes["state"] == ["closed", "watching"]


def test_from_the_field_to_a_rumour(cast, now, thing):
    earlier = now - timedelta(days=2)
    noted, _ = hearing.hear(told="ada culik anak", heard=scene.heard(cast, earlier), member=cast.lurah, at=now)
    hearing.lay(sighting=noted, rumour=thing, member=cast.operator, at=now)
    assert thing.first_seen == earlier
    with pytest.raises(hearing.AlreadyLaid):
        hearing.drop(sighting=noted, reason="Bukan rumor.", member=cast.verifier, at=now)


def test_a_clarification_takes_a_second_person_and_follows_the_verdict(cast, now, thing):
    scene.judged_false(thing, cast, now)
    made = clarifying.draft(rumour=thing, wording=scene.wording(), member=cast.verifier, at=now)
    with pytest.raises(clarifying.OwnDraft):
        clarifying.approve(clarification=made, member=cast.verifier, at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Clarification.objects.filter(pk=made.pk).update(approved_by=cast.verifier, state="approved", approved_at=now)
    with pytest.raises(clarifying.NotAtThatStep):
        clarifying.publish(clarification=made, member=cast.head, at=now)
    read = Clarification.objects.get()
    clarifying.draft(
        rumour=thing, wording=scene.wording("Lain sama sekali."), member=cast.operator, at=now + timedelta(minutes=1)
    )
    with pytest.raises(clarifying.NotAtThatStep):
        clarifying.approve(clarification=read, member=cast.head, at=now)  # not what was read
    made.refresh_from_db()
    clarifying.approve(clarification=made, member=cast.head, at=now)
    services.judge(rumour=thing, verdict="misleading", reason="Foto lama.", member=cast.verifier, at=now)
    with pytest.raises(clarifying.VerdictChanged):
        clarifying.publish(clarification=made, member=cast.head, at=now)
    with pytest.raises(PointsAtSomebody):
        clarifying.draft(rumour=thing, wording=scene.wording("Pelakunya Pak Slamet."), member=cast.operator, at=now)


def test_a_new_version_replaces_at_the_same_address_and_withdrawing_says_why(cast, now, thing):
    scene.judged_false(thing, cast, now)
    first = scene.clarified(thing, cast, now)
    assert thing.stated_at == now
    second = scene.clarified(thing, cast, now + timedelta(hours=1))
    first.refresh_from_db()
    assert (first.state, second.version, second.slug) == ("replaced", 2, first.slug)
    clarifying.withdraw(clarification=second, reason="Ada data baru.", member=cast.verifier, at=now)
    thing.refresh_from_db()
    assert thing.state == RumourState.JUDGED
    with pytest.raises(clarifying.NotAtThatStep):
        clarifying.withdraw(clarification=second, reason="Lagi.", member=cast.verifier, at=now)


def test_what_is_classified_is_not_told_to_the_public(cast, now):
    hidden = scene.rumour(cast, now, classification=Classification.LIMITED)
    with pytest.raises(clarifying.IsClassified):
        clarifying.draft(rumour=hidden, wording=scene.wording(), member=cast.operator, at=now)


def test_the_database_refuses_half_answers_and_verdicts_without_reason(cast, now, thing):
    asked = services.ask(rumour=thing, asked=cast.liaison, question="Adakah?", member=cast.operator, at=now)
    for rows, wrong in (
        (Rumour.objects.filter(pk=thing.pk), {"verdict": "false"}),
        (Rumour.objects.filter(pk=thing.pk), {"state": "judged"}),
        (Rumour.objects.filter(pk=thing.pk), {"state": "closed"}),
        (Rumour.objects.filter(pk=thing.pk), {"repeat_of": thing.pk}),
        (Confirmation.objects.filter(pk=asked.pk), {"answer": "no"}),
        (Confirmation.objects.filter(pk=asked.pk), {"count": 0}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)


def test_the_clocks_start_when_the_office_knew_and_stop_when_closed(cast, now, thing):
    clocks.load_clocks(at=now)
    assert clocks.load_clocks(at=now) == 0
    targets = clocks.minutes()
    assert targets == {"statement": 120, "verdict": 1440}
    late = now + timedelta(hours=3)
    statement, verdict = clocks.clocks_of(thing, targets, at=late)
    assert (statement.is_late, verdict.is_late, statement.is_running) == (True, False, True)
    assert Rumour.objects.filter(clocks.late(targets, at=late)).exists()
    assert not Rumour.objects.filter(clocks.late(targets, at=now + timedelta(hours=1))).exists()
    services.close(rumour=thing, reason="Salah catat.", member=cast.verifier, at=late)
    assert [clock.is_running for clock in clocks.clocks_of(thing, targets, at=late)] == [False, False]
    assert not Rumour.objects.filter(clocks.late(targets, at=late + timedelta(days=9))).exists()


def test_every_deed_leaves_one_line_without_words(cast, now, thing):
    scene.judged_false(thing, cast, now)
    scene.clarified(thing, cast, now)
    services.watch(rumour=thing, member=cast.operator, at=now)
    verbs = list(
        Entry.objects.filter(kind__in=("rumour", "clarification")).order_by("id").values_list("verb", flat=True)
    )
    assert verbs == [
        "rumour.open", "rumour.sight", "rumour.ask", "rumour.answer", "rumour.ask", "rumour.answer", "rumour.judge",
        "clarification.draft", "clarification.approve", "clarification.publish", "rumour.watch",
    ]  # fmt: skip
    told = " ".join(str(entry.changes) for entry in Entry.objects.filter(kind__in=("rumour", "clarification")))
    assert "culik" not in told
    assert "Tidak ada laporan" not in told
    asked = Entry.objects.filter(verb="rumour.ask").first()
    assert asked.changes == {"confirmation": ["", Confirmation.objects.first().pk], "agency": ["", "polres"]}
