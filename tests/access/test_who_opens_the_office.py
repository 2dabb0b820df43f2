"""Role × address of the office → open or not. Every address that needs no number has its row.

A author, R reviewer, T trainer, G administrator of the group, E superuser.
"""

import re
from collections.abc import Iterator

import pytest
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from curriculum.models import Lesson, Module

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the files of its thumbnails to the collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

EVERYBODY, WRITERS, PUBLISHERS, STAFF = "ARTGE", "ARTE", "RTE", "GE"
TABLE = {
    # ours
    "absences:index": "RE",
    "additions": PUBLISHERS,
    "question_imports": WRITERS,
    "pack_imports": PUBLISHERS,
    "clean_paste": "",  # a POST alone
    "questions": WRITERS,
    "scenarios": WRITERS,
    "translations": WRITERS,
    "institutions": STAFF,
    "doubles": STAFF,
    "tutors": "TGE",
    "glossary": WRITERS,
    "certificates": STAFF,
    "letters": STAFF,
    "reminders": "TGE",
    # Wagtail's
    "wagtailadmin_home": EVERYBODY,
    "wagtailadmin_account": EVERYBODY,
    "wagtailadmin_explore_root": WRITERS,
    "wagtailadmin_pages": WRITERS,
    "wagtailimages": WRITERS,
    "wagtailadmin_reports": WRITERS,
    "wagtailadmin_reports:locked_pages": PUBLISHERS,
    "wagtailadmin_reports:locked_pages_results": PUBLISHERS,
    "wagtailadmin_reports:site_history": EVERYBODY,
    "wagtailadmin_reports:site_history_results": EVERYBODY,
    "wagtailadmin_workflows": STAFF,
    "wagtailadmin_collections": "E",
    "wagtaildocs": WRITERS,
    "wagtailmedia": WRITERS,
    "wagtailmedia:chooser": EVERYBODY,
    "wagtailsites": "E",
    "wagtailusers_users": "E",
    "wagtailusers_groups": "E",
    "wagtailsnippets": "",
    # windows that choose among what the pages show anyway
    "question_chooser": EVERYBODY,
    "scenario_chooser": EVERYBODY,
    "question_chooser:create": WRITERS,
    "wagtailimages_chooser": EVERYBODY,
    "wagtailimages_chooser:create": WRITERS,
    "wagtaildocs_chooser": EVERYBODY,
    "wagtaildocs_chooser:create": WRITERS,
    "wagtailadmin_workflows:task_chooser": EVERYBODY,
    "wagtailadmin_workflows:task_chooser_results": EVERYBODY,
    "wagtailadmin_workflows:task_chooser_create": EVERYBODY,
    "wagtailadmin_api": EVERYBODY,
}
# What the pages load or open in a window: nothing of its own.
FURNITURE = re.compile(
    r"wagtailadmin_(choose_page|tag_|dismissibles|sprite|javascript|block_preview|api:.*:find"
    r"|password_reset|login|logout|error_test)|wagtailembeds|wagtailadmin_login"
)


def named(patterns: list[URLPattern | URLResolver], inside: tuple[str, ...] = ()) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = (*inside, pattern.namespace) if pattern.namespace else inside
            yield from named(pattern.url_patterns, space)
        elif pattern.name:
            yield ":".join((*inside, pattern.name))


def addresses() -> dict[str, str]:
    """Those of the office that stand by themselves, by name."""
    office = next(p for p in get_resolver().url_patterns if str(p.pattern) == "admin/")
    found = {}
    for name in sorted(set(named(office.url_patterns))):
        try:
            found[name] = reverse(name)
        except NoReverseMatch:
            continue
    return {name: url for name, url in found.items() if not FURNITURE.match(name)}


def row_of(name: str) -> str:
    """The row of the address, or of its section."""
    return TABLE[name] if name in TABLE else TABLE[name.split(":", maxsplit=1)[0]]


@pytest.fixture
def office(jeanne, simone, blaise, gaston, edith, signed_in):
    people = {"A": jeanne, "R": simone, "T": blaise, "G": gaston, "E": edith}
    return {letter: signed_in(person) for letter, person in people.items()}


def is_open(client, url):
    """Those who may not are sent back to the first page of the office."""
    response = client.get(url)
    if response.status_code == 302:
        return response["Location"] != reverse("wagtailadmin_home")
    return response.status_code == 200


def test_each_role_opens_its_own_pages_of_the_office(office):
    surprises = {}
    for name, url in addresses().items():
        given = "".join(letter for letter, client in office.items() if is_open(client, url))
        if given != row_of(name):
            surprises[name] = given

    assert surprises == {}


ENTRY = r'"name": "([a-z-]+)", "label": "[^"]*", "icon_name[^{}]*{[^}]*}, "url": "([^"]+)"'


def menu(client):
    """Name and address of every entry, the settings and reports included."""
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    return dict(re.findall(ENTRY, html))


WRITING = {
    *("explorer", "questions", "scenarios", "imports", "glossaire", "traductions"),
    *("images", "documents", "media"),
}
PUBLISHING = WRITING | {
    *("changements", "locked-pages", "workflows", "workflow-tasks", "site-history")
}
MENUS = {
    "A": WRITING | {"workflows", "workflow-tasks", "site-history"},
    "R": PUBLISHING | {"mes-absences"},
    "T": PUBLISHING | {"cartes-dacces", "tuteurs", "rappels"},
    "G": {
        *(
            "structures",
            "attestations",
            "lettres",
            "doublons",
            "cartes-dacces",
            "tuteurs",
            "rappels",
        ),
        *("workflows", "workflow-tasks"),
    },
}


@pytest.mark.parametrize("letter", MENUS)
def test_a_menu_holds_what_the_role_may_open_and_nothing_else(office, letter):
    entries = menu(office[letter])

    assert MENUS[letter] - entries.keys() == set()
    assert entries.keys() - MENUS[letter] - {"account", "logout", "reports", "settings"} == set()
    for name in MENUS[letter]:
        assert is_open(office[letter], entries[name]), name


ON_A_LESSON = {
    "edit": WRITERS,
    "view_draft": WRITERS,
    "history": WRITERS,
    "copy": WRITERS,
    "usage": WRITERS,
    "unpublish": PUBLISHERS,
    "delete": PUBLISHERS,
    "move": PUBLISHERS,
}


@pytest.mark.parametrize("name", ON_A_LESSON)
def test_on_a_page_each_role_does_what_it_may(office, name):
    page = Lesson.objects.get(slug="quatre-cotes-une-personne")
    url = reverse(f"wagtailadmin_pages:{name}", args=(page.pk,))

    given = "".join(letter for letter, client in office.items() if is_open(client, url))
    assert given == ON_A_LESSON[name]


def test_moving_an_activity_is_for_those_who_publish(office):
    page = Lesson.objects.get(slug="quatre-cotes-une-personne")
    url = reverse("move_activity", args=(page.pk,))

    assert "".join(letter for letter, client in office.items() if is_open(client, url)) == "RTE"


def test_a_module_is_taken_away_by_those_who_write(office):
    page = Module.objects.get(slug="regarder-a-360")
    url = reverse("export_pack", args=(page.pk,))

    assert "".join(letter for letter, client in office.items() if is_open(client, url)) == WRITERS


@pytest.mark.parametrize("letter", "ART")
def test_nobody_gives_a_page_a_password(office, letter):
    page = Lesson.objects.get(slug="quatre-cotes-une-personne")
    html = office[letter].get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).content.decode()

    assert reverse("wagtailadmin_pages:set_privacy", args=(page.pk,)) not in html


@pytest.mark.parametrize(
    ("letter", "offered"), [("A", False), ("R", True), ("T", True), ("E", True)]
)
def test_who_may_not_publish_is_not_offered_to_publish_several_pages(
    letter, offered, office, first_lesson
):
    page = office[letter].get(reverse("wagtailadmin_explore", args=[first_lesson.get_parent().pk]))

    for verb in ("publish", "unpublish"):
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", verb])
        assert (url in page.content.decode()) == offered
