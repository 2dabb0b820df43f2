"""What an author can place in a lesson."""

from typing import ClassVar
from uuid import UUID, uuid4

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks.practising import DownloadBlock, StepsBlock
from content.blocks.showing import PictureBlock, RecordingBlock, TableBlock
from content.blocks.text import (
    AccordionBlock,
    HeadingBlock,
    NoteBlock,
    PassageBlock,
    QuotationBlock,
)
from curriculum.blocks.exercises import (
    BookletBlock,
    DiagnosisBlock,
    RewritingBlock,
    SortingBlock,
)
from curriculum.blocks.questions import DrawBlock, DrawsBlock, QuestionChooserBlock
from curriculum.blocks.scenarios import DialogueBlock


def is_identity(text: str | None) -> bool:
    """Whether this is a UUID, written as we write them."""
    try:
        return str(UUID(text)) == text
    except (TypeError, ValueError):
        return False


class QuizBlock(blocks.StructBlock):
    """Questions of the bank, handed in together. The block's id is the activity, for ever."""

    title = blocks.CharBlock(
        label=_("Titre"),
        max_length=120,
        help_text=_("Il tient dans la marge. Exemple : Une question pour finir"),
    )
    minutes = blocks.IntegerBlock(
        label=_("Durée en minutes"),
        min_value=0,
        max_value=90,
        default=1,
        help_text=_("Comptez une minute par question."),
    )
    pass_mark = blocks.IntegerBlock(
        label=_("Seuil en pour cent"),
        min_value=1,
        max_value=100,
        default=70,
        help_text=_("Part des questions justes qu’il faut pour finir."),
    )
    questions = blocks.ListBlock(
        QuestionChooserBlock(help_text=_("Une question de la banque, ou une nouvelle.")),
        label=_("Questions"),
        default=[],
        help_text=_("Celles-ci sont posées à tout le monde, dans cet ordre."),
    )
    draws = DrawsBlock(
        DrawBlock(),
        label=_("Questions tirées d’un thème"),
        required=False,
        default=[],
        help_text=_("Chaque stagiaire a les siennes, et les garde."),
    )

    class Meta:
        icon = "help"
        label = _("Quiz")
        group = _("Questionner")
        help_text = _("Des questions de la banque, choisies ou tirées d’un thème.")


class LessonBlocks(blocks.StreamBlock):
    """The blocks of a lesson. Activities stand at the top level: only there have they an id."""

    def clean(self, value: blocks.StreamValue) -> blocks.StreamValue:
        """Each block leaves the form with an identity of its own, whatever the browser sent."""
        cleaned = super().clean(value)
        known: set[str] = set()
        for child in cleaned:
            if child.id in known or not is_identity(child.id):
                child.id = str(uuid4())
            known.add(child.id)
        return cleaned

    heading = HeadingBlock()
    passage = PassageBlock()
    note = NoteBlock()
    quotation = QuotationBlock()
    accordion = AccordionBlock()
    picture = PictureBlock()
    recording = RecordingBlock()
    table = TableBlock()
    quiz = QuizBlock()
    dialogue = DialogueBlock()
    sorting = SortingBlock()
    diagnosis = DiagnosisBlock()
    booklet = BookletBlock()
    rewriting = RewritingBlock()
    steps = StepsBlock()
    download = DownloadBlock()

    class Meta:
        max_num = 120
        block_counts: ClassVar[dict[str, dict[str, int]]] = {
            "recording": {"max_num": 10},
            "quiz": {"max_num": 10},
            "dialogue": {"max_num": 3},
            "sorting": {"max_num": 10},
            "diagnosis": {"max_num": 10},
            "booklet": {"max_num": 10},
            "rewriting": {"max_num": 10},
        }
