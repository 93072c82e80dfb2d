"""The address at which gateways knock. It speaks JSON, needs no log-in, and believes only what is signed."""

from django.http import HttpRequest, JsonResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from kentongan.errors import Refused
from kentongan.gateways import services
from kentongan.gateways.models import Gateway

MOST_BYTES = 256_000


@csrf_exempt  # a machine has no cookie that could be misused; the signature is the proof
@require_POST
def receive(request: HttpRequest, slug: str) -> JsonResponse:
    """Take one message in. 201 for a new report, 200 for a known one or for what says nothing, 4xx with a code."""
    with translation.override("id"):
        return _receive(request, slug)


def _receive(request: HttpRequest, slug: str) -> JsonResponse:
    at = timezone.now()
    gateway = Gateway.objects.select_related("region").filter(slug=slug, is_active=True).first()
    if gateway is None:
        return _refused("not-found", _("Gerbang ini tidak ada atau tidak aktif."), 404)
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        services.note_refusal(gateway=gateway, code="hook-too-large", at=at)
        return _refused("hook-too-large", _("Kiriman lebih besar dari 256 KB; media tidak perlu disertakan."), 413)
    try:
        taken = services.take_in(gateway=gateway, headers=request.headers, body=request.body, at=at)
    except Refused as problem:
        return _refused(problem.code, str(problem), problem.status)
    told = {"report": str(taken.report) if taken.report else None, "new": taken.is_new}
    if taken.report is None:
        told["ignored"] = "no-text"
    if taken.has_media:
        told["media"] = "not-fetched"
    return JsonResponse(told, status=201 if taken.is_new else 200)


def _refused(code: str, sentence: str, status: int) -> JsonResponse:
    return JsonResponse({"error": code, "message": sentence}, status=status)
