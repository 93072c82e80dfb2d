"""Where a phone's parcels come in. Answers are for a program: a status, and words for the person."""

from datetime import datetime
from uuid import UUID

from django import forms
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.phone import parcels, queries, receiving, services
from kentongan.phone.clock import moment
from kentongan.phone.models import Device


class ParcelForm(forms.Form):
    """A sealed parcel with its number, for which device it was sealed, and what the phone's clock says."""

    number = forms.UUIDField()
    device = forms.UUIDField()
    clock = forms.CharField(max_length=20, required=False)
    parcel = forms.FileField(max_length=100)


@require_POST
@never_cache
def send(request: MemberRequest) -> HttpResponse:
    """Take a parcel in: once, however often it comes."""
    form = ParcelForm(request.POST, request.FILES)
    if not form.is_valid():
        return _said(422, "parcel-incomplete", _("Kiriman tidak lengkap."))
    at = timezone.now()
    try:
        plain, number, phone = _opened(request, form)
        parcel = parcels.of(plain, number=number, phone=phone, at=at)
        done = receiving.receive(parcel, member=request.user)
    except Refused as problem:
        return _said(problem.status, problem.code, str(problem))
    told = {"number": done.number, "link": done.link, "words": done.words}
    return JsonResponse(told, status=done.status)


@require_POST
@never_cache
def reopen(request: MemberRequest) -> HttpResponse:
    """Show its own writer what a parcel says, so that it can be put right; the phone itself cannot read it any more."""
    form = ParcelForm(request.POST, request.FILES)
    if not form.is_valid():
        return _said(422, "parcel-incomplete", _("Kiriman tidak lengkap."))
    try:
        head, _content = parcels.read(_opened(request, form)[0])
    except Refused as problem:
        return _said(problem.status, problem.code, str(problem))
    return JsonResponse({"kind": head.get("kind"), "fields": head["fields"]})


def _opened(request: MemberRequest, form: ParcelForm) -> tuple[bytes, UUID, datetime | None]:
    told = form.cleaned_data
    device: Device = queries.device(request.user, told["device"])
    plain = services.open_parcel(device=device, number=told["number"], parcel=told["parcel"].read())
    return plain, told["number"], moment(told["clock"])


def _said(status: int, code: str, words: str) -> JsonResponse:
    return JsonResponse({"code": code, "words": words}, status=status)
