"""What a back-test is asked."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kentongan.alerts.models import BacktestKnowledge, BacktestTruth, Rule

A_YEAR = timedelta(days=364)


class BacktestForm(forms.Form):
    """Which rule, on what past, and what it should have warned of."""

    rule = forms.ModelChoiceField(label=_("Aturan"), queryset=Rule.objects.none(), empty_label=None)
    category = forms.ChoiceField(label=_("Perkara"), required=False)
    truth = forms.ChoiceField(
        label=_("Yang seharusnya diperingatkan"), choices=BacktestTruth.choices, widget=forms.RadioSelect
    )
    first = forms.DateField(label=_("Dari tanggal"), widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label=_("Sampai tanggal"), widget=forms.DateInput(attrs={"type": "date"}))
    knowledge = forms.ChoiceField(
        label=_("Yang dianggap diketahui pada setiap hari"),
        choices=BacktestKnowledge.choices,
        widget=forms.RadioSelect,
        help_text=_("Pilih yang kedua bila riwayatnya baru dimasukkan kemudian, misalnya dari tabel lama."),
    )

    def __init__(
        self, data: Any = None, *, rules: QuerySet[Rule], categories: list[tuple[str, str]], today: date
    ) -> None:
        yesterday = today - timedelta(days=1)
        usual = {
            "first": yesterday - A_YEAR,
            "last": yesterday,
            "truth": BacktestTruth.GRAVE,
            "knowledge": BacktestKnowledge.THEN,
        }
        super().__init__(data, initial=usual)
        rule: Any = self.fields["rule"]
        rule.queryset = rules
        category: Any = self.fields["category"]
        category.choices = [("", _("semua perkara")), *categories]
