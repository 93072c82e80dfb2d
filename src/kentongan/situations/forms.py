"""Forms of situation reports: the report itself, made from its headings, and the reasons of later moves."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kentongan.city.models import Agency, Classification
from kentongan.situations.amounts import AmountField, typed
from kentongan.situations.models import Heading, Indicator, ReportForm, SituationReport, Wants
from kentongan.situations.writing import Number, Text, mark

LONGEST = 20_000
MOST_REVISIONS = 2_000_000_000


class WriteForm(forms.Form):
    """One report: a text for each heading, figures for each indicator. Valid fields count even beside wrong ones."""

    def __init__(
        self, *args: Any, report: SituationReport, headings: Sequence[Heading], clearance: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.headings = [one for one in headings if one.wants == Wants.TEXT]
        self.indicators = {
            one.pk: one for heading in headings if heading.wants == Wants.FIGURES for one in heading.indicators.all()
        }
        open_to = [(value, label) for value, label in Classification.choices if value <= clearance]
        self.fields["classification"] = forms.TypedChoiceField(
            label=_("Klasifikasi"), choices=open_to, coerce=int, initial=report.classification
        )
        texts = {one.heading_id: one for one in report.sections.select_related("written_by")}
        numbers = {one.indicator_id: one for one in report.figures.all()}
        self.kept_texts, self.kept_numbers = texts, numbers
        self.untouched: set[str] = set()
        for heading in self.headings:
            there = texts.get(heading.pk)
            self.fields[f"text-{heading.pk}"] = forms.CharField(
                label=str(heading),
                help_text=heading.hint,
                required=False,
                max_length=LONGEST,
                initial=there.text if there else "",
                widget=forms.Textarea(attrs={"rows": 4}),
            )
        for indicator in self.indicators.values():
            self._add(indicator, numbers.get(indicator.pk))

    def _add(self, indicator: Indicator, there: Any) -> None:
        label = _("{label}, terendah ({unit})") if indicator.is_pair else "{label} ({unit})"
        words = {"label": indicator.label, "unit": indicator.unit}
        self.fields[f"low-{indicator.pk}"] = AmountField(
            label=label.format(**words), initial=typed(there.low) if there else ""
        )
        if indicator.is_pair:
            self.fields[f"high-{indicator.pk}"] = AmountField(
                label=_("{label}, tertinggi").format(**words), initial=typed(there.high) if there else ""
            )
            self.fields[f"place-{indicator.pk}"] = forms.CharField(
                label=_("{label}, pasar").format(**words),
                required=False,
                max_length=120,
                initial=there.place if there else "",
            )

    def clean(self) -> dict[str, Any]:
        """Hold the figures to the bounds of their indicators, and the lowest below the highest."""
        given: dict[str, Any] = super().clean() or {}
        for code, indicator in self.indicators.items():
            low, high = given.get(f"low-{code}"), given.get(f"high-{code}")
            for name, value in ((f"low-{code}", low), (f"high-{code}", high)):
                if value is not None and not indicator.least <= value <= indicator.most:
                    bounds = {"least": typed(indicator.least), "most": typed(indicator.most)}
                    self.add_error(name, _("Periksa lagi: yang wajar antara {least} dan {most}.").format(**bounds))
            if low is None and high is not None and f"low-{code}" not in self.errors:
                self.add_error(f"low-{code}", _("Isi juga yang terendah; boleh sama."))
            if low is not None and high is not None and high < low and f"high-{code}" not in self.errors:
                self.add_error(f"high-{code}", _("Yang tertinggi tidak boleh di bawah yang terendah."))
        return given

    def texts(self) -> list[Text]:
        """Return the valid texts that were touched, each with the revision its writer had read."""
        found = [
            Text(one.pk, _lines(self.cleaned_data[f"text-{one.pk}"]), self.revision(str(one.pk)))
            for one in self.headings
            if f"text-{one.pk}" in self.cleaned_data and f"text-{one.pk}" in self.data
        ]
        return [one for one in found if not self.is_untouched(str(one.heading), mark(one.text))]

    def numbers(self) -> list[Number]:
        """Return the valid figures that were touched, each with the revision its writer had read."""
        found = []
        for code, indicator in self.indicators.items():
            names = [f"{part}-{code}" for part in ("low", "high", "place") if f"{part}-{code}" in self.fields]
            if f"low-{code}" not in self.data or any(name in self.errors for name in names):
                continue
            low: Decimal | None = self.cleaned_data[f"low-{code}"]
            high = self.cleaned_data.get(f"high-{code}")
            if indicator.is_pair and high is None:
                high = low
            found.append(Number(code, low, high, self.cleaned_data.get(f"place-{code}", ""), self.revision(code)))
        return [one for one in found if not self.is_untouched(one.indicator, mark(one.content))]

    def is_untouched(self, part: str, now: str) -> bool:
        """Does a part say what it said when it was read? Then it is neither written nor held against a colleague."""
        if str(self.data.get(f"was-{part}", "")) == now:
            self.untouched.add(part)
        return part in self.untouched

    def revision(self, part: str) -> int:
        """Return on top of which revision a part was written; who has read a colleague's text says so by a tick."""
        for name in (f"seen-{part}", f"rev-{part}"):
            given = str(self.data.get(name, ""))
            if given.isascii() and given.isdigit() and len(given) < 10:
                return int(given)
        return 0


def _lines(text: str) -> str:
    """Return a text with one kind of line end, so that the same words count as the same."""
    return text.replace("\r\n", "\n").strip()


class ReasonForm(forms.Form):
    """Why a report is corrected or sent back."""

    reason = forms.CharField(label=gettext_lazy("Alasan"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))


class FilterForm(forms.Form):
    """Which reports the list shows."""

    format = forms.ChoiceField(label=gettext_lazy("Format"), required=False)
    instansi = forms.ChoiceField(label=gettext_lazy("Instansi"), required=False)

    def __init__(self, *args: Any, region: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        names = dict(ReportForm.objects.order_by("version").values_list("code", "name"))
        fields["format"].choices = [("", _("semua")), *names.items()]
        offices = Agency.objects.filter(region__code__startswith=region).values_list("pk", "short")
        fields["instansi"].choices = [("", _("semua")), *offices]

    def wanted(self) -> dict[str, str]:
        """Return the conditions for a query."""
        given = self.cleaned_data if self.is_valid() else {}
        names = {"format": "form__code", "instansi": "agency"}
        return {names[name]: value for name, value in given.items() if value}
