"""Pages of the city's own questions: all of them, a new one, one to change; each with what people will see."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kentongan.city import access
from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.intake import field_services as verbs
from kentongan.intake import fields
from kentongan.intake.city_questions import CityQuestions
from kentongan.intake.field_forms import FieldForm
from kentongan.intake.models import Field

both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def questions(request: MemberRequest) -> HttpResponse:
    """What the city asks besides, today, later and no longer; and the form as it looks now."""
    today = timezone.localdate()
    active = fields.active(today)
    known = {field.pk for field in active}
    rows = [(field, field.pk in known, field.valid_from > today) for field in Field.objects.all()]
    context = {"rows": rows, "preview": CityQuestions(questions=active)}
    return render(request, "intake/fields.html", context)


@both
def question_new(request: MemberRequest) -> HttpResponse:
    """Ask one thing more."""
    return _edit(request, None)


@both
def question(request: MemberRequest, pk: int) -> HttpResponse:
    """Change a question, or let it end."""
    return _edit(request, access.one(Field.objects.all(), pk=pk))


def _edit(request: MemberRequest, kept: Field | None) -> HttpResponse:
    first = _initial(kept) if kept else {"valid_from": timezone.localdate()}
    said = [request.POST.get(name, "") for name in ("label", "help", "choices")]
    is_doubtful = bool(verbs.asks_about(said, timezone.localdate()))
    form = FieldForm(request.POST or None, initial=first, kept=kept, is_doubtful=is_doubtful)
    shown = kept
    if request.method == "POST" and form.is_valid():
        shown = _shown(form, kept)
        if request.POST.get("step") != "preview":
            try:
                _keep(request, form, kept)
            except verbs.AsksAboutPersons as problem:
                form.add_error("label", str(problem))
            except Refused as problem:
                form.add_error("choices", str(problem))
            else:
                messages.success(request, _("Isian “%s” disimpan.") % form.cleaned_data["label"])
                return redirect("intake:fields")
    context = {"form": form, "field": kept, "preview": CityQuestions(questions=[shown]) if shown else None}
    return render(request, "intake/field.html", context, status=422 if form.errors else 200)


def _initial(kept: Field) -> dict[str, object]:
    names = ("label", "help", "is_required", "order", "valid_from", "valid_to")
    return {name: getattr(kept, name) for name in names} | {"choices": "\n".join(kept.choices)}


def _shown(form: FieldForm, kept: Field | None) -> Field:
    """Return the question as it would be, for the preview; nothing is kept."""
    told = form.cleaned_data
    kind = kept.kind if kept else told["kind"]
    return Field(code="pratinjau", kind=kind, **{k: told[k] for k in ("label", "help", "choices", "is_required")})


def _keep(request: MemberRequest, form: FieldForm, kept: Field | None) -> None:
    told, facts, at = form.cleaned_data, form.facts(), timezone.now()
    is_sure = told.get("is_sure", False)
    if kept is None:
        verbs.add_field(kind=told["kind"], facts=facts, by=request.user, at=at, is_sure=is_sure)
    else:
        verbs.edit_field(field=kept, facts=facts, by=request.user, at=at, is_sure=is_sure)
