"""The agenda of one rakor: for the screen, for paper, and for the secretary who puts it in order."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kentongan.city import access
from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.meetings import agenda as agendas
from kentongan.meetings import agenda_services, queries
from kentongan.meetings.agenda_forms import PointForm
from kentongan.meetings.agenda_sections import sections
from kentongan.meetings.models import AgendaItem, Meeting


@require_safe
def agenda(request: MemberRequest, pk: int) -> HttpResponse:
    """Every item with what belongs under it."""
    return _page(request, queries.meeting(request.user, pk), PointForm())


@require_POST
def build(request: MemberRequest, pk: int) -> HttpResponse:
    """Bring the items up to date."""
    thing = queries.meeting(request.user, pk)
    agenda_services.build_agenda(meeting=thing, member=request.user, at=timezone.now())
    messages.success(request, _("Agenda disusun ulang; urutan Anda tetap."))
    return redirect("meetings:agenda", pk=pk)


@require_POST
def add(request: MemberRequest, pk: int) -> HttpResponse:
    """Add a point of one's own."""
    thing = queries.meeting(request.user, pk)
    form = PointForm(request.POST)
    if form.is_valid():
        try:
            item = agenda_services.add_point(
                meeting=thing, text=form.cleaned_data["text"], member=request.user, at=timezone.now()
            )
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            return _back(item)
    return _page(request, thing, form, status=422)


@require_POST
def move(request: MemberRequest, pk: int) -> HttpResponse:
    """Up or down by one."""
    item = queries.agenda_item(request.user, pk)
    down = request.POST.get("arah") == "turun"
    agenda_services.move_item(item=item, down=down, member=request.user, at=timezone.now())
    return _back(item)


@require_POST
def leave(request: MemberRequest, pk: int) -> HttpResponse:
    """Off the agenda, or back onto it."""
    item = queries.agenda_item(request.user, pk)
    out = request.POST.get("lewati") != "0"
    agenda_services.leave_out(item=item, left_out=out, member=request.user, at=timezone.now())
    return _back(item)


@require_POST
def rename(request: MemberRequest, pk: int) -> HttpResponse:
    """Other words for a point of one's own."""
    item = queries.agenda_item(request.user, pk)
    form = PointForm(request.POST)
    if not form.is_valid():
        return _page(request, item.meeting, form, renamed=item, status=422)
    agenda_services.rename_point(item=item, text=form.cleaned_data["text"], member=request.user, at=timezone.now())
    return _back(item)


def _back(item: AgendaItem) -> HttpResponse:
    return redirect(f"{reverse('meetings:agenda', args=[item.meeting_id])}#mata-{item.pk}")


def _page(
    request: MemberRequest, thing: Meeting, form: PointForm, *, renamed: AgendaItem | None = None, status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    built = agendas.build(thing, today=today)
    context = {
        "meeting": thing,
        "today": today,
        "agenda": built,
        "sections": sections(built),
        "left_out": [one for one in built.items if one.left_out],
        "form": form,
        "renamed": renamed,
        "may_order": access.permits(request.user, "meeting.keep") and thing.state in agenda_services.OPEN,
        "secrecy": thing.get_classification_display() if thing.classification else "",
    }
    return render(request, "meetings/agenda.html", context, status=status)
