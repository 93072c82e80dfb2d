"""Taking a report off an incident."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kentongan.city.doors import MemberRequest
from kentongan.intake import queries as intake
from kentongan.verification import queries, splitting


@require_POST
def split(request: MemberRequest, pk: int, report: UUID) -> HttpResponse:
    """Say that a report tells of something else."""
    incident = queries.incident(request.user, pk)
    thing = intake.report(request.user, report)
    splitting.split(report=thing, incident=incident, member=request.user, at=timezone.now())
    messages.success(request, _("%s dipisahkan dari peristiwa ini dan sekarang Anda tangani.") % thing)
    return redirect("intake:report", pk=thing.pk)
