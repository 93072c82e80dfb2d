"""The clock of one alert, for the page of that alert: `{% clock_of alert %}`."""

from typing import Any

from django import template
from django.utils import timezone

from kentongan.alerts.models import Alert
from kentongan.city import access
from kentongan.desk import ledger, tracks
from kentongan.desk.clocks import clocks

register = template.Library()


@register.inclusion_tag("desk/_clock.html", takes_context=True)
def clock_of(context: dict[str, Any], alert: Alert) -> dict[str, Any]:
    """Return the track of one alert, or nothing for whoever may not read the ledger."""
    member = context["request"].user
    if not access.permits(member, "ledger.read"):
        return {}
    found = clocks(member, Alert.objects.filter(pk=alert.pk), at=timezone.now())
    goals = ledger.goals_on(timezone.localdate())
    if not len(found):
        return {}
    one = found[0]
    return {"track": tracks.track(one, goals, unit=tracks.scale([one]))}
