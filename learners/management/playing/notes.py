"""The logbook of the trainee: notes, two of them shared, one of which is answered."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.utils.timezone import localdate

from learners.journey import noting
from learners.models import User
from learners.queries.learning.logbooks import modules_of, notes_of
from learners.rules.people.demo import TRAINER

NAMESPACE = UUID("3f0c7a52-0c0e-4b5e-8c39-5f1d0b1f7a11")
NOTES = (
    (
        6,
        (
            "Au guichet, une dame me tend son téléphone : « Faites-le, vous irez plus vite. »"
            " J’ai gardé les mains dans le dos. On a mis dix minutes, elle a fini seule."
        ),
    ),
    (
        4,
        (
            "J’ai cru que ça venait du téléphone. En fait il n’y avait plus de forfait depuis"
            " trois jours. Demander la connexion avant de toucher aux réglages."
        ),
    ),
    (
        2,
        (
            "Que répondre quand la personne me donne son mot de passe tout haut, devant la file ?"
            " J’ai baissé la voix, je ne l’ai pas noté. Je ne sais pas si ça suffit."
        ),
    ),
    (1, "À retenir : « Montrez-moi » marche mieux que « Vous savez faire ? »."),
)
SHARED = (0, 2)
ANSWER = (
    "Oui, c’est le bon réflexe : on ne l’écrit pas, on ne le répète pas. Ajoutez une phrase :"
    " « Gardez-le pour vous, je regarde ailleurs. » La fois d’après, elle le fera seule."
)


def begin_logbook(person: User, now: datetime) -> None:
    """Only where a trainer of the demonstration is there to answer."""
    trainer = User.objects.filter(email=TRAINER).first()
    modules = list(modules_of(person))
    if trainer is None or not modules:
        return
    for number, (days_ago, text) in enumerate(NOTES):
        at = now - timedelta(days=days_ago)
        noting.write(
            person,
            key=uuid5(NAMESPACE, str(number)),
            text=text,
            noted_on=localdate(at),
            module=modules[0] if number != len(NOTES) - 1 else None,
            at=at,
        )
    written = list(notes_of(person).order_by("written_at"))
    for number in SHARED:
        noting.share(written[number], at=written[number].written_at + timedelta(minutes=5))
    noting.answer(written[SHARED[0]].pk, ANSWER, by=trainer, at=now - timedelta(days=5))
