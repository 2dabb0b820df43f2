"""Playing a dialogue with a room: one projected scene, hands up, one tap. Nothing is recorded."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from learners.queries.people.rights import may_read_everything
from learners.views.learning.dialogue_places import dialogue_at
from learners.views.learning.looking import ROOM, look
from learners.views.people.requests import SignedInRequest


@login_required
@require_safe
def play_in_the_room(
    request: SignedInRequest, module: str, lesson: str, activity: UUID
) -> HttpResponse:
    """For whoever works in the office, enrolled or not."""
    if not may_read_everything(request.user):
        raise Http404(lesson)
    return look(request, dialogue_at(module, lesson, activity), ROOM)
