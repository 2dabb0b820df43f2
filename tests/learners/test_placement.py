"""Where one stands: three photographs, what they recommend, what the trainer decides."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.contrib.auth.models import Group
from django.utils.timezone import now

from curriculum.models import Module
from learners import tasks
from learners.actions.learning.enrolments import enrol
from learners.actions.people.merging import move_work
from learners.journey import placing
from learners.models import Adaptation, AdjustmentNeed, Enrolment, Entry, Letter, Placement, User
from learners.queries.learning.placements import distance_travelled
from learners.rules.learning.placing import Said, moment_due
from tests.doors import plain, soup, text_of
from tests.people import person, works_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(ada_enrolled):
    return f"/mon-espace/positionnement/{ada_enrolled.pk}/"


@pytest.fixture
def helene(gaston):  # the administrators' fixture lays the roles out
    """The disability referent."""
    somebody = person("helene@exemple.fr", "Hélène", "Keller")
    somebody.groups.add(Group.objects.get(name="Référentes et référents handicap"))
    return somebody


def sheet(path, answer="never", **more):
    modules = Module.objects.filter(pk__in=path.path_modules.values("module"))
    return {f"m-{module.translation_key}": answer for module in modules} | more


def finish(enrolment, at):
    Enrolment.objects.filter(pk=enrolment.pk).update(state="finished", finished_at=at)


def test_the_first_sheet_recommends_what_is_never_done(ada, path, address, signed_in):
    browser = signed_in(ada)
    assert "Dix minutes pour savoir par où commencer" in text_of(browser.get("/mon-espace/"))
    form = soup(browser.get(address)).select_one("main form")
    assert [legend.get_text(strip=True) for legend in form.select("legend")] == [
        (
            "Je cherche si la difficulté vient de l’appareil, de la connexion, des gestes ou de la"
            " confiance."
        ),
        "Je garde les mains loin du clavier de l’autre.",
    ]
    said = sheet(path)
    said[next(iter(said))] = "often"

    for _ in range(2):
        page = browser.post(address, said, follow=True)

    assert text_of(page).count("Conseillé pour commencer.") == 1
    assert text_of(page).count("Commencez par le quiz, si vous voulez.") == 1
    assert Placement.objects.get().moment == "start"
    assert Entry.objects.filter(kind="placement_answered", result="start").count() == 1
    assert "Dix minutes" not in text_of(browser.get("/mon-espace/"))


def test_a_sheet_that_lacks_an_answer_keeps_the_others(ada, path, address, signed_in):
    said = sheet(path, "sometimes", need="Un écran plus grand 🙂")
    missing = next(iter(said))
    del said[missing]

    page = signed_in(ada).post(address, said)

    assert page.status_code == 422
    assert "Choisissez une réponse." in text_of(page)
    assert len(soup(page).select("input[type=radio][checked]")) == 1
    assert "Un écran plus grand 🙂" in soup(page).textarea.get_text()
    assert not Placement.objects.exists()


def test_a_need_goes_to_the_disability_referent_alone(
    ada, ada_enrolled, path, blaise, edith, helene, colette, signed_in, address
):
    Enrolment.objects.update(tutor=blaise)
    signed_in(ada).post(address, sheet(path, need="Je lis avec une loupe."))

    for other in (ada, blaise, edith, colette):
        assert signed_in(other).get("/formation/amenagements/").status_code == 404
    assert "Je lis avec une loupe." in text_of(signed_in(helene).get("/formation/amenagements/"))
    where = f"/formation/amenagements/{ada.pk}/"
    assert signed_in(blaise).post(where, {"arrangement": "Rien"}).status_code == 404
    signed_in(helene).post(where, {"arrangement": "Supports en gros caractères"})
    decision = f"/formation/positionnements/{ada_enrolled.pk}/"
    assert "gros caractères" not in text_of(signed_in(blaise).get(decision))

    allowed = {"need": "Je lis avec une loupe.", "tells_trainers": "on"}
    signed_in(ada).post("/mon-espace/amenagement/", allowed)
    page = text_of(signed_in(blaise).get(decision))
    assert "Supports en gros caractères" in page
    assert "loupe" not in page


def test_a_need_is_taken_back_and_nothing_stays(ada, helene, signed_in):
    browser = signed_in(ada)
    browser.post("/mon-espace/amenagement/", {"need": "Un fauteuil\0 roulant"})
    assert AdjustmentNeed.objects.get().text == "Un fauteuil roulant"
    page = signed_in(ada).post("/mon-espace/amenagement/", {"need": "x" * 100_000})
    assert page.status_code == 422
    assert len(soup(page).textarea.get_text().strip()) == 100_000

    browser.post("/mon-espace/amenagement/", {"need": ""})

    assert not AdjustmentNeed.objects.exists()


def test_a_need_is_forgotten_a_year_after_the_last_path(ada, ada_enrolled, denis):
    long_ago = now() - timedelta(days=400)
    for somebody in (ada, denis):
        placing.say_need(somebody, "Une rampe", tells_trainers=False, at=long_ago)
    tasks.purge()
    assert [need.person for need in AdjustmentNeed.objects.all()] == [ada]

    finish(ada_enrolled, now() - timedelta(days=300))
    tasks.purge()
    assert AdjustmentNeed.objects.count() == 1
    finish(ada_enrolled, long_ago)
    tasks.purge()
    assert not AdjustmentNeed.objects.exists()


def test_the_trainer_decides_with_a_sentence_that_the_learner_reads(
    ada, ada_enrolled, path, address, blaise, signed_in
):
    assert "Personne n’a répondu" in text_of(signed_in(blaise).get("/formation/positionnements/"))
    signed_in(ada).post(address, sheet(path))
    trainer, decision = signed_in(blaise), f"/formation/positionnements/{ada_enrolled.pk}/"
    assert "Ada Lovelace" in text_of(trainer.get("/formation/positionnements/"))
    assert trainer.post(decision, {"is_needed": "no", "text": " "}).status_code == 422

    for text in ("Rien : elle découvre tout.", "On commence par M7."):
        trainer.post(decision, {"is_needed": "yes", "text": text})

    adapted = Adaptation.objects.get()
    assert (adapted.text, adapted.decided_by, adapted.is_needed) == (
        "On commence par M7.",
        blaise,
        True,
    )
    assert "On commence par M7." in text_of(signed_in(ada).get(address))
    assert Entry.objects.filter(kind="adaptation_decided").count() == 2


def test_another_trainer_s_learner_is_not_there_until_nobody_trains_them_any_more(
    ada, ada_enrolled, path, address, blaise, denis, signed_in
):
    signed_in(ada).post(address, sheet(path))
    heir = works_as("Formatrices et formateurs", "gaspard@exemple.fr", "Gaspard", "Monge")
    Enrolment.objects.update(tutor=heir)
    where = f"/formation/positionnements/{ada_enrolled.pk}/"
    assert [signed_in(x).get(where).status_code for x in (blaise, denis, heir)] == [404, 404, 200]
    assert signed_in(denis).get(address).status_code == 404
    heir.groups.clear()

    assert [signed_in(x).get(where).status_code for x in (blaise, denis, heir)] == [200, 404, 404]


@pytest.mark.parametrize("count", [1, 3])
def test_the_trainer_s_list_asks_as_much_for_three_as_for_one(
    count, path, ada_enrolled, blaise, signed_in, a_moment, django_assert_num_queries
):
    for number in range(count):
        somebody = person(f"p{number}@exemple.fr", "Paule", str(number))
        enrolment, _ = enrol(somebody, ada_enrolled.outline, at=a_moment)
        said = [Said(UUID(int=1), "Je regarde.", "often")]
        placing.answer(enrolment, "start", said, at=a_moment)
    trainer = signed_in(blaise)

    with django_assert_num_queries(6):
        trainer.get("/formation/positionnements/")


def test_the_same_statements_come_back_at_the_end_and_three_months_later(a_moment):
    def due(answered, days=None, stopped=False):
        at = a_moment + timedelta(days=days or 0)
        finished = None if days is None else a_moment
        return moment_due(answered, is_stopped=stopped, finished_at=finished, at=at)

    assert due([]) == "start"
    assert due(["start"]) is None
    assert due([], stopped=True) is None
    assert due(["start"], days=2) == "end"
    assert due(["start", "end"], days=2) is None
    assert due(["start", "end"], days=90) == "later"
    assert due(["start", "end", "later"], days=91) is None
    assert due(["start"], days=366) is None


def test_at_the_end_one_sees_the_way_one_has_come(ada, ada_enrolled, path, address, signed_in):
    browser = signed_in(ada)
    browser.post(address, sheet(path, "never"))
    finish(ada_enrolled, now())
    assert "pour voir le chemin parcouru" in text_of(browser.get("/mon-espace/"))
    browser.post(address, sheet(path, "often"))

    page = soup(browser.get(address))

    assert page.h1.get_text() == "Le chemin parcouru."
    cells = [cell.get_text(strip=True) for cell in page.select("tbody tr")[0].select("td")]
    assert cells[:2] == ["Jamais", "Je le fais souvent"]


def test_the_distance_is_published_from_five_people_up(path, ada_enrolled, client, a_moment):
    key = path.path_modules.first().module.translation_key

    def somebody_answers(number):
        enrolment, _ = enrol(
            person(f"p{number}@exemple.fr", "Paule", str(number)),
            ada_enrolled.outline,
            at=a_moment,
        )
        answers = ("never", "often") if number else ("often", "often")
        for moment, answer in zip(("start", "end"), answers, strict=True):
            placing.answer(enrolment, moment, [Said(key, "Je regarde.", answer)], at=a_moment)

    for number in range(4):
        somebody_answers(number)
    placing.answer(ada_enrolled, "start", [Said(key, "Je regarde.", "never")], at=a_moment)
    assert distance_travelled(path.translation_key) == {"end": [], "later": []}
    assert "Le chemin parcouru" not in text_of(client.get(f"/parcours/{path.slug}/"))

    somebody_answers(4)

    (distance,) = distance_travelled(path.translation_key)["end"]
    assert (distance.people, distance.often_before, distance.often_after, distance.moved_up) == (
        5, 1, 5, 4,
    )  # fmt: skip
    assert "Du début à la fin du parcours. Module Personnes" in text_of(
        client.get(f"/parcours/{path.slug}/")
    )


def test_a_path_without_a_statement_asks_nothing(ada, address, signed_in):
    Module.objects.update(statement="")

    assert "Rien à remplir pour ce parcours." in text_of(signed_in(ada).get(address))


def test_three_months_later_one_letter_brings_the_statements_back(
    ada, ada_enrolled, path, address, signed_in
):
    placing.answer(ada_enrolled, "start", [Said(UUID(int=1), "Je regarde.", "often")], at=now())
    tasks.ask_again()
    finish(ada_enrolled, now() - timedelta(days=89))
    tasks.ask_again()
    assert not Letter.objects.exists()

    finish(ada_enrolled, now() - timedelta(days=91))
    for _ in range(2):
        tasks.ask_again()

    letter = Letter.objects.get()
    assert (letter.kind, letter.to) == ("placement_again", "ada@exemple.fr")
    assert letter.secret["link"].endswith(address)
    form = soup(signed_in(ada).get(address)).h1.get_text()
    assert plain(form) == "Trois mois après, où en êtes-vous ?"


def test_who_wants_no_letters_reads_it_in_their_space(ada, ada_enrolled, signed_in):
    User.objects.update(wants_letters=False)
    placing.answer(ada_enrolled, "start", [Said(UUID(int=1), "Je regarde.", "often")], at=now())
    finish(ada_enrolled, now() - timedelta(days=91))
    tasks.ask_again()

    assert Letter.objects.get().state == "notice"
    assert "Trois mois après : que vous reste-t-il ?" in text_of(signed_in(ada).get("/mon-espace/"))


def test_an_answer_sent_twice_is_one_photograph(ada_enrolled, a_moment):
    sheets = [[Said(UUID(int=1), "Je regarde.", answer)] for answer in ("never", "often")]

    assert [placing.answer(ada_enrolled, "start", said, at=a_moment) for said in sheets] == [
        True,
        False,
    ]
    assert Placement.objects.get().answers[0]["answer"] == "never"


def test_a_need_follows_its_person_when_two_accounts_become_one(ada, denis, a_moment):
    former = person("ada.perso@exemple.fr", "Ada", "Lovelace")
    placing.say_need(former, "Une loupe", tells_trainers=False, at=a_moment)
    move_work(former, ada)
    assert AdjustmentNeed.objects.get().person == ada

    placing.say_need(denis, "Une rampe", tells_trainers=False, at=a_moment)
    move_work(denis, ada)
    assert AdjustmentNeed.objects.get().text == "Une loupe"
