"""From the journal to the inboxes: exactly once, to whom it concerns, and to nobody who may not see it."""

import uuid
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kentongan.actions.tests import scene as work
from kentongan.alerts.models import Alert
from kentongan.alerts.tests import scene
from kentongan.briefs.models import Brief, PressRelease
from kentongan.cast import MANGUNHARJO, PASURUAN, SUMBER_TAMAN
from kentongan.city.models import Classification
from kentongan.intake import merging
from kentongan.intake import services as intake
from kentongan.intake.models import Door, Report
from kentongan.intake.services import Incoming
from kentongan.invitations.models import Invitation
from kentongan.jobs.models import Job
from kentongan.journal import services as journal
from kentongan.journal.models import Entry
from kentongan.journal.wording import DEEDS
from kentongan.meetings.models import Meeting
from kentongan.notices import audience, expanding, planning, queries, things, wording
from kentongan.notices.models import Channel, Delivery, Notice, Route, Urgency
from kentongan.notices.tests import later_scenes
from kentongan.rumours import clarifying
from kentongan.rumours.models import Clarification, Confirmation, Rumour
from kentongan.rumours.tests import scene as rumour_scene


def told(**which):
    return set(Notice.objects.filter(**which).values_list("member__username", flat=True))


def expand(at):
    while expanding.expand(at=at):
        pass


def test_a_danger_wakes_all_who_may_answer_it_and_whose_ground_it_is_once_each(cast, tell, now):
    alert = tell()
    on_it = {"operator", "verifier", "liaison", "works", "camat", "head", "sekda", "mayor", "lurah"}
    assert told(entry__verb="alert.raise") == on_it
    assert told(entry__verb="alert.climb") == set(), "the first rung was told already"
    assert set(Notice.objects.values_list("urgency", flat=True)) == {Urgency.URGENT}
    assert not Entry.objects.filter(noticed_at=None).exists()
    assert expanding.expand(at=now) == 0
    line = Entry.objects.get(verb="alert.raise", subject=alert.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(entry=line, member=cast.lurah, topic="alert", created_at=now)


def test_the_people_of_the_ground_carry_what_was_published_and_hear_when_it_is_taken_back(cast, now):
    out = rumour_scene.clarified(rumour_scene.rumour(cast, now), cast, now)
    expand(now)
    assert not told(entry__verb="clarification.draft") & {"lurah"}, "nothing of it before it is out"
    assert "lurah" in told(entry__verb="clarification.publish")
    lurahs = Notice.objects.get(entry__verb="clarification.publish", member=cast.lurah)
    (shown,) = queries.shown(cast.lurah, [lurahs])
    assert shown.url == reverse("clarifications:clarification", args=[out.slug])
    assert "teruskan" in shown.title
    clarifying.withdraw(clarification=out, reason="Keliru angkanya.", member=cast.verifier, at=now)
    expand(now)
    assert "lurah" in told(entry__verb="clarification.withdraw")


def test_a_lighter_warning_is_for_the_desk_and_the_first_rung(cast, tell):
    tell(level="waspada")
    assert told() == {"operator", "verifier", "lurah"}
    assert set(Notice.objects.values_list("urgency", flat=True)) == {Urgency.USUAL}


def test_each_hand_over_of_a_task_tells_who_moves_next_and_never_who_did_it(cast, now):
    thing = work.checked(cast, now)
    expand(now)
    assert told(entry__verb="action.assign") == {"liaison"}
    assert told(entry__verb="action.accept") == {"verifier"}
    assert told(entry__verb="action.finish") == {"verifier"}
    assert told(entry__verb="action.check") == {"liaison"}
    for notice in Notice.objects.select_related("entry"):
        assert notice.entry.actor != notice.member_id
        assert notice.entry.subject == str(thing.pk)


def test_a_worker_that_dies_before_the_commit_has_told_nobody_and_the_next_one_does(cast, now, monkeypatch):
    scene.warning(cast, now, level="awas")

    def die(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(planning, "plan", die)
        with pytest.raises(KeyboardInterrupt):
            expanding.expand(at=now)
    assert not Notice.objects.exists()
    expand(now)
    assert Notice.objects.filter(entry__verb="alert.raise").count() == 9


def test_what_was_brought_in_from_the_past_is_no_news(cast, now, channel, settings):
    settings.MAIL_IS_ON = True
    channel(cast.operator)
    scene.warning(cast, now - expanding.OLD - timedelta(hours=1))
    scene.warning(cast, now - expanding.LATE - timedelta(hours=1), region=MANGUNHARJO)
    expand(now)
    assert {notice.entry.region for notice in Notice.objects.all()} == {MANGUNHARJO}
    assert not Delivery.objects.exists(), "days late: in the inbox only"
    assert not Entry.objects.filter(noticed_at=None).exists()


def test_one_line_that_cannot_be_read_stops_no_other_and_is_tried_again(cast, now, monkeypatch):
    first, second = (scene.warning(cast, now, region=region, level="awas") for region in (SUMBER_TAMAN, MANGUNHARJO))
    whole = audience.TABLE["alert.raise"]

    def stumble(alert, entry):
        if alert.pk == first.pk:
            raise ValueError
        return whole.who(alert, entry)

    with monkeypatch.context() as patch:
        patch.setitem(audience.TABLE, "alert.raise", audience.Told(stumble, whole.how))
        expand(now)
    assert set(Notice.objects.values_list("entry__subject", flat=True)) == {str(second.pk)}
    job = Job.objects.get(kind=expanding.RETRY)
    for _twice in range(2):
        expanding.retry(at=now, **job.arguments)
    assert Notice.objects.filter(entry__subject=first.pk, entry__verb="alert.raise").count() == 9


def test_many_lines_cost_few_questions(cast, now, django_assert_max_num_queries):
    alert = scene.warning(cast, now, level="awas")
    expand(now)
    for number in range(20):
        with transaction.atomic():
            journal.record("alert.raise", alert, actor=None, at=now + timedelta(seconds=number))
    with django_assert_max_num_queries(30 + 4 * 20):
        expanding.expand(at=now)
    assert Notice.objects.count() == 21 * 9


def test_the_sender_of_a_merged_report_hears_what_became_of_the_one_that_was_kept(cast, now, enter):
    def sent(text, sender):
        return intake.receive_report(Incoming(text=text, door=Door.PHONE), sender=sender, at=now)[0]

    lead, mine = sent("Ribut di pasar", cast.other_lurah), sent("Keributan di pasar", cast.lurah)
    merging.merge(lead=lead, reports=[mine], member=cast.operator, at=now)
    intake.set_aside(report=lead, member=cast.operator, reason="Salah lihat.", at=now)
    expand(now)
    verbs = set(Notice.objects.filter(member=cast.lurah).values_list("entry__verb", flat=True))
    assert verbs == {"report.merge", "report.lead_set_aside"}
    assert set(Notice.objects.filter(member=cast.lurah).values_list("entry__subject", flat=True)) == {str(mine.pk)}
    notice = Notice.objects.get(member=cast.lurah, entry__verb="report.lead_set_aside")
    page = enter(cast.lurah).get(reverse("notices:open", kwargs={"pk": notice.pk}), follow=True).content.decode()
    assert "Salah lihat." in page
    assert str(lead) not in page  # somebody else's report does not exist for them
    second, late = sent("Tawuran di pasar", cast.other_lurah), sent("Ada tawuran di pasar", cast.lurah)
    with transaction.atomic():
        intake.mark_verified(report=second, member=cast.operator, at=now)
    merging.merge(lead=second, reports=[late], member=cast.operator, at=now)
    expand(now)
    heard = Notice.objects.filter(member=cast.lurah, entry__subject=str(late.pk))
    assert set(heard.values_list("entry__verb", flat=True)) == {"report.merge", "report.lead_verified"}


# --- a notice never tells more than its reader may see


def a_thing(kind, cast, now, region, classification):
    """One thing of a kind with everybody in it whom a deed on it may concern."""
    where = {"region": cast.region(region), "classification": classification}
    if kind in later_scenes.SCENES:
        return later_scenes.SCENES[kind](cast, now, cast.agency("pasuruan" if region == PASURUAN else "polres"), where)
    return an_earlier_thing(kind, cast, now, region, classification, where)


def an_earlier_thing(kind, cast, now, region, classification, where):
    if kind == "alert":
        thing = scene.warning(cast, now, region=region, classification=classification, level="awas")
        Alert.objects.filter(pk=thing.pk).update(acknowledged_by=cast.works)
        return thing
    if kind == "action":
        giver = cast.stranger if region == PASURUAN else cast.verifier
        thing = work.action(cast, now, member=giver, **where)
        made = {"accountable": cast.liaison, "done_by": cast.works, "checked_by": cast.head}
        type(thing).objects.filter(pk=thing.pk).update(**made)
        return thing
    if kind == "report":
        number = Report.objects.count() + 900
        return Report.objects.create(
            id=uuid.uuid4(), number=number, door=Door.PHONE, text="x", digest=f"{number:064d}", received_at=now,
            sender=cast.lurah, taken_by=cast.operator, **where,
        )  # fmt: skip
    if kind in {"rumour", "clarification"}:
        number = Rumour.objects.count() + 1
        facts = {"number": number, "claim": "x", "category": "public_order", "opened_by": cast.operator}
        rumour = Rumour.objects.create(first_seen=now, known_at=now, opened_at=now, **facts, **where)
        question = {"agency": cast.liaison.agency, "asked": cast.liaison, "asked_by": cast.operator, "asked_at": now}
        rumour.question = Confirmation.objects.create(rumour=rumour, question="x", **question)
        if kind == "rumour":
            return rumour
        written = {"slug": f"r{number}", "title": "x", "claim": "x", "text": "x", "speaker": "x", "drafted_at": now}
        return Clarification.objects.create(rumour=rumour, drafted_by=cast.operator, **written)
    if kind == "meeting":
        facts = {"title": "Rakor", "held_on": now.date(), "place": "x", "chair": "x", "mode": "luring"}
        meeting = Meeting.objects.create(called_by=cast.secretary, **facts, **where)
        office = cast.agency("pasuruan" if region == PASURUAN else "polres")
        meeting.invitation = Invitation.objects.create(meeting=meeting, agency=office, sent_at=now)
        return meeting
    if kind == "press":
        facts = {"title": "Rakor", "held_on": now.date(), "place": "x", "chair": "x", "mode": "luring"}
        meeting = Meeting.objects.create(called_by=cast.secretary, **facts, **where)
        paper = {"kind": "press", "number": str(uuid.uuid4()), "snapshot": {"version": 1}, "composed_at": now}
        brief = Brief.objects.create(meeting=meeting, composed_by=cast.secretary, **paper, **where)
        return PressRelease.objects.create(
            brief=brief, meeting=meeting, slug=str(uuid.uuid4()), drafted_by=cast.secretary
        )
    if kind == "member":
        return cast.works
    if kind == "channel":
        return Channel.objects.create(member=cast.lurah, way="mail", address=str(uuid.uuid4()), added_at=now)
    return Route.objects.get_or_create(way="mail")[0]


@pytest.mark.parametrize("kind", sorted(things.KINDS))
def test_whoever_is_told_may_open_the_page_and_who_may_not_is_not_told(cast, enter, now, kind):
    clients = {member.pk: enter(member) for member in cast.members.values()}
    verbs = [verb for verb in audience.TABLE if verb.partition(".")[0] == kind]
    heard = dict.fromkeys(verbs, 0)
    pages = {}
    for region in (SUMBER_TAMAN, PASURUAN):
        for classification in Classification.values:
            thing = a_thing(kind, cast, now, region, classification)
            expand(now)
            Notice.objects.all().delete()
            question = getattr(thing, "question", None)
            invited = [thing.invitation.pk] if kind == "meeting" else []
            changes = {
                "check_in": ["", str(thing.call.pk) if kind == "post" else 0],
                "invitations": [[], invited],
                "rung": [1, 3],
                "kind": ["", "due"],
                "confirmation": ["", question.pk if question else 0],
            }
            with transaction.atomic():
                for verb in verbs:
                    journal.record(verb, thing, actor=None, at=now, changes=changes)
            expand(now)
            for notice in Notice.objects.select_related("member", "entry"):
                heard[notice.entry.verb] += 1
                case = f"{notice.member} was told {notice.entry.verb} of what is {classification} in {region}"
                (shown,) = queries.shown(notice.member, [notice])
                assert shown.url, case
                if (notice.member_id, shown.url) not in pages:
                    pages[notice.member_id, shown.url] = clients[notice.member_id].get(shown.url).status_code
                assert pages[notice.member_id, shown.url] == 200, case
                if kind in {"alert", "meeting"}:
                    assert notice.member.clearance >= classification, case
                    assert region.startswith(notice.member.region_id), case
    assert all(heard.values()), f"told to nobody at all: {heard}"


def test_what_became_secret_has_no_words_left_for_who_may_no_longer_see_it(cast, enter, tell):
    alert = tell()
    assert str(alert) in enter(cast.lurah).get("/kotak/").content.decode()
    Alert.objects.filter(pk=alert.pk).update(classification=Classification.SECRET)
    page = enter(cast.lurah).get("/kotak/").content.decode()
    assert str(alert) not in page
    assert "Sumber Taman" not in page.partition("<main")[2]
    assert "tidak lagi terbuka" in page
    notice = Notice.objects.get(member=cast.lurah)
    answer = enter(cast.lurah).get(reverse("notices:open", kwargs={"pk": notice.pk}))
    assert answer["Location"] == reverse("notices:inbox")
    assert str(alert) in enter(cast.head).get("/kotak/").content.decode()


def test_who_lost_the_area_or_the_log_in_sees_and_gets_nothing(cast, tell):
    tell()
    cast.lurah.region = cast.region(MANGUNHARJO)
    cast.lurah.save()
    (shown,) = queries.shown(cast.lurah, queries.inbox(cast.lurah))
    assert (shown.url, shown.text, shown.title) == ("", "", str(wording.CLOSED))
    cast.operator.is_active = False
    assert all(not one.url for one in queries.shown(cast.operator, queries.inbox(cast.operator)))


def test_the_table_its_sentences_and_the_words_of_the_journal_belong_together(db):
    assert set(audience.TABLE) == set(wording.SENTENCES)
    missing = set(audience.TABLE) - set(DEEDS)
    assert not missing, f"told, but nowhere done: {missing}"
    assert {verb.partition(".")[0] for verb in audience.TABLE} == set(things.KINDS) == set(things.VERBS)
    for verb, words in wording.SENTENCES.items():
        assert "{title}" not in str(words), f"{verb}: a title is somebody's words"
    assert wording.sentence("member.change", "member", SimpleNamespace(pk=1))
