"""An official warning that touches the city becomes an alert of ours, with the source named and its words kept apart.

One alert stands at the smallest region that holds all touched kelurahan. When the warning ends or is called off the
alert says so; a person closes it.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format

from kentongan.alerts.models import Alert, AlertLevel, Rule, RuleKind
from kentongan.alerts.origins import Grounds, active_rule, note, warn
from kentongan.alerts.services import OPEN, Signal
from kentongan.alerts.weighing import weigh
from kentongan.warnings import ground
from kentongan.warnings import queries as warnings
from kentongan.warnings.models import OfficialWarning


def follow_official(*, at: datetime) -> None:
    """Raise or join an alert for each running warning nobody was alerted to; note which have ended."""
    rule = active_rule(RuleKind.OFFICIAL)
    if rule is None:
        return
    for warning in warnings.running(at).exclude(alerts__rule__kind=RuleKind.OFFICIAL):
        _warn(warning, rule, at=at)
    for alert in Alert.objects.filter(rule__kind=RuleKind.OFFICIAL, state__in=OPEN).order_by("pk"):
        _note_end(alert, at=at)


@transaction.atomic
def _warn(warning: OfficialWarning, rule: Rule, *, at: datetime) -> Alert | None:
    touched = list(warning.regions.order_by("code").values_list("code", flat=True))
    if not touched:
        return None
    options, place = rule.options, ground.smallest_around(touched)
    weight = weigh(
        region=place,
        category=options["category"],
        likelihood=options["likelihood"][warning.certainty][warning.urgency],
        impact=options["impact"][warning.severity],
        day=at.astimezone(ZoneInfo(settings.TIME_ZONE)).date(),
    )
    if weight.level == AlertLevel.SAFE:
        return None
    signal = Signal(
        rule=rule,
        region=place,
        category=options["category"],
        level=weight.level,
        reason=" ".join(filter(None, [_sentence(warning, len(touched)), weight.sentence])),
        incidents=[],
        finding={"warning": warning.pk, "touched": len(touched)},
        likelihood=weight.likelihood,
        impact=weight.impact,
        attention=weight.attention,
        classification=warning.classification,
    )
    return warn(signal, Grounds(official_warnings=[warning]), at=at)


def _sentence(warning: OfficialWarning, touched: int) -> str:
    """Name the source first: its words for how grave it is are not our levels."""
    with translation.override("id"):
        until = date_format(warning.expires.astimezone(ZoneInfo(settings.TIME_ZONE)), "j F Y, H.i")
        grave = warning.get_severity_display()
    return (
        f"Sumber: {warning.attribution}. {warning.headline.rstrip('.')}; {grave}, berlaku sampai {until}, menyentuh "
        f"{touched} kelurahan. Tingkat di halaman ini ditetapkan kota, bukan oleh sumbernya."
    )


def _note_end(alert: Alert, *, at: datetime) -> None:
    """Say once that nothing it rests on is in force any more; a warning that joins later makes it anew."""
    things = list(alert.official_warnings.order_by("pk"))
    alive = alert.official_warnings.filter(warnings.is_running(at)).exists()
    if not things or alive:
        return
    last = things[-1]
    if last.is_cancelled:
        said = "Peringatan asal sudah dibatalkan oleh sumbernya."
    elif last.superseded_by_id:
        said = "Peringatan asal sudah diganti sumbernya dengan yang baru."
    else:
        said = "Peringatan asal sudah berakhir."
    note(alert, f"{said} Peringatan ini ditutup oleh orang, dengan alasan.", mark=f"ended:{last.pk}", at=at)
