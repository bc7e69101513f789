"""How a page answers: 303 to another page after a deed, 422 with the whole page while something is not right yet."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render, resolve_url


def see_other(to: str, *args: Any) -> HttpResponseRedirect:
    """To a named page (or an address), with GET whatever the method of this request was."""
    return HttpResponseRedirect(resolve_url(to, *args), status=303)


def filled_in(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; None while it is only shown."""
    return request.POST if request.method == "POST" else None


def form_page(request: HttpRequest, template: str, context: dict[str, Any], *forms: BaseForm) -> HttpResponse:
    """A page with a form, called `form` in its context unless there are more: 422 when one of them has errors."""
    has_errors = any(form.errors for form in forms if form.is_bound)
    return render(request, template, {"form": forms[0], **context}, status=422 if has_errors else 200)
