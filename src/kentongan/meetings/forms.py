"""Forms of the rakor: they validate, they do not save. Empty rows are no rows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Classification, Region
from kentongan.meetings.models import Mode
from kentongan.meetings.offices import Offices
from kentongan.meetings.services import Facts, Matter, Minutes, Order, Present

MOST_ROWS = {"attendance": 420, "issues": 80, "directives": 80}  # a hall, and a few besides: the door lets in 400
POINT_LETTERS = 240


@dataclass
class Lists:
    """What the fields offer, read once for all rows of a page."""

    regions: list[Region]
    categories: list[tuple[str, str]]
    dimensions: list[tuple[str, str]]
    phases: list[tuple[str, str]]
    offices: Offices
    clearance: int
    lowest: int = Classification.OPEN
    home: str = ""  # the region of a new row
    due_on: date | None = None  # the due date of a new order
    by_code: dict[str, Region] = field(init=False)

    def __post_init__(self) -> None:
        self.by_code = {region.code: region for region in self.regions}

    @property
    def region_choices(self) -> list[tuple[str, str]]:
        return [(region.code, region.name) for region in self.regions]


class DayField(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    input_formats = ["%Y-%m-%d", "%d/%m/%Y"]


def _coded(lists: Lists) -> Callable[[str], Region]:
    return lambda code: lists.by_code[code]


class MeetingForm(forms.Form):
    """The head of a rakor, and the secretary's own points."""

    title = forms.CharField(label=_("Nama rapat"), max_length=200)
    held_on = DayField(label=_("Tanggal"))
    starts_at = forms.TimeField(
        label=_("Pukul"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    ends_at = forms.TimeField(
        label=_("Sampai pukul"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    place = forms.CharField(label=_("Tempat"), max_length=160)
    mode = forms.ChoiceField(label=_("Cara hadir"), choices=Mode.choices)
    link = forms.URLField(
        label=_("Tautan rapat daring"), required=False, max_length=300, assume_scheme="https",
        help_text=_("Hanya dilihat yang diundang."),
    )  # fmt: skip
    chair = forms.CharField(
        label=_("Pimpinan rapat"), max_length=160, help_text=_("Jabatannya, misalnya Wali Kota Probolinggo.")
    )
    region = forms.TypedChoiceField(label=_("Wilayah"))
    classification = forms.TypedChoiceField(label=_("Klasifikasi"), coerce=int)
    summary = forms.CharField(
        label=_("Pokok bahasan"), required=False, max_length=4_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    points = forms.CharField(
        label=_("Mata acara tambahan"), required=False, max_length=4_000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Satu baris satu mata acara. Janji lama, tugas terlambat, dan peringatan masuk dengan sendirinya."),
    )  # fmt: skip

    def __init__(self, *args: Any, lists: Lists, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        region, classification = self.fields["region"], self.fields["classification"]
        region.choices, region.coerce = lists.region_choices, _coded(lists)
        classification.choices = [
            choice for choice in Classification.choices if lists.lowest <= choice[0] <= lists.clearance
        ]

    def clean_points(self) -> list[str]:
        points = [" ".join(line.split()) for line in self.cleaned_data["points"].splitlines()]
        if any(len(point) > POINT_LETTERS for point in points):
            raise forms.ValidationError(
                _("Satu mata acara paling panjang %(most)s huruf."), params={"most": POINT_LETTERS}
            )
        return [point for point in points if point]

    def facts(self) -> Facts:
        return Facts(**{name: value for name, value in self.cleaned_data.items() if name != "points"})


class AttendanceRow(forms.Form):
    office = forms.CharField(
        label=_("Unsur"), max_length=120, required=False, widget=forms.TextInput(attrs={"list": "offices"})
    )
    person = forms.CharField(label=_("Nama"), max_length=120, required=False)
    representing = forms.CharField(label=_("Mewakili"), max_length=120, required=False)
    mode = forms.ChoiceField(label=_("Hadir"), choices=Mode.choices, initial=Mode.ON_SITE)

    def __init__(self, *args: Any, lists: Lists, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lists = lists

    @property
    def is_blank(self) -> bool:
        return not self.cleaned_data.get("office")

    def fact(self) -> Present:
        offices = self.lists.offices.find(self.cleaned_data["office"])
        names = {name: self.cleaned_data[name] for name in ("office", "person", "representing", "mode")}
        return Present(**names, agency=offices[0] if len(offices) == 1 else None)


class IssueRow(forms.Form):
    text = forms.CharField(
        label=_("Pokok masalah"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 2})
    )
    category = forms.ChoiceField(label=_("Perkara"), required=False)
    dimension = forms.ChoiceField(label=_("Bidang"), required=False)
    region = forms.TypedChoiceField(label=_("Wilayah"), required=False)

    def __init__(self, *args: Any, lists: Lists, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = [("", "—"), *lists.categories]
        self.fields["dimension"].choices = [("", _("menurut perkara")), *lists.dimensions]
        region = self.fields["region"]
        region.choices, region.coerce = lists.region_choices, _coded(lists)
        region.initial = lists.home

    @property
    def is_blank(self) -> bool:
        return not self.cleaned_data.get("text")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("text") and not data.get("category"):
            self.add_error("category", _("Pilih perkaranya."))
        return data

    def fact(self) -> Matter:
        names = ("text", "category", "dimension", "region")
        return Matter(**{name: self.cleaned_data[name] for name in names})


class DirectiveRow(forms.Form):
    text = forms.CharField(
        label=_("Arahan"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 2})
    )
    responsible = forms.CharField(
        label=_("Penanggung jawab"), required=False, max_length=400,
        widget=forms.TextInput(attrs={"list": "offices", "data-many": ""}),
    )  # fmt: skip
    due_on = DayField(label=_("Tenggat"), required=False)
    region = forms.TypedChoiceField(label=_("Wilayah"), required=False)
    phase = forms.ChoiceField(label=_("Tahap"), required=False)

    def __init__(self, *args: Any, lists: Lists, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lists = lists
        region = self.fields["region"]
        region.choices, region.coerce = lists.region_choices, _coded(lists)
        region.initial, self.fields["due_on"].initial = lists.home, lists.due_on
        self.fields["phase"].choices = lists.phases

    @property
    def hint(self) -> str:
        """The words of the article that name no office of ours."""
        return str(self.initial.get("hint", ""))

    @property
    def usual(self) -> str:
        """The offices that were told such a thing before."""
        return str(self.initial.get("usual", ""))

    @property
    def whence(self) -> str:
        """Where that was."""
        return str(self.initial.get("whence", ""))

    @property
    def is_blank(self) -> bool:
        return not (self.cleaned_data.get("text") or self.cleaned_data.get("responsible"))

    def clean_responsible(self) -> list[Any]:
        offices, unknown = self.lists.offices.find_all(self.cleaned_data["responsible"])
        for name in unknown:
            near = self.lists.offices.near(name)
            said = _("“%(name)s” tidak ada dalam daftar instansi. Maksud Anda %(near)s?") if near else _(
                "“%(name)s” tidak ada dalam daftar instansi."
            )  # fmt: skip
            self.add_error("responsible", forms.ValidationError(said, params={"name": name, "near": "".join(near)}))
        return offices

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("responsible") and not data.get("text"):
            self.add_error("text", _("Tulis arahannya."))
        if data.get("text") and not data.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", _("Beri tenggat, supaya arahan ini muncul lagi bila belum selesai."))
        return data

    def fact(self) -> Order:
        names = ("text", "responsible", "due_on", "region", "phase")
        return Order(**{name: self.cleaned_data[name] for name in names})


class DirectiveForm(DirectiveRow):
    """One order that was given already, with the version its reader saw."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("text", "due_on", "region"):
            self.fields[name].required = True


class WithdrawForm(forms.Form):
    """Why an order is taken back."""

    why = forms.CharField(
        label=_("Mengapa dicabut"), max_length=240,
        help_text=_("Arahan tetap tampak dengan nomornya dan alasan ini; tindak lanjutnya dibatalkan."),
    )  # fmt: skip


class Rows(BaseFormSet):
    """A list of rows; a row without words is left out, a filled one must be right."""

    def initial_form_count(self) -> int:
        """Every row may be cleared: none is bound to something stored."""
        return 0

    def facts(self) -> list[Any]:
        filled = [form for form in self.forms if form.has_changed() and not form.cleaned_data.get("DELETE")]
        return [form.fact() for form in filled if not form.is_blank]


ROWS: dict[str, type[forms.Form]] = {"attendance": AttendanceRow, "issues": IssueRow, "directives": DirectiveRow}
BLANKS = {"attendance": 8, "issues": 4, "directives": 4}


class MinutesForms:
    """The head and the three lists of one page, valid or wrong together."""

    def __init__(self, data: Any, *, lists: Lists, head: dict[str, Any], rows: dict[str, list[dict[str, Any]]]) -> None:
        given = None if data is None else data.copy()
        self.wants_rows = bool(given and given.get("more"))
        if given is not None and given.get("more") in ROWS:
            total = f"{given['more']}-TOTAL_FORMS"
            asked = str(given.get(total) or 0)
            had = int(asked) if asked.isdecimal() and len(asked) < 6 else 0
            given[total] = str(min(had + BLANKS[given["more"]], MOST_ROWS[given["more"]]))
        self.head = MeetingForm(given, initial=head, lists=lists)
        self.sets = {kind: self._rows(kind, given, rows.get(kind, []), lists) for kind in ROWS}

    @staticmethod
    def _rows(kind: str, given: Any, rows: list[dict[str, Any]], lists: Lists) -> Any:
        blank = len(rows) + BLANKS[kind]
        most = MOST_ROWS[kind]
        made = formset_factory(
            ROWS[kind], formset=Rows, extra=blank, can_delete=True, max_num=most, absolute_max=2 * most
        )
        return made(given, prefix=kind, initial=rows if given is None else None, form_kwargs={"lists": lists})

    def is_valid(self) -> bool:
        valid = all([self.head.is_valid(), *(rows.is_valid() for rows in self.sets.values())])
        return valid and self._due_after_meeting()

    def _due_after_meeting(self) -> bool:
        held: date = self.head.cleaned_data["held_on"]
        early = [
            row for row in self.sets["directives"].forms
            if row.cleaned_data.get("text") and row.cleaned_data["due_on"] < held
        ]  # fmt: skip
        for row in early:
            row.add_error("due_on", _("Tenggat mendahului tanggal rakor."))
        return not early

    @property
    def has_errors(self) -> bool:
        return bool(self.head.errors) or any(any(rows.errors) for rows in self.sets.values())

    def minutes(self) -> Minutes:
        lists = {kind: rows.facts() for kind, rows in self.sets.items()}
        return Minutes(**lists, points=self.head.cleaned_data["points"])
