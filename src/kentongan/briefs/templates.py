"""The city's own DOCX templates: taken in only when they can be filled, in use from a day on."""

import hashlib
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from kentongan.briefs.models import PaperTemplate
from kentongan.briefs.template_trial import tried
from kentongan.city.models import Member
from kentongan.journal import services as journal


def in_use(kind: str, *, on: date) -> PaperTemplate | None:
    """Return the city's template of a kind on a day; None where the shipped one counts."""
    own = PaperTemplate.objects.filter(kind=kind, retired_at=None, valid_from__lte=on)
    return own.order_by("-valid_from", "-id").first()


@transaction.atomic
def take_in(*, kind: str, name: str, content: bytes, valid_from: date, member: Member, at: datetime) -> PaperTemplate:
    """Take a template in, after it was filled once on trial.

    Args:
        kind: which paper it prints.
        name: of the file, for the list.
        content: its bytes.
        valid_from: papers composed from this day on use it.
        member: who decides.
        at: when.

    Raises:
        template_trial.NotADocument, template_trial.Macros, template_trial.TooBig, template_trial.BrokenTag,
        template_trial.UnknownField: it cannot be used, and why.
    """
    tried(kind, content)
    made = PaperTemplate.objects.create(
        kind=kind,
        name=name[:120],
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        valid_from=valid_from,
        loaded_by=member,
        loaded_at=at,
    )
    changes = {"kind": ["", kind], "valid_from": ["", valid_from.isoformat()]}
    journal.record("paper_template.load", made, actor=member, at=at, region=settings.HOME_CODE, changes=changes)
    return made


@transaction.atomic
def retire(*, template: PaperTemplate, member: Member, at: datetime) -> None:
    """Stop using a template; papers composed with it keep it. Twice is once."""
    if PaperTemplate.objects.filter(pk=template.pk, retired_at=None).update(retired_at=at):
        journal.record("paper_template.retire", template, actor=member, at=at, region=settings.HOME_CODE)
