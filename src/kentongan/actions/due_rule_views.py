"""The page on which the city says what "segera" means, and when something is said."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kentongan.actions import due_rules
from kentongan.actions.forms import said
from kentongan.actions.models import DueRule
from kentongan.actions.task_set_forms import RuleForm
from kentongan.city.doors import MemberRequest


@require_http_methods(["GET", "POST"])
def edit_due_rules(request: MemberRequest) -> HttpResponse:
    """What "segera" means, and when something is said."""
    rows = [(rule, _rule_form(request, rule)) for rule in due_rules.rules().values()]
    if request.method == "POST" and all(form.is_valid() for _rule, form in rows):
        changed = sum(
            due_rules.edit_due_rule(
                rule=rule,
                days=form.cleaned_data["days"],
                working_days_only=form.cleaned_data.get("working_days_only", False),
                member=request.user,
                at=timezone.now(),
            )
            for rule, form in rows
        )
        messages.success(
            request, _("%d aturan diubah; berlaku untuk tenggat yang ditetapkan mulai sekarang.") % changed
        )
        return redirect("actions:due_rules")
    examples = {word.rule.pk: said(word) for word in due_rules.words(timezone.localdate())}
    context = {"rows": [(rule, form, examples.get(rule.pk, "")) for rule, form in rows]}
    wrong = request.method == "POST"
    return render(request, "actions/due_rules.html", context, status=422 if wrong else 200)


def _rule_form(request: MemberRequest, rule: DueRule) -> RuleForm:
    repeats = rule.pk in (due_rules.AFTER, due_rules.DISPUTE)
    return RuleForm(
        request.POST or None,
        prefix=rule.pk,
        least=1 if repeats else 0,
        only_days=repeats,
        initial={"days": rule.days, "working_days_only": rule.working_days_only},
    )
