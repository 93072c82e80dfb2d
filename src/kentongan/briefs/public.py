"""/siaran/: press releases that are out. No log-in, nothing classified, cacheable; the city may switch it off."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from kentongan.briefs import paper_settings
from kentongan.briefs.models import BriefKind, PressRelease, PressState
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Classification, Region
from kentongan.errors import NotYours

PAGE, FEED, FIVE_MINUTES = 25, 50, 300
SHOWN = (PressState.RELEASED, PressState.WITHDRAWN)


def public() -> QuerySet[PressRelease]:
    """Return what is out, newest first; NotYours (404) where the city shows none."""
    if not paper_settings.of(BriefKind.PRESS).is_public:
        raise NotYours
    things = PressRelease.objects.filter(
        state__in=SHOWN,
        released_at__isnull=False,
        brief__classification=Classification.OPEN,
        meeting__classification=Classification.OPEN,
    )
    return things.select_related("brief").order_by("-released_at", "-id")


@cache_control(public=True, max_age=FIVE_MINUTES)
@conditional_page
@require_safe
def releases(request: HttpRequest) -> HttpResponse:
    """All releases, the latest first; one that was taken back is no longer listed."""
    things = public().filter(state=PressState.RELEASED)
    page = Paginator(things, PAGE).get_page(request.GET.get("page"))
    return render(request, "press/releases.html", {"page": page, "publisher": _city()})


@cache_control(public=True, max_age=FIVE_MINUTES)
@conditional_page
@require_safe
def release(request: HttpRequest, slug: str) -> HttpResponse:
    """One release; of one that was taken back, that it was, and why (410)."""
    thing = access.one(public(), slug=slug)
    is_gone = thing.state == PressState.WITHDRAWN
    context = {"release": thing, "s": thing.brief.snapshot, "is_gone": is_gone, "publisher": _city()}
    context["paragraphs"] = _paragraphs(thing)
    return render(request, "press/release.html", context, status=410 if is_gone else 200)


@cache_control(public=True, max_age=FIVE_MINUTES)
@conditional_page
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The same as Atom; one that was taken back comes once more, saying so."""
    atom = Atom1Feed(
        title=_("Siaran pers, %s") % _city(),
        link=request.build_absolute_uri(reverse("press:releases")),
        description="",
        language="id",
        feed_url=request.build_absolute_uri(reverse("press:feed")),
        author_name=_city(),
    )
    for thing in public()[:FEED]:
        url = request.build_absolute_uri(reverse("press:release", args=[thing.slug]))
        is_gone = thing.state == PressState.WITHDRAWN
        atom.add_item(
            title=_("DITARIK: %s") % thing.brief.title if is_gone else thing.brief.title,
            link=url,
            unique_id=url,
            description=thing.withdrawn_why if is_gone else "\n\n".join(_paragraphs(thing)),
            pubdate=thing.released_at,
            updateddate=thing.withdrawn_at or thing.released_at,
        )
    answer = HttpResponse(content_type=atom.content_type)
    atom.write(answer, "utf-8")
    return answer


def _paragraphs(thing: PressRelease) -> list[str]:
    return [words for part in thing.brief.snapshot["parts"] for words in part["paragraphs"]]


def _city() -> str:
    """The city that speaks; nothing before the first set-up."""
    try:
        return city.home_name()
    except Region.DoesNotExist:
        return ""
