"""What an author can place in a lesson."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks.text import HeadingBlock, NoteBlock, PassageBlock, PictureBlock
from curriculum.blocks.questions import QuestionChooserBlock


class QuizBlock(blocks.StructBlock):
    """Questions of the bank, handed in together. The block's id is the activity, for ever."""

    title = blocks.CharBlock(label=_("Titre"), max_length=120)
    minutes = blocks.IntegerBlock(
        label=_("Durée en minutes"), min_value=0, max_value=90, default=1
    )
    pass_mark = blocks.IntegerBlock(
        label=_("Seuil en pour cent"),
        min_value=1,
        max_value=100,
        default=70,
        help_text=_("Part des questions justes qu’il faut pour finir."),
    )
    questions = blocks.ListBlock(QuestionChooserBlock(), label=_("Questions"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Quiz")
        group = _("Questionner")


class LessonBlocks(blocks.StreamBlock):
    """The blocks of a lesson. Activities stand at the top level: only there have they an id."""

    heading = HeadingBlock()
    passage = PassageBlock()
    note = NoteBlock()
    picture = PictureBlock()
    quiz = QuizBlock()
