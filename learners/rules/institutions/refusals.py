"""Why an invitation cannot be sent, or does not open: each has its sentence in the views."""

from enum import Enum


class Refusal(Enum):
    """One reason. The value is a word for templates and tests."""

    # sending
    SHARED_MAILBOX = "shared_mailbox"
    ALREADY_INVITED = "already_invited"
    ALREADY_REFERENT = "already_referent"
    TOO_MANY_TODAY = "too_many_today"
    TOO_MANY_LETTERS = "too_many_letters"
    CLOSED_PATH = "closed_path"
    # arriving
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    USED = "used"
    CANCELLED = "cancelled"
    SIGN_IN_FIRST = "sign_in_first"
    SOMEBODY_ELSE = "somebody_else"
    AGREEMENT_NEEDED = "agreement_needed"
    # codes and cards
    CODE_FULL = "code_full"
    CODE_CLOSED = "code_closed"
    CODE_EXPIRED = "code_expired"
    TOO_MANY_CARDS = "too_many_cards"
    ACCOUNT_OPEN = "account_open"
    HAS_ADDRESS = "has_address"
    # stopping and taking up again
    TOO_LATE = "too_late"
    ALREADY_ENROLLED = "already_enrolled"
    ALREADY_FOLLOWED = "already_followed"


class RefusedError(Exception):
    """Nothing was done; `refusal` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
