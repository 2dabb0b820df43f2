import pytest
from bs4 import BeautifulSoup
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe

from content.rules.icons import ICONS
from content.rules.typography import NARROW, NBSP
from content.templatetags.look import COUNTABLE, MESSAGES

DRAWINGS = [
    "four_sides",
    "free_chair",
    "madame_perrin",
    "split_screen",
    "two_at_a_table",
    "within_reach",
]


class InvitationForm(forms.Form):
    use_required_attribute = False

    key = forms.CharField(widget=forms.HiddenInput)
    email = forms.EmailField(label="Adresse", help_text="Celle du travail.")
    note = forms.CharField(label="Un mot", required=False)
    device = forms.ChoiceField(
        label="Appareil", widget=forms.RadioSelect, choices=[("a", "Le mien"), ("b", "Un autre")]
    )
    days = forms.MultipleChoiceField(
        label="Jours", widget=forms.CheckboxSelectMultiple, choices=[("l", "Lundi")]
    )
    agreed = forms.BooleanField(label="J’ai lu")

    def clean(self):
        if self.data.get("note") == "non":
            raise forms.ValidationError("Cela ne va pas ensemble.")
        return self.cleaned_data


@pytest.fixture(autouse=True)
def french():
    with translation.override("fr"):
        yield


@pytest.fixture
def show(rf):
    """Render a line of template, and read it as a page."""

    def render(source, address="/", **context):
        asked = Context(context)
        asked.request = rf.get(address)
        page = Template("{% load look %}" + source).render(asked)
        return BeautifulSoup(page, "html.parser")

    return render


@pytest.fixture
def refused():
    return InvitationForm({"email": "marie@", "note": "non"})


@pytest.mark.parametrize("name", sorted(ICONS))
def test_an_icon_is_silent_unless_it_is_named(show, name):
    silent, spoken = show('{% icon name %}{% icon name label="Dit" %}', name=name).find_all("svg")
    assert (silent["aria-hidden"], silent.get("role")) == ("true", None)
    assert (spoken.get("aria-hidden"), spoken["role"], spoken["aria-label"]) == (None, "img", "Dit")
    assert silent.contents


def test_there_are_38_icons_and_no_other(show):
    assert len(ICONS) == 38
    with pytest.raises(KeyError):
        show('{% icon "unicorn" %}')


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_silent_unless_it_is_told(show, name):
    silent = show("{% drawing name %}", name=name).svg
    told = show("{% drawing name told=True %}", name=name).svg
    assert (silent["aria-hidden"], silent.get("aria-label")) == ("true", None)
    assert told["role"] == "img"
    assert told["aria-label"].endswith(".")


@pytest.mark.parametrize("tag", ["mark", "status"])
@pytest.mark.parametrize(
    ("state", "word", "strokes"),
    [
        ("todo", "À faire", ["ring"]),
        ("started", "En cours", ["grave"]),
        ("done", "Fait", ["grave", "acute"]),
    ],
)
def test_a_state_is_a_sign_and_a_word(show, tag, state, word, strokes):
    shown = show(f'{{% {tag} "{state}" %}}')
    assert shown.text.strip() == word
    assert [stroke["class"][0] for stroke in shown.svg.find_all(True)] == strokes


def test_a_state_can_have_its_own_word(show):
    assert show('{% mark "done" "Terminé" %}').text.strip() == "Terminé"
    assert show('{% status "envelope" "Partie" %}').text.strip() == "Partie"


def test_up_to_twelve_things_are_counted_and_more_are_measured(show):
    few = show('{% accents done=1 started=1 todo=10 sentence="Douze" %}')
    many = show('{% accents done=3 started=0 todo=10 sentence="Treize" %}')
    assert (len(few.find_all("svg")), few.progress) == (COUNTABLE, None)
    assert few.find(class_="accents__signs")["aria-hidden"] == "true"
    assert (many.svg, many.progress["value"], many.progress["max"]) == (None, "3", "13")
    assert (few.text.strip(), many.text.strip()) == ("Douze", "Treize")
    assert show('{% accents sentence="Rien" %}').text.strip() == ""


def test_a_gauge_keeps_its_figures_readable_by_machines(show):
    assert show('{% gauge 1.5 1200 "x" %}').progress.attrs == {"value": "1.5", "max": "1200"}


def test_a_field_ties_its_words_to_its_input(show, refused):
    shown = show("{% field form.email %}", form=refused)
    words = shown.input["aria-describedby"].split()
    assert shown.label["for"] == shown.input["id"]
    assert [shown.find(id=word).text.split(":")[0].strip() for word in words] == [
        "Celle du travail.",
        "Erreur",
    ]
    assert shown.input["aria-invalid"] == "true"
    error = shown.find(class_="field__error")
    assert error.find_previous("label")
    assert error.find_next("input") == shown.input


def test_a_field_says_when_it_may_stay_empty(show):
    form = InvitationForm()
    assert "(facultatif)" in show("{% field form.note %}", form=form).label.text
    assert "(facultatif)" not in show("{% field form.email %}", form=form).label.text


@pytest.mark.parametrize(("name", "kind"), [("device", "radio"), ("days", "checkbox")])
def test_a_list_of_choices_is_a_group_with_a_legend(show, refused, name, kind):
    group = show("{% field asked %}", asked=refused[name]).fieldset
    assert group.legend.text.strip() == refused[name].label
    assert group.find(id=group["aria-describedby"]).text.startswith("Erreur :".replace(" ", NBSP))
    for choice in group.find_all("label", class_="choice"):
        assert choice["for"] == choice.input["id"]
        assert choice.input["type"] == kind


def test_one_box_carries_its_label_beside_it(show):
    shown = show("{% field form.agreed %}", form=InvitationForm())
    assert shown.label.input["type"] == "checkbox"
    assert shown.label.text.strip() == "J’ai lu"


def test_a_hidden_field_is_only_its_input(show):
    shown = show("{% field form.key %}", form=InvitationForm({"key": "abc"}))
    assert [tag.name for tag in shown.find_all(True)] == ["input"]
    assert shown.input["value"] == "abc"


def test_the_summary_leads_to_every_answer_to_correct(show, refused):
    shown = show("{% error_summary form %}{{ form }}", form=refused)
    summary = shown.find(class_="notice--wrong")
    assert summary.strong.text == "6 réponses sont à revoir."
    assert (summary["tabindex"], summary["role"], "autofocus" in summary.attrs) == (
        "-1",
        "alert",
        True,
    )
    targets = [link["href"][1:] for link in summary.find_all("a")]
    assert targets == ["id_email", "id_device_0", "id_days_0", "id_agreed"]
    assert all(shown.find(id=target).name == "input" for target in targets)
    assert "Cela ne va pas ensemble." in summary.text


def test_nothing_to_correct_says_nothing(show):
    assert show("{% error_summary form %}", form=InvitationForm()).text.strip() == ""


@pytest.mark.parametrize("kind", ["", "right", "warning", "wrong"])
def test_a_notice_says_its_kind(show, kind):
    shown = show(
        '{% notice kind role="status" title="Ici." %}<p>{{ x }}</p>{% endnotice %}',
        kind=kind,
        x="<b>",
    )
    assert shown.div["class"] == ["notice", *([f"notice--{kind}"] if kind else [])]
    assert shown.div["role"] == "status"
    assert [p.text for p in shown.find_all("p")] == ["Ici.", "<b>"]
    assert shown.find("b") is None


@pytest.mark.parametrize("level", sorted(constants.DEFAULT_TAGS))
def test_a_message_begins_with_a_word_for_its_level(level):
    said = Message(level, "l'adresse <b> ?")
    page = render_to_string("components/messages.html", {"messages": [said]})
    shown = BeautifulSoup(page, "html.parser")
    assert shown.div["role"] == "status"
    assert shown.strong.text == MESSAGES[said.level_tag][1]
    assert shown.p.text.endswith(f"l’adresse <b>{NARROW}?")


def test_no_message_leaves_no_trace():
    assert render_to_string("components/messages.html", {"messages": []}).strip() == ""


def test_the_next_thing_is_a_titled_region(show):
    shown = show('{% next "Suite" over="Module 1" drawing="within_reach" %}<p>x</p>{% endnext %}')
    assert shown.find(id=shown.section["aria-labelledby"]).text == "Suite"
    assert shown.section.find("p", class_="over").text == "Module 1"
    assert "next--drawing" in shown.section["class"]
    bare = show('{% next "Suite" %}<p>x</p>{% endnext %}')
    assert (bare.svg, bare.find(class_="over"), bare.find("p").text) == (None, None, "x")


def test_steps_say_where_one_is(show):
    items = show('{% steps 2 "Adresse" "Code" %}').find_all("li")
    assert [(item.text, item.get("aria-current")) for item in items] == [
        ("Adresse", None),
        ("Code", "step"),
    ]


def test_pages_are_links_that_keep_what_was_asked(show):
    pages = Paginator(range(100), 10)
    shown = show("{% pagination page %}", address="/?q=a+b&page=5", page=pages.page(5))
    links = {link.text.split()[-1]: link for link in shown.find_all("a")}
    assert set(links) == {"Précédente", "Suivante", "1", "4", "5", "6", "10"}
    assert links["Suivante"]["href"] == "?q=a+b&page=6"
    assert links["Précédente"]["href"] == "?q=a+b&page=4"
    assert links["5"]["aria-current"] == "page"
    assert len(shown.find_all("span", string="…")) == 2
    assert shown.nav["aria-label"] == "Pages de la liste"


def test_the_ends_of_a_list_have_no_way_further(show):
    pages = Paginator(range(20), 10)
    first = show('{% pagination page "Lettres" %}', page=pages.page(1))
    assert first.nav["aria-label"] == "Lettres"
    assert first.find(rel="prev") is None
    assert show("{% pagination page %}", page=pages.page(2)).find(rel="next") is None
    assert show("{% pagination page %}", page=Paginator([], 10).page(1)).nav is None


def test_typography_knows_text_from_markup(show):
    text, markup = "a <b> ?", mark_safe('<b title="a ;">a</b> ?')
    assert str(show("{{ text|typo }}", text=text)) == f"a &lt;b&gt;{NARROW}?"
    assert str(show("{{ text|typo }}", text=markup)) == f'<b title="a ;">a</b>{NARROW}?'


def test_typography_leaves_other_languages_alone(show):
    markup = mark_safe("<b>What ?</b>")
    assert str(show('{{ text|typo:"en" }}', text="What ?")) == "What ?"
    with translation.override("en"):
        assert str(show("{{ text|typo }}", text=markup)) == "<b>What ?</b>"
        assert str(show('{{ text|typo:"fr" }}', text="Quoi ?")) == f"Quoi{NARROW}?"


def test_a_duration_is_told_in_the_language_of_the_page(show):
    assert show("{{ 90|duration }}").text == f"1{NBSP}h{NBSP}30"
    with translation.override("en"):
        assert show("{{ 90|duration }}").text == f"1{NBSP}h{NBSP}30{NBSP}min"
    assert show("{{ nothing|duration }}", nothing=None).text == ""
