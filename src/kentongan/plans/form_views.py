"""Pages of the plan's forms: which there have been, and a new one from a day on."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from kentongan.actions.forms import day
from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.plans import form_services
from kentongan.plans.models import PlanField, PlanForm
from kentongan.plans.sheet_reading import NEEDED

LIMITS = ("exceeds_above", "meets_from", "near_from")


def percent(label: Any) -> forms.DecimalField:
    """Return a field for a percentage."""
    return forms.DecimalField(label=label, min_value=0, max_value=1_000, decimal_places=2, localize=True)


class RenewForm(forms.Form):
    """A form of the plan; a column without a heading is left out."""

    name = forms.CharField(label=gettext_lazy("Nama"), max_length=120)
    source = forms.CharField(label=gettext_lazy("Sumber atau dasar"), max_length=200, required=False)
    valid_from = day(gettext_lazy("Berlaku sejak"))
    exceeds_above = percent(gettext_lazy("Melebihi target bila di atas (%)"))
    meets_from = percent(gettext_lazy("Sesuai target mulai (%)"))
    near_from = percent(gettext_lazy("Mendekati target mulai (%)"))
    due_days = forms.IntegerField(
        label=gettext_lazy("Tenggat capaian, hari kerja sesudah masa berakhir"), min_value=0, max_value=90
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, label in PlanField.choices:
            self.fields[f"column_{code}"] = forms.CharField(
                label=_("Judul kolom: {what}").format(what=label), max_length=80, required=code in NEEDED
            )

    def clean(self) -> dict[str, Any]:
        """Hold the limits in their order, and the headings apart."""
        given: dict[str, Any] = super().clean() or {}
        known = [given[name] for name in LIMITS if given.get(name) is not None]
        if len(known) == len(LIMITS) and not known[0] >= known[1] > known[2]:
            self.add_error("near_from", _("Urutannya: melebihi ≥ sesuai > mendekati."))
        seen: dict[str, str] = {}
        for name in [one for one in self.fields if one.startswith("column_")]:
            key = given.get(name, "").casefold()
            if key and key in seen:
                self.add_error(name, _("Judul ini dipakai dua kali."))
            seen[key] = name
        return given

    def columns(self) -> list[tuple[str, str]]:
        """Return (field, heading) of the columns that have a heading."""
        given = self.cleaned_data
        return [(code, given[f"column_{code}"]) for code in PlanField.values if given[f"column_{code}"]]


@require_safe
def plan_forms(request: MemberRequest) -> HttpResponse:
    """Every form there has been, the newest first."""
    return render(request, "plans/forms.html", {"forms": PlanForm.objects.prefetch_related("columns")})


@require_http_methods(["GET", "HEAD", "POST"])
def form_new(request: MemberRequest) -> HttpResponse:
    """A new form, starting from the newest."""
    form = RenewForm(request.POST or None, initial=_first())
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            form_services.renew_form(
                name=given["name"],
                source=given["source"],
                valid_from=given["valid_from"],
                limits=(given["exceeds_above"], given["meets_from"], given["near_from"]),
                due_days=given["due_days"],
                columns=form.columns(),
                member=request.user,
                at=timezone.now(),
            )
        except Refused as problem:
            form.add_error("valid_from", str(problem))
        else:
            messages.success(request, _("Format tersimpan. Rencana yang dibuat sesudah ini memakainya."))
            return redirect("plans:forms")
    return render(request, "plans/form.html", {"form": form}, status=422 if request.method == "POST" else 200)


def _first() -> dict[str, Any]:
    last = PlanForm.objects.order_by("-valid_from").first()
    if last is None:
        return {"due_days": 10}
    first = {name: getattr(last, name) for name in ("name", "source", "due_days", *LIMITS)}
    return first | {f"column_{one.field}": one.label for one in last.columns.all()}
