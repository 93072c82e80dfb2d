"""Forms of the rules: the options of each kind as fields, put back into the tree that the rule keeps."""

from copy import deepcopy
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kentongan.alerts.models import Degree, Rule
from kentongan.verification.models import Severity, Verdict


class RuleForm(forms.Form):
    """What every rule has; the kinds below add their options as fields and put them back into the tree."""

    label = forms.CharField(label=_("Sebutan"), max_length=120)

    def __init__(self, data: Any = None, *, rule: Rule) -> None:
        super().__init__(data, initial={"label": rule.label, **self.of(rule.options)})
        self.options = rule.options

    def of(self, options: dict[str, Any]) -> dict[str, Any]:
        """Return the values of the fields from the options."""
        return {name: value for name, value in options.items() if name in self.base_fields}

    def changed_options(self) -> dict[str, Any]:
        """Return the whole tree of options with what was entered."""
        return deepcopy(self.options) | {name: self.cleaned_data[name] for name in self.of(self.options)}


class CountsForm(RuleForm):
    """When more happens than usual."""

    window = forms.IntegerField(
        label=_("Jendela (hari)"),
        min_value=1,
        max_value=90,
        help_text=_("Peristiwa dalam sekian hari dihitung bersama."),
    )
    alpha = forms.FloatField(
        label=_("Kelangkaan"),
        min_value=0.0001,
        max_value=0.1,
        help_text=_("Peluang yang dianggap terlalu kecil untuk kebetulan. Lebih kecil: lebih sedikit peringatan."),
        widget=forms.NumberInput(attrs={"step": "any"}),
    )
    minimum = forms.IntegerField(
        label=_("Paling sedikit (peristiwa)"),
        min_value=1,
        max_value=100,
        help_text=_("Di bawah ini tidak memberi peringatan."),
    )
    heard_days = forms.IntegerField(
        label=_("Dianggap terdengar (hari)"),
        min_value=1,
        max_value=120,
        help_text=_("Sekian hari setelah laporan terakhir, kelurahan tanpa kabar dianggap senyap, bukan nol."),
    )
    late = forms.BooleanField(
        label=_("Perhitungkan peristiwa yang terlambat dicatat"),
        required=False,
        help_text=_(
            "Hari-hari terakhir belum lengkap; batasnya diturunkan menurut kebiasaan. Jumlahnya tidak ditambah."
        ),
    )

    def of(self, options: dict[str, Any]) -> dict[str, Any]:
        method = options["method"]
        given = {name: method[name] for name in ("window", "alpha", "minimum")}
        return given | {"heard_days": options["heard_days"], "late": options.get("late", False)}

    def changed_options(self) -> dict[str, Any]:
        given, options = self.cleaned_data, deepcopy(self.options)
        options["method"] |= {name: given[name] for name in ("window", "alpha", "minimum")}
        options["heard_days"] = given["heard_days"]
        options["late"] = given["late"]
        return options


class SeverityForm(RuleForm):
    """When one incident is enough."""

    severity = forms.TypedChoiceField(label=_("Mulai keparahan"), choices=Severity.choices, coerce=int)
    days = forms.IntegerField(
        label=_("Peristiwa paling lama (hari)"),
        min_value=1,
        max_value=365,
        help_text=_("Yang lebih tua tidak membangunkan siapa pun."),
    )
    unknown = forms.TypedChoiceField(label=_("Kemungkinan bila belum diperiksa"), choices=Degree.choices, coerce=int)
    cannot_tell = forms.TypedChoiceField(
        label=_("Kemungkinan bila tidak dapat dipastikan"), choices=Degree.choices, coerce=int
    )
    true = forms.TypedChoiceField(label=_("Kemungkinan bila benar terjadi"), choices=Degree.choices, coerce=int)
    VERDICTS = (Verdict.UNKNOWN.value, Verdict.CANNOT_TELL.value, Verdict.TRUE.value)

    def of(self, options: dict[str, Any]) -> dict[str, Any]:
        likelihood = {name: options["likelihood"][name] for name in self.VERDICTS}
        return {"severity": options["severity"], "days": options["days"]} | likelihood

    def changed_options(self) -> dict[str, Any]:
        given = self.cleaned_data
        likelihood = {name: given[name] for name in self.VERDICTS}
        return deepcopy(self.options) | {"severity": given["severity"], "days": given["days"], "likelihood": likelihood}


class PlainForm(RuleForm):
    """Any other kind of rule: each whole number, yes or no and share among its options becomes a field."""

    def __init__(self, data: Any = None, *, rule: Rule) -> None:
        super().__init__(data, rule=rule)
        for name, value in rule.options.items():
            if field := plain_field(name, value):
                self.fields[name] = field

    def of(self, options: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in options.items() if plain_field(name, value)}


WORDS = {
    "days": _("Hari"),
    "hours": _("Jam"),
    "minutes": _("Menit"),
    "silence_days": _("Senyap setelah (hari)"),
    "silent_days": _("Senyap setelah (hari)"),
    "minimum": _("Paling sedikit"),
    "window": _("Jendela"),
    "likelihood": _("Kemungkinan (1 sampai 4)"),
    "impact": _("Dampak (1 sampai 4)"),
    "severity": _("Keparahan (1 sampai 4)"),
}
STEPS = frozenset({"likelihood", "impact", "severity"})


def plain_field(name: str, value: Any) -> forms.Field | None:
    """Return a field for one plain option, None for what is a tree of its own."""
    label = WORDS.get(name, name.replace("_", " ").capitalize())
    if isinstance(value, bool):
        return forms.BooleanField(label=label, required=False)
    if isinstance(value, int):
        low, high = (1, 4) if name in STEPS else (0, 100_000)
        return forms.IntegerField(label=label, min_value=low, max_value=high)
    if isinstance(value, float):
        widget = forms.NumberInput(attrs={"step": "any"})
        return forms.FloatField(label=label, min_value=0, max_value=100_000, widget=widget)
    return None


FORMS = {"counts": CountsForm, "severity": SeverityForm}


def rule_form(rule: Rule, data: Any = None) -> RuleForm:
    """Return the form that fits a rule's kind."""
    return FORMS.get(rule.kind, PlainForm)(data, rule=rule)
