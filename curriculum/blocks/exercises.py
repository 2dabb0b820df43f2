"""Exercises: to sort, to understand somebody, to write a booklet, to rewrite in plain words.

The block's id is the activity, for ever; the ids of its items are what a learner's work names.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks.text import MarkdownBlock, refuse_titles
from curriculum.rules.exercise_fields import LINE, TEXT

GROUP = _("Questionner")


class ExerciseBlock(blocks.StructBlock):
    """What every exercise says first."""

    title = blocks.CharBlock(
        label=_("Titre"),
        max_length=120,
        help_text=_("Il tient dans la marge. Exemple : Le tri"),
    )
    minutes = blocks.IntegerBlock(
        label=_("Durée en minutes"),
        min_value=0,
        max_value=90,
        default=5,
        help_text=_("Le temps qu’il faut à une personne qui prend son temps."),
    )
    text = MarkdownBlock(
        label=_("Consigne"),
        required=False,
        max_length=TEXT,
        validators=[refuse_titles],
        help_text=_("Facultative. Ce qu’il faut faire, en deux phrases."),
    )

    class Meta:
        abstract = True
        group = GROUP


class CardBlock(blocks.StructBlock):
    text = blocks.CharBlock(
        label=_("Carte"),
        max_length=LINE,
        help_text=_("Une phrase entendue, un geste vu. Exemple : « Il s’éteint tout seul. »"),
    )
    feedback = blocks.CharBlock(
        label=_("Pourquoi ici"),
        required=False,
        max_length=LINE,
        help_text=_("Se lit quand la carte est à sa place."),
    )
    hint = blocks.CharBlock(
        label=_("Indice"),
        required=False,
        max_length=LINE,
        help_text=_("Se lit quand elle n’y est pas. Ne donnez pas la réponse."),
    )

    class Meta:
        label = _("Carte")
        icon = "form"


class GroupBlock(blocks.StructBlock):
    name = blocks.CharBlock(
        label=_("Nom du groupe"), max_length=120, help_text=_("Exemple : l’appareil")
    )
    cards = blocks.ListBlock(
        CardBlock(),
        label=_("Cartes de ce groupe"),
        max_num=30,
        default=[],
        help_text=_("Elles se mélangent seules à l’affichage. Un groupe peut rester vide."),
    )

    class Meta:
        label = _("Groupe")
        icon = "folder-open-inverse"


class SortingBlock(ExerciseBlock):
    """Cards to put in named groups."""

    pass_mark = blocks.IntegerBlock(
        label=_("Seuil en pour cent"),
        min_value=1,
        max_value=100,
        default=70,
        help_text=_("Part des cartes à leur place qu’il faut pour finir."),
    )
    groups = blocks.ListBlock(
        GroupBlock(),
        label=_("Groupes"),
        min_num=2,
        max_num=8,
        help_text=_("De deux à huit. Chaque carte se range sous le sien."),
    )

    class Meta:
        icon = "grip"
        label = _("Tri")
        group = GROUP
        help_text = _("Des cartes à ranger dans des groupes. Ce qui est à sa place y reste.")


class ClueBlock(blocks.StructBlock):
    text = blocks.CharBlock(
        label=_("Indice"), max_length=200, help_text=_("Exemple : l’urgence, à préciser")
    )
    is_present = blocks.BooleanBlock(
        label=_("La fiche le donne"),
        required=False,
        help_text=_("Cochez ce que la personne dit, pas ce que l’on devine."),
    )
    feedback = blocks.CharBlock(
        label=_("Retour"),
        required=False,
        max_length=LINE,
        help_text=_("Ce qui le montre, ou pourquoi il faudrait le demander."),
    )

    class Meta:
        label = _("Indice")
        icon = "search"


class DiagnosisBlock(ExerciseBlock):
    """A sheet about an invented person: clues to tick, two questions and a first step to write."""

    sheet = MarkdownBlock(
        label=_("Fiche"),
        max_length=TEXT,
        validators=[refuse_titles],
        help_text=_("Une personne inventée, et ce qu’elle dit. Exemple : **Lucas, 22 ans.** « … »"),
    )
    clues = blocks.ListBlock(
        ClueBlock(),
        label=_("Indices à cocher"),
        min_num=2,
        max_num=20,
        help_text=_("Mêlez ceux que la fiche donne et ceux que l’on devine."),
    )
    questions = MarkdownBlock(
        label=_("Deux questions possibles"),
        max_length=TEXT,
        validators=[refuse_titles],
        help_text=_("Se lisent après l’envoi, à côté de celles de la personne."),
    )
    step = MarkdownBlock(
        label=_("Première étape possible"),
        max_length=TEXT,
        validators=[refuse_titles],
        help_text=_("Faisable, datée, choisie par la personne."),
    )
    trap = blocks.CharBlock(
        label=_("Le piège de cette fiche"),
        required=False,
        max_length=LINE,
        help_text=_("Exemple : « il est jeune, il sait »"),
    )

    class Meta:
        icon = "search"
        label = _("Diagnostic")
        group = GROUP
        help_text = _("Lire une fiche, cocher des indices, écrire deux questions et une étape.")


class DetailBlock(blocks.StructBlock):
    text = blocks.CharBlock(
        label=_("Ce que raconte le récit"), max_length=200, help_text=_("Exemple : le mot de passe")
    )
    is_left_out = blocks.BooleanBlock(
        label=_("À ne pas écrire"),
        required=False,
        help_text=_("Santé, famille, argent, codes, jugements."),
    )
    words = blocks.CharBlock(
        label=_("Mots qui le trahissent"),
        required=False,
        max_length=LINE,
        help_text=_("Séparés par des virgules. Un texte qui les contient n’est pas gardé."),
    )
    feedback = blocks.CharBlock(
        label=_("Retour"),
        required=False,
        max_length=LINE,
        help_text=_("Pourquoi cela s’écrit, ou ne s’écrit pas."),
    )

    class Meta:
        label = _("Détail")
        icon = "tag"


class BookletLineBlock(blocks.StructBlock):
    label = blocks.CharBlock(
        label=_("Titre de la ligne"), max_length=200, help_text=_("Exemple : La prochaine fois")
    )
    model = blocks.CharBlock(
        label=_("Modèle"), max_length=LINE, help_text=_("Se lit après l’envoi.")
    )

    class Meta:
        label = _("Ligne")
        icon = "pilcrow"


class BookletBlock(ExerciseBlock):
    """A story, what must not be written of it, and a few lines to write."""

    story = MarkdownBlock(
        label=_("Récit"),
        max_length=TEXT,
        validators=[refuse_titles],
        help_text=_("Une séance inventée, avec des détails qui ne regardent personne."),
    )
    details = blocks.ListBlock(
        DetailBlock(),
        label=_("Détails à repérer"),
        max_num=20,
        default=[],
        required=False,
        help_text=_("Mêlez ce qui ne s’écrit pas et ce qui peut s’écrire."),
    )
    lines = blocks.ListBlock(
        BookletLineBlock(),
        label=_("Lignes"),
        min_num=1,
        max_num=12,
        help_text=_("Celles que la personne écrira, dans l’ordre."),
    )
    is_first_person = blocks.BooleanBlock(
        label=_("À écrire à la première personne"),
        required=False,
        help_text=_("Une remarque suit les lignes qui disent « il » ou « elle »."),
    )

    class Meta:
        icon = "edit"
        label = _("Livret")
        group = GROUP
        help_text = _("Un récit, ce qu’il faut en écarter, et des lignes à écrire.")


class SentenceBlock(blocks.StructBlock):
    original = blocks.CharBlock(
        label=_("Phrase de départ"), max_length=LINE, help_text=_("Inventée, dans un style connu.")
    )
    version = blocks.CharBlock(
        label=_("Une version possible"),
        max_length=LINE,
        help_text=_("Se lit après l’envoi, avec ses indices."),
    )

    class Meta:
        label = _("Phrase")
        icon = "openquote"


class RewritingBlock(ExerciseBlock):
    """Sentences to say in plain words, with their measures before and after."""

    sentences = blocks.ListBlock(
        SentenceBlock(),
        label=_("Phrases"),
        min_num=1,
        max_num=12,
        help_text=_("Une à douze. Six suffisent pour un quart d’heure."),
    )

    class Meta:
        icon = "edit"
        label = _("Réécriture")
        group = GROUP
        help_text = _("Des phrases à réécrire en mots simples. Les indices se calculent seuls.")
