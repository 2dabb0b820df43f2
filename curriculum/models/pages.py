"""What is taught, as Wagtail pages: the order of the tree is the order of learning."""

from typing import Any, ClassVar
from uuid import uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import model_from_serializable_data
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Page, Revision

from content.models.fields import BlocksField
from content.rules.privacy import NO_PERSONAL_DATA
from curriculum.blocks.lessons import LessonBlocks
from curriculum.models.facts import FACTS_PANEL, PublicFacts
from curriculum.rules.programme import unwritten_facts

ADDRESSES_TAKEN = frozenset({"imprimer"})  # /modules/<module>/imprimer/


class CurriculumPage(Page):
    """What paths, modules and lessons share: a summary, and the trace of their pack.

    `packed` is the fingerprint of the content as a pack last wrote it: a page whose content
    no longer has it was edited here since (decision 18).
    """

    summary = models.CharField(_("résumé en une phrase"), max_length=300, blank=True)
    packed = models.CharField(max_length=64, blank=True, editable=False)

    exclude_fields_in_copy: ClassVar[list[str]] = ["packed"]
    private_page_options: ClassVar[list[str]] = []
    same_in_every_language: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Our own addresses take no accent: one would break every page that leads to this one."""
        super().clean()
        if not self.slug.isascii():
            raise ValidationError({"slug": _("Écrivez cette adresse sans accent.")})

    @classmethod
    def fields_of_words(cls) -> list[str]:
        """What is written by hand and can be said in another language, its blocks apart."""
        own = [
            field.name
            for field in cls._meta.local_fields
            if type(field) in (models.CharField, models.TextField)
            and field.editable
            and not field.choices
            and field.name not in cls.same_in_every_language
        ]
        return ["title", *own]


class Catalogue(Page):
    """The list of paths, at /parcours/."""

    personal_data = NO_PERSONAL_DATA
    template = "curriculum/catalogue.html"
    usual_title, usual_slug = "Parcours", "parcours"
    private_page_options: ClassVar[list[str]] = []
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["content.HomePage"]
    subpage_types: ClassVar[list[str]] = ["curriculum.LearningPath"]
    admin_default_ordering = "ord"

    class Meta:
        verbose_name = _("catalogue des parcours")


class Shelf(Page):
    """The shelf of modules, at /modules/: each lives once and serves several paths."""

    personal_data = NO_PERSONAL_DATA
    usual_title, usual_slug = "Modules", "modules"
    private_page_options: ClassVar[list[str]] = []
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["content.HomePage"]
    subpage_types: ClassVar[list[str]] = ["curriculum.Module"]
    admin_default_ordering = "ord"

    class Meta:
        verbose_name = _("rayon des modules")

    def serve(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Nobody reads a shelf: the catalogue says what is on it."""
        return redirect(Catalogue.objects.live().first().get_url(request))


class UnfinishedProgrammeError(PermissionDenied):
    """A path was about to be published while a fact of its public programme is empty."""


class LearningPath(PublicFacts, CurriculumPage):
    """An ordered set of modules for some professions, ending in a certificate."""

    personal_data = NO_PERSONAL_DATA
    template = "curriculum/path.html"
    parent_page_types: ClassVar[list[str]] = ["curriculum.Catalogue"]
    subpage_types: ClassVar[list[str]] = []

    audience = models.CharField(
        _("pour qui"),
        max_length=200,
        blank=True,
        help_text=_("Exemple : « Agentes et agents d’accueil, en mairie ou en agence »."),
    )
    is_discovery = models.BooleanField(
        _("parcours découverte"),
        default=False,
        help_text=_("Court, pour tous les métiers : le catalogue le montre après les autres."),
    )
    description = models.TextField(
        _("présentation"), blank=True, help_text=_("En Markdown. Une ligne vide sépare deux idées.")
    )
    is_open = models.BooleanField(
        _("ouvert à tous"),
        default=False,
        help_text=_("Coché : chacun s’inscrit seul. Sinon, il faut une invitation ou un code."),
    )

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("audience"),
        FieldPanel("is_discovery"),
        FieldPanel("is_open"),
        FieldPanel("description"),
        InlinePanel("path_modules", label=_("Modules"), min_num=1),
        FACTS_PANEL,
    ]

    class Meta:
        verbose_name = _("parcours")
        verbose_name_plural = _("parcours")

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """The last door: a review, a timer or a list of pages publishes without the form."""
        if unwritten_facts(revision.as_object()):
            raise UnfinishedProgrammeError(self)
        super().publish(revision, *args, **kwargs)

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  # Wagtail's signature
        """Modules that are gone leave a draft, in one query for all."""
        listed = data.get("path_modules", [])
        there = Module.objects.in_bulk([place["module"] for place in listed])
        kept = [place for place in listed if place["module"] in there]
        return super().from_serializable_data({**data, "path_modules": kept}, *args, **kwargs)


class Module(CurriculumPage):
    """A subject: lessons and activities, 45 to 90 minutes."""

    personal_data = NO_PERSONAL_DATA
    template = "curriculum/module.html"
    parent_page_types: ClassVar[list[str]] = ["curriculum.Shelf"]
    subpage_types: ClassVar[list[str]] = ["curriculum.Lesson"]
    admin_default_ordering = "ord"
    same_in_every_language: ClassVar[tuple[str, ...]] = ("licence", "authors")

    introduction = models.TextField(_("introduction"), blank=True, help_text=_("En Markdown."))
    statement = models.CharField(
        _("phrase du positionnement"),
        max_length=160,
        blank=True,
        help_text=_(
            "À la première personne, un geste du métier : « J’annonce la durée d’un premier "
            "rendez-vous. » On y répond avant, après, et trois mois plus tard."
        ),
    )
    licence = models.CharField(_("licence"), max_length=100, blank=True)
    authors = models.CharField(_("auteurs"), max_length=200, blank=True)

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("introduction"),
        FieldPanel("statement"),
        InlinePanel("objectives", label=_("Objectifs"), min_num=1),
        FieldPanel("licence"),
        FieldPanel("authors"),
    ]

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The preview of a module: what its page shows to somebody who has not begun."""
        lessons = list(Lesson.objects.live().child_of(self).defer("body"))
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"lessons": lessons, "states": {}}


class PathModule(Orderable):
    """A module's place in a path."""

    personal_data = NO_PERSONAL_DATA

    path = ParentalKey(LearningPath, on_delete=models.CASCADE, related_name="path_modules")
    module = models.ForeignKey(Module, models.CASCADE, related_name="+", verbose_name=_("module"))
    is_required = models.BooleanField(_("obligatoire"), default=True)
    variant = models.CharField(
        _("variante"),
        max_length=80,
        blank=True,
        help_text=_("Ce que ce parcours regarde surtout dans le module. Exemple : « guichet »."),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("module"),
        FieldPanel("is_required"),
        FieldPanel("variant"),
    ]

    @classmethod
    def from_serializable_data(
        cls, data: dict[str, Any], **_told: Any
    ) -> "PathModule":  # Wagtail's signature
        """Its path has looked for the modules; two queries for each would say it again."""
        place: PathModule = model_from_serializable_data(cls, data, check_fks=False)
        return place


class Objective(Orderable):
    """What a learner can do after a module, as a verb. Questions are linked to its `key`."""

    personal_data = NO_PERSONAL_DATA

    module = ParentalKey(Module, on_delete=models.CASCADE, related_name="objectives")
    key = models.UUIDField(default=uuid4, editable=False)
    text = models.CharField(
        _("objectif"),
        max_length=200,
        help_text=_("Commencez par un verbe : « nommer les quatre côtés… »."),
    )

    panels: ClassVar[list[Any]] = [FieldPanel("text")]


class Lesson(CurriculumPage):
    """One page to read and do, 5 to 20 minutes."""

    personal_data = NO_PERSONAL_DATA
    template = "learners/lesson.html"
    parent_page_types: ClassVar[list[str]] = ["curriculum.Module"]
    subpage_types: ClassVar[list[str]] = []

    minutes = models.PositiveSmallIntegerField(
        _("durée en minutes"),
        validators=[MinValueValidator(1)],
        default=8,
        help_text=_("Lecture et activités comprises."),
    )
    is_required = models.BooleanField(
        _("obligatoire"),
        default=True,
        help_text=_("Une leçon obligatoire se termine par une activité."),
    )
    is_always = models.BooleanField(
        _("toujours"),
        default=False,
        help_text=_("À faire même quand le reste du module est dispensé."),
    )
    body: Any = BlocksField(LessonBlocks(), verbose_name=_("contenu"), blank=True)

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("minutes"),
        FieldPanel("is_required"),
        FieldPanel("is_always"),
        FieldPanel("summary"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("leçon")
        verbose_name_plural = _("leçons")

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "curriculum/lesson_preview.html"

    def clean(self) -> None:
        """The paper of a module stands where a lesson of that name would."""
        super().clean()
        if self.slug in ADDRESSES_TAKEN:
            sentence = _("L’adresse « %(slug)s » sert déjà au site. Prenez-en une autre.")
            raise ValidationError({"slug": sentence % {"slug": self.slug}})
