"""The page of the ledger: its filter, its figures, its table to take away."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import StringIO
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from kentongan.alerts.models import AlertLevel
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city import services as city_services
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Level, Member
from kentongan.desk import clocks as reading
from kentongan.desk import ledger, tracks
from kentongan.desk.clocks import Clock
from kentongan.desk.ledger import MONTHS, USUAL_MONTHS, Wanted, month_of
from kentongan.desk.steps import GAPS, HELP, MARKS, Mark, gap_name

PAGE = 25
REGENCY = 5  # length of a city's code
MOST_MINUTES = 90 * 24 * 60
ORDERS = [
    ("", gettext_lazy("paling tertahan dulu")),
    ("lama", gettext_lazy("paling lama dulu")),
    ("baru", gettext_lazy("terbaru dulu")),
]
STATES = [("", gettext_lazy("semua")), ("open", gettext_lazy("masih terbuka")), ("closed", gettext_lazy("ditutup"))]


class LedgerForm(forms.Form):
    """Which alerts; everything may be left open."""

    dari = forms.ChoiceField(label=gettext_lazy("Dari bulan"), required=False)
    sampai = forms.ChoiceField(label=gettext_lazy("Sampai bulan"), required=False)
    wilayah = forms.ChoiceField(label=gettext_lazy("Kecamatan"), required=False)
    instansi = forms.ChoiceField(label=gettext_lazy("Instansi"), required=False)
    perkara = forms.ChoiceField(label=gettext_lazy("Perkara"), required=False)
    tingkat = forms.ChoiceField(label=gettext_lazy("Tingkat"), required=False)
    keadaan = forms.ChoiceField(label=gettext_lazy("Keadaan"), required=False, choices=STATES)
    urut = forms.ChoiceField(label=gettext_lazy("Urutan"), required=False, choices=ORDERS)

    def __init__(self, *args: Any, member: Member, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        everything = [("", _("semua"))]
        months = [month_of(today, back) for back in range(MONTHS)]
        named = [(f"{month:%Y-%m}", date_format(month, "F Y")) for month in months]
        choices: Mapping[str, Sequence[tuple[str, Any]]] = {
            "dari": [("", _("enam bulan terakhir")), *named],
            "sampai": [("", _("bulan ini")), *named],
            "wilayah": everything + list(city.regions_of(member, Level.DISTRICT).values_list("code", "name")),
            "instansi": everything + list(city.agencies(member.region_id[:REGENCY]).values_list("code", "short")),
            "perkara": everything + list(city.labels("issue_category").items()),
            "tingkat": everything + list(AlertLevel.choices[1:]),
        }
        for name, pairs in choices.items():
            self.fields[name].choices = pairs  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """Return what is asked for; a field with nonsense in it asks for nothing."""
        self.is_valid()
        given = {name: self.cleaned_data.get(name) or "" for name in self.fields}
        last = _month(given["sampai"]) or month_of(self.today)
        return Wanted(
            first=_month(given["dari"]) or month_of(self.today, USUAL_MONTHS - 1),
            last=last,
            region=given["wilayah"],
            agency=given["instansi"],
            category=given["perkara"],
            level=given["tingkat"],
            state=given["keadaan"],
            order=given["urut"],
        )


def _month(text: str) -> date | None:
    return date.fromisoformat(f"{text}-01") if text else None


class TargetForm(forms.Form):
    """How long each gap may take, in minutes."""

    def __init__(self, *args: Any, goals: Mapping[Mark, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for mark, code in GAPS.items():
            self.fields[code] = forms.IntegerField(
                label=gap_name(mark), min_value=1, max_value=MOST_MINUTES, initial=goals.get(mark)
            )


@require_safe
def page(request: MemberRequest) -> HttpResponse:
    """The clock of every alert, and where answers stall."""
    at, today = timezone.now(), timezone.localdate()
    form = LedgerForm(request.GET, member=request.user, today=today)
    wanted, goals = form.wanted(), ledger.goals_on(today)
    found = ledger.wanted_clocks(request.user, wanted, at=at)
    tiles = ledger.strip(found, goals)
    shown = Paginator(ledger.ordered(found, wanted.order, goals), PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    months = ledger.by_month(found, goals)
    context = {
        "form": form,
        "wanted": wanted,
        "count": len(found),
        "page": shown,
        "query": query.urlencode(),
        "sentence": ledger.sentence(tiles, found),
        "tiles": tiles,
        "agencies": ledger.by_agency(found, goals),
        "districts": ledger.by_district(found, goals),
        "months": months,
        "bars": ledger.chart(found, goals),
        "bar": ledger,
        "cards": _cards(shown, goals),
        "definitions": [(mark + 1, MARKS[mark], HELP[mark]) for mark in MARKS],
    }
    return render(request, "desk/ledger.html", context)


def _cards(shown: Any, goals: Mapping[Mark, int]) -> list[tuple[Any, ...]]:
    unit = tracks.scale(list(shown))
    labels = city.labels("issue_category")
    words = dict(AlertLevel.choices)
    return [
        (
            tracks.track(one, goals, unit=unit),
            labels.get(one.category, one.category),
            words[one.level],
        )
        for one in shown
    ]


@require_safe
def export(request: MemberRequest) -> HttpResponse:
    """The same alerts as the page shows, as a table for a spreadsheet."""
    at, today = timezone.now(), timezone.localdate()
    wanted = LedgerForm(request.GET, member=request.user, today=today).wanted()
    found = ledger.ordered(ledger.wanted_clocks(request.user, wanted, at=at), wanted.order, ledger.goals_on(today))
    answer = HttpResponse(_table(found), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="buku-waktu-{wanted.first:%Y-%m}-{wanted.last:%Y-%m}.csv"'
    return answer


def _table(found: Sequence[Clock]) -> str:
    """Write a row for each alert: seven moments in local time, six gaps in minutes, `>` before what still runs."""
    out = StringIO()
    out.write("\ufeff")  # spreadsheets read the file as UTF-8 only with this
    rows = csv.writer(out)
    labels = city.labels("issue_category")
    head = [_("nomor"), _("wilayah"), _("kode"), _("perkara"), _("tingkat"), _("terbuka"), _("simulasi")]
    gap_heads = [_("%s (menit)") % gap_name(mark) for mark in GAPS]
    rows.writerow([*head, *(str(label) for label in MARKS.values()), *gap_heads, _("disanggah")])
    for clock in found:
        first = [clock, clock.place, clock.region, labels.get(clock.category, clock.category)]
        yes = [_("ya") if flag else _("tidak") for flag in (clock.is_open, clock.is_simulated)]
        spans = [clock.spans[mark] for mark in GAPS]
        minutes = [f"{'>' if span.runs else ''}{int(span.minutes)}" if span else "" for span in spans]
        moments = [_stamp(moment) for moment in clock.marks]
        rows.writerow(
            [_safe(one) for one in (*first, clock.level, *yes, *moments, *minutes, _stamp(clock.disputed_at))]
        )
    return out.getvalue()


def _stamp(moment: datetime | None) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M") if moment else ""


def _safe(value: object) -> str:
    """Return text that no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


@require_http_methods(["GET", "HEAD", "POST"])
def goals(request: MemberRequest) -> HttpResponse:
    """How long each step may take; the city's own numbers."""
    known = ledger.goals_on(timezone.localdate())
    form = TargetForm(request.POST or None, goals=known)
    if request.method == "POST" and form.is_valid():
        city_services.set_minutes(
            kind=reading.TARGETS, minutes=form.cleaned_data, by=request.user, at=timezone.now(), on=timezone.localdate()
        )
        return redirect("desk:ledger" if access.permits(request.user, "ledger.read") else "city:terms")
    return render(request, "desk/goals.html", {"form": form}, status=422 if form.errors else 200)
