"""A link to nowhere, named where it was written."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from django.utils.translation import gettext as _
from wagtail.blocks import StructBlockValidationError

from curriculum.queries.addresses import addresses_of_nowhere
from curriculum.rules.links import links_of
from curriculum.rules.pieces import RawBlock


def link_errors(blocks: list[RawBlock]) -> dict[int, ValidationError]:
    """By the place of the block. Other sites are not asked: they may be away for a day."""
    links = list(links_of(blocks))
    lost = addresses_of_nowhere({address for _place, address in links})
    by_place: dict[int, list[str]] = {}
    for place, address in links:
        if address in lost and address not in by_place.setdefault(place, []):
            by_place[place].append(address)
    return {
        place: _error(blocks[place], addresses)
        for place, addresses in by_place.items()
        if addresses
    }


def _error(block: RawBlock, addresses: Iterable[str]) -> ValidationError:
    listed = ", ".join(f"« {address} »" for address in addresses)
    sentence = _("Ce lien ne mène nulle part : %(listed)s. Corrigez-le ou retirez-le.")
    said = [sentence % {"listed": listed}]
    if isinstance(block["value"], str) or block["type"] == "table":
        return ValidationError(said)
    return StructBlockValidationError(non_block_errors=ErrorList(said))
