"""What the roles of the office do with people and institutions, without being superusers."""

from django.contrib.auth.models import Group, Permission

from content.rules.roles import ADMINISTRATORS, DISABILITY_REFERENTS, TRAINERS

CARDS = ("add_cardsheet", "change_cardsheet")
TUTORS = "change_tutorship"
REMINDERS = ("view_reminder", "change_reminder")
MAY = {
    ADMINISTRATORS: (
        *("view_institution", "add_institution", "change_institution"),
        *("view_certificate", "change_certificate"),
        *("view_letter", "change_letter"),
        "add_mergedaccount",
        *CARDS,
        TUTORS,
        *REMINDERS,
    ),
    TRAINERS: (*CARDS, TUTORS, *REMINDERS),
    DISABILITY_REFERENTS: (),  # being a member is what opens their page
}


def lay_out_roles() -> None:
    """What each role does beside pages; again changes nothing."""
    for role, names in MAY.items():
        group, _created = Group.objects.get_or_create(name=role)
        ours = Permission.objects.filter(content_type__app_label="learners", codename__in=names)
        group.permissions.add(*ours)
