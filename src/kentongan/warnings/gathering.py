"""Ask the sources whose turn it is, each by itself: what is wrong with one is its own affair."""

import logging
from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import DatabaseError

from kentongan.outside import NotFetched, fetch
from kentongan.warnings import ground, services
from kentongan.warnings.cap import read_cap
from kentongan.warnings.earthquake import read_earthquakes
from kentongan.warnings.models import FeedKind, OfficialWarning, WarningSource
from kentongan.warnings.rss import read_rss
from kentongan.warnings.told import NotActual, Told, Unreadable
from kentongan.warnings.weather import read_forecast

log = logging.getLogger(__name__)
MOST_LINKS = 10  # messages of one list that are fetched in one turn


def fetch_due(*, at: datetime) -> None:
    """Ask every source whose turn it is; the job of each minute."""
    for source in services.claim_due(at=at):
        try:
            ask(source, at=at)
        except (Unreadable, NotFetched) as fault:
            services.note_failure(source=source, why=str(fault), at=at)
        except DatabaseError:
            raise
        except Exception as fault:  # noqa: BLE001 - a form of message nobody thought of must not stop the other sources
            log.error("warning source %s: %s", source.pk, type(fault).__name__)
            services.note_failure(source=source, why=f"isi tidak terduga ({type(fault).__name__})", at=at)


def ask(source: WarningSource, *, at: datetime) -> int:
    """Ask one source and take in what concerns the city; the number of new warnings.

    Raises:
        NotFetched: the other side did not answer as it should.
        Unreadable: what it sent is not what it should be. What was read before stays.
    """
    answer = fetch(source.url, mark=source.mark)
    if answer.body is None:
        services.note_success(source=source, mark=source.mark, at=at)
        return 0
    new, faults = 0, list[str]()
    if source.kind == FeedKind.RSS:
        messages, faults = _linked(source, answer.body)
    else:
        messages = _told(source, answer.body)
    for message in messages:
        new += services.take_in(source, message, at=at)[1]
    if faults:  # the list stays unmarked, so that it is read again
        raise Unreadable("; ".join(faults))
    services.note_success(source=source, mark=answer.mark, at=at)
    return new


def _told(source: WarningSource, body: bytes) -> list[Told]:
    if source.kind == FeedKind.EARTHQUAKE:
        return read_earthquakes(body, middle=ground.middle(), names=ground.home_names(), options=source.options)
    if source.kind == FeedKind.WEATHER:
        return read_forecast(body, options=source.options, zone=ZoneInfo(settings.TIME_ZONE))
    try:
        return [read_cap(body)]
    except NotActual:
        return []


def _linked(source: WarningSource, body: bytes) -> tuple[list[Told], list[str]]:
    """Fetch the messages of a list that name our province or city and are not known yet."""
    places = tuple(name for name in (ground.province_name(), *ground.home_names()) if name)
    items = [item for item in read_rss(body) if item.names(places)]
    known = set(
        OfficialWarning.objects.filter(identifier__in=[i.identifier for i in items]).values_list(
            "identifier", flat=True
        )
    )
    messages, faults = [], []
    for item in [item for item in items if item.identifier not in known][:MOST_LINKS]:
        try:
            if urlsplit(item.link).hostname != urlsplit(source.url).hostname:
                raise Unreadable("daftar menunjuk ke server lain; tidak diikuti")
            answer = fetch(item.link, mark={})
            messages += [read_cap(answer.body or b"")]
        except NotActual:
            continue
        except (Unreadable, NotFetched) as fault:
            faults.append(f"{item.identifier[:60]}: {fault}")
    return messages, faults
