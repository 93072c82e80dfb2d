"""The public pages: what the city says about rumours. No log-in, nothing of who reported or heard, cacheable."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from kentongan.city import queries as city
from kentongan.city.models import Region
from kentongan.rumours import drafting, publications
from kentongan.rumours.claim_review import as_script, claim_review
from kentongan.rumours.models import Clarification, ClarificationState

PAGE = 25
FEED = 50
FIVE_MINUTES = 300


@cache_control(public=True, max_age=FIVE_MINUTES)
@conditional_page
@require_safe
def clarifications(request: HttpRequest) -> HttpResponse:
    """All clarifications, the latest first."""
    search = request.GET.get("cari", "").strip()[:80]
    things = publications.public()
    if search:
        things = things.filter(text__icontains=search) | things.filter(title__icontains=search)
    page = Paginator(things, PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {"page": page, "search": search, "query": query.urlencode(), "publisher": _city()}
    return render(request, "clarifications/clarifications.html", context)


@cache_control(public=True, max_age=FIVE_MINUTES)
@conditional_page
@require_safe
def clarification(request: HttpRequest, slug: str) -> HttpResponse:
    """One clarification; of one that was taken back, that it was, and why (410)."""
    thing = publications.public_one(slug)
    is_gone = thing.state == ClarificationState.WITHDRAWN
    url = _address(request, thing)
    home = request.build_absolute_uri(reverse("clarifications:clarifications"))
    context: dict[str, Any] = {
        "clarification": thing,
        "url": url,
        "publisher": _city(),
        "versions": thing.rumour.clarifications.filter(published_at__isnull=False, version__lt=thing.version).count(),
        "is_gone": is_gone,
    }
    if thing.verdict and not is_gone:
        review = claim_review(thing, url=url, publisher=f"Pemerintah {_city()}", home=home)
        context["review"] = as_script(review)
    if not is_gone:
        ready = drafting.ready_text(thing, city=_city(), url=url)
        context |= {"ready": ready, "share": drafting.share_link(ready)}
    return render(request, "clarifications/clarification.html", context, status=410 if is_gone else 200)


@cache_control(public=True, max_age=FIVE_MINUTES)
@conditional_page
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The same as Atom; one that was taken back comes once more, saying so."""
    here = request.build_absolute_uri(reverse("clarifications:feed"))
    atom = Atom1Feed(
        title=_("Klarifikasi kabar, %s") % _city(),
        link=request.build_absolute_uri(reverse("clarifications:clarifications")),
        description="",
        language="id",
        feed_url=here,
        author_name=_city(),
    )
    for thing in publications.public()[:FEED]:
        is_gone = thing.state == ClarificationState.WITHDRAWN
        url = _address(request, thing)
        atom.add_item(
            title=_("DITARIK: %s") % thing.title if is_gone else thing.title,
            link=url,
            unique_id=url,
            description=thing.withdrawn_why if is_gone else thing.text,
            pubdate=thing.published_at,
            updateddate=thing.withdrawn_at or thing.published_at,
            author_name=thing.speaker,
        )
    answer = HttpResponse(content_type=atom.content_type)
    atom.write(answer, "utf-8")
    return answer


def _city() -> str:
    """The city that speaks; nothing before the first set-up."""
    try:
        return city.home_name()
    except Region.DoesNotExist:
        return ""


def _address(request: HttpRequest, thing: Clarification) -> str:
    return request.build_absolute_uri(reverse("clarifications:clarification", args=[thing.slug]))
