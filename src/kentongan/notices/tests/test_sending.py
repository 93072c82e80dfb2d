"""Out into the world: over a real post office, with a clock that is turned and workers that die."""

from datetime import datetime, time, timedelta

import pytest

from kentongan.alerts.models import Alert
from kentongan.cast import MANGUNHARJO
from kentongan.city.models import Classification
from kentongan.conftest import ZONE
from kentongan.journal.models import Entry
from kentongan.notices import expanding, planning, receipts, routes, sending, services
from kentongan.notices.models import Channel, Delivery, DeliveryState, Notice, Preference, Rhythm, Route, Way
from kentongan.notices.parcels import Fate, Outcome

SENT, WAITING, SENDING = DeliveryState.SENT, DeliveryState.WAITING, DeliveryState.SENDING
GIVEN_UP, SKIPPED = DeliveryState.GIVEN_UP, DeliveryState.SKIPPED


@pytest.fixture(autouse=True)
def _own_receipts(settings, tmp_path):
    settings.DATA = tmp_path


def mail(clock):
    return sending.send(way=Way.MAIL, now=clock)


def states(**which):
    return list(Delivery.objects.filter(**which).order_by("id").values_list("state", flat=True))


# --- what a message says


def test_a_warning_goes_out_with_little_in_it_and_once(cast, tell, clock, channel, post_office):
    channel(cast.operator)
    alert = tell()
    assert mail(clock) == 1
    assert mail(clock) == 0
    (letter,) = post_office.letters
    notice = Notice.objects.get(member=cast.operator)
    assert letter.to == "operator@example.go.id"
    assert letter["Subject"] == f"Awas: peringatan {alert} muncul di Sumber Taman"
    assert f"https://kentongan.example.go.id/kotak/{notice.pk}/" in letter.words
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["X-Kentongan-Attempt"] == "1"
    assert alert.reason not in letter.as_string()
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.reference) == (SENT, letter["Message-ID"])


def test_of_what_is_classified_only_that_there_is_something(cast, tell, clock, channel, post_office):
    channel(cast.verifier)
    alert = tell(classification=Classification.SECRET)
    mail(clock)
    (letter,) = post_office.letters
    assert letter["Subject"] == "Ada yang perlu Anda lihat"
    for word in (str(alert), "Sumber Taman", "Awas"):
        assert word not in letter.as_string()


def test_what_became_secret_or_was_read_before_it_left_stays(cast, tell, clock, channel, post_office):
    channel(cast.operator), channel(cast.lurah)
    alert = tell()
    Notice.objects.filter(member=cast.operator).update(read_at=clock())
    Alert.objects.filter(pk=alert.pk).update(classification=Classification.SECRET)
    mail(clock)
    assert not post_office.letters
    assert states() == [SKIPPED, SKIPPED]


def test_without_a_way_or_a_proven_address_it_lies_in_the_inbox_alone(cast, tell, channel, settings):
    channel(cast.operator)
    assert not settings.MAIL_IS_ON, "off by default"
    tell()
    settings.MAIL_IS_ON = True
    Channel.objects.update(confirmed_at=None)
    tell(region=MANGUNHARJO)
    assert Notice.objects.filter(member=cast.operator).count() == 2
    assert not Delivery.objects.exists()


# --- killed between sending and noting


def die(*_, **__):
    raise KeyboardInterrupt


def test_killed_after_the_post_office_took_it_nothing_goes_twice(cast, tell, clock, channel, post_office, monkeypatch):
    channel(cast.operator)
    tell()
    with monkeypatch.context() as patch:
        patch.setattr(sending, "_note_sent", die)
        with pytest.raises(KeyboardInterrupt):
            mail(clock)
    assert len(post_office.letters) == 1
    assert states() == [SENDING]
    assert mail(clock) == 0, "the lease still holds"
    clock.turn(seconds=21)
    assert mail(clock) == 0
    assert states() == [SENT]
    assert len(post_office.letters) == 1
    key = Delivery.objects.get().bundle
    assert not receipts.lies(key)


def test_killed_before_it_goes_again_under_the_same_name(cast, tell, clock, channel, post_office, monkeypatch):
    channel(cast.operator)
    tell()
    with monkeypatch.context() as patch:
        patch.setattr(receipts, "leave", die)  # accepted, and not a trace of it: the worst moment of all
        with pytest.raises(KeyboardInterrupt):
            mail(clock)
    clock.turn(seconds=21)
    assert mail(clock) == 1
    first, second = post_office.letters
    assert first["Message-ID"] == second["Message-ID"], "the receiver can tell"
    assert (first["X-Kentongan-Attempt"], second["X-Kentongan-Attempt"]) == ("1", "2")
    assert states() == [SENT]


def test_a_message_that_no_worker_survives_comes_to_an_end(cast, tell, clock, channel, post_office):
    channel(cast.operator)
    tell()
    dead = {"state": SENDING, "attempts": sending.DEADLY, "leased_until": clock() - timedelta(seconds=1)}
    delivery = Delivery.objects.get()
    Delivery.objects.update(bundle=delivery.key, **dead)
    mail(clock)
    assert states() == [GIVEN_UP]
    assert not post_office.letters


def test_old_receipts_are_swept(tmp_path):
    key = Delivery().key
    receipts.leave(key)
    assert receipts.sweep(before=datetime(2020, 1, 1, tzinfo=ZONE)) == 0
    assert receipts.sweep(before=datetime(2100, 1, 1, tzinfo=ZONE)) == 1
    assert not receipts.lies(key)


# --- quiet hours and digests


def test_the_night_is_quiet_but_for_awas_and_the_morning_brings_one_letter(cast, tell, clock, channel, post_office):
    channel(cast.operator)
    clock.turn(hours=3)  # 22.30
    for level, region in (("siaga", MANGUNHARJO), ("waspada", "35.74.02.1001"), ("awas", "35.74.02.1006")):
        tell(level=level, region=region)
    assert mail(clock) == 1
    assert post_office.letters[0]["Subject"].startswith("Awas")
    clock.turn(hours=6, minutes=29)
    assert mail(clock) == 0
    clock.turn(minutes=1)  # 05.00
    assert mail(clock) == 1
    digest = post_office.letters[1]
    assert digest["Subject"] == "2 pemberitahuan Kentongan"
    assert digest.words.count("•") == 2
    assert "Mangunharjo" in digest.words
    assert states() == [SENT] * 3
    assert mail(clock) == 0


def test_a_digest_that_was_lost_goes_again_as_it_was(cast, tell, clock, channel, post_office, monkeypatch):
    Preference.objects.create(member=cast.operator, rhythm=Rhythm.DAILY, digest_at=time(7))
    channel(cast.operator)
    tell(level="siaga")
    tell(level="waspada", region=MANGUNHARJO)
    clock.turn(hours=12)
    monkeypatch.setattr(sending.MailCarrier, "carry", lambda *_: Outcome(Fate.LATER, error="smtp-451"))
    mail(clock)
    monkeypatch.undo()
    tell(level="siaga", region="35.74.02.1001")  # comes in after 07.00: for tomorrow
    clock.turn(seconds=6)
    assert mail(clock) == 1
    assert post_office.letters[0]["Subject"] == "2 pemberitahuan Kentongan"
    clock.turn(days=1)
    assert mail(clock) == 1
    assert "Jrebeng Kidul" in post_office.letters[1]["Subject"]
    assert states() == [SENT] * 3


# --- what does not arrive


def test_an_address_that_bounces_rests_and_the_next_channel_takes_over(cast, tell, clock, channel, post_office):
    post_office.unknown["operator@example.go.id"] = "550 no such user"
    channel(cast.operator)
    tell()
    assert states() == [WAITING]
    channel(cast.operator, address="kantor@example.go.id")
    mail(clock)
    assert mail(clock) == 1
    assert [letter.to for letter in post_office.letters] == ["kantor@example.go.id"]
    assert states() == [GIVEN_UP, SENT]
    assert Channel.objects.get(address="operator@example.go.id").dead_since == clock()
    expanding.expand(at=clock())
    hearers = set(Notice.objects.filter(entry__verb="channel.die").values_list("member__username", flat=True))
    assert hearers == {"operator", "administrator"}
    tell(region=MANGUNHARJO)
    assert set(states(state=WAITING, notice__entry__verb="alert.raise")) == {WAITING}
    assert Delivery.objects.filter(channel__address="operator@example.go.id").count() == 1, "it rests"
    clock.turn(days=1, seconds=1)
    assert len(planning.live_channels([cast.operator], at=clock())[cast.operator.pk]) == 2


def test_not_now_is_tried_again_ever_more_slowly(cast, tell, clock, channel, post_office):
    post_office.unknown["operator@example.go.id"] = "451 greylisted"
    channel(cast.operator)
    tell(level="siaga")
    waits = []
    for _attempt in range(4):
        assert mail(clock) == 1
        delivery = Delivery.objects.get()
        waits.append((delivery.due_at - clock()).total_seconds())
        clock.at = delivery.due_at
    assert waits == [5, 20, 80, 320]
    post_office.unknown.clear()
    mail(clock)
    (letter,) = post_office.letters
    assert letter["X-Kentongan-Attempt"] == "5"
    assert not Route.objects.exclude(failures=0).exists(), "one slow address is not a dead way"


def test_a_dead_server_is_reported_once_and_what_waits_comes_when_it_is_back(
    cast, tell, clock, channel, post_office, settings
):
    there, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    for member in (cast.operator, cast.verifier, cast.lurah, cast.head):
        channel(member)
    tell()
    for _beat in range(12):
        mail(clock)
        clock.turn(seconds=6)
    assert Entry.objects.filter(verb="route.die").count() == 1
    assert Route.objects.get().dead_since
    assert set(states()) == {WAITING}
    settings.EMAIL_PORT = there
    for _beat in range(20):
        mail(clock)
        clock.turn(seconds=6)
    assert len(post_office.letters) == len({letter["Message-ID"] for letter in post_office.letters}) == 4
    assert Entry.objects.filter(verb="route.revive").count() == 1
    assert Route.objects.get().dead_since is None


def test_while_a_way_is_dead_another_one_takes_over(cast, tell, clock, channel, post_office, receiver, settings):
    services.set_webhook(url=f"{receiver.url}/masuk", member=cast.administrator, at=clock())
    channel(cast.operator)
    channel(cast.operator, Way.WEBHOOK, "+6281", removed_at=None)
    Channel.objects.filter(way=Way.WEBHOOK).update(topics=[])  # not wanted for this, but better than nothing
    settings.EMAIL_PORT = 1
    tell()
    for _beat in range(8):
        mail(clock)
        sending.send(way=Way.WEBHOOK, now=clock)
        clock.turn(seconds=6)
    assert len(receiver.requests) == 1
    assert sorted(states()) == [GIVEN_UP, SENT]


def test_the_administrator_can_have_it_tried_again(cast, tell, clock, channel, post_office):
    post_office.unknown["operator@example.go.id"] = "550 no such user"
    channel(cast.operator)
    tell()
    mail(clock)
    assert states() == [GIVEN_UP]
    post_office.unknown.clear()
    assert services.retry_route(way=Way.MAIL, member=cast.administrator, at=clock()) == 1
    assert mail(clock) == 1
    assert states() == [SENT]
    assert services.retry_route(way=Way.MAIL, member=cast.administrator, at=clock()) == 0


def test_what_two_workers_hold_is_never_the_same(cast, tell, clock, channel, post_office):
    for member in (cast.operator, cast.verifier, cast.lurah):
        channel(member)
    tell()
    _first, mine = sending._hold(Way.MAIL, at=clock())
    _second, theirs = sending._hold(Way.MAIL, at=clock())
    assert (len(mine), theirs) == (3, [])


def test_a_way_dies_and_revives_with_one_line_each(db, now):
    for _failure in range(5):
        routes.failed(way="mail", at=now, error="x")
    for _success in range(3):
        routes.worked(way="mail", at=now)
    assert list(Entry.objects.values_list("verb", flat=True)) == ["route.die", "route.revive"]
