"""One thing of each kind that the later rooms tell of, with everybody in it whom a deed on it may concern."""

import uuid
from datetime import timedelta

from kentongan.operations.models import Post, PostCheckIn
from kentongan.plans import queries as plans
from kentongan.plans import shipped_plan
from kentongan.plans.models import Plan, PlanItem
from kentongan.situations import shipped_forms
from kentongan.situations.models import ReportForm, SituationReminder, SituationReport


def post(cast, now, office, where):
    """A post from which somebody in the field has called for help."""
    number = Post.objects.count() + 1
    facts = {"number": number, "label": f"Pos {number}", "kind": "pos_kamling", "active_from": now.date()}
    thing = Post.objects.create(agency=office, added_by=cast.operator, added_at=now, **facts, **where)
    thing.call = PostCheckIn.objects.create(
        id=uuid.uuid4(), post=thing, member=cast.operator, at=now, received_at=now, condition="help"
    )
    return thing


def plan(cast, now, office, where):
    """A plan in which one office has something to do."""
    shipped_plan.load_form(at=now)
    facts = {"year": 2030 + Plan.objects.count(), "title": "Rencana", "form": plans.form_on(now.date())}
    thing = Plan.objects.create(drafted_by=cast.secretary, drafted_at=now, **facts, **where)
    item = PlanItem.objects.create(plan=thing, number=1, phase="pencegahan", activity="x", region=where["region"])
    item.responsible.set([office])
    return thing


def situation(cast, now, office, where):
    """A report that was sent, of a month of its own."""
    start = now.date().replace(day=1) - timedelta(days=31 * SituationReport.objects.count())
    facts = {"form": _form(now), "start": start, "end": start, "state": "sent"}
    return SituationReport.objects.create(
        agency=office, begun_by=cast.liaison, begun_at=now, sent_by=cast.liaison, sent_at=now, **facts, **where
    )


def reminder(cast, now, office, where):
    """A reminder of one month."""
    start = now.date().replace(day=1) - timedelta(days=31 * SituationReminder.objects.count())
    facts = {"form": _form(now), "start": start, "due_on": start, "kind": "before", "sent_at": now}
    return SituationReminder.objects.create(agency=office, region=where["region"], **facts)


def _form(now):
    shipped_forms.load_forms(at=now)
    return ReportForm.objects.get(code="ipoleksosbudhankam")


SCENES = {"post": post, "plan": plan, "situation": situation, "situation_reminder": reminder}
