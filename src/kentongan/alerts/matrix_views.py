"""The page of the matrix."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kentongan.alerts import matrix, matrix_services
from kentongan.alerts.matrix_forms import MatrixForm
from kentongan.alerts.models import Degree
from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def matrix_page(request: MemberRequest) -> HttpResponse:
    """The sixteen cells."""
    form = MatrixForm(request.POST or None, grid=matrix.cells())
    if request.method == "POST" and form.is_valid():
        try:
            number = matrix_services.edit_matrix(grid=form.grid(), by=request.user, at=timezone.now())
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Matriks disimpan: %d sel berubah. Berlaku bagi sinyal berikutnya.") % number)
            return redirect("alerts:matrix")
    impacts = [degree.label for degree in Degree]
    context = {"form": form, "rows": form.rows(), "impacts": impacts}
    return render(request, "alerts/matrix.html", context, status=422 if form.errors else 200)
