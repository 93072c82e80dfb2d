"""Pages of the upkeep: words, members, one's own password."""

from itertools import groupby

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kentongan.city import access, queries, services
from kentongan.city import ladders as ladder_verbs
from kentongan.city.doors import MemberRequest
from kentongan.city.forms import ChangeForm, EndForm, EnrolForm, PasswordForm, ResetForm, RungForm, TermForm
from kentongan.city.models import Agency, Ladder, Member, Rung, Term
from kentongan.city.words import LISTS
from kentongan.errors import NotYours, Refused

PAGE = 25
both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def terms(request: MemberRequest) -> HttpResponse:
    """The lists of words, each with its source and validity."""
    today = timezone.localdate()
    lists = [
        (LISTS.get(kind, kind), kind, [(term, _state(term, today)) for term in words])
        for kind, words in groupby(Term.objects.order_by("kind", "order", "code", "valid_from"), lambda term: term.kind)
    ]
    lists.sort(key=lambda entry: str(entry[0]))
    return render(request, "city/terms.html", {"lists": lists})


def _state(term: Term, today: object) -> str:
    """Return whether a word is to come, in force or over."""
    if term.valid_from > today:  # type: ignore[operator]
        return "coming"
    return "over" if term.valid_to and term.valid_to <= today else "valid"  # type: ignore[operator]


@both
def term_new(request: MemberRequest) -> HttpResponse:
    """Add a word."""
    form = TermForm(
        request.POST or None, initial={"valid_from": timezone.localdate(), "kind": request.GET.get("daftar")}
    )
    if request.method == "POST" and form.is_valid():
        try:
            term = services.add_term(by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Istilah “%s” ditambahkan dan dapat dipilih sejak tanggal berlakunya.") % term)
            return redirect("city:terms")
    return render(request, "city/term_new.html", {"form": form}, status=422 if form.errors else 200)


@both
def term_end(request: MemberRequest, pk: int) -> HttpResponse:
    """Let a word end; what bears it keeps it."""
    term = access.one(Term.objects.all(), pk=pk)
    form = EndForm(request.POST or None, initial={"valid_to": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            services.end_term(term=term, by=request.user, at=timezone.now(), valid_to=form.cleaned_data["valid_to"])
        except Refused as problem:
            form.add_error("valid_to", str(problem))
        else:
            messages.success(request, _("Istilah “%s” diakhiri. Catatan lama tetap memakainya.") % term)
            return redirect("city:terms")
    return render(request, "city/term_end.html", {"form": form, "term": term}, status=422 if form.errors else 200)


@require_safe
def ladders(request: MemberRequest) -> HttpResponse:
    """The ladders: who hears of a thing when nobody below has answered."""
    area = request.user.region_id
    shown = [(kind, label, queries.rungs_with_people(kind, area)) for kind, label in Ladder.choices]
    return render(request, "city/ladders.html", {"ladders": shown, "labels": queries.labels("agency_kind")})


def _rung_form(request: MemberRequest, *, is_bottom: bool, rung: Rung | None = None) -> RungForm:
    names = queries.labels("agency_kind")
    used = Agency.objects.order_by("kind").values_list("kind", flat=True).distinct()
    fields = ("label", "agency_kind", "agency", "role", "minutes", "urgent_minutes")
    return RungForm(
        request.POST or None,
        initial={name: getattr(rung, name) for name in fields} if rung else None,
        agencies=queries.agencies(request.user.region_id),
        kinds=sorted({(kind, names.get(kind, kind)) for kind in used}, key=lambda pair: pair[1]),
        is_bottom=is_bottom,
    )


@both
def rung_new(request: MemberRequest, ladder: str) -> HttpResponse:
    """Put a rung on top."""
    if ladder not in Ladder.values:
        raise NotYours
    is_bottom = ladder == Ladder.ALERT and not queries.rungs(ladder)
    form = _rung_form(request, is_bottom=is_bottom)
    if request.method == "POST" and form.is_valid():
        waits = {"minutes": 0, "urgent_minutes": 0} | form.cleaned_data
        rung = ladder_verbs.add_rung(ladder=ladder, by=request.user, at=timezone.now(), **waits)
        messages.success(request, _("Anak tangga “%s” ditambahkan di puncak. Geser ke tempatnya.") % rung)
        return redirect("city:ladders")
    context = {"form": form, "ladder": Ladder(ladder).label}
    return render(request, "city/rung.html", context, status=422 if form.errors else 200)


@both
def rung(request: MemberRequest, pk: int) -> HttpResponse:
    """Change a rung."""
    one = access.one(Rung.objects.all(), pk=pk)
    rows = queries.rungs(one.ladder)
    form = _rung_form(request, is_bottom=one.ladder == Ladder.ALERT and rows[0].pk == one.pk, rung=one)
    if request.method == "POST" and form.is_valid():
        ladder_verbs.edit_rung(rung=one, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Anak tangga “%s” disimpan dan langsung berlaku.") % one)
        return redirect("city:ladders")
    context = {"form": form, "rung": one, "ladder": one.get_ladder_display()}
    return render(request, "city/rung.html", context, status=422 if form.errors else 200)


@require_POST
def rung_move(request: MemberRequest, pk: int) -> HttpResponse:
    """One place up or down."""
    one = access.one(Rung.objects.all(), pk=pk)
    ladder_verbs.move_rung(rung=one, up=request.POST.get("arah") == "naik", by=request.user, at=timezone.now())
    return redirect("city:ladders")


@require_POST
def rung_remove(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a rung away."""
    one = access.one(Rung.objects.all(), pk=pk)
    ladder_verbs.remove_rung(rung=one, by=request.user, at=timezone.now())
    messages.success(request, _("Anak tangga “%s” dihapus.") % one)
    return redirect("city:ladders")


@require_safe
def members(request: MemberRequest) -> HttpResponse:
    """Everybody who may log in within the administrator's area."""
    search = request.GET.get("cari", "").strip()
    page = Paginator(queries.members(request.user, search=search), PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    return render(request, "city/members.html", {"page": page, "search": search, "query": query.urlencode()})


@sensitive_post_parameters("password")
@both
def member_new(request: HttpRequest) -> HttpResponse:
    """Give somebody a log-in."""
    administrator = _member(request)
    area = administrator.region_id
    form = EnrolForm(request.POST or None, regions=queries.regions_of(administrator), agencies=queries.agencies(area))
    if request.method == "POST" and form.is_valid():
        try:
            member = services.enrol_member(by=administrator, at=timezone.now(), **form.cleaned_data)
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            said = _("%s terdaftar. Sampaikan kata sandi awal secara langsung, bukan lewat pesan.")
            messages.success(request, said % member)
            return redirect("city:members")
    return render(request, "city/member_new.html", {"form": form}, status=422 if form.errors else 200)


@both
def member(request: MemberRequest, pk: int) -> HttpResponse:
    """Change what a member may do."""
    one = access.one(queries.members(request.user), pk=pk)
    initial = {"role": one.role, "region": one.region_id, "clearance": one.clearance, "is_active": one.is_active}
    form = ChangeForm(request.POST or None, initial=initial, regions=queries.regions_of(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            services.change_member(member=one, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Wewenang %s disimpan dan langsung berlaku.") % one)
            return redirect("city:members")
    context = {"form": form, "member": one, "is_self": one.pk == request.user.pk}
    return render(request, "city/member.html", context, status=422 if form.errors else 200)


@sensitive_post_parameters("password")
@both
def member_password(request: HttpRequest, pk: int) -> HttpResponse:
    """Give somebody who is locked out a new first password."""
    administrator = _member(request)
    one = access.one(queries.members(administrator), pk=pk)
    form = ResetForm(request.POST or None, member=one)
    if request.method == "POST" and form.is_valid():
        try:
            services.reset_password(member=one, by=administrator, at=timezone.now(), **form.cleaned_data)
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Kata sandi %s diganti. Sampaikan secara langsung, bukan lewat pesan.") % one)
            return redirect("city:member", pk=pk)
    context = {"form": form, "member": one}
    return render(request, "city/member_password.html", context, status=422 if form.errors else 200)


@sensitive_post_parameters("old", "new", "again")
@both
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; this session goes on, every other one ends."""
    own = _member(request)
    form = PasswordForm(request.POST or None, member=own)
    if request.method == "POST" and form.is_valid():
        services.change_password(member=own, password=form.cleaned_data["new"], by=own, at=timezone.now())
        update_session_auth_hash(request, own)
        messages.success(request, _("Kata sandi diganti. Perangkat lain yang masih masuk harus masuk lagi."))
        return redirect("desk:home")
    return render(request, "city/password.html", {"form": form}, status=422 if form.errors else 200)


def _member(request: HttpRequest) -> Member:
    """Return who is logged in: Django's own decorators know nothing of the door that let them in."""
    return request.user  # type: ignore[return-value]
