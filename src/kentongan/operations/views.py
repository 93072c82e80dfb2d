"""Pages of posts: which are heard from, and how it stands at each."""

from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Level
from kentongan.errors import NotYours, Refused
from kentongan.journal import queries as journal
from kentongan.operations import queries, services
from kentongan.operations.forms import AnswerForm, CheckInForm, EndForm, FilterForm, PostForm
from kentongan.operations.models import Post
from kentongan.operations.services import Facts, Said

PAGE = 25
REGENCY = 5  # length of a city's code: posts are kept by any office of the member's city


@require_GET
def posts(request: MemberRequest) -> HttpResponse:
    """Every post with what is heard of it, who calls for help and who is silent first."""
    now, zone = timezone.now(), ZoneInfo(settings.TIME_ZONE)
    kinds = city.labels("post_kind")
    form = FilterForm(request.GET, kinds=list(kinds.items()))
    everything = queries.rows(request.user, now=now, zone=zone)
    wanted = form.wanted()
    shown = [row for row in everything if wanted["heard"] in ("", row.heard) and wanted["kind"] in ("", row.post.kind)]
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": Paginator(shown, PAGE).get_page(request.GET.get("page")),
        "counts": queries.summary(everything),
        "kinds": kinds,
        "query": query.urlencode(),
        "filtered": any(wanted.values()),
    }
    return render(request, "operations/posts.html", context)


@require_GET
def post(request: MemberRequest, pk: int) -> HttpResponse:
    """One post: how it stands there, and what was heard of it."""
    return render(request, "operations/post.html", _page(request, queries.post(request.user, pk)))


def _page(request: MemberRequest, thing: Post, **forms: Any) -> dict[str, Any]:
    now, today = timezone.localtime(), timezone.localdate()
    said = thing.check_ins.select_related("member", "answered_by")
    ended = bool(thing.active_to and thing.active_to < today)
    return {
        "post": thing,
        "row": queries.row(request.user, thing.pk, now=now, zone=ZoneInfo(settings.TIME_ZONE)),
        "kind": city.labels("post_kind").get(thing.kind, thing.kind),
        "page": Paginator(said, PAGE).get_page(request.GET.get("page")),
        "calls": said.filter(queries.HELP),
        "history": journal.history("post", thing.pk, but=("post.check_in",))[:PAGE],
        "ended": ended,
        "can_check_in": not ended and queries.keepable(request.user, today).filter(pk=thing.pk).exists(),
        "can_keep": access.permits(request.user, "post.keep") and not thing.active_to,
        "check_in_form": CheckInForm(now=now, initial={"number": uuid4()}),
        "answer_form": AnswerForm(),
        "end_form": EndForm(initial={"last": today}),
    } | forms


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest) -> HttpResponse:
    """Set up a post."""
    member, today = request.user, timezone.localdate()
    form = PostForm(
        request.POST or None,
        initial={"token": uuid4(), "active_from": today},
        regions=city.regions_of(member, Level.VILLAGE),
        agencies=city.agencies(member.region_id[:REGENCY]),
        kinds=city.choices("post_kind", today),
    )
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        token = values.pop("token")
        try:
            made = services.add_post(facts=Facts(**values), token=token, member=member, at=timezone.now())
        except Refused as problem:
            form.add_error("label", str(problem))
        else:
            messages.success(request, _("Pos “%s” ditambahkan. Penjaganya dapat lapor masuk dari ponsel.") % made)
            return redirect("operations:post", pk=made.pk)
    return render(request, "operations/new.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def end(request: MemberRequest, pk: int) -> HttpResponse:
    """A post is not kept any more."""
    thing = queries.post(request.user, pk)
    form = EndForm(request.POST)
    if not form.is_valid():
        return render(request, "operations/post.html", _page(request, thing, end_form=form), status=422)
    services.end_post(post=thing, last=form.cleaned_data["last"], member=request.user, at=timezone.now())
    messages.success(request, _("Pos “%s” diakhiri. Catatannya tetap ada.") % thing)
    return redirect("operations:post", pk=pk)


@require_POST
def check_in(request: MemberRequest, pk: int) -> HttpResponse:
    """Say how it stands at a post, from its page."""
    now = timezone.localtime()
    thing = access.one(queries.keepable(request.user, now.date()), pk=pk)
    form = CheckInForm(request.POST, request.FILES, now=now)
    if not form.is_valid():
        return render(request, "operations/post.html", _page(request, thing, check_in_form=form), status=422)
    told = form.cleaned_data
    said = Said(told["condition"], now, told["note"], told["lat"], told["lng"], told["photo"])
    services.check_in(post=thing, said=said, number=told["number"], member=request.user, at=now)
    messages.success(request, _("Lapor masuk dicatat. Terima kasih."))
    return redirect("operations:post", pk=pk)


@require_POST
def answer(request: MemberRequest, pk: int, number: UUID) -> HttpResponse:
    """Say what is done about a call for help."""
    said = queries.check_in(request.user, pk, number)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return render(request, "operations/post.html", _page(request, said.post, answer_form=form), status=422)
    services.answer(check_in=said, member=request.user, text=form.cleaned_data["text"], at=timezone.now())
    messages.success(request, _("Tanggapan dicatat dan terbaca oleh penjaga pos."))
    return redirect("operations:post", pk=pk)


@require_GET
@cache_control(private=True, max_age=3600)
def photo(request: MemberRequest, pk: int, number: UUID) -> FileResponse:
    """The photo of a check-in, for whoever may see its post."""
    said = queries.check_in(request.user, pk, number)
    if not said.photo:
        raise NotYours
    return FileResponse(said.photo.open(), content_type="image/jpeg")
