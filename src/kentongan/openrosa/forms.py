"""Forms about phones. They validate only."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Member


class PhoneForm(forms.Form):
    """A phone of one's own."""

    label = forms.CharField(
        label=_("Nama ponsel"),
        max_length=80,
        help_text=_("Agar Anda mengenalinya, misalnya “Ponsel kantor kelurahan”."),
    )


class MemberPhoneForm(PhoneForm):
    """A phone of somebody of the area."""

    field_order = ("member", "label")
    member = forms.ModelChoiceField(
        Member.objects.none(),
        label=_("Pemegang"),
        help_text=_("Laporan dari ponsel ini masuk atas nama anggota tersebut."),
    )

    def __init__(self, *args: object, members: QuerySet[Member], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["member"].queryset = members
