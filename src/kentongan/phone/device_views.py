"""Where one is logged in, and the way to shut a lost phone out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kentongan.city import access
from kentongan.city.doors import MemberRequest
from kentongan.phone import log_in, queries, services


@require_safe
def devices(request: MemberRequest) -> HttpResponse:
    """My devices."""
    here = log_in.known_device(request)
    context = {"devices": queries.devices(request.user)[:100], "here": here}
    answer = render(request, "phone/devices.html", context)
    if here is not None:
        log_in.keep(answer, here)
    return answer


@require_POST
def end(request: MemberRequest, pk: UUID) -> HttpResponse:
    """My phone is lost, or I do not use that browser any more."""
    device = access.one(queries.devices(request.user), pk=pk)
    is_here = request.session.get(services.IN_SESSION) == str(device.pk)
    services.end(device=device, by=request.user, at=timezone.now())
    if is_here:
        request.session.flush()
        return redirect("login")
    messages.success(request, _("%s dikeluarkan. Yang masih tersimpan di dalamnya tidak dapat dibaca lagi.") % device)
    return redirect("phone:devices")


@require_safe
def member_devices(request: MemberRequest, pk: int) -> HttpResponse:
    """Somebody else's devices, for the administrator to whom they call."""
    member, things = queries.devices_of(request.user, pk)
    return render(request, "phone/member_devices.html", {"member": member, "devices": things[:100]})


@require_POST
def member_end(request: MemberRequest, pk: int) -> HttpResponse:
    """Log a member out everywhere: nobody need know which of the phones was stolen."""
    member, _things = queries.devices_of(request.user, pk)
    services.end_all(member=member, by=request.user, at=timezone.now())
    messages.success(
        request, _("%s dikeluarkan dari semua perangkat. Ia dapat masuk lagi dengan kata sandinya.") % member
    )
    return redirect("phone:member_devices", pk=pk)
