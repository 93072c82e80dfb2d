"""What is wrong with a field, in Indonesian; the keys are the names that pydantic gives its errors."""

from django.utils.translation import gettext_lazy as _

WRONG = {
    "missing": _("Wajib diisi."),
    "extra_forbidden": _("Isian ini tidak dikenal."),
    "string_type": _("Harus berupa teks."),
    "string_unicode": _("Memuat huruf yang tidak sah."),
    "string_too_short": _("Terlalu pendek."),
    "string_too_long": _("Paling panjang {max_length} huruf."),
    "string_pattern_mismatch": _("Bentuknya tidak sesuai."),
    "int_type": _("Harus berupa bilangan bulat."),
    "int_parsing": _("Harus berupa bilangan bulat."),
    "float_type": _("Harus berupa bilangan."),
    "finite_number": _("Harus berupa bilangan."),
    "greater_than_equal": _("Paling kecil {ge}."),
    "less_than_equal": _("Paling besar {le}."),
    "enum": _("Pilih salah satu: {expected}."),
    "literal_error": _("Pilih salah satu: {expected}."),
    "uuid_parsing": _("Harus berupa UUID."),
    "model_attributes_type": _("Harus berupa objek."),
    "dict_type": _("Harus berupa objek."),
    "too_long": _("Terlalu banyak butir."),
}
WRONG_OTHERWISE = _("Tidak sesuai dengan yang ditentukan dalam openapi.json.")
