"""Searches of the inbox that people keep, for themselves or for their office."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.intake.models import SavedView
from kentongan.journal import services as journal

MOST = 30


class NameTaken(Refused):
    code = "view-name-taken"
    status = 422
    text = _("Anda sudah menyimpan saringan dengan nama ini. Pakai nama lain.")


class TooManyViews(Refused):
    code = "view-too-many"
    status = 422
    text = _("Anda sudah menyimpan {most} saringan. Hapus yang tidak dipakai lagi.")


class NothingToSave(Refused):
    code = "view-nothing-to-save"
    status = 422
    text = _("Pilih saringannya dahulu, lalu simpan.")


def visible(member: Member) -> QuerySet[SavedView]:
    """Return the member's own searches and those that somebody shares with their office."""
    shared = Q(is_shared=True, owner__agency=member.agency_id, owner__is_active=True)
    return SavedView.objects.filter(Q(owner=member) | shared).select_related("owner")


@transaction.atomic
def keep(*, query: Mapping[str, str], name: str, is_shared: bool, member: Member, at: datetime) -> SavedView:
    """Keep a search under a name.

    Args:
        query: what the filters of the inbox say, already checked by their form.
        name: what it is called.
        is_shared: may the whole office use it?
        member: whose it is.
        at: when.

    Raises:
        NothingToSave: no filter is set.
        NameTaken, TooManyViews
    """
    if not query:
        raise NothingToSave
    if member.saved_views.count() >= MOST:
        raise TooManyViews(most=MOST)
    try:
        with transaction.atomic():
            kept = SavedView.objects.create(
                owner=member, name=name, query=urlencode(query), is_shared=is_shared, created_at=at
            )
    except IntegrityError:
        raise NameTaken from None
    changes = {"shared": [False, is_shared]}
    journal.record("view.save", kept, actor=member, at=at, region=member.region_id, changes=changes)
    return kept


@transaction.atomic
def forget(*, view: SavedView, member: Member, at: datetime) -> None:
    """Drop one of the member's own searches; what it found stays where it is."""
    journal.record("view.forget", view, actor=member, at=at, region=member.region_id)
    view.delete()
