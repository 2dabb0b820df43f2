"""What stops an exercise from being published, said where it has to be put right."""

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from wagtail.blocks import StructBlockValidationError
from wagtail.blocks.list_block import ListBlockValidationError

from curriculum.readers.exercise_faults import sentence_about
from curriculum.rules.exercise_checks import Found, faults_of
from curriculum.rules.exercises import exercise_of
from curriculum.rules.pieces import RawBlock


def exercise_errors(blocks: list[RawBlock]) -> dict[int, ValidationError]:
    """By the place of the exercise."""
    found = {
        place: faults_of(exercise)
        for place, block in enumerate(blocks)
        if (exercise := exercise_of(block))
    }
    return {
        place: StructBlockValidationError(block_errors=_by_field(faults))
        for place, faults in found.items()
        if faults
    }


def _by_field(faults: list[Found]) -> dict[str, ValidationError]:
    return {
        field: ListBlockValidationError(
            non_block_errors=ErrorList([sentence_about(it) for it in faults if it.field == field])
        )
        for field in dict.fromkeys(found.field for found in faults)
    }
