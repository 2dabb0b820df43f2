"""The menu, the footer, the other language: what base.html draws. Asks the database nothing."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.http import urlencode
from django.utils.translation import get_language, override, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from content.rules.accessibility import STATE
from content.rules.reading import COOKIE, reading_of
from learners.views.people.curtains import has_digits
from learners.views.people.devices import MINE, device_of
from learners.views.people.menus import FOLLOWS_PEOPLE, TRAINS, WORKS_IN_OFFICE

# What static/js/offline/keeping.js leaves on a device that keeps a module.
KEEPS = "kept"
# The law wants these very words on the first page; every page has them.
ACCESSIBILITY = {
    "none": _("Accessibilité : non conforme"),
    "partial": _("Accessibilité : partiellement conforme"),
    "total": _("Accessibilité : totalement conforme"),
}


@dataclass(frozen=True)
class Link:
    """One entry of a menu."""

    label: object
    url: str
    current: bool = False
    icon: str = ""
    code: str = ""


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The context processor: nothing for the office, which has its own menu."""
    if request.path.startswith("/admin/"):
        return {}
    is_known = hasattr(request, "user") and request.user.is_authenticated
    return {
        "reading": reading_of(request.COOKIES.get(COOKIE, "")),
        "navigation": {
            "items": _items(request, is_known=is_known),
            "can_leave": is_known,
            "device": device_of(request) if is_known else "",
            "has_digits": is_known and has_digits(request),
            "footer": _footer(request),
            "other_language": _other_language(request),
            "alternates": [] if is_known else _alternates(request),
            "keeps": _keeps(request, is_known=is_known),
            "demo": {"letters_url": reverse("demo_letters")} if settings.DEMO else None,
        },
    }


def _keeps(request: HttpRequest, *, is_known: bool) -> bool:
    """Whether something may be kept on this device: it is somebody's own, or it keeps already."""
    return (is_known and device_of(request) == MINE) or KEEPS in request.COOKIES


def _items(request: HttpRequest, *, is_known: bool) -> list[Link]:
    paths = _link(request, pgettext_lazy("menu", "Parcours"), _catalogue())
    check = _link(request, _("Vérifier une attestation"), reverse("check_certificate"))
    find = _link(request, _("Chercher"), reverse("search"))
    if not is_known:
        enter = _link(request, _("Se connecter"), reverse("account_login"))
        return [paths, find, check, enter]
    follows = request.session.get(FOLLOWS_PEOPLE)
    space = _link(request, _("Mon espace"), reverse("my_space"))
    people = _link(request, _("Nos personnes"), reverse("my_institutions"))
    items = [people, space, find, check] if follows else [space, paths, find]
    if request.session.get(TRAINS):
        items.append(_link(request, _("Formation"), reverse("training")))
    if request.session.get(WORKS_IN_OFFICE):
        items.append(Link(_("Bureau"), reverse("wagtailadmin_home")))
    return items


def _catalogue() -> str:
    return ("/" if get_language() == "fr" else f"/{get_language()}/") + "parcours/"


def _link(request: HttpRequest, label: object, url: str) -> Link:
    return Link(label, url, current=request.path.startswith(url))


def _footer(request: HttpRequest) -> list[Link]:
    return [
        Link(_("Vérifier une attestation"), reverse("check_certificate")),
        Link(_("J’ai reçu une invitation"), reverse("enter_invitation_code")),
        Link(_("Aide"), reverse("help")),
        Link(_("Glossaire"), reverse("glossary")),
        Link(_("Fiches à imprimer"), reverse("sheets")),
        Link(_("Réglages de lecture"), _settings_from(request)),
        Link(_("Nous écrire"), reverse("contact")),
        Link(_("Plan du site"), reverse("site_map")),
        Link(ACCESSIBILITY[STATE], reverse("accessibility")),
        Link(_("Données personnelles"), reverse("privacy")),
        Link(_("Mentions légales"), reverse("legal_notice")),
    ]


def _settings_from(request: HttpRequest) -> str:
    """They lead back to the page they were opened from, if it can be opened again."""
    place = reverse("reading_settings")
    comes_back = request.method == "GET" and request.path != place and request.resolver_match
    return f"{place}?{urlencode({'next': request.get_full_path()})}" if comes_back else place


def _alternates(request: HttpRequest) -> list[Link]:
    """The same page in each language, for search engines: whole addresses, as they ask."""
    if request.resolver_match is None:
        return []
    here = request.build_absolute_uri(request.path)
    with override(get_language()):
        return [
            Link(label, translate_url(here, code), code=code) for code, label in settings.LANGUAGES
        ]


def _other_language(request: HttpRequest) -> Link | None:
    code, label = ("en", "English") if get_language() == "fr" else ("fr", "Français")
    if request.resolver_match is None:
        return None
    with override(get_language()):
        url = translate_url(request.get_full_path(), code)
    return Link(label, url, code=code)
