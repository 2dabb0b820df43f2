"""What else is done in the small history: exemptions, exercises, dialogues, sheets."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from django.test import Client

from curriculum.actions.packs import import_packs
from curriculum.models import Activity, LearningPath, Lesson
from curriculum.queries.outlines import current_outline
from curriculum.readers.packs import read_pack
from curriculum.rules.dialogues import Dialogue, dialogues_of
from curriculum.rules.exempting import quiz_of
from learners.journey import exempting, learning, playing
from learners.models import Enrolment, LogbookEntry, User
from learners.queries.learning.enrolments import outline_of
from tests.curriculum import exercising, pack_writing
from tests.curriculum import lesson_writing as write
from tests.curriculum.packing import lesson as lesson_of
from tests.curriculum.test_packs_dialogues import pack
from tests.doors import finish_exercises, hand_in, lesson_url
from tests.learners.dialogue_players import LONG_WAY, OPEN
from tests.learners.exercising import Sitting
from tests.people import BACKEND, PASSWORD, person
from tests.printing import bring_sheets

FRENCH_PATH = "aider-sans-faire-a-la-place"


def play_more(now: datetime) -> dict[str, str]:
    """The words of these pages."""
    bring_sheets()
    shared = LogbookEntry.objects.filter(answered_at=None).exclude(shared_at=None).get()
    return {
        **exemptions(now),
        **dialogues(now),
        "exercises": exercises(now),
        "shared_note": str(shared.pk),
        "note": str(shared.pk),
    }


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def newcomer(first_name: str, path: LearningPath, *, at: datetime) -> User:
    somebody = person(f"{first_name.lower()}@exemple.fr", first_name, "Sorel")
    learning.begin(somebody, current_outline(path.translation_key), at=at)
    return somebody


def exemptions(now: datetime) -> dict[str, str]:
    """Asked and used by Inaya; granted to Amina; granted to Nadia, then withdrawn."""
    helene = User.objects.get(first_name="Hélène")
    amina, nadia = (Enrolment.objects.get(person__first_name=n) for n in ("Amina", "Nadia"))
    first, second = (module.id for module in outline_of(amina).modules[:2])
    by = {"by": helene, "at": now}
    reason = "Vous accompagnez déjà chaque semaine, et nous en avons parlé."
    for enrolment in (amina, nadia):
        exempting.grant(enrolment.pk, second, reason=reason, **by)
    exempting.withdraw(nadia.pk, second, reason="Le module a changé depuis.", **by)
    inaya = newcomer("Inaya", LearningPath.objects.get(slug=FRENCH_PATH), at=now)
    hers = Enrolment.objects.get(person=inaya)
    exempting.ask(hers.pk, first, at=now)
    lesson, activity = quiz_of(outline_of(hers).modules[0], ())
    page = Lesson.objects.get(translation_key=lesson.id)
    hand_in(signed_in(inaya), page, Activity.objects.get(pk=activity.id))
    said = {f"m-{module.id}": "often" for module in outline_of(hers).modules}
    signed_in(inaya).post(f"/mon-espace/positionnement/{hers.pk}/", said)
    return {"exempted": str(hers.pk), "first_module": str(first), "second_module": str(second)}


def dialogues(now: datetime) -> dict[str, str]:
    """Yann has said one thing, Nora came to an ending, Lila has handed in."""
    with TemporaryDirectory() as folder:
        reading = read_pack(pack_writing.write_folder(Path(folder), pack()))
        assert import_packs(reading, at=now).problems == []
    (dialogue,) = dialogues_of(lesson_of("deux").body.raw_data)
    path = LearningPath.objects.get(slug="accueillir")
    yann, nora, lila = (newcomer(name, path, at=now) for name in ("Yann", "Nora", "Lila"))
    lead(yann, dialogue, [OPEN], at=now)
    for somebody in (nora, lila):
        lead(somebody, dialogue, LONG_WAY, at=now)
    sentence = "« Montrez-moi ce que vous voyez. »"
    playing.finish(dialogue, sentence, key=UUID(int=1), person=lila, at=now)
    nora.set_password(PASSWORD)
    nora.save(update_fields=["password"])
    return {"dialogue": f"/modules/regarder/deux/dialogue/{dialogue.id}/"}


def lead(somebody: User, dialogue: Dialogue, choices: list[int], *, at: datetime) -> None:
    for number, place in enumerate(choices, start=1):
        playing.say(dialogue, number=number, place=place, person=somebody, at=at)


def exercises(now: datetime) -> str:
    """One of each kind in a lesson: Lila handed them in right, Yann sorted as he could."""
    blocks = [exercising.block(written) for written in exercising.EVERY]
    module = write.new_module("exercices", title="Exercices")
    lesson = write.new_lesson(module, *blocks, slug="a-faire")
    path = write.new_path(module, slug="des-exercices")
    lila, yann = User.objects.get(first_name="Lila"), User.objects.get(first_name="Yann")
    for somebody in (lila, yann):
        learning.begin(somebody, current_outline(path.translation_key), at=now)
    finish_exercises(signed_in(lila), lesson)
    sorting = Activity.objects.get(pk=UUID(blocks[0]["id"]))
    at = Sitting(signed_in(yann), lesson, sorting, path)
    at.fields |= {
        name: at.part.select_one(f"select[name='{name}'] option:last-child")["value"]
        for name in at.fields
        if name.startswith("x-")
    }
    at.send()
    return lesson_url(lesson)
