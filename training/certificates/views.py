"""The pages about certificates. A name comes by POST, is used for the answer and kept nowhere."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.core.origin import is_own

from .codes import drawn, has_seal
from .facts import Facts
from .forms import NameForm, VerifyForm
from .issuing import award
from .numbers import NumberError, read_number
from .pdf import UnprintableError, make_pdf
from .rates import seconds_to_wait
from .showing import lines, sheet
from .statements import is_issued, lacks_key
from .verification import Status, Verdict, verify

TOO_MANY = "You tried many times in a short while. Wait {} seconds, then try again."
NO_MATCH = "This is not the name on the certificate of this number. Compare both with the paper."
NOT_IN_PDF = (
    "The PDF cannot show every character of this name. Print this page instead: it shows them all."
)


def keeps_no_name(view):
    """Wrap a view that takes a name: no other site sends one, no cache and no report keeps it.

    The report of an error hides the variables of all that is called from here.
    """

    @never_cache
    @csrf_exempt
    @sensitive_post_parameters("name")
    @sensitive_variables()
    @wraps(view)
    def answer(request, *args, **kwargs):
        if request.method == "POST" and not is_own(request):
            raise PermissionDenied
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    return answer


@never_cache
@sensitive_variables()
def issue(request, completion, name, zone) -> HttpResponse:
    """Award the certificate of a completion that is passed, and answer with its page.

    `name` is as `forms.NameField` cleans it; `zone` names the day's time zone.
    """
    certificate = award(completion=completion, name=name, zone=zone, at=timezone.now())
    if certificate.is_revoked:
        return _answer(request, verify(certificate.number, name), name)
    verdict = Verdict(Status.GENUINE, certificate.number, facts=Facts.of(certificate))
    return _certificate(request, verdict, name, is_new=True)


@keeps_no_name
@require_http_methods(["GET", "HEAD", "POST"])
def verify_page(request):
    """Ask for number and name, and answer whether the certificate is genuine."""
    if request.method != "POST":
        return _ask(request, VerifyForm(), "verify")
    form = VerifyForm(request.POST)
    if refusal := _refusal(request, form, "verify"):
        return refusal
    name = form.cleaned_data["name"]
    return _answer(request, verify(form.cleaned_data["number"], name), name)


@keeps_no_name
@require_safe
def sealed(request, number, seal):
    """Answer the code of a certificate: say whether its number is ours, and ask for the name."""
    number = _read(number)
    if has_seal(number, seal) and is_issued(number):
        return _ask(request, VerifyForm(initial={"number": number}), "verify", sealed=number)
    if lacks_key(number):
        return _answer(request, Verdict(Status.NOT_CHECKED, number), "")
    return _ask(request, VerifyForm(), "verify", status=404, is_strange=True)


@keeps_no_name
@require_http_methods(["GET", "HEAD", "POST"])
def certificate(request, number):
    """Ask for the name on a certificate; shown again, it is as it was issued."""
    if number != _read(number) and request.method != "POST":
        return redirect("training:certificate", _read(number), permanent=True)
    if request.method != "POST":
        return _ask(request, NameForm(), "ask_name", number=number)
    return _once_more(request, _read(number), _certificate)


@keeps_no_name
@require_POST
def certificate_pdf(request, number):
    """Answer with the certificate as PDF."""
    return _once_more(request, _read(number), _pdf)


def _read(number):
    try:
        return read_number(number)
    except NumberError:
        raise Http404 from None


def _once_more(request, number, show):
    """Show an issued certificate to whoever gives its name."""
    form = NameForm(request.POST)
    if refusal := _refusal(request, form, "ask_name", number=number):
        return refusal
    name = form.cleaned_data["name"]
    verdict = verify(number, name)
    if verdict.status in (Status.GENUINE, Status.SUPERSEDED):
        return show(request, verdict, name)
    if verdict.status != Status.NOT_GENUINE:
        return _answer(request, verdict, name)
    form.add_error("name", NO_MATCH)
    return _ask(request, form, "ask_name", status=422, number=number)


def _refusal(request, form, template, **context):
    """Return the form again if it has a fault or comes too often, else None."""
    if wait := seconds_to_wait(request):
        form.add_error(None, TOO_MANY.format(wait))
        response = _ask(request, form, template, status=429, **context)
        response["Retry-After"] = str(wait)
        return response
    return None if form.is_valid() else _ask(request, form, template, status=422, **context)


def _ask(request, form, template, *, status=200, **context):
    context = {"form": form, **context}
    return render(request, f"training/certificates/{template}.html", context, status=status)


def _answer(request, verdict, name):
    """Say what a certificate turned out to be; where it is not genuine, with what was typed."""
    context = {
        "verdict": verdict,
        "name": name,
        "lines": lines(verdict.facts) if verdict.facts else (),
        "form": VerifyForm(initial={"number": verdict.number, "name": name}),
    }
    return render(request, "training/certificates/answer.html", context)


def _certificate(request, verdict, name, *, is_new=False, error="", status=200):
    shown = sheet(verdict.facts, name)
    context = {
        "sheet": shown,
        "code": drawn(shown.code_address),
        "verdict": verdict,
        "is_new": is_new,
        "error": error,
    }
    return render(request, "training/certificates/certificate.html", context, status=status)


def _pdf(request, verdict, name):
    try:
        pdf = make_pdf(sheet(verdict.facts, name))
    except UnprintableError:
        return _certificate(request, verdict, name, error=NOT_IN_PDF, status=422)
    headers = {"Content-Disposition": f'attachment; filename="certificate-{verdict.number}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
