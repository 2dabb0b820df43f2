"""What anybody may ask before they enrol: the facts of a path that an author writes."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from curriculum.rules.programme import WRITTEN_FACTS


class PublicFacts(models.Model):
    """Nine of the eleven facts of the public programme (`curriculum/rules/programme.py`).

    A draft may lack some; a path is not published while it does. All are in Markdown.
    """

    prerequisites = models.TextField(
        _("prérequis"),
        blank=True,
        help_text=_("Ce qu’il faut savoir ou avoir avant. Exemple : « Savoir envoyer un mail. »"),
    )
    recognition = models.TextField(
        _("reconnaissance"),
        blank=True,
        help_text=_(
            "Ce que l’on reçoit, et ce que ce n’est pas."
            " Exemple : « Une attestation. Ce n’est pas un diplôme. »"
        ),
    )
    arrangements = models.TextField(
        _("organisation et financement"),
        blank=True,
        help_text=_(
            "Où, comment, et qui paie. Exemple : « À distance. Votre structure finance le parcours"
            " par une convention. »"
        ),
    )
    access_time = models.TextField(
        _("délai d’accès"),
        blank=True,
        help_text=_(
            "De la demande à la première leçon. Exemple : « Dès que vous acceptez l’invitation. »"
        ),
    )
    prices = models.TextField(
        _("tarifs"),
        blank=True,
        help_text=_("Pour chaque cas. Exemple : « Gratuit pour une personne invitée. »"),
    )
    contacts = models.TextField(
        _("contacts"),
        blank=True,
        help_text=_(
            "Qui répond, et à quoi. L’adresse du site s’ajoute toute seule."
            " Exemple : « Une formatrice répond à vos questions. »"
        ),
    )
    methods = models.TextField(
        _("méthodes"),
        blank=True,
        help_text=_("Comment on apprend. Exemple : « Des leçons courtes, puis des exercices. »"),
    )
    assessment = models.TextField(
        _("évaluation"),
        blank=True,
        help_text=_("Comment on vérifie. Exemple : « Un quiz à la fin de chaque leçon. »"),
    )
    disability_access = models.TextField(
        _("accessibilité"),
        blank=True,
        help_text=_("Pour les personnes handicapées. Exemple : « Tout se lit avec une plage. »"),
    )

    class Meta:
        abstract = True


FACTS_PANEL = MultiFieldPanel(
    [FieldPanel(name) for name in WRITTEN_FACTS],
    heading=_("Programme public"),
    help_text=_(
        "Chacun doit être rempli avant de publier. Les objectifs et la durée viennent des modules."
    ),
)
