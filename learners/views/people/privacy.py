"""/mon-espace/donnees/: who looked, who sees what, what is kept, what one did."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.rules.privacy import NO_PERSONAL_DATA, PersonalData
from curriculum.queries.translations import titles_in
from curriculum.rules.outline_words import title_said
from learners.models import Entry
from learners.queries.institutions.access import (
    Look,
    facts_about,
    looks_at,
    names_of_institutions,
    titles_in_paths_of,
)
from learners.queries.institutions.institutions import institutions_followed_by
from learners.queries.institutions.referrals import institutions_that_see, referrals_of
from learners.rules.institutions.notices import template_of
from learners.views.people.privacy_facts import sentence_of
from learners.views.people.privacy_purposes import PURPOSES, RETENTIONS
from learners.views.people.privacy_words import FIELDS, NAMES
from learners.views.people.requests import SignedInRequest

FACTS_A_PAGE = 50
LATEST_LOOKS = 20
ALL_LOOKS = 2000


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What one table keeps about a person, in words."""

    name: str
    fields: tuple[str, ...]
    purpose: str
    retention: str


@dataclass(frozen=True, kw_only=True)
class ShownFact:
    """One line of one's own journal."""

    at: datetime
    sentence: str


@login_required
@never_cache
@require_safe
def my_data(request: SignedInRequest) -> HttpResponse:
    """Everything here is about the person who reads it, and nobody else."""
    person, at = request.user, now()
    wants_all = request.GET.get("regards") == "tous"
    limit = ALL_LOOKS if wants_all else LATEST_LOOKS
    looks = looks_at(person, limit=limit + 1)
    page = Paginator(facts_about(person), FACTS_A_PAGE).get_page(request.GET.get("page"))
    referrals = list(referrals_of(person))
    words = titles_in(get_language(), [referral.path for referral in referrals])
    context = {
        "days": _by_day(looks[:limit]),
        "has_more_looks": len(looks) > limit,
        "seeing": len(institutions_that_see(person)),
        "referrals": [
            (
                referral,
                template_of(referral.notice_version),
                title_said(referral.path, referral.path_title, words),
            )
            for referral in referrals
        ],
        "followed": list(institutions_followed_by(person, at=at)),
        "addresses": EmailAddress.objects.filter(user=person).order_by("-primary", "email"),
        "kept": kept(),
        "page": page,
        "facts": _shown(list(page.object_list), titles_in_paths_of(person, get_language())),
        "at": at,
    }
    return render(request, "learners/people/my_data.html", context)


def _by_day(looks: Iterable[Look]) -> list[tuple[object, list[Look]]]:
    return [(day, list(group)) for day, group in groupby(looks, key=lambda look: look.day)]


def _shown(facts: Collection[Entry], titles: dict[UUID, str]) -> list[ShownFact]:
    institutions = names_of_institutions({fact.institution for fact in facts})
    return [
        ShownFact(
            at=fact.done_at,
            sentence=sentence_of(
                fact.kind,
                title=titles.get(fact.object, "") if fact.object else "",
                institution=institutions.get(fact.institution, "") if fact.institution else "",
                result=fact.result,
            ),
        )
        for fact in facts
    ]


def kept() -> list[Kept]:
    """Each table that declares personal data, as its model declares it."""
    every = {m.__name__: getattr(m, "personal_data", NO_PERSONAL_DATA) for m in apps.get_models()}
    declared = {name: data for name, data in every.items() if data.fields}
    in_order = [*filter(declared.__contains__, NAMES), *(declared.keys() - NAMES.keys())]
    return [_in_words(model, declared[model]) for model in in_order]


def _in_words(model: str, declared: PersonalData) -> Kept:
    return Kept(
        name=str(NAMES.get(model, model)),
        fields=tuple(str(FIELDS.get(field, field)) for field in declared.fields),
        purpose=str(PURPOSES.get(declared.purpose, declared.purpose)),
        retention=str(RETENTIONS.get(declared.retention, declared.retention)),
    )
