"""How fast invitations may leave, and codes be tried: nobody's mailbox is flooded from here."""

from datetime import timedelta

DAY = timedelta(days=1)
INVITATIONS_A_DAY = 200
LETTERS_TO_ONE_ADDRESS_A_DAY = 3

TRIES_WINDOW = timedelta(minutes=15)
TRIES_OF_ONE_VISITOR = 10
# A visitor may drop their cookies. Everybody together may still try this often: far above what
# people mistype, and ten signs would take millions of years at this pace.
TRIES_OF_EVERYBODY = 600


def may_invite(sent_today: int) -> bool:
    return sent_today < INVITATIONS_A_DAY


def may_write_to(letters_today: int) -> bool:
    return letters_today < LETTERS_TO_ONE_ADDRESS_A_DAY


def may_try(by_visitor: int, by_everybody: int) -> bool:
    return by_visitor < TRIES_OF_ONE_VISITOR and by_everybody < TRIES_OF_EVERYBODY
