"""Forms of tables: they validate only."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Region
from kentongan.sheets.columns import FIELDS, OWN, letter
from kentongan.sheets.models import SheetImport
from kentongan.sheets.tables import MOST_BYTES


class SheetForm(forms.Form):
    """One file, and the region of rows that name none."""

    file = forms.FileField(
        label=_("Berkas tabel (.xlsx atau .csv)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt,text/csv"}),
        help_text=_("Satu baris satu laporan, paling banyak 5.000 baris. Belum ada yang disimpan pada langkah ini."),
        error_messages={"required": _("Pilih berkasnya dahulu."), "empty": _("Berkas ini kosong.")},
    )
    region = forms.ModelChoiceField(
        label=_("Wilayah untuk baris yang tidak menyebutkannya"), queryset=Region.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, regions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = regions

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Berkas lebih besar dari %d MB.") % (MOST_BYTES // 1_000_000))
        return file


class MappingForm(forms.Form):
    """Which column holds what; a field may stay without one, but for the reports themselves."""

    def __init__(self, *args: Any, sheet: SheetImport, questions: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        heads = [(str(number), f"{letter(number)} · {head or '…'}") for number, head in enumerate(sheet.headers)]
        known = {field: label for field, (label, _words) in FIELDS.items()}
        known |= {f"{OWN}{code}": words for code, words in questions.items()}
        for field, label in known.items():
            self.fields[field] = forms.TypedChoiceField(
                label=label,
                choices=[("", _("– tidak ada –")), *heads],
                required=field == "text",
                coerce=int,
                empty_value=None,
                initial=sheet.mapping.get(field, ""),
                error_messages={"required": _("Tetapkan kolom yang berisi laporannya.")},
            )

    def mapping(self) -> dict[str, int]:
        """Return our field → number of the column, once the form is valid."""
        return {field: number for field, number in self.cleaned_data.items() if number is not None}
