"""What happens to the rows of an account when it is merged into another."""

from datetime import datetime

from allauth.account.models import EmailAddress

from learners.models import (
    AccessCard,
    AdjustmentNeed,
    Attempt,
    CardSheet,
    Enrolment,
    HelpMessage,
    Invitation,
    JoinCode,
    Letter,
    Logbook,
    LogbookEntry,
    Membership,
    MergedAccount,
    Referral,
    Reminder,
    User,
    WayBack,
)


def link(former: User, kept: User, *, by: User, at: datetime) -> bool:
    """The journal keeps its keys; this row says whose they are. False when it was done before."""
    MergedAccount.objects.filter(kept=former).update(kept=kept)
    _, is_new = MergedAccount.objects.get_or_create(
        key=former.pk, defaults={"kept": kept, "merged_by": by, "merged_at": at}
    )
    return is_new


def move_work(former: User, kept: User) -> None:
    """Enrolments as they are with their questions, every hand-in; of two drafts, that of `kept`."""
    drafts = Attempt.objects.filter(state=Attempt.State.DRAFT)
    kept_ones = list(drafts.filter(person=kept).values_list("activity", flat=True))
    drafts.filter(person=former, activity__in=kept_ones).delete()
    Attempt.objects.filter(person=former).update(person=kept)
    Enrolment.objects.filter(person=former).update(person=kept)
    HelpMessage.objects.filter(author=former).update(author=kept)
    if AdjustmentNeed.objects.filter(person=kept).exists():
        AdjustmentNeed.objects.filter(person=former).delete()
    AdjustmentNeed.objects.filter(person=former).update(person=kept)


def move_notes(former: User, kept: User) -> None:
    """All open with what opens those of `kept`, or else with the former account's password."""
    LogbookEntry.objects.filter(person=former).update(person=kept)
    LogbookEntry.objects.filter(shared_with=former).update(shared_with=kept)
    LogbookEntry.objects.filter(answered_by=former).update(answered_by=kept)
    if not Logbook.objects.filter(person=kept).exists():
        Logbook.objects.filter(person=former).update(person=kept)
    Logbook.objects.filter(person=former).delete()


def move_addresses(former: User, kept: User) -> None:
    """Each opens the account that goes on; its main one stays the main one, if it has one."""
    former.email = None
    former.save(update_fields=["email"])
    EmailAddress.objects.filter(user=former, verified=False).delete()
    mine = EmailAddress.objects.filter(user=kept).values_list("email", flat=True)
    EmailAddress.objects.filter(user=former, email__in=list(mine)).delete()
    EmailAddress.objects.filter(user=former).update(user=kept, primary=False)
    first = EmailAddress.objects.filter(user=kept, verified=True).order_by("pk").first()
    if kept.email is None and first is not None:
        EmailAddress.objects.filter(pk=first.pk).update(primary=True)
        kept.email = first.email
        kept.save(update_fields=["email"])


def move_places(former: User, kept: User, *, at: datetime) -> None:
    """A referent's places; where both had one, the former account's ends."""
    theirs = Membership.objects.filter(user=kept, left_at=None).values_list(
        "institution", flat=True
    )
    twice = Membership.objects.filter(user=former, left_at=None, institution__in=list(theirs))
    twice.update(left_at=at)
    Membership.objects.filter(user=former).update(user=kept)


def move_traces(former: User, kept: User) -> None:
    """What one made, invited, printed, received."""
    Referral.objects.filter(invited_by=former).update(invited_by=kept)
    Invitation.objects.filter(used_by=former).update(used_by=kept)
    JoinCode.objects.filter(made_by=former).update(made_by=kept)
    CardSheet.objects.filter(printed_by=former).update(printed_by=kept)
    AccessCard.objects.filter(used_by=former).update(used_by=kept)
    Letter.objects.filter(person=former).update(person=kept)
    weeks = list(Reminder.objects.filter(person=kept).values_list("week", flat=True))
    Reminder.objects.filter(person=former, week__in=weeks).delete()
    Reminder.objects.filter(person=former).update(person=kept)
    Reminder.objects.filter(skipped_by=former).update(skipped_by=kept)


def keep_refusal(former: User, kept: User) -> None:
    """Whoever refused our letters with one account refused them."""
    if not former.wants_letters:
        kept.wants_letters = False
        kept.save(update_fields=["wants_letters"])


def close_account(former: User, *, at: datetime) -> None:
    """It signs in no more, and its sessions end: they hold a fingerprint of the password."""
    WayBack.objects.filter(person=former, closed_at=None).update(closed_at=at)
    former.set_unusable_password()
    former.is_active = False
    former.save(update_fields=["password", "is_active"])
