"""What is true of invitations, mailboxes, the pace, and how far somebody is: no database."""

from datetime import timedelta

import pytest

from learners.rules.institutions import following, invitations, mailboxes, notices, pace
from learners.rules.institutions.following import Figures, Filter, State
from learners.rules.institutions.invitations import Door


@pytest.mark.parametrize(
    "typed",
    ["K7F2Q-M84DX", "k7f2qm84dx", " k7f2q m84dx ", "K7F2Q – M84DX", "K7F-2QM-84DX"],
)
def test_code_is_read_however_it_is_typed(typed):
    assert invitations.read_code(typed) == "K7F2QM84DX"


def test_code_forgives_letters_that_look_like_figures():
    assert invitations.read_code("oOiIlL1010") == "0011111010"


@pytest.mark.parametrize("typed", ["", "K7F2Q-M84D", "K7F2Q-M84DXX", "K7F2Q-M84DU", "éééééééééé"])
def test_code_that_cannot_be_is_nothing(typed):
    assert invitations.read_code(typed) == ""


def test_code_is_shown_in_two_halves():
    assert invitations.shown_code(invitations.code_from(range(10))) == "01234-56789"


@pytest.mark.parametrize(
    ("days", "used", "cancelled", "door"),
    [
        (29, False, False, Door.OPEN),
        (30, False, False, Door.EXPIRED),
        (40, True, False, Door.USED),
        (1, False, True, Door.CANCELLED),
    ],
)
def test_door_of_an_invitation(a_moment, days, used, cancelled, door):
    at = a_moment + timedelta(days=days)
    assert (
        invitations.door_of(
            at=at,
            expires_at=invitations.expiry(a_moment),
            used_at=at if used else None,
            cancelled_at=at if cancelled else None,
        )
        == door
    )


@pytest.mark.parametrize(
    ("minutes", "is_one"), [(-16, False), (-1, True), (0, True), (15, True), (16, False)]
)
def test_a_replay_is_close_to_the_use(a_moment, minutes, is_one):
    at = a_moment + timedelta(minutes=minutes)
    assert invitations.is_replay(used_at=a_moment, at=at) is is_one


@pytest.mark.parametrize(
    "email",
    [
        "accueil@ville.fr",
        "Contact@ville.fr",
        "secrétariat@ville.fr",
        "mairie-93@ville.fr",
        "info+formation@ville.fr",
        "direction.generale@ville.fr",
        "no-reply@ville.fr",
        "2accueil@ville.fr",
    ],
)
def test_shared_mailbox_is_known(email):
    assert mailboxes.is_shared(email)


@pytest.mark.parametrize(
    "email",
    ["ada@ville.fr", "a.lovelace@ville.fr", "lea.accueil@ville.fr", "no.diallo@ville.fr", "1@v.fr"],
)
def test_mailbox_of_one_person_is_not_shared(email):
    assert not mailboxes.is_shared(email)


def test_pace_has_limits():
    assert [pace.may_invite(199), pace.may_invite(200)] == [True, False]
    assert [pace.may_write_to(2), pace.may_write_to(3)] == [True, False]
    assert [pace.may_try(9, 599), pace.may_try(10, 0), pace.may_try(0, 600)] == [True, False, False]


def test_states_are_four():
    def state(*, is_enrolled=True, has_started=True, is_finished=False):
        return following.state_of(
            is_enrolled=is_enrolled, has_started=has_started, is_finished=is_finished
        )

    assert state(is_enrolled=False) == State.INVITED
    assert state(has_started=False) == State.NOT_STARTED
    assert state() == State.IN_PROGRESS
    assert state(is_finished=True) == State.FINISHED


def test_figures_count_whoever_has_not_answered_as_not_finished():
    figures = Figures(finished=14, in_progress=17, not_started=5, invited=3)

    assert figures.counts == {
        Filter.ALL: 39,
        Filter.NOT_FINISHED: 25,
        Filter.FINISHED: 14,
        Filter.INVITED: 3,
    }


@pytest.mark.parametrize(
    ("asked", "found"), [("termine", Filter.FINISHED), ("", Filter.ALL), ("x", Filter.ALL)]
)
def test_filter_is_read_from_the_address(asked, found):
    assert following.filter_from(asked) == found


@pytest.mark.parametrize("searched", ["ben ali", "BEN-ALI", "nadia", "Ali Nadia", "", "nâdia"])
def test_name_answers_to_what_is_searched(searched):
    assert following.is_named_like("Nadia Ben Ali", searched)


def test_name_does_not_answer_to_another():
    assert not following.is_named_like("Nadia Ben Ali", "nadia bensaïd")


def test_notice_has_a_text_for_each_version():
    assert notices.NOTICE_VERSION in notices.VERSIONS
    with pytest.raises(KeyError):
        notices.template_of("1999-01")
