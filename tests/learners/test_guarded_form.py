"""The field that watches what is written in it, as any page would use it."""

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.translation import override

from learners.forms.learning.guarded import GuardedField, GuardedForm


class NoteForm(GuardedForm):
    """A form of the tests."""

    text = GuardedField(label="Votre note", max_length=200)


def note(text: str, **more: str) -> NoteForm:
    data = QueryDict(mutable=True)
    data.update({"text": text, **more})
    return NoteForm(data)


def drawn(form: NoteForm) -> BeautifulSoup:
    page = render_to_string("learners/learning/_guarded_field.html", {"guard": form.guards["text"]})
    return BeautifulSoup(page, "html.parser")


def test_what_names_nobody_goes_through_as_it_was_written():
    form = note("Une note 🙂 👩‍💻\r\nمرحب \0et voilà")

    assert form.is_valid()
    assert form.cleaned_data["text"] == "Une note 🙂 👩‍💻\nمرحب et voilà"
    assert drawn(form).find("button") is None
    assert drawn(form).find("input", type="checkbox") is None


def test_a_person_is_refused_named_and_kept_in_the_field():
    form = note("Mme Martin <b>, 06 12 34 56 78, Mme Martin")

    assert not form.is_valid()
    assert form.errors["text"].as_text() == (
        "* On reconnaîtrait quelqu’un\u00a0: «\u202fMme Martin\u202f»,"
        " «\u202f06 12 34 56 78\u202f». Rien n’est enregistré pour l’instant."
    )
    page = drawn(form)
    assert page.textarea.text.strip() == "Mme Martin <b>, 06 12 34 56 78, Mme Martin"
    assert page.button["name"], page.button["value"] == ("replace", "text")
    assert [li.ins.text for li in page.find_all("li")] == [
        "Une personne",
        "[numéro de téléphone]",
        "une personne",
    ]


def test_one_press_replaces_and_shows_the_text_again():
    form = note("Mme Martin, 06 12 34 56 78", replace="text")

    assert form.replace_what_was_found()
    page = drawn(form)
    assert page.textarea.text.strip() == "Une personne, [numéro de téléphone]"
    assert "Relisez votre texte" in page.find(role="status").text
    assert form.errors == {}


def test_an_invented_person_is_let_through_and_a_number_never():
    assert note("Mme Martin vient", text_invented="on").is_valid()
    form = note("Mme Martin, 06 12 34 56 78", text_invented="on", replace="text")

    assert form.replace_what_was_found()
    assert form.data["text"] == "Mme Martin, [numéro de téléphone]"
    assert drawn(form).find("input", type="checkbox").has_attr("checked")


def test_the_tick_is_offered_for_names_only():
    assert drawn(note("Mme Martin")).find("input", type="checkbox")["name"] == "text_invented"
    assert drawn(note("06 12 34 56 78")).find("input", type="checkbox") is None


@pytest.mark.parametrize("asked", ["", "autre", "text_invented"])
def test_only_a_guarded_field_is_replaced(asked):
    assert not note("Mme Martin", replace=asked).replace_what_was_found()


def test_a_long_text_is_refused_and_nothing_is_lost():
    text = "Mme Martin " * 10_000
    form = note(text, replace="text")

    assert form.replace_what_was_found()
    assert form.errors["text"] == [
        "Ce texte a 109999 signes\u00a0: 200 au plus. Raccourcissez-le ici, rien n’est perdu."
    ]
    assert drawn(form).textarea.text.strip() == text.strip()
    assert not drawn(form).textarea.has_attr("maxlength")


def test_many_are_counted():
    names = ("Martin", "Durand", "Leroy", "Moreau", "Simon", "Laurent", "Michel")

    said = note(" ".join(f"Mme {name}," for name in names)).errors["text"][0]

    assert "Mme Simon" in said
    assert "Mme Laurent" not in said
    assert " et 2 autres." in said


def test_an_empty_text_and_one_not_yet_sent_are_drawn():
    assert note(" \0 ").errors["text"] == ["Champ requis."]
    assert drawn(NoteForm(initial={"text": "déjà là"})).textarea.text.strip() == "déjà là"
    with override("en"):
        assert not note("Mme Martin").is_valid()
