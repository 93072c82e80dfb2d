"""The coming rakor of the demo is called: its series, the invitations, and what some offices have answered already."""

from datetime import datetime, time

from django.conf import settings
from django.utils.timezone import localdate

from kentongan.city import queries as city
from kentongan.city.models import Classification, Member
from kentongan.invitations import dates, series_services, services
from kentongan.invitations.models import Invitation, Reply
from kentongan.meetings.models import Meeting, Mode

KINDS = ("opd", "vertikal", "kecamatan")
DEPUTIES = {"satpolpp": ("Pejabat pengganti (SIMULASI)", "Kepala Bidang Ketertiban Umum")}
COMING = ("polres", "pupr")


def call(meeting: Meeting, people: dict[str, Member], *, at: datetime) -> None:
    """Invite the offices to a planned rakor, let some of them answer, and keep the series from the next month on."""
    secretary = people["sekretaris"]
    offices = list(city.agencies(settings.HOME_CODE).filter(kind__in=KINDS))
    services.invite(meeting=meeting, agencies=offices, member=secretary, at=at)
    for name in (*COMING, *DEPUTIES):
        theirs = Invitation.objects.filter(meeting=meeting, agency=people[name].agency).first()
        if theirs is None:
            continue
        by, office = DEPUTIES.get(name, ("", ""))
        reply = Reply.DEPUTY if by else Reply.COMING
        services.answer(
            invitation=theirs, reply=reply, represented_by=by, represented_office=office, member=people[name], at=at
        )
    series_services.save_series(
        series=None,
        agencies=offices,
        member=secretary,
        at=at,
        title="Rakor Tim Terpadu periode {bulan} (SIMULASI)",
        region=meeting.region,
        classification=Classification.OPEN,
        interval=1,
        rule="weekday",
        day=None,
        weekday=2,
        nth=4,
        starts_at=time(9),
        ends_at=time(11, 30),
        place=meeting.place,
        mode=Mode.BOTH,
        link="",
        chair=meeting.chair,
        lead_days=21,
        remind_days=2,
        active_from=dates.later(localdate(at), 1),
        active_to=None,
    )
