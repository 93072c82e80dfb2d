"""A file that came with a report and is no picture: a voice note is played, anything else is only saved."""

from django.http import FileResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from kentongan.city import access
from kentongan.city.doors import MemberRequest
from kentongan.errors import NotYours
from kentongan.intake import queries
from kentongan.intake.models import Attachment

SOUNDS = frozenset({"audio/webm", "audio/ogg", "audio/mp4", "audio/mpeg", "audio/amr"})


@require_safe
@cache_control(private=True, max_age=3600)
def attachment(request: MemberRequest, pk: int) -> FileResponse:
    """One attachment, for whoever may see its report."""
    kept = access.one(Attachment.objects.filter(queries.photos_visible(request.user)).distinct(), pk=pk)
    is_sound = kept.media_type in SOUNDS
    try:
        content = kept.file.open("rb")
    except FileNotFoundError:
        raise NotYours from None
    kind = kept.media_type if is_sound else "application/octet-stream"
    response = FileResponse(content, as_attachment=not is_sound, filename=kept.name, content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    return response
