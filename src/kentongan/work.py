"""What the background worker can do, and when it does it by itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management import call_command

from kentongan.actions import reminding
from kentongan.alerts import backtests, calendar_services, climbing, grave, official, rumour_velocity, silence, watching
from kentongan.api import publishing
from kentongan.gateways import services as gateways
from kentongan.intake import services as intake
from kentongan.intake import sorting
from kentongan.interventions import services as interventions
from kentongan.invitations import proposing
from kentongan.invitations import services as invitations
from kentongan.jobs import services as jobs
from kentongan.jobs.models import Schedule
from kentongan.jobs.worker import Beat, Handler
from kentongan.journal import services as journal
from kentongan.mailbox import fetching as letters
from kentongan.mailbox import services as mailbox
from kentongan.news import gathering as news
from kentongan.news import services as news_services
from kentongan.notices import expanding as notice_lines
from kentongan.notices import queries as notice_queries
from kentongan.notices import sending
from kentongan.notices import services as notices
from kentongan.notices.models import Way
from kentongan.sheets import services as sheets
from kentongan.situations import reminding as situation_reminding
from kentongan.streetform import services as streetform
from kentongan.warnings import gathering

FINISHED_JOBS_STAY = timedelta(days=30)


@dataclass(frozen=True)
class Rhythm:
    """A schedule as shipped: every so many minutes, or daily at an hour of the city's clock."""

    name: str
    kind: str
    minutes: int | None = None
    daily_at: time | None = None


def seal_journal(*, at: datetime) -> None:
    """Seal everything that waits, batch after batch."""
    while journal.seal(at=at):
        pass


def forget_jobs(*, at: datetime) -> None:
    """Drop finished jobs that nobody will ask about any more."""
    jobs.forget_finished(before=at - FINISHED_JOBS_STAY)


def clear_sessions(*, at: datetime) -> None:
    """Drop the sessions that have run out."""
    call_command("clearsessions")


def tell(now: Callable[[], datetime]) -> bool:
    """Turn new lines of the journal into notices; True while more wait."""
    return notice_lines.expand(at=now()) == notice_lines.BATCH


def send_by(way: str) -> Beat:
    """Return the beat of one way out: what is slow there holds up no other."""

    def send(now: Callable[[], datetime]) -> bool:
        return bool(sending.send(way=way, now=now))

    return send


# What the worker does every second beside its jobs, each in a thread of its own.
BEATS: Sequence[Beat] = (tell, *(send_by(way) for way in Way.values))


def fetch_letters(*, at: datetime) -> None:
    """Take in the city's letters; whose a proven address is, the room of notices knows."""
    letters.fetch_due(at=at, member_of=notice_queries.member_by_mail)


def remind_of_actions(*, at: datetime) -> None:
    """Remind of due dates and let overdue work climb."""
    reminding.remind(at=at)


def remind_of_situations(*, at: datetime) -> None:
    """Remind the offices of the situation reports they owe."""
    situation_reminding.remind(at=at)


def sort_reports(*, at: datetime) -> None:
    """Note of new reports what the inbox shows them by."""
    sorting.sort_new(at=at)


HANDLERS: Mapping[str, Handler] = {
    "journal.seal": seal_journal,
    "report.prepare": intake.prepare,
    "report.assist": intake.assist,
    "mail.fetch": fetch_letters,
    "news.fetch": news.fetch_due,
    "reports.sort": sort_reports,
    "sheets.store": sheets.store_rows,
    "sheets.forget": sheets.forget,
    "streetform.forget": streetform.forget,
    "gateways.forget": gateways.forget,
    "mail.forget": mailbox.forget,
    "news.forget": news_services.forget,
    "warnings.fetch": gathering.fetch_due,
    "alerts.grave": grave.alert_on_report,
    "alerts.follow": grave.follow_reports,
    "alerts.official": official.follow_official,
    "alerts.rumours": rumour_velocity.watch_rumours,
    "alerts.silence": silence.watch_silence,
    "alerts.severe": watching.detect_severe,
    "alerts.detect": watching.detect_all,
    "alerts.backtest": backtests.perform,
    "interventions.measure": interventions.measure_all,
    "api.publish": publishing.publish,
    "notices.entry": notice_lines.retry,
    "notices.code": notices.send_code,
    "notices.test": notices.send_test,
    "notices.forget": notices.forget,
    "alerts.climb": climbing.climb,
    "calendar.keep": calendar_services.keep_calendar,
    "actions.remind": remind_of_actions,
    "meetings.propose": proposing.propose,
    "meetings.remind_invited": invitations.remind,
    "situations.remind": remind_of_situations,
    "jobs.forget": forget_jobs,
    "sessions.clear": clear_sessions,
}
# Somebody may be in danger while these wait: a thread of the worker does nothing else.
QUICK = frozenset({"alerts.grave"})
# Receiving comes first: while reports pour in they are read when there is time for it. What is grave is read already.
PATIENT = frozenset({"report.prepare"})
SCHEDULES = (
    Rhythm("journal.seal", "journal.seal", minutes=1),
    Rhythm("reports.sort", "reports.sort", minutes=1),
    Rhythm("streetform.forget", "streetform.forget", daily_at=time(2, 40)),
    Rhythm("gateways.forget", "gateways.forget", daily_at=time(2, 40)),
    Rhythm("mail.forget", "mail.forget", daily_at=time(2, 40)),
    Rhythm("news.forget", "news.forget", daily_at=time(2, 40)),
    Rhythm("mail.fetch", "mail.fetch", minutes=1),
    Rhythm("news.fetch", "news.fetch", minutes=1),
    Rhythm("sheets.forget", "sheets.forget", daily_at=time(2, 40)),
    Rhythm("warnings.fetch", "warnings.fetch", minutes=1),
    Rhythm("alerts.follow", "alerts.follow", minutes=1),
    Rhythm("alerts.official", "alerts.official", minutes=1),
    Rhythm("alerts.rumours", "alerts.rumours", minutes=5),
    Rhythm("alerts.silence", "alerts.silence", daily_at=time(6, 15)),
    Rhythm("alerts.severe", "alerts.severe", minutes=1),
    # Counts that have not changed since the last look leave no new run, so looking often costs next to nothing.
    Rhythm("alerts.detect", "alerts.detect", minutes=5),
    # Monthly: what was measured in this month already is passed over.
    Rhythm("interventions.measure", "interventions.measure", daily_at=time(3, 30)),
    Rhythm("api.publish", "api.publish", minutes=1),
    Rhythm("notices.forget", "notices.forget", daily_at=time(2, 30)),
    Rhythm("alerts.climb", "alerts.climb", minutes=1),
    # Nothing to do on most nights: only when a year, or a newer list of holidays, is not in the calendar yet.
    Rhythm("calendar.keep", "calendar.keep", daily_at=time(2, 30)),
    # Every hour, so that a worker that was down in the morning catches up; reminders themselves wait for seven o'clock.
    Rhythm("actions.remind", "actions.remind", minutes=60),
    # Hourly, so that a worker that was down catches up; what was made or said already is passed over.
    Rhythm("meetings.propose", "meetings.propose", minutes=60),
    Rhythm("meetings.remind_invited", "meetings.remind_invited", minutes=60),
    Rhythm("situations.remind", "situations.remind", minutes=30),
    Rhythm("jobs.forget", "jobs.forget", daily_at=time(2, 45)),
    Rhythm("sessions.clear", "sessions.clear", daily_at=time(3, 0)),
)


def ensure_schedules(at: datetime) -> int:
    """Create the schedules that are missing; rows that are there stay as the city has set them."""
    zone = ZoneInfo(settings.TIME_ZONE)
    created = 0
    for rhythm in SCHEDULES:
        row = Schedule(name=rhythm.name, kind=rhythm.kind, minutes=rhythm.minutes, daily_at=rhythm.daily_at)
        defaults = {
            "kind": rhythm.kind,
            "minutes": rhythm.minutes,
            "daily_at": rhythm.daily_at,
            "next_at": at if rhythm.minutes else jobs.next_time(row, after=at, zone=zone),
        }
        created += Schedule.objects.get_or_create(name=rhythm.name, defaults=defaults)[1]
    return created
