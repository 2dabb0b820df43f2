"""What can happen to an institution."""

from datetime import datetime
from uuid import UUID

from learners.models import Institution


def found_institution(
    identity: UUID, *, name: str, city: str, at: datetime
) -> tuple[Institution, bool]:
    """Open an institution, once for a given form."""
    return Institution.objects.get_or_create(
        pk=identity, defaults={"name": name, "city": city, "opened_at": at}
    )
