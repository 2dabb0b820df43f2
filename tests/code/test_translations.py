"""Messages found in templates and Python, catalogues completed, and what is missing named."""

import gettext
from pathlib import Path

import pytest

from config import translations

TEMPLATE = """{% load i18n %}
    <h1>{% translate "Bonjour" %}</h1>
  <p>{% translate "Ouvert" context "une porte" %} {{ _("Suite") }}</p>
{% blocktranslate trimmed count left=left %}
    Il vous reste {{ left }} module.
  {% plural %}
    Il vous reste {{ left }} modules.
{% endblocktranslate %}
{% comment %}Translators: said when all is done{% endcomment %}
{% blocktranslate trimmed with name=person.name %}
    Merci,
    {{ name }} : 70 % de réussite.
{% endblocktranslate %}
"""
PYTHON = """
from django.utils.translation import gettext as _, ngettext, pgettext
from django.utils.translation import gettext_lazy, ngettext_lazy, pgettext_lazy

HELLO = _("Bonjour")
LONG = gettext_lazy("une phrase en "
                    "deux morceaux")
COUNT = ngettext_lazy("%(n)s leçon", "%(n)s leçons", "n")
OPEN = pgettext("un compte", "Ouvert")
"""
PLURAL = ("Il vous reste %(left)s module.", "Il vous reste %(left)s modules.")
ENGLISH = {
    ("Bonjour", None): "Good morning",
    ("Ouvert", "une porte"): "Open",
    ("Ouvert", "un compte"): "Opened",
    ("Suite", None): "Next",
    (PLURAL, None): ("%(left)s module left.", "%(left)s modules left."),
    ("Merci, %(name)s : 70 %% de réussite.", None): "Thank you, %(name)s: 70%% right.",
    ("une phrase en deux morceaux", None): "one sentence in two pieces",
    (("%(n)s leçon", "%(n)s leçons"), None): ("%(n)s lesson", "%(n)s lessons"),
}


@pytest.fixture
def root(tmp_path):
    files = {
        "templates/learners/page.html": TEMPLATE,
        "learners/views/page.py": PYTHON,
        "learners/migrations/0001.py": '_("jamais traduit")',
        "curriculum/starter/pack/note.txt": '{% translate "jamais traduit" %}',
    }
    for name, text in files.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def locale(root):
    """Catalogues where all is translated."""
    folder = root / "locale"
    translations.write_catalogues(root, folder)
    translate(folder, ENGLISH)
    return folder


def translate(locale, strings, *, fuzzy=()):
    file = english(locale)
    with file.open("rb") as stream:
        catalogue = translations.read_po(stream, locale="en")
    for (message, context), string in strings.items():
        flags = ["fuzzy"] if message in fuzzy else []
        catalogue.get(message, context=context).string = string
        catalogue.get(message, context=context).flags.update(flags)
    file.write_bytes(translations._as_po(catalogue))  # noqa: SLF001  # the very form we commit


def english(locale) -> Path:
    return locale / "en" / "LC_MESSAGES" / "django.po"


def compiled(locale, language):
    translations.compile_catalogues(locale)
    return gettext.translation("django", locale, [language])


def test_every_message_is_found_with_its_context_and_plural(root):
    found = {
        (message.id, message.context) for message in translations.extracted(root) if message.id
    }

    assert found == set(ENGLISH)


def test_whole_catalogues_have_no_problem(root, locale):
    assert translations.problems(root, locale) == []


def test_writing_again_changes_nothing(root, locale):
    before = {file: file.read_bytes() for file in locale.rglob("*.po")}
    translations.write_catalogues(root, locale)

    assert {file: file.read_bytes() for file in locale.rglob("*.po")} == before


def test_what_is_missing_is_named_with_its_file(root, locale):
    translate(locale, {("Ouvert", "un compte"): "", (PLURAL, None): ("one left", "")})

    assert sorted(translations.problems(root, locale)) == [
        f"missing in English: « {PLURAL[0]} » (templates/learners/page.html)",
        "missing in English: « Ouvert » [un compte] (learners/views/page.py)",
    ]


def test_a_new_message_is_missing_until_it_is_translated(root, locale):
    (root / "learners" / "new.py").write_text('_("Nouveau")', "utf-8")
    wanted = ["missing in English: « Nouveau » (learners/new.py)"]

    assert translations.problems(root, locale) == wanted
    translations.write_catalogues(root, locale)
    assert translations.problems(root, locale) == wanted


def test_what_is_fuzzy_is_named(root, locale):
    translate(locale, {("Bonjour", None): "Good evening"}, fuzzy={"Bonjour"})

    assert translations.problems(root, locale) == [
        "fuzzy in English: « Bonjour » (learners/views/page.py)"
    ]


def test_another_placeholder_is_named(root, locale):
    message = "Merci, %(name)s : 70 %% de réussite."
    translate(locale, {(message, None): "Thank you, %(nom)s: 70%% right."})

    assert translations.problems(root, locale) == [
        f"other placeholders in English: « {message} » (templates/learners/page.html)"
    ]


def test_what_is_no_longer_used_is_named_until_pruned(root, locale):
    file = root / "learners" / "views" / "page.py"
    file.write_text(PYTHON.replace('pgettext("un compte", "Ouvert")', "None"), "utf-8")
    wanted = ["no longer used, drop it from English: « Ouvert » [un compte]"]

    assert translations.problems(root, locale) == wanted
    translations.write_catalogues(root, locale)
    assert translations.problems(root, locale) == wanted
    translations.write_catalogues(root, locale, prune=True)
    assert translations.problems(root, locale) == []


def test_french_counts_zero_as_one(locale):
    french, english = compiled(locale, "fr"), compiled(locale, "en")

    assert [french.ngettext(*PLURAL, n) for n in (0, 1, 2)] == [PLURAL[0], PLURAL[0], PLURAL[1]]
    assert english.ngettext(*PLURAL, 0) == "%(left)s modules left."
    assert english.pgettext("un compte", "Ouvert") == "Opened"


def test_french_plurals_out_of_date_are_told(root, locale):
    (root / "learners" / "new.py").write_text('ngettext("un", "des", 2)', "utf-8")
    translations.write_catalogues(root, locale)
    stale = locale / "fr" / "LC_MESSAGES" / "django.po"
    stale.write_text(stale.read_text("utf-8").replace("des", "les"), "utf-8")

    assert any(
        "French plurals are out of date" in line for line in translations.problems(root, locale)
    )


def test_only_what_changed_is_compiled_again(locale):
    assert len(translations.compile_catalogues(locale)) == 2
    assert translations.compile_catalogues(locale) == []
