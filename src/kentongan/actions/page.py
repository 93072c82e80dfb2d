"""What the page of one action shows, as far as it exists for who looks."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kentongan.actions import queries, turns
from kentongan.actions.forms import (
    AnswerDueForm,
    DueForm,
    NoteForm,
    OfficeForm,
    PersonForm,
    ProofForm,
    ReasonForm,
    SettleForm,
)
from kentongan.actions.models import ActionItem, ActionState, DueChange, DueState
from kentongan.alerts import queries as alerts
from kentongan.alerts.models import Alert, AlertState
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Member
from kentongan.city.templatetags.words import tone
from kentongan.journal import queries as journal
from kentongan.verification import queries as verification

REGENCY = 5  # length of a city's code: work goes to any office of the member's city


def settle_form(member: Member, alert: Alert | None) -> SettleForm | None:
    """Return the form that closes an alert by its checked actions; None where there is nothing to close it with."""
    if alert is None or alert.state == AlertState.CLOSED or not access.permits(member, "alert.close"):
        return None
    done = queries.of_alert(member, alert).filter(state=ActionState.CHECKED)
    return SettleForm() if done.exists() else None


def of(member: Member, thing: ActionItem, *, today: date, zone: Any) -> dict[str, Any]:
    """Return the context of the page."""
    proofs = list(thing.evidence.select_related("added_by"))
    notes = list(thing.notes.select_related("written_by"))
    supporting = list(thing.supporting.all())
    changes = list(thing.due_changes.select_related("asked_by", "settled_by"))
    disputes = list(thing.disputes.select_related("raised_by"))
    asked = next((one for one in changes if one.state == DueState.ASKED), None)
    open_dispute = next((one for one in disputes if one.settled_at is None), None)
    turn = turns.of(
        thing,
        member,
        helps=member.agency_id in [office.pk for office in supporting],
        shown=bool(proofs or notes),
        doubted=open_dispute.doubted_id if open_dispute else None,
        asked=asked,
    )
    alert = alerts.alerts(member).filter(actions=thing).first() if thing.alert_id else None
    knows = thing.incident_id is not None and access.permits(member, "incident.read")
    return {
        "action": thing,
        "tone": tone(thing.state),
        "turn": turn,
        "supporting": supporting,
        "phase": city.labels("phase").get(thing.phase, thing.phase),
        "alert": alert,
        "incident": verification.incidents(member).filter(actions=thing).first() if knows else None,
        "proofs": proofs,
        "points": [[one.lat, one.lng] for one in proofs if one.lat is not None],
        "asked": asked,
        "moved": sum(one.state == DueState.GRANTED and one.new > one.old for one in changes),
        "changes": changes,
        "dispute": open_dispute,
        "notes": _told(thing, notes, changes, disputes),
        "history": journal.history("action", thing.pk),
        "today": today,
        "settle": settle_form(member, alert),
    } | _forms(member, thing, turn, asked, zone=zone)


def _forms(
    member: Member, thing: ActionItem, turn: turns.Turn, asked: DueChange | None, *, zone: Any
) -> dict[str, Any]:
    """Return the forms of the moves that are open; the others cost nothing."""
    person = PersonForm(agency=thing.agency_id, initial={"accountable": thing.accountable_id or member.pk})
    offices = city.agencies(member.region_id[:REGENCY])
    return {
        "reason_form": ReasonForm(),
        "note_form": NoteForm(),
        "proof_form": ProofForm(zone=zone),
        "due_form": DueForm(initial={"due_on": thing.due_on}),
        "person_form": person if turn.accept or turn.name else None,
        "office_form": OfficeForm(agencies=offices) if turn.reassign else None,
        "answer_form": AnswerDueForm() if asked else None,
    }


def _told(thing: ActionItem, notes: Any, changes: list[DueChange], disputes: Any) -> list[dict[str, Any]]:
    """Return what people wrote about it, in the order in which they did: notes, refusals, due dates, disputes."""
    said = [{"at": n.written_at, "who": n.written_by.name, "text": n.text, "icon": "paper"} for n in notes]
    for no in thing.refusals.select_related("refused_by", "agency"):
        text = _("%s menolak") % no.agency.short
        said.append({"at": no.refused_at, "who": no.refused_by.name, "text": text, "note": no.reason, "icon": "close"})
    for one in changes:
        said += _due_told(one)
    for one in disputes:
        who = one.raised_by.name
        said.append(
            {"at": one.raised_at, "who": who, "text": _("Pelapor menyanggah"), "note": one.reason, "icon": "flag"}
        )
    return sorted(said, key=lambda line: line["at"])


def _due_told(one: DueChange) -> list[dict[str, Any]]:
    days = {"old": one.old.strftime("%d-%m-%Y"), "new": one.new.strftime("%d-%m-%Y")}
    straight = one.settled_at == one.asked_at
    first = _("Tenggat %(old)s dipindahkan ke %(new)s") if straight else _("Meminta tenggat %(old)s menjadi %(new)s")
    told = [
        {"at": one.asked_at, "who": one.asked_by.name, "text": first % days, "note": one.reason, "icon": "calendar"}
    ]
    if one.settled_by and not straight:
        text = _("Permintaan tenggat %(new)s: %(answer)s") % (days | {"answer": one.get_state_display()})
        told.append(
            {"at": one.settled_at, "who": one.settled_by.name, "text": text, "note": one.answer, "icon": "calendar"}
        )
    return told
