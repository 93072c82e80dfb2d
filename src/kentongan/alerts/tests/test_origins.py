"""The four origins besides counts and incidents: one report, an official warning, a fast rumour, a silence."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from kentongan.alerts import grave, official, rumour_velocity, silence
from kentongan.alerts.models import Alert, AlertStage, CalendarEntry
from kentongan.alerts.services import close
from kentongan.alerts.tests import scene
from kentongan.cast import MANGUNHARJO, SUMBER_TAMAN, WONOASIH
from kentongan.city.models import Classification, Term
from kentongan.intake import grading
from kentongan.intake import services as intake
from kentongan.intake.models import Door, Report
from kentongan.intake.services import Incoming
from kentongan.jobs.models import Job
from kentongan.rumours.models import Rumour, Sighting
from kentongan.verification.models import Incident, Severity, Source, Verdict
from kentongan.warnings import services as warnings
from kentongan.warnings.models import OfficialWarning, WarningSource
from kentongan.warnings.told import Told

GRAVE = (
    "Mohon ijin lapor, malam ini massa sekitar 50 orang membawa celurit menyerang warung Pak Slamet Riyadi di RT 02."
)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def ready(cast, now):
    scene.rules(now)
    warnings.load_sources(at=now)
    return cast


def send(cast, now, text=GRAVE, *, region=SUMBER_TAMAN, **fields) -> Report:
    incoming = Incoming(text=text, door=Door.PHONE, id=uuid4(), region=cast.region(region), **fields)
    return intake.receive_report(incoming, sender=cast.lurah, at=now)[0]


def look(report, at):
    return grave.alert_on_report(report=str(report.pk), at=at)


# --- one grave report ---


def test_a_grave_report_warns_at_once_and_says_that_nobody_has_checked(ready, now):
    report = send(ready, now)
    assert Job.objects.filter(kind="alerts.grave", arguments={"report": str(report.pk)}).count() == 1
    alert = look(report, now)
    assert (alert.region_id, alert.category, alert.stage) == (SUMBER_TAMAN, "public_order", AlertStage.THRESHOLD)
    assert (alert.likelihood, alert.level) == (1, "waspada")
    assert "Belum diverifikasi" in alert.reason
    for word in ("Slamet", "Riyadi", "celurit", "warung", "50"):
        assert word not in alert.reason, word
    assert look(report, now) is None  # the job may run twice
    assert Alert.objects.count() == 1


def test_a_second_report_joins_and_a_closed_alert_is_not_opened_by_the_same_report(ready, now):
    first, second = send(ready, now), send(ready, now + MINUTE, GRAVE + " Tambah ramai.")
    alert = look(first, now)
    assert look(second, now + MINUTE).pk == alert.pk
    alert.refresh_from_db()
    assert "Sebelumnya 1 laporan lain" in alert.reason
    assert alert.reports.count() == 2
    close(alert=alert, member=ready.verifier, reason="Sudah dicek.", verdict="false", at=now)
    assert look(first, now) is None


@pytest.mark.parametrize(
    "text",
    [
        "Patroli malam di Sumber Taman, tidak ada senjata tajam, tidak ada tawuran, situasi aman terkendali.",
        "Kelompok teater latihan drama perang, membawa celurit kertas di balai RW.",
        "Banjir pujian untuk penjaga gawang, penonton membakar semangat tim.",
        "Film tentang pembunuhan diputar di lapangan, warga senang.",
        "Katanya ada penculikan anak di pasar, kabar dari grup sebelah belum jelas.",
        "Himbauan: jangan membawa senjata tajam dan hindari tawuran.",
    ],
)
def test_what_is_denied_played_heard_of_or_only_feared_does_not_alarm(ready, now, text):
    assert look(send(ready, now, text), now) is None


def test_the_alert_is_as_secret_as_its_report_and_hidden_alike(ready, now, enter):
    report = send(ready, now)
    Report.objects.filter(pk=report.pk).update(classification=Classification.SECRET)
    alert = look(report, now)
    assert alert.classification == Classification.SECRET
    url = reverse("alerts:alert", args=[alert.pk])
    assert enter(ready.operator).get(url).status_code == 404
    page = enter(ready.verifier).get(url).content.decode()
    assert "belum diverifikasi" in page
    assert str(report) in page
    assert "Slamet" not in page


def test_old_happenings_and_switched_off_signs_do_not_alarm(ready, now):
    assert look(send(ready, now, occurred_at=now - timedelta(days=9)), now) is None
    Term.objects.filter(kind="grave_sign").update(valid_to=now.date())
    assert look(send(ready, now, GRAVE + " Sekarang."), now) is None


def test_the_city_s_own_sign_alarms(ready, now):
    Term.objects.create(
        kind="grave_sign", code="dam", label="tanggul jebol", source="Perwali", valid_from=now.date(), order=90,
        extra={"words": "tanggul & jebol", "category": "disaster_weather", "impact": 4},
    )  # fmt: skip
    alert = look(send(ready, now, "Lapor, banjir. Tanggul sungai jebol, air masuk rumah warga sejak sore tadi."), now)
    assert alert.category == "disaster_weather"


def test_the_alert_takes_the_incident_in_and_grows_with_the_check(ready, now):
    report = send(ready, now)
    alert = look(report, now)
    incident = scene.incident(ready, now, now.date(), severity=Severity.MODERATE)
    Source.objects.create(incident=incident, report=report)
    grave.follow_reports(at=now + MINUTE)
    alert.refresh_from_db()
    assert list(alert.incidents.all()) == [incident]
    assert (alert.likelihood, alert.level) == (2, "siaga")
    assert "Belum diverifikasi" not in alert.reason
    assert "belum diketahui" in alert.reason
    Incident.objects.filter(pk=incident.pk).update(verdict=Verdict.TRUE, progress="checked")
    grave.follow_reports(at=now + 2 * MINUTE)
    alert.refresh_from_db()
    assert alert.likelihood == 3
    assert "benar terjadi" in alert.reason


def test_a_weak_grade_raises_nothing_alone_and_a_strong_one_counts_fully(ready, now):
    def graded(report, grade):
        grading.grade(report=report, source=grade[0], content=grade[1], member=ready.operator, at=now)
        return report

    for grade in ("E2", "F6", "B5", "A6"):
        assert look(graded(send(ready, now, GRAVE + grade), grade), now) is None, grade
    strong = look(graded(send(ready, now, region=MANGUNHARJO), "A1"), now)
    assert (strong.likelihood, strong.level) == (2, "siaga")
    plain = send(ready, now)
    alert = look(plain, now)
    assert alert.likelihood == 1  # nobody has judged it
    assert look(graded(send(ready, now, GRAVE + " lagi"), "F6"), now) == alert  # beside another one it counts
    grave.follow_reports(at=now + MINUTE)
    alert.refresh_from_db()
    assert alert.level == "waspada"
    graded(plain, "E5")
    for minute in (2, 3):
        grave.follow_reports(at=now + minute * MINUTE)
        alert.refresh_from_db()
        assert (alert.state, alert.reason.count("dinilai lemah")) == ("raised", 1)  # a person closes it
    graded(plain, "B2")
    for minute in (4, 5):
        grave.follow_reports(at=now + minute * MINUTE)
        alert.refresh_from_db()
        assert (alert.likelihood, alert.level, alert.reason.count("Orang kedua menilai")) == (2, "siaga", 1)
    assert str(plain) in alert.reason


def test_a_report_set_aside_is_said_once_and_a_person_closes(ready, now):
    report = send(ready, now)
    alert = look(report, now)
    intake.set_aside(report=report, member=ready.operator, reason="Salah lihat.", at=now)
    for minute in range(3):
        grave.follow_reports(at=now + minute * MINUTE)
    alert.refresh_from_db()
    assert alert.reason.count("dikesampingkan") == 1
    assert alert.state == "raised"


# --- official warnings ---


def told(now, number=1, **fields) -> Told:
    values = {
        "identifier": f"uji-{number}", "sender": "uji@bmkg.go.id", "sent": now, "event": "Hujan Lebat",
        "headline": "Hujan Lebat disertai Petir", "severity": "moderate", "certainty": "observed",
        "urgency": "immediate", "expires": now + timedelta(hours=3), "codes": (WONOASIH,),
    }  # fmt: skip
    return Told(**values | fields)


def test_a_running_warning_becomes_one_alert_at_the_smallest_region(ready, now):
    source = WarningSource.objects.get(pk="bmkg-nowcast")
    warnings.take_in(source, told(now), at=now)
    for _twice in range(2):
        official.follow_official(at=now)
    alert = Alert.objects.get()
    assert (alert.region_id, alert.category, alert.level) == (WONOASIH, "disaster_weather", "siaga")
    assert alert.reason.startswith("Sumber: BMKG")
    assert "menyentuh 2 kelurahan" in alert.reason
    official.follow_official(at=now + timedelta(hours=4))
    official.follow_official(at=now + timedelta(hours=5))
    alert.refresh_from_db()
    assert alert.reason.count("sudah berakhir") == 1
    assert alert.state == "raised"


def test_a_cancelled_warning_is_noted_and_slight_ones_raise_nothing(ready, now, enter):
    source = WarningSource.objects.get(pk="bmkg-nowcast")
    warnings.take_in(source, told(now, codes=(SUMBER_TAMAN,)), at=now)
    slight = told(now, 2, severity="minor", certainty="possible", urgency="future", codes=(MANGUNHARJO,))
    warnings.take_in(source, slight, at=now)
    official.follow_official(at=now)
    alert = Alert.objects.get()
    assert alert.region_id == SUMBER_TAMAN
    cancel = told(now, 3, kind="cancel", references=("uji-1",), codes=())
    warnings.take_in(source, cancel, at=now + MINUTE)
    official.follow_official(at=now + MINUTE)
    alert.refresh_from_db()
    assert "dibatalkan oleh sumbernya" in alert.reason
    page = enter(ready.operator).get(reverse("alerts:alert", args=[alert.pk])).content.decode()
    assert "peringatan asal sudah berakhir" in page
    assert "BMKG" in page
    assert OfficialWarning.objects.get(identifier="uji-1").is_cancelled


def test_a_restricted_warning_makes_a_restricted_alert(ready, now):
    source = WarningSource.objects.get(pk="bmkg-nowcast")
    warnings.take_in(source, told(now, scope="restricted"), at=now)
    official.follow_official(at=now)
    assert Alert.objects.get().classification == Classification.LIMITED


# --- rumours ---


def rumour(cast, now, *, heard, days=10, classification=0) -> Rumour:
    """A rumour of some days with sightings as (region, hours ago)."""
    thing = Rumour.objects.create(
        number=1, claim="Penculik anak memakai mobil putih", category="rumour_hoax", region=cast.region("35.74"),
        first_seen=now - timedelta(days=days), known_at=now - timedelta(days=days), opened_by=cast.operator,
        opened_at=now - timedelta(days=days), classification=classification,
    )  # fmt: skip
    for region, hours in heard:
        Sighting.objects.create(
            rumour=thing, region=cast.region(region), heard_at=now - timedelta(hours=hours), channel="whatsapp",
            heard_by=cast.operator, noted_at=now,
        )  # fmt: skip
    return thing


def test_a_rumour_heard_much_more_than_usual_warns_without_its_words(ready, now):
    heard = [(SUMBER_TAMAN, 1), (SUMBER_TAMAN, 2), (MANGUNHARJO, 3), (MANGUNHARJO, 4), ("35.74.02.1001", 5)]
    thing = rumour(ready, now, heard=[*heard, (SUMBER_TAMAN, 80)], classification=Classification.LIMITED)
    for _twice in range(2):
        rumour_velocity.watch_rumours(at=now)
    alert = Alert.objects.get()
    assert (alert.region_id, alert.category, alert.stage) == ("35.74", "rumour_hoax", AlertStage.POTENTIAL)
    assert alert.reason.startswith(f"{thing}: 5 kali terdengar di 3 kelurahan dalam 24 jam; sebelumnya 0–1 sehari.")
    assert "mobil" not in alert.reason
    assert alert.classification == Classification.LIMITED
    close(alert=alert, member=ready.verifier, reason="Sudah diklarifikasi.", verdict="true", at=now)
    rumour_velocity.watch_rumours(at=now + MINUTE)
    assert Alert.objects.count() == 1


def test_a_rumour_heard_as_usual_does_not_warn(ready, now):
    rumour(ready, now, heard=[(SUMBER_TAMAN, 1), (SUMBER_TAMAN, 2), *((SUMBER_TAMAN, 24 * d) for d in range(2, 9))])
    rumour_velocity.watch_rumours(at=now)
    assert not Alert.objects.exists()


# --- silence ---


def reports_every(cast, now, *, step, back, until) -> None:
    """Reports of the lurah of Sumber Taman each `step` days, from `back` days ago to `until` days ago."""
    rows = []
    for number, ago in enumerate(range(back, until - 1, -step), start=Report.objects.count() + 1):
        at = now - timedelta(days=ago)
        rows.append(
            Report(
                number=number, door=Door.PHONE, text=f"{number}", digest=f"{number:064d}", received_at=at,
                region=cast.lurah.region, sender=cast.lurah,
            )
        )  # fmt: skip
    Report.objects.bulk_create(rows)


def test_a_usual_reporter_who_falls_silent_is_missed_once_and_silence_is_never_calm(ready, now):
    reports_every(ready, now, step=2, back=120, until=20)
    for day in range(3):
        silence.watch_silence(at=now + timedelta(days=day))
    alert = Alert.objects.get()
    assert (alert.region_id, alert.category, alert.level) == (SUMBER_TAMAN, "governance_service", "waspada")
    assert "hari laporan seminggu; sejak 19 hari tidak ada kabar" in alert.reason
    assert "Senyap bukan berarti tenang" in alert.reason
    assert ready.lurah.name not in alert.reason


@pytest.mark.parametrize(("step", "back", "until"), [(2, 120, 2), (40, 160, 40), (2, 20, 12)])
def test_usual_rhythm_rare_reporters_and_short_pasts_are_not_missed(ready, now, step, back, until):
    reports_every(ready, now, step=step, back=back, until=until)
    silence.watch_silence(at=now)
    assert not Alert.objects.exists()


def test_days_on_which_the_city_rests_do_not_count_as_silence(ready, now):
    reports_every(ready, now, step=1, back=120, until=6)
    CalendarEntry.objects.create(
        code="libur", label="Libur panjang", kind="holiday", first=now.date() - timedelta(days=5), last=now.date(),
        source="uji",
    )  # fmt: skip
    silence.watch_silence(at=now)
    assert not Alert.objects.exists()
    CalendarEntry.objects.all().delete()
    silence.watch_silence(at=now)
    assert Alert.objects.count() == 1


# --- the pulse ---


def test_the_pulse_tells_only_what_exists_for_the_member(ready, now, enter, django_assert_max_num_queries):
    client, stranger = enter(ready.operator), enter(ready.other_lurah)
    url = reverse("alerts:pulse")
    mark, far = client.get(url).json()["mark"], stranger.get(url).json()["mark"]
    assert client.get(url, {"sejak": mark}).status_code == 204
    look(send(ready, now), now)
    with django_assert_max_num_queries(5):
        told_ = client.get(url, {"sejak": mark})
    assert told_.status_code == 200
    assert "Sumber Taman" in told_.json()["said"]
    assert told_.json()["said"].startswith("Peringatan muncul"), "not that it has told its first rung"
    assert stranger.get(url, {"sejak": far}).status_code == 204
    assert enter(ready.administrator).get(url).status_code == 403


def test_pages_carry_the_mark_they_were_made_with(ready, now, enter):
    client = enter(ready.operator)
    mark = client.get(reverse("alerts:pulse")).json()["mark"]
    for page in ("desk:home", "alerts:alerts", "desk:map"):
        assert f'data-mark="{mark}"' in client.get(reverse(page)).content.decode(), page


def test_the_day_of_a_silence_is_the_city_s_day(ready):
    late = datetime.combine(date(2026, 11, 21), time(18, 30), tzinfo=UTC)  # already the 22nd in Probolinggo
    reports_every(ready, late, step=1, back=0, until=0)
    found = silence.report_days(date(2026, 11, 20), date(2026, 11, 22), ZoneInfo("Asia/Jakarta"))
    assert found == {(SUMBER_TAMAN, "kel-sumber-taman"): {date(2026, 11, 22)}}
