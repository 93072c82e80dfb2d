"""Pages of who is asked: the questions to my institution, and the answer in under a minute."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.rumours import queries, services
from kentongan.rumours.forms import AnswerForm
from kentongan.rumours.views import PAGE, both


@require_safe
def questions(request: MemberRequest) -> HttpResponse:
    """What my institution is asked, the longest waiting first."""
    page = Paginator(queries.waiting_for(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "rumours/questions.html", {"page": page})


@both
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    """Answer for my institution: is there, is there not, we do not know."""
    question = queries.confirmation(request.user, pk)
    today = timezone.localdate()
    period = {"counted_from": timezone.localdate(question.rumour.first_seen), "counted_to": today}
    form = AnswerForm(request.POST or None, today=today, initial=period)
    if request.method == "POST" and form.is_valid():
        try:
            services.answer(confirmation=question, found=form.found(), member=request.user, at=timezone.now())
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Jawaban terkirim atas nama %s.") % question.agency.short)
            return redirect("rumours:questions")
    context = {"form": form, "question": question}
    return render(request, "rumours/answer.html", context, status=422 if form.errors else 200)
