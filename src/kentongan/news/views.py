"""Pages of the news that is read."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.news import queries, services
from kentongan.news.forms import FeedForm
from kentongan.news.models import NewsFeed

PAGE = 25
both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def feeds(request: MemberRequest) -> HttpResponse:
    """Which news is read, and how much of it became reports."""
    things = queries.feeds(request.user, at=timezone.now())
    page = Paginator(things, PAGE).get_page(request.GET.get("page"))
    return render(request, "news/feeds.html", {"page": page})


@both
def new(request: MemberRequest) -> HttpResponse:
    """Add a feed."""
    return _page(request, None)


@both
def feed(request: MemberRequest, pk: int) -> HttpResponse:
    """Change a feed, or switch it on or off."""
    return _page(request, queries.feed(request.user, pk))


def _page(request: MemberRequest, thing: NewsFeed | None) -> HttpResponse:
    form = FeedForm(request.POST or None, feed=thing, regions=city.regions_of(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            services.save_feed(feed=thing, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as problem:
            form.add_error("url", str(problem))
        else:
            messages.success(request, _("Sumber berita disimpan."))
            return redirect("news:feeds")
    return render(request, "news/feed.html", {"form": form, "feed": thing}, status=422 if form.errors else 200)
