"""Writing in a lesson: what names nobody is handed in, what may not be kept stays in its field."""

import json

import pytest
from django.contrib.sessions.models import Session

from learners.models import Attempt, Completion, Work
from tests.curriculum import exercising, lesson_writing
from tests.doors import soup

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OWN = "Chaque mois, dites-nous si vous travaillez."


@pytest.fixture
def rewriting(sitting):
    return sitting(exercising.REWRITING)


@pytest.fixture
def diagnosis(sitting):
    return sitting(exercising.DIAGNOSIS)


@pytest.fixture
def booklet(sitting):
    return sitting(exercising.BOOKLET)


def write_two(rewriting, second="Le site est en panne ? Écrivez-nous."):
    return rewriting.write("phrase 1", OWN).write("phrase 2", second)


def test_a_rewriting_shows_its_measures_beside_those_of_before(rewriting):
    write_two(rewriting).send()

    assert rewriting.title.startswith("C’est rendu — ")
    assert "L’indice monte, c’est bon signe." in rewriting.text
    assert "Une version possible Dites-nous si vous travaillez." in rewriting.text
    assert Completion.objects.filter(item=rewriting.activity.pk).exists()
    rewriting.open()
    assert rewriting.label("phrase 1").get_text().strip() == OWN
    rewriting.write("phrase 1", "Une phrase de plus.").send()
    assert Attempt.objects.filter(state="handed_in").count() == 2


def test_a_text_no_easier_is_handed_in_all_the_same(rewriting):
    text = "Il vous incombe de procéder systématiquement à l’actualisation professionnelle."
    rewriting.write("phrase 1", text).write("phrase 2", "مرحبا 😀").send()

    assert "L’indice ne monte pas encore." in rewriting.text
    assert Completion.objects.filter(item=rewriting.activity.pk).exists()


def test_the_sentence_unchanged_or_a_smiley_is_not_a_text(rewriting):
    original = "Il vous appartient de procéder à l’actualisation de votre situation."
    rewriting.write("phrase 1", original).write("phrase 2", "😀").send()

    assert rewriting.title.startswith("Erreur : ")
    assert "C’est la phrase de départ." in rewriting.text
    assert "Écrivez une phrase ici" in rewriting.text
    assert not Attempt.objects.filter(state="handed_in").exists()


def test_a_real_person_is_refused_kept_in_the_field_and_replaced_in_one_press(rewriting):
    write_two(rewriting, "Appelez M. Roussel au 06 12 34 56 78.").send()

    assert rewriting.title.startswith("Erreur : ")
    assert "M. Roussel" in rewriting.label("phrase 2").get_text()
    assert not Attempt.objects.exists()
    assert not any("Roussel" in json.dumps(s.get_decoded()) for s in Session.objects.all())
    button = rewriting.part.select_one("button[name=replace]")
    rewriting.send(replace=button["value"])
    assert "06 12" not in rewriting.label("phrase 2").get_text()
    assert not Attempt.objects.exists()
    rewriting.send()
    assert "Appelez une personne au [numéro de téléphone]." in str(Work.objects.get().made)


def test_a_real_person_is_not_kept_for_later_either(rewriting):
    write_two(rewriting, "Appelez M. Roussel.").send("exercice/garder")

    assert "M. Roussel" in rewriting.label("phrase 2").get_text()
    script = rewriting.client.post(
        f"{rewriting.url}exercice/garder/", rewriting.fields, headers={"X-Requested-With": "keep"}
    )
    assert script.status_code == 202, "a device that hears it keeps the text"
    assert not Attempt.objects.exists()
    rewriting.write("phrase 2", "Appelez-nous.").send("exercice/garder")
    assert Work.objects.get().attempt.state == "draft"


def test_an_invented_person_is_declared_and_stays(rewriting):
    write_two(rewriting, "Appelez M. Roussel.").send()
    rewriting.tick("Cette personne est inventée").send()

    assert rewriting.title.startswith("C’est rendu — ")
    assert "M. Roussel" in str(Work.objects.get().made)


@pytest.mark.parametrize("text", ["a" * 100_000, "x\0y " * 20_000])
def test_a_text_too_long_is_refused_and_stays_in_its_field(rewriting, text):
    write_two(rewriting, text).send()

    assert "Raccourcissez-le" in rewriting.text
    assert len(rewriting.label("phrase 2").get_text()) > 50_000
    assert not Attempt.objects.exists()


def test_a_session_that_ended_loses_nothing(rewriting, ada):
    write_two(rewriting)
    rewriting.client.logout()
    assert rewriting.send(follow=False).url == "/connexion/?next=%2Freprendre%2F"
    assert Attempt.objects.get().state == "draft"

    rewriting.client.force_login(ada, backend=BACKEND)
    rewriting.client.get("/reprendre/")
    assert Attempt.objects.get().state == "handed_in"


def test_what_may_not_be_kept_is_not_kept_by_a_session_that_ended(rewriting, ada):
    write_two(rewriting, "Appelez M. Roussel.")
    rewriting.client.logout()
    rewriting.client.cookies.clear()
    response = rewriting.send(follow=False)

    assert (response.status_code, "no-store" in response["Cache-Control"]) == (403, True)
    assert "M. Roussel" in str(soup(response).select("input[type=hidden]"))
    assert not Attempt.objects.exists()
    assert not any("Roussel" in json.dumps(s.get_decoded()) for s in Session.objects.all())


def test_an_activity_retired_meanwhile_gives_the_text_back(rewriting):
    write_two(rewriting)
    lesson_writing.write(rewriting.lesson, lesson_writing.passage())
    response = rewriting.send(follow=False)

    assert response.status_code == 410
    assert OWN in response.content.decode()
    assert not Attempt.objects.exists()


def test_a_diagnosis_is_read_beside_its_model_without_a_mark(diagnosis):
    diagnosis.tick("l’appareil").tick("la vue")
    diagnosis.write("première question", "Avez-vous un ordinateur ?")
    diagnosis.write("deuxième question", "Pourquoi avez-vous arrêté ?")
    diagnosis.write("première étape", "On ne peut rien, il est nul et assisté.").send()

    assert diagnosis.title.startswith("C’est rendu — ")
    assert "Indices : 1 point sur 4." in diagnosis.text
    assert "Vous l’avez coché, à revoir. Rien n’en parle." in diagnosis.text
    assert "On peut y répondre par oui ou par non." in diagnosis.text
    assert "s’entend souvent comme un reproche" in diagnosis.text
    assert "Il manque un jour ou une heure" in diagnosis.text
    assert "Vous avez écrit : nul, assisté." in diagnosis.text
    assert "« il est jeune, il sait »" in diagnosis.text
    assert "mardi à dix heures" in diagnosis.text
    assert Completion.objects.filter(item=diagnosis.activity.pk).exists()


def test_a_diagnosis_without_its_second_question_is_kept_not_handed_in(diagnosis):
    diagnosis.tick("l’appareil").write("première question", "Qu’est-ce qui s’est passé ?").send()

    assert diagnosis.title.startswith("Erreur : ")
    assert "déjà fait est gardé" in diagnosis.text
    assert [a.state for a in Attempt.objects.all()] == ["draft"]


def test_forged_ticks_are_refused(diagnosis):
    name = diagnosis.label("l’appareil")["name"]
    diagnosis.send(**{name: ["1", "x" * 100_000, "\0"]})

    assert "Cochez de nouveau." in diagnosis.text


def test_what_a_booklet_must_not_say_is_pointed_out_and_removed_in_one_press(booklet):
    booklet.tick("le mot de passe").tick("la dispute")
    booklet.write("La date", "Le 12 mars.").write(
        "La prochaine fois", "Ma sœur a Rabat2019 : mardi."
    )
    booklet.send()

    assert "ne s’écrit pas ici" in booklet.text
    assert not Attempt.objects.exists()
    button = booklet.part.select_one("button[name=remove]")
    booklet.send(remove=button["value"])
    assert booklet.label("La prochaine fois").get_text().strip() == "Ma a : mardi."
    assert "C’est enlevé." in booklet.text
    assert not Attempt.objects.exists()
    booklet.write("La prochaine fois", "Il range ses papiers, mardi.").send()

    assert booklet.title.startswith("C’est rendu — ")
    assert "Cette ligne dit « il » ou « elle »." in booklet.text
    assert "Une ligne possible : Mardi, dix heures" in booklet.text
    assert "Vous ne l’avez pas coché, c’est juste. C’est son progrès." in booklet.text


@pytest.mark.parametrize("button", ["replace", "remove"])
def test_a_button_for_a_field_that_is_not_there_hands_in(booklet, button):
    booklet.tick("le mot de passe").write("La date", "Le 12 mars.")
    booklet.write("La prochaine fois", "Ranger mes papiers.").send(**{button: "ailleurs"})

    assert booklet.title.startswith("C’est rendu — ")
