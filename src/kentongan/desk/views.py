"""The pages that know everything and are known by none."""

import hashlib
import json
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from kentongan.alerts import queries as alert_queries
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.atlas import REGENCY, Atlas, atlas
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Level, Member, Role
from kentongan.desk import journal_page, place, turns
from kentongan.desk.figures import regions_on_map, tally
from kentongan.desk.words import KINDS
from kentongan.journal import queries as journal_queries
from kentongan.journal.wording import deed

PAGE = 25


@require_safe
def home(request: MemberRequest) -> HttpResponse:
    """What is wrong, whose turn it is, what is late: the first screen of each role."""
    member, today = request.user, timezone.localdate()
    if member.role == Role.FIELD:
        return render(request, "desk/home_field.html", turns.for_field(member, today=today) | {"today": today})
    if member.role == Role.ADMINISTRATOR:
        return render(request, "desk/home_keeper.html", turns.for_keeper(member))
    context = turns.for_team(member, at=timezone.now(), today=today)
    context |= {"today": today, "src": _source(Level.VILLAGE), "note": _note(context["is_guessed"])}
    return render(request, "desk/home.html", context)


@require_safe
def atlas_page(request: MemberRequest) -> HttpResponse:
    """The map, and the same as a list."""
    level, at = _level(request), timezone.now()
    counted = tally(request.user, at=at, today=timezone.localdate())
    places = regions_on_map(request.user, level, counted, at=at)
    drawn, _version = atlas(request.user)
    layers = _layers(request.user)
    layer = next((one for one in layers if one.word == request.GET.get("lapis")), layers[0])
    if layer.figure:
        places.sort(key=lambda one: (-getattr(one, layer.figure), one.name))
    context = {
        "level": level,
        "layer": layer,
        "layers": layers,
        "tabs": [(Level.VILLAGE, _("Kelurahan")), (Level.DISTRICT, _("Kecamatan"))],
        "places": places,
        "undrawn": [one for one in places if one.code not in drawn.shapes],
        "silent_count": sum(one.silent for one in places),
        "wider": _wider(request.user, level),
        "src": _source(level),
        "note": _note(drawn.note_for([one.code for one in places])),
        "attribution": ", ".join(drawn.sources),
    }
    return render(request, "desk/map.html", context)


@require_safe
def regions(request: MemberRequest) -> HttpResponse:
    """The member's area as GeoJSON; answers 304 when nothing on the map has changed."""
    level, at = _level(request), timezone.now()
    counted = tally(request.user, at=at, today=timezone.localdate())
    places = regions_on_map(request.user, level, counted, at=at)
    drawn, version = atlas(request.user)
    properties = [one.properties() for one in places if one.code in drawn.shapes]
    etag = f'"{_digest([properties, version])}"'
    answer = get_conditional_response(request, etag=etag)
    if answer is None:
        content = json.dumps(_collection(properties, drawn), separators=(",", ":"), ensure_ascii=False)
        answer = HttpResponse(content, content_type="application/geo+json")
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _collection(properties: list[dict[str, Any]], drawn: Atlas) -> dict[str, Any]:
    features = [
        {
            "type": "Feature",
            "properties": one | {"approximate": one["code"] in drawn.approximate},
            "geometry": drawn.shapes[one["code"]],
        }
        for one in properties
    ]
    note = _note(drawn.note_for([one["code"] for one in properties]))
    return {"type": "FeatureCollection", "note": note, "attribution": ", ".join(drawn.sources), "features": features}


def _digest(state: object) -> str:
    return hashlib.sha256(json.dumps(state, cls=DjangoJSONEncoder).encode()).hexdigest()[:32]


class Layer(NamedTuple):
    """What the map can show: by which word in the address, under which figure of a region (none: the levels)."""

    word: str
    figure: str
    label: str


def _layers(member: Member) -> list[Layer]:
    levels = Layer("", "", _("Peringatan dan peristiwa"))
    late = Layer("terlambat", "late", _("Tugas terlambat"))
    heard = Layer("rumor", "rumours", _("Rumor terdengar"))
    return [levels, late, *([heard] if access.permits(member, "rumour.read") else [])]


def _level(request: MemberRequest) -> str:
    """Return the level asked for; a province begins with its kecamatan, a city with its kelurahan."""
    usual = Level.VILLAGE if len(request.user.region_id) >= REGENCY else Level.DISTRICT
    asked = request.GET.get("level", "")
    return asked if asked in {Level.VILLAGE, Level.DISTRICT} else usual.value


def _source(level: str) -> str:
    return f"{reverse('desk:regions')}?level={level}"


def _note(is_guessed: bool) -> str:
    """Say so when the lines on the map are guessed."""
    return _("Batas perkiraan: dibuat dari titik label, bukan batas resmi.") if is_guessed else ""


def _wider(member: Member, level: str) -> int:
    """Return how many open alerts hold for more than one region of this map: they show on each of them."""
    longest = 8 if level == Level.VILLAGE else REGENCY
    codes = alert_queries.open_alerts(member).values_list("region_id", flat=True)
    return sum(len(code) <= longest for code in codes)


@require_safe
def region(request: MemberRequest, region: str) -> HttpResponse:
    """One kelurahan or kecamatan."""
    here = place.region_of(request.user, region)
    today = timezone.localdate()
    context = place.picture(request.user, here, at=timezone.now(), today=today)
    return render(request, "desk/region.html", context | {"today": today})


@require_safe
def journal(request: MemberRequest) -> HttpResponse:
    """The append-only journal, as far as the member's region and clearance reach."""
    form = journal_page.JournalForm(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    found = journal_page.lines(
        request.user,
        verb=given.get("perbuatan", ""),
        actor=given.get("pelaku", ""),
        first=given.get("sejak"),
        last=given.get("sampai"),
    )
    query = request.GET.copy()
    query.pop("page", None)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    names = dict(
        city.regions_of(request.user).filter(code__in={line.region for line in page}).values_list("code", "name")
    )
    rows = [(line, deed(line.verb), KINDS.get(line.kind, line.kind), names.get(line.region)) for line in page]
    context = {"form": form, "page": page, "rows": rows, "query": query.urlencode()}
    return render(request, "desk/journal.html", context | {"seal": journal_queries.last_seal()})


@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """Answer "ok" when the database answers; for whoever watches the server."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
