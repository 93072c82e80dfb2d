"""Who is told of which deed, and how urgent that is. One table: a verb that is not in it is told to nobody.

Whoever is named here is asked afterwards whether the thing exists for them at all (`things.visible`); who did the deed
is not told of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from kentongan.actions import queries as actions
from kentongan.alerts.models import AlertLevel
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Ladder, Member, Role
from kentongan.invitations.models import Invitation
from kentongan.journal.models import Entry
from kentongan.notices.models import Urgency

Who = Callable[[Any, Entry], QuerySet[Member]]
How = Callable[[Any], Urgency]


@dataclass(frozen=True)
class Told:
    """Who hears of a verb, and how loud."""

    who: Who
    how: How


def _usual(thing: Any) -> Urgency:
    return Urgency.USUAL


def _important(thing: Any) -> Urgency:
    return Urgency.IMPORTANT


def _urgent(thing: Any) -> Urgency:
    return Urgency.URGENT


def of_level(alert: Any) -> Urgency:
    """Awas wakes people, Siaga is important, the rest can wait until they look."""
    known = {AlertLevel.DANGER: Urgency.URGENT, AlertLevel.READY: Urgency.IMPORTANT}
    return known.get(alert.level, Urgency.USUAL)


def _at_least_important(alert: Any) -> Urgency:
    return max(of_level(alert), Urgency.IMPORTANT)


def watch(alert: Any, entry: Entry) -> QuerySet[Member]:
    """The desk, which may answer it, and the first rung, on whose ground it is; of Awas all who may answer it."""
    roles = access.VERBS["alert.acknowledge"] if alert.level == AlertLevel.DANGER else access.DESK
    near = city.covering(alert.region_id)
    return near.filter(Q(role__in=roles) | Q(pk__in=_rung(Ladder.ALERT, 1, alert.region_id).values("pk")))


def engaged(alert: Any, entry: Entry) -> QuerySet[Member]:
    """Who has taken the alert on; of Awas, and before anybody has taken it on, everybody who watches."""
    if alert.level == AlertLevel.DANGER or not alert.acknowledged_by_id:
        return watch(alert, entry)
    return Member.objects.filter(pk=alert.acknowledged_by_id)


def answered(alert: Any, entry: Entry) -> QuerySet[Member]:
    """Who had taken the alert on hears that somebody else closed it."""
    return Member.objects.filter(pk=alert.acknowledged_by_id)


def next_rung(alert: Any, entry: Entry) -> QuerySet[Member]:
    """Whoever stands on the rung that the deed names: it is their turn now. The first step tells nobody twice."""
    there = _rung(Ladder.ALERT, _new(entry, "rung"), alert.region_id)
    if entry.changes.get("rung", [None])[0] == 0:
        return there.exclude(pk__in=watch(alert, entry).values("pk"))
    return there


def superiors(action: Any, entry: Entry) -> QuerySet[Member]:
    """Whoever stands on the rung to which overdue work has climbed."""
    return _rung(Ladder.ACTION, _new(entry, "rung"), action.region_id)


def _rung(ladder: Ladder, order: Any, region: str) -> QuerySet[Member]:
    rung = next((one for one in city.rungs(ladder) if str(one.order) == str(order)), None)
    return city.standing_on(rung, region) if rung else Member.objects.none()


def owner(action: Any, entry: Entry) -> QuerySet[Member]:
    """The office that owes it; once one person there answers for it, that person, until they leave."""
    named = Q(pk=action.accountable_id)
    return actions.answerable(action).filter(named | Q(role__in=access.VERBS["action.do"]))


def office(action: Any, entry: Entry) -> QuerySet[Member]:
    """Everybody of the office that owes it who could take it on."""
    return Member.objects.filter(agency=action.agency_id, role__in=access.VERBS["action.do"])


def giver(action: Any, entry: Entry) -> QuerySet[Member]:
    """Who gave the task has to move next."""
    return Member.objects.filter(pk=action.assigned_by_id)


def checkers(action: Any, entry: Entry) -> QuerySet[Member]:
    """Who gave the task, and the verifiers of the area: one of them is the second pair of eyes."""
    near = city.covering(action.region_id).filter(role=Role.VERIFIER)
    return Member.objects.filter(Q(pk=action.assigned_by_id) | Q(pk__in=near.values("pk")))


def doer(action: Any, entry: Entry) -> QuerySet[Member]:
    """Who declared it done, and who answers for it."""
    return Member.objects.filter(pk__in=[pk for pk in (action.done_by_id, action.accountable_id) if pk])


def doubted(action: Any, entry: Entry) -> QuerySet[Member]:
    """A dispute reopens the task: for who does it, and for who had found it well."""
    told = [action.done_by_id, action.accountable_id, action.checked_by_id, action.assigned_by_id]
    return Member.objects.filter(pk__in=[pk for pk in told if pk])


def deciders(action: Any, entry: Entry) -> QuerySet[Member]:
    """The office that owes it, and who gave it: one of them decides between what was written twice."""
    return Member.objects.filter(Q(pk__in=owner(action, entry).values("pk")) | Q(pk=action.assigned_by_id))


def rescuers(post: Any, entry: Entry) -> QuerySet[Member]:
    """The desk of the area, and the office that keeps the post."""
    near = city.covering(post.region_id).filter(role__in=access.VERBS["post.answer"])
    office = Member.objects.filter(agency=post.agency_id, role__in=access.VERBS["post.check_in"])
    return Member.objects.filter(Q(pk__in=near.values("pk")) | Q(pk__in=office.values("pk")))


def in_need(post: Any, entry: Entry) -> QuerySet[Member]:
    """Who had called for help."""
    return Member.objects.filter(check_ins=_new(entry, "check_in"))


def asked(rumour: Any, entry: Entry) -> QuerySet[Member]:
    """The one person of an institution to whom the question was put."""
    return Member.objects.filter(confirmations_asked=_new(entry, "confirmation"))


def asker(rumour: Any, entry: Entry) -> QuerySet[Member]:
    """Who had put the question."""
    return Member.objects.filter(confirmations_sent=_new(entry, "confirmation"))


def approvers(clarification: Any, entry: Entry) -> QuerySet[Member]:
    """Whoever may be the second person, but for who drafted it."""
    near = city.covering(clarification.rumour.region_id).filter(role__in=access.VERBS["clarification.approve"])
    return near.exclude(pk=clarification.drafted_by_id)


def drafter(clarification: Any, entry: Entry) -> QuerySet[Member]:
    """Who wrote it."""
    return Member.objects.filter(pk=clarification.drafted_by_id)


def releasers(press: Any, entry: Entry) -> QuerySet[Member]:
    """Whoever may let a press release out, but for who drafted it."""
    near = city.covering(press.meeting.region_id).filter(role__in=access.VERBS["press.release"])
    return near.exclude(pk=press.drafted_by_id)


def carriers(clarification: Any, entry: Entry) -> QuerySet[Member]:
    """Who wrote it, who had been asked, and the people of the ground, who carry it into the groups of RT and RW."""
    confirmed = clarification.rumour.confirmations.values("asked")
    known = Q(pk=clarification.drafted_by_id) | Q(pk__in=confirmed)
    return Member.objects.filter(known | Q(pk__in=city.on_the_ground(clarification.rumour.region_id).values("pk")))


def sender(report: Any, entry: Entry) -> QuerySet[Member]:
    """Who sent the report."""
    return Member.objects.filter(pk=report.sender_id)


def reader(report: Any, entry: Entry) -> QuerySet[Member]:
    """Who has the report in hand, and therefore asked."""
    return Member.objects.filter(pk=report.taken_by_id)


def invited(meeting: Any, entry: Entry) -> QuerySet[Member]:
    """Everybody whose area the rakor is held for and who may read its minutes."""
    return city.covering(meeting.region_id).filter(role__in=access.VERBS["meeting.read"])


def plan_owners(plan: Any, entry: Entry) -> QuerySet[Member]:
    """The offices that answer for something in the plan: they report on it from now on."""
    offices = plan.items.filter(dropped_at=None).values("responsible")
    return Member.objects.filter(agency__in=offices, is_active=True, role__in=access.VERBS["plan.report"])


def called(meeting: Any, entry: Entry) -> QuerySet[Member]:
    """The offices whose invitations the deed names."""
    agencies = Invitation.objects.filter(pk__in=_new(entry, "invitations") or []).values("agency")
    return Member.objects.filter(agency__in=agencies, role__in=access.VERBS["invitation.answer"])


def concerned(meeting: Any, entry: Entry) -> QuerySet[Member]:
    """Everybody who was called, and everybody whose area the rakor is held for."""
    agencies = Invitation.objects.filter(meeting=meeting, sent_at__isnull=False).values("agency")
    called_too = Q(agency__in=agencies, role__in=access.VERBS["invitation.answer"])
    return Member.objects.filter(called_too | Q(pk__in=invited(meeting, entry).values("pk")))


def caller(meeting: Any, entry: Entry) -> QuerySet[Member]:
    """Who called the rakor, or keeps the series that did."""
    return Member.objects.filter(pk=meeting.called_by_id)


def secretaries(thing: Any, entry: Entry) -> QuerySet[Member]:
    """Who collects what the offices send in."""
    return city.covering(thing.region_id).filter(role=Role.SECRETARY)


def situation_writers(thing: Any, entry: Entry) -> QuerySet[Member]:
    """Everybody of the office that owes a situation report who may write it."""
    return Member.objects.filter(agency=thing.agency_id, is_active=True, role__in=access.VERBS["situation.write"])


def oneself(member: Any, entry: Entry) -> QuerySet[Member]:
    """Whose account it is: what others change about it must not go unseen."""
    return Member.objects.filter(pk=member.pk)


def keepers(thing: Any, entry: Entry) -> QuerySet[Member]:
    """The administrators, who can mend it; of one person's channel that person too, by another way."""
    mending = Q(role__in=access.VERBS["route.keep"])
    return Member.objects.filter(mending | Q(pk=getattr(thing, "member_id", None)))


def _new(entry: Entry, field: str) -> Any:
    change = entry.changes.get(field)
    return change[1] if isinstance(change, list) and len(change) == 2 else None


TABLE: dict[str, Told] = {
    "alert.raise": Told(watch, of_level),
    "alert.join": Told(engaged, of_level),
    "alert.climb": Told(next_rung, _at_least_important),
    "alert.close": Told(answered, _usual),
    "action.assign": Told(owner, _important),
    "action.accept": Told(giver, _usual),
    "action.refuse": Told(giver, _important),
    "action.finish": Told(checkers, _usual),
    "action.check": Told(doer, _usual),
    "action.send_back": Told(doer, _important),
    "action.cancel": Told(owner, _usual),
    "action.remind": Told(owner, _important),
    "action.climb": Told(superiors, _important),
    "action.correct": Told(owner, _important),
    "action.reassign": Told(owner, _important),
    "action.name": Told(owner, _usual),
    "action.ask_due": Told(giver, _important),
    "action.grant_due": Told(owner, _usual),
    "action.decline_due": Told(owner, _important),
    "action.move_due": Told(owner, _usual),
    "action.dispute": Told(doubted, _important),
    "action.clash": Told(deciders, _important),
    "post.help": Told(rescuers, _urgent),
    "post.answer": Told(in_need, _important),
    "rumour.ask": Told(asked, _important),
    "rumour.answer": Told(asker, _usual),
    "press.draft": Told(releasers, _usual),
    "press.release": Told(drafter, _usual),
    "clarification.draft": Told(approvers, _important),
    "clarification.approve": Told(drafter, _usual),
    "clarification.publish": Told(carriers, _usual),
    "clarification.withdraw": Told(carriers, _important),
    "report.ask": Told(sender, _important),
    "report.answer": Told(reader, _usual),
    "report.set_aside": Told(sender, _usual),
    "report.answer_more": Told(reader, _usual),
    "report.merge": Told(sender, _usual),
    "report.lead_verified": Told(sender, _usual),
    "report.lead_set_aside": Told(sender, _usual),
    "plan.adopt": Told(plan_owners, _important),
    "situation.send": Told(secretaries, _usual),
    "situation.send_back": Told(situation_writers, _important),
    "situation_reminder.send": Told(situation_writers, _important),
    "report.reopen": Told(sender, _usual),
    "meeting.plan": Told(invited, _usual),
    "meeting.close": Told(invited, _usual),
    "meeting.invite": Told(called, _important),
    "meeting.remind_invited": Told(called, _important),
    "meeting.answer": Told(caller, _usual),
    "meeting.reschedule": Told(concerned, _important),
    "meeting.cancel": Told(concerned, _important),
    "member.change": Told(oneself, _important),
    "member.password": Told(oneself, _important),
    "channel.die": Told(keepers, _important),
    "route.die": Told(keepers, _important),
    "route.revive": Told(keepers, _usual),
}
