"""What is done, as facts?"""

from learners.models import Completion, Enrolment


def completed_elsewhere(enrolment: Enrolment) -> list[Completion]:
    """Activities that the same learner completed in other paths, the latest first."""
    return list(
        Completion.objects.filter(
            enrolment__person=enrolment.person_id, kind=Completion.Kind.ACTIVITY
        )
        .exclude(enrolment=enrolment)
        .order_by("-done_at")
    )
