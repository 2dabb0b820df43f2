"""A lesson's file: its front matter, its blocks, and what makes it whole."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from content.rules.files import RECORDINGS, suffix_of
from curriculum.readers.dialogues import read_dialogue
from curriculum.readers.exercises import read_exercise
from curriculum.readers.fields import Fields, slug_rule
from curriculum.readers.folders import MAX_SUMMARY, MAX_TITLE, PackFolder, open_file
from curriculum.readers.keys import Keys
from curriculum.readers.markdown_blocks import (
    RawBlock,
    RawDialogue,
    RawDownload,
    RawExercise,
    RawPicture,
    RawQuiz,
    read_blocks,
)
from curriculum.readers.pictures import read_picture
from curriculum.readers.problems import Say
from curriculum.readers.quizzes import read_quiz
from curriculum.readers.recordings import read_pack_handout, read_pack_recording, without_file
from curriculum.readers.suggestions import or_else
from curriculum.rules.keys import is_key
from curriculum.rules.packs import (
    Block,
    Dialogue,
    PackExercise,
    PackLesson,
    PackQuestion,
    Quiz,
)

KNOWN = ("cle", "titre", "minutes", "obligatoire", "toujours", "resume")


@dataclass(frozen=True)
class Known:
    """What a lesson is compared with: the keys and scenarios of its pack, its module's objectives.

    A pack in English has no files: it says their words, and the French lesson shows them.
    """

    keys: Keys
    objectives: Collection[str]
    has_files: bool = True
    scenarios: Collection[str] = ()


def read_lesson(folder: PackFolder, name: str, known: Known) -> PackLesson | None:
    opened = open_file(folder, name, KNOWN)
    if opened is None:
        return None
    say = folder.say(name)
    raw = read_blocks(opened.body, first_line=opened.body_line, say=say)
    read = (_block(block, folder, name, known) for block in raw)
    blocks = tuple(block for block in read if block is not None)
    for block in blocks:
        if isinstance(block, PackExercise) and block.key:
            known.keys.take("activite", block.key, folder.prefix + name, block.line)
        if isinstance(block, Quiz):
            _check_quiz(block, folder.prefix + name, known, say)
        elif isinstance(block, Dialogue):
            _check_dialogue(block, folder.prefix + name, known, say)
    if opened.fields is None:
        return None
    lesson = _lesson(opened.fields, folder.prefix + name, blocks, known)
    if lesson:
        _check_end(lesson, raw, opened.body_line, say)
        _check_minutes(lesson, opened.fields.line_of("minutes"), say)
    return lesson


def _block(block: RawBlock, folder: PackFolder, name: str, known: Known) -> Block | None:
    if isinstance(block, RawQuiz):
        return read_quiz(block, folder.prefix + name, folder.problems)
    if isinstance(block, RawDialogue):
        return read_dialogue(block, folder.say(name))
    if isinstance(block, RawExercise):
        return read_exercise(block, folder.say(name))
    return _with_its_file(block, folder, name) if known.has_files else without_file(block)


def _with_its_file(block: RawBlock, folder: PackFolder, name: str) -> Block | None:
    """What stands in a file of the pack comes with it."""
    if isinstance(block, RawDownload):
        return read_pack_handout(block, folder, folder.say(name))
    if isinstance(block, RawPicture) and suffix_of(block.name) in RECORDINGS:
        return read_pack_recording(block, folder, folder.say(name))
    if isinstance(block, RawPicture):
        return read_picture(block, folder.files, folder.prefix, folder.say(name))
    assert not isinstance(block, RawQuiz | RawDialogue | RawExercise)  # noqa: S101  # read before
    return block


def _lesson(
    fields: Fields, file: str, blocks: tuple[Block, ...], known: Known
) -> PackLesson | None:
    key = fields.slug("cle")
    title = fields.text("titre", longest=MAX_TITLE)
    minutes = fields.whole("minutes")
    required = fields.flag("obligatoire", default=True)
    always = fields.flag("toujours", default=False)
    summary = fields.text("resume", longest=MAX_SUMMARY, required=False)
    if key is not None:
        known.keys.take("lecon", key, file, fields.line_of("cle"))
    if key is None or title is None or minutes is None or summary is None:
        return None
    if required is None or always is None:
        return None
    return PackLesson(file, key, title, minutes, required, summary, blocks, always)


def _check_end(lesson: PackLesson, raw: Sequence[RawBlock], body_line: int, say: Say) -> None:
    """By what was written: an activity that could not be read still ends its lesson."""
    activities = RawQuiz | RawDialogue | RawExercise
    if lesson.required and not (raw and isinstance(raw[-1], activities)):
        line = raw[-1].line if raw else body_line
        say(
            line,
            _("Une leçon obligatoire finit par une activité. Ajoutez-la, ou obligatoire: false."),
        )


def _check_minutes(lesson: PackLesson, line: int, say: Say) -> None:
    if lesson.reading_minutes < 0:
        sentence = _("La leçon dure %(minutes)s min, ses quiz %(quizzes)s. Allongez la leçon.")
        quizzes = lesson.minutes - lesson.reading_minutes
        say(line, sentence % {"minutes": lesson.minutes, "quizzes": quizzes})


def _check_quiz(quiz: Quiz, file: str, known: Known, say: Say) -> None:
    if quiz.key:
        known.keys.take("activite", quiz.key, file, quiz.line)
    for question in quiz.questions:
        _check_question_key(question, file, known, say)
        _check_objective(question.objective, question.objective_line, known.objectives, say)


def _check_dialogue(dialogue: Dialogue, file: str, known: Known, say: Say) -> None:
    known.keys.take("activite", dialogue.key, file, dialogue.line)
    if known.has_files and dialogue.scenario not in known.scenarios:
        sentence = _("Il n’y a pas de fichier dialogues/%(key)s.yaml dans ce paquet.")
        say(dialogue.line, sentence % {"key": dialogue.scenario})


def _check_objective(key: str, line: int, objectives: Collection[str], say: Say) -> None:
    """Without objectives there is nothing to compare: `module.md` has said so already."""
    if key and objectives and key not in objectives:
        sentence = _("« %(key)s » n’est pas un objectif du module.") % {"key": key}
        say(line, f"{sentence} {or_else(key, objectives)}")


def _check_question_key(question: PackQuestion, file: str, known: Known, say: Say) -> None:
    if not question.key:
        say(question.line, _("Question sans clé. Commencez-la par ::ma-cle::."))
    elif not is_key(question.key):
        say(question.line, f"« {question.key} ». {slug_rule()}")
    else:
        known.keys.take("question", question.key, file, question.line)
