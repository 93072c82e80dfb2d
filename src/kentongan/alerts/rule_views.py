"""Pages of the rules of detection."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kentongan.alerts import queries, rule_services
from kentongan.alerts.models import Rule
from kentongan.alerts.rule_forms import rule_form
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused


@require_safe
def rules(request: MemberRequest) -> HttpResponse:
    """The rules, each in its newest version."""
    return render(request, "alerts/rules.html", {"rules": queries.rules()})


@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: MemberRequest, pk: int) -> HttpResponse:
    """Change a rule: a new version."""
    thing = access.one(Rule.objects.all(), pk=pk)
    categories = len(city.terms("issue_category", timezone.localdate()))
    form = rule_form(thing, request.POST or None, categories=categories)
    if request.method == "POST" and form.is_valid():
        try:
            new = rule_services.edit_rule(
                rule=thing,
                options=form.changed_options(),
                label=form.cleaned_data["label"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(
                request, _("Aturan “%(rule)s” kini versi %(version)d.") % {"rule": new, "version": new.version}
            )
            return redirect("alerts:rules")
    context = {"form": form, "rule": thing, "versions": queries.versions(thing)}
    return render(request, "alerts/rule.html", context, status=422 if form.errors else 200)


@require_POST
def rule_switch(request: MemberRequest, pk: int) -> HttpResponse:
    """Let a rule work, or rest."""
    thing = access.one(Rule.objects.all(), pk=pk)
    on = request.POST.get("nyala") == "1"
    rule_services.switch_rule(rule=thing, on=on, by=request.user, at=timezone.now())
    said = _("Aturan “%s” menyala.") if on else _("Aturan “%s” dimatikan. Peringatan yang terbuka tetap terbuka.")
    messages.success(request, said % thing)
    return redirect("alerts:rules")
