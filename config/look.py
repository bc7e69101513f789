"""What templates need besides their data: signs, icons, the menu, the summary of errors, and the one form renderer.

A template library (built in, no `{% load %}` needed); docs/look.md shows the markup of each component.
"""

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, replace
from functools import cache

from django.contrib.staticfiles import finders
from django.forms import BaseForm, BaseFormSet
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.template import Context, Library
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from cases.offers import waiting_for
from cases.sealing import public_key
from organizations.models import Membership

SCHEME_COOKIE = "scheme"
SCHEMES = {"system": _("Als het apparaat"), "light": _("Licht"), "dark": _("Donker")}

register = Library()


class FormRenderer(TemplatesSetting):
    """`{{ form }}` everywhere: one template for a form, one for a field, widgets in templates/django/forms/widgets."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawn icon beside words that say the same."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#i-{}"/></svg>', static("signs.svg"), name)


@register.simple_tag
def sign(code: str) -> SafeString:
    """The sign of an outcome, side or answer; the word stands beside it or in a hidden sentence."""
    use = '<svg class="sign sign--{0}" aria-hidden="true"><use href="{1}#t-{0}"/></svg>'
    return format_html(use, code, static("signs.svg"))


@register.filter
def lines(text: object) -> list[str]:
    """A label of two lines: the second one is shown small."""
    return str(text).splitlines()


@cache
def is_built() -> bool:
    """Without `npm run build` pages use our own style sheet alone: plain, but readable."""
    return finders.find("build/site.css") is not None


@register.simple_tag(takes_context=True)
def chosen_scheme(context: Context) -> str:
    """Which colours this browser asked for: system, light or dark."""
    request: HttpRequest | None = context.get("request")
    chosen = request.COOKIES.get(SCHEME_COOKIE, "system") if request else "system"
    return chosen if chosen in SCHEMES else "system"


@register.inclusion_tag("parts/_style_sheets.html", takes_context=True)
def style_sheets(context: Context) -> dict[str, object]:
    return {"is_built": is_built(), "scheme": chosen_scheme(context)}


@register.simple_tag
def outbox_key() -> str:
    """What pages seal with when there is no network."""
    return public_key()


@register.filter
def initials(name: object) -> str:
    """The first letters of the first and the last word of a name: SW for Sanne de Wit."""
    words = str(name).split()
    return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper()


BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
DEVICES = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


@register.filter
def device(user_agent: str) -> str:
    """The browser and the device in words people use; what we do not know is said as it came."""
    browser = next((name for mark, name in BROWSERS.items() if mark in user_agent), "")
    system = next((name for mark, name in DEVICES.items() if mark in user_agent), "")
    if not (browser and system):
        return user_agent
    return gettext("%(browser)s op %(system)s") % {"browser": browser, "system": system}


@register.simple_tag
def schemes() -> dict[str, StrOrPromise]:
    return dict(SCHEMES)


@dataclass(frozen=True)
class MenuItem:
    """A way in from the header (Dutch: menu), for whoever may do `action` there."""

    label: StrOrPromise
    route: str
    icon: str
    action: str
    waiting_for: Callable[[Membership], int] | None = None
    """How many things wait there for this member; asked once on every page of whoever sees the item."""
    is_aside: bool = False
    """On a telephone it stands under Meer: the bar has room for four."""
    url: str = ""
    is_current: bool = False
    waiting: int = 0


MENU = (
    MenuItem(_("Vandaag"), "contacts:today", "today", "view_family"),
    MenuItem(_("Gezinnen"), "cases:family_list", "family", "view_family"),
    MenuItem(_("Vastleggen"), "contacts:contact_start", "log", "log_contact"),
    MenuItem(_("Rapportage"), "contacts:report", "chart", "view_report"),
    MenuItem(_("Uitnodigingen"), "cases:offer_list", "letter", "share_family", waiting_for, is_aside=True),
    MenuItem(_("Inzagelog"), "organizations:access_log", "eye", "read_access_log"),
    MenuItem(_("Beheer"), "organizations:member_list", "building", "manage_members"),
)


@register.simple_tag(takes_context=True)
def menu(context: Context) -> list[MenuItem]:
    """The items the active role has a use for; the one with the longest matching address is where you are."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return []
    may: Set[str] = context.get("may") or frozenset()
    items = [replace(item, url=url) for item in MENU if item.action in may and (url := address(item.route))]
    here = max((item.url for item in items if is_below(request.path, item.url)), key=len, default=None)
    return [replace(item, is_current=item.url == here, waiting=waiting(item, request)) for item in items]


def waiting(item: MenuItem, request: HttpRequest) -> int:
    member: Membership | None = getattr(request, "member", None)
    return item.waiting_for(member) if item.waiting_for and member else 0


def address(route: str) -> str:
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""


def is_below(path: str, url: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))


@dataclass(frozen=True)
class FormError:
    """One thing that is not right yet; `target` is the id of its field, empty when it concerns the whole form."""

    text: str
    label: str = ""
    target: str = ""


@register.inclusion_tag("forms/errors.html")
def error_summary(*forms: BaseForm | BaseFormSet[BaseForm] | list[BaseForm]) -> dict[str, object]:
    """All errors of these forms, formsets and lists of forms, each with a link to its field."""
    return {"problems": [problem for form in forms for problem in problems_of(form)]}


def problems_of(form: BaseForm | BaseFormSet[BaseForm] | list[BaseForm]) -> Iterator[FormError]:
    if isinstance(form, list):
        for part in form:
            yield from problems_of(part)
        return
    if isinstance(form, BaseFormSet):
        yield from (FormError(str(text)) for text in form.non_form_errors())
        for part in form.forms:
            yield from problems_of(part)
        return
    yield from (FormError(str(text)) for text in form.non_field_errors())
    for field in form:
        target = f"{field.auto_id}_0" if field.use_fieldset else field.auto_id
        yield from (FormError(str(text), str(field.label), target) for text in field.errors)
