"""From what exists for a member to the bytes of a calendar: the whole feed, or one rakor to hand on."""

from datetime import date
from email.utils import parseaddr
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kentongan.calendars import ics, queries
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Member
from kentongan.invitations.models import Invitation, Reply
from kentongan.meetings.models import Meeting, MeetingState

ANSWERS = {Reply.COMING: "ACCEPTED", Reply.DEPUTY: "ACCEPTED", Reply.ABSENT: "DECLINED"}


def feed(member: Member, *, site: str, today: date) -> bytes:
    """Return everything that belongs into a member's calendar; it speaks Indonesian to all.

    Args:
        member: whose calendar; what does not exist for them is not in it.
        site: scheme and host, as `https://kentongan.example.go.id`.
        today: the day around which it reaches.
    """
    meetings, tasks = list(queries.rakor(member, today=today)), list(queries.tasks(member))
    changed = queries.last_lines("meeting", [one.pk for one in meetings])
    worked = queries.last_lines("action", [one.pk for one in tasks])
    zone, host = ZoneInfo(settings.TIME_ZONE), _host()
    with translation.override("id"):
        parts = [
            *(ics.event(one, host=host, page=site + _page(one), zone=zone, at=changed.get(one.pk)) for one in meetings),
            *(
                ics.task(one, host=host, page=site + reverse("actions:action", args=[one.pk]), at=worked.get(one.pk))
                for one in tasks
            ),
        ]
        return ics.calendar(f"Kentongan {city.home_name()}", parts)


def one_meeting(member: Member, meeting: Meeting, *, site: str) -> bytes:
    """Return one rakor as a message to the invited: a REQUEST, or a CANCEL once it is cancelled.

    Without anybody invited it is PUBLISHed: a REQUEST has attendees (RFC 5546, 3.2.2).
    """
    sent = Invitation.objects.filter(meeting=meeting, sent_at__isnull=False).select_related("agency")
    if not access.in_scope(member, meeting.region_id) or not access.permits(member, "meeting.read"):
        sent = sent.filter(agency=member.agency_id)
    invited = list(sent.order_by("agency__short", "pk"))
    at = queries.last_lines("meeting", [meeting.pk]).get(meeting.pk)
    with translation.override("id"):
        zone = ZoneInfo(settings.TIME_ZONE)
        event = ics.event(meeting, host=_host(), page=site + _page(meeting), zone=zone, at=at)
        method = "CANCEL" if meeting.state == MeetingState.CANCELLED else "REQUEST"
        if invited:
            ics.attend(event, organizer=_organizer(meeting), attendees=[_attendee(one) for one in invited])
        return ics.calendar(_("Rakor"), [event], method=method if invited else "PUBLISH")


def _page(meeting: Meeting) -> str:
    invitation = getattr(meeting, "own_invitation", None)
    if invitation:
        return reverse("invitations:invitation", args=[invitation])
    return reverse("meetings:meeting", args=[meeting.pk])


def _host() -> str:
    return f"{settings.HOME_CODE}.kentongan"


def _organizer(meeting: Meeting) -> tuple[str, str]:
    return meeting.called_by.agency.name, f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}"


def _attendee(one: Invitation) -> dict[str, str]:
    """An office has no mail address here: a name of its own stands for it."""
    state = "NEEDS-ACTION" if one.is_outdated else ANSWERS.get(Reply(one.reply), "NEEDS-ACTION")
    return {"name": one.agency.name, "uri": f"urn:x-kentongan:{one.agency_id}", "state": state}
