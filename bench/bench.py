"""`make bench`: how long things take here, on a history of 1,000 people. No test looks at a clock.

Everything is made in a folder of its own, which VAR_DIR names (see the Makefile).
"""

import io
import os
import platform
import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402  # Django must be set up first
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from learners.documents.papers import paper_of  # noqa: E402
from learners.management.playing.cast import prepare_cast  # noqa: E402
from learners.models import Certificate, Enrolment, Institution, Membership, User  # noqa: E402

PEOPLE, DAYS, SEED = 1_000, 30, 1
QUESTIONS = 2_000
TIMES = 15
STARTER = settings.BASE_DIR / "curriculum" / "starter"
LESSON = "/modules/regarder-a-360/quatre-cotes-une-personne/"
LAST_PAGE = PEOPLE // 25


def main() -> None:
    print(machine())
    call_command("build_assets", collect=True, verbosity=0)
    report("make the database", seconds(lambda: call_command("migrate", verbosity=0)))
    report("import the curriculum", seconds(import_starter))
    report(f"import {QUESTIONS} questions", seconds(import_questions))
    report(f"play {PEOPLE} people, {DAYS} days", seconds(play))
    print(f"{Enrolment.objects.count()} enrolments, {Certificate.objects.count()} certificates\n")
    print(f"{'page':32}{'median':>10}{'slowest':>10}{'queries':>9}{'bytes':>9}")
    learner = User.objects.get(email="stagiaire@demo.example")
    referent = User.objects.get(email="referente@demo.example")
    institution = Institution.objects.get(memberships__user=referent)
    page("home", "/")
    page("lesson", LESSON, learner)
    page("mon-espace", "/mon-espace/", learner)
    page("institution, first page", f"/institution/{institution.pk}/", referent)
    page("institution, last page", f"/institution/{institution.pk}/?page={LAST_PAGE}", referent)
    print_papers()


def machine() -> str:
    """What the figures below were measured on."""
    known = Path("/proc/cpuinfo")
    lines = known.read_text().splitlines() if known.exists() else []
    model = next((line.split(": ")[1] for line in lines if "model name" in line), "processor")
    load = os.getloadavg()[0]
    return (
        f"{model}, {os.cpu_count()} cores, load {load:.1f}; {platform.system()}, "
        f"Python {platform.python_version()}, {connection.vendor}\n"
    )


def seconds(do: Callable[[], object]) -> float:
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


def report(what: str, took: float) -> None:
    print(f"{what:32}{took:8.1f} s")


def import_starter() -> None:
    call_command("import_pack", STARTER, stdout=io.StringIO())


def import_questions() -> None:
    """A bank as another program writes it, read, compared and written at once."""
    bank = "\n".join(
        f"::q{n}::[html]<p>Combien font <b>{n}</b> et {n} ?</p>{{={2 * n}#Oui ~{n}#Non}}\n"
        for n in range(QUESTIONS)
    )
    file = settings.VAR_DIR / "bank.gift"
    file.write_text(bank)
    call_command("import_questions", file, stdout=io.StringIO())


def play() -> None:
    """Everybody is sent by one institution, so that its list is a long one."""
    now = timezone.now()
    prepare_cast(begins_at=now - timedelta(days=DAYS + 7), now=now)
    Membership.objects.exclude(user__email="referente@demo.example").delete()
    call_command("simulate", learners=PEOPLE, days=DAYS, seed=SEED)


def page(name: str, address: str, person: User | None = None) -> None:
    """Time one page from request to answer: middleware, queries, template."""
    client = Client()
    if person:
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    queries = len(captured)  # the next request forgets them
    if answer.status_code != 200:  # noqa: PLR2004
        raise SystemExit(f"{address} answers {answer.status_code}")
    took = [seconds(lambda: client.get(address)) * 1000 for _ in range(TIMES)]
    print(
        f"{name:32}{statistics.median(took):7.1f} ms{max(took):7.1f} ms"
        f"{queries:9}{len(answer.content):9}"
    )


def print_papers() -> None:
    """Time certificates' papers; the first opens the fonts."""
    certificates = list(Certificate.objects.select_related("enrolment__person")[:TIMES])
    first = seconds(lambda: paper_of(certificates[0])) * 1000
    took = [seconds(lambda: paper_of(c)) * 1000 for c in certificates]  # noqa: B023
    print(f"\n{'certificate, the first':32}{first:7.1f} ms")
    print(f"{'certificate, the next ones':32}{statistics.median(took):7.1f} ms{max(took):7.1f} ms")


if __name__ == "__main__":
    main()
