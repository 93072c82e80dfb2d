"""Forms of the rules: the options of each kind as fields, put back into the tree that the rule keeps."""

from copy import deepcopy
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kentongan.alerts import detecting
from kentongan.alerts.models import Degree, Rule, RuleKind
from kentongan.verification.models import Severity, Verdict


class RuleForm(forms.Form):
    """What every rule has; the kinds below add their options as fields and put them back into the tree."""

    label = forms.CharField(label=_("Sebutan"), max_length=120)

    def __init__(self, data: Any = None, *, rule: Rule, categories: int = 1) -> None:
        self.categories = categories
        super().__init__(data, initial={"label": rule.label, **self.of(rule.options)})
        self.options = rule.options

    def of(self, options: dict[str, Any]) -> dict[str, Any]:
        """Return the values of the fields from the options."""
        return {name: value for name, value in options.items() if name in self.base_fields}

    def changed_options(self) -> dict[str, Any]:
        """Return the whole tree of options with what was entered."""
        return deepcopy(self.options) | {name: self.cleaned_data[name] for name in self.of(self.options)}


SHARED_AT_FIRST = 2.0  # false alarms a week, until the city says otherwise


class MethodForm(RuleForm):
    """A rule that judges counts, and may be told to do so in the other way."""

    method = forms.ChoiceField(
        label=_("Cara menilai"),
        choices=[
            ("shrunken", _("Ambang tersendiri untuk setiap kelurahan")),
            (detecting.SHARED, _("Satu anggaran peringatan untuk semua kelurahan")),
        ],
        required=False,
        help_text=_("Isian cara yang lain muncul setelah disimpan."),
    )

    def of(self, options: dict[str, Any]) -> dict[str, Any]:
        method = options["method"]
        plain = {"heard_days": options["heard_days"], "late": options.get("late", False)}
        return {"method": method["rule"], "minimum": method["minimum"]} | plain

    def changed_options(self) -> dict[str, Any]:
        given, options = self.cleaned_data, deepcopy(self.options)
        options["heard_days"] = given["heard_days"]
        options["late"] = given.get("late", False)
        if given["method"] in ("", options["method"]["rule"]):
            options["method"] |= self.changed_method()
        elif given["method"] == detecting.SHARED:
            options["method"] = detecting.method_of_budget(
                alarms_a_week=SHARED_AT_FIRST, categories=self.categories, minimum=given["minimum"]
            )
        else:
            options["method"] = detecting.method(minimum=given["minimum"])
        return options

    def changed_method(self) -> dict[str, Any]:
        """Return what was entered for the method that the rule has already."""
        raise NotImplementedError


class CountsForm(MethodForm):
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
        return super().of(options) | {name: options["method"][name] for name in ("window", "alpha")}

    def changed_method(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("window", "alpha", "minimum")}


class SharedForm(MethodForm):
    """When more happens than usual, all kelurahan and categories sharing one budget of alarms."""

    alarms_a_week = forms.FloatField(
        label=_("Anggaran peringatan keliru (seminggu)"),
        min_value=0.05,
        max_value=100,
        help_text=_(
            "Sekian peringatan keliru seminggu di seluruh kota masih sanggup diperiksa; ambang mengikutinya. "
            "Anggaran mana pun meluputkan sebagian lonjakan; yang ketat seperempatnya, sebaik apa pun caranya."
        ),
        widget=forms.NumberInput(attrs={"step": "any"}),
    )
    minimum = CountsForm.base_fields["minimum"]
    heard_days = CountsForm.base_fields["heard_days"]
    late = CountsForm.base_fields["late"]

    def of(self, options: dict[str, Any]) -> dict[str, Any]:
        alarms = detecting.alarms_a_week(options["method"], categories=self.categories)
        return super().of(options) | {"alarms_a_week": alarms}

    def changed_method(self) -> dict[str, Any]:
        given = self.cleaned_data
        return detecting.method_of_budget(
            alarms_a_week=given["alarms_a_week"], categories=self.categories, minimum=given["minimum"]
        )


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

    def __init__(self, data: Any = None, *, rule: Rule, categories: int = 1) -> None:
        super().__init__(data, rule=rule, categories=categories)
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


def rule_form(rule: Rule, data: Any = None, *, categories: int = 1) -> RuleForm:
    """Return the form that fits a rule's kind, and for counts its method; `categories` share its budget."""
    if rule.kind == RuleKind.COUNTS and rule.options["method"]["rule"] == detecting.SHARED:
        return SharedForm(data, rule=rule, categories=categories)
    return FORMS.get(rule.kind, PlainForm)(data, rule=rule, categories=categories)
