"""What administrators do in the office, without being superusers."""

from django.contrib.auth.models import Group, Permission

from content.rules.roles import ADMINISTRATORS

MAY = (
    *("view_institution", "add_institution", "change_institution"),
    *("view_certificate", "change_certificate"),
    *("view_letter", "change_letter"),
)


def lay_out_administration() -> None:
    """Institutions and referents, certificates, letters; again changes nothing."""
    group, _created = Group.objects.get_or_create(name=ADMINISTRATORS)
    ours = Permission.objects.filter(content_type__app_label="learners", codename__in=MAY)
    group.permissions.add(*ours)
