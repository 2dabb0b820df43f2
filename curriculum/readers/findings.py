"""What is found out about one question while its file is read."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from content.rules.markdown import plain_text
from curriculum.readers.faults import sentences_about
from curriculum.rules.imports import (
    MAX_KEY,
    MAX_NAME,
    MAX_QUESTION,
    MAX_SOURCE,
    MAX_TOPIC,
    FoundQuestion,
    one_line,
)
from curriculum.rules.questions import Wording

NAME_FROM_PROMPT = 80


class Findings:
    """`say` what makes the question impossible, `note` what of it stays behind."""

    def __init__(self, line: int) -> None:
        self.line = line
        self._wrong: dict[str, None] = {}
        self._notes: dict[str, None] = {}

    def say(self, line: int, sentence: str) -> None:
        self._wrong[self._placed(line, sentence)] = None

    def note(self, sentence: str) -> None:
        self._notes[sentence] = None

    def note_at(self, line: int, sentence: str) -> None:
        self._notes[self._placed(line, sentence)] = None

    def is_endless(self, signs: int) -> bool:
        """Whether the question is too long to be looked at; it is said."""
        if signs > MAX_QUESTION:
            self.say(self.line, _("La question dépasse 200 000 signes. Raccourcissez-la."))
        return signs > MAX_QUESTION

    def without_words(self, name: str = "") -> FoundQuestion:
        return FoundQuestion(self.line, _cut(name, MAX_NAME), wrong=tuple(self._wrong))

    def aside(self, kind: str, *, name: str) -> FoundQuestion:
        return FoundQuestion(self.line, _cut(name, MAX_NAME), aside=kind)

    def question(
        self,
        wording: Wording,
        *,
        name: str,
        key: str,
        topic: str,
        tags: Sequence[str] = (),
        objective: str = "",
    ) -> FoundQuestion:
        """Whole, with everything that is wrong with it; tags stand for a topic that is missing."""
        if not self._wrong:
            self._wrong.update(dict.fromkeys(sentences_about(wording)))
        if topic and tags:
            self.note(_("Étiquettes laissées de côté : %(tags)s.") % {"tags": ", ".join(tags)})
        if len(wording.source) > MAX_SOURCE:
            self._wrong[_("La source dépasse 300 signes. Raccourcissez-la.")] = None
        return FoundQuestion(
            line=self.line,
            name=_cut(one_line(name), MAX_NAME) or _name_from(wording.prompt),
            key=key.strip()[:MAX_KEY],
            topic=self._shortened(topic or ", ".join(tags)),
            objective=objective,
            wording=wording,
            wrong=tuple(self._wrong),
            notes=tuple(self._notes),
        )

    def _shortened(self, topic: str) -> str:
        """The end of a path says most."""
        if len(topic) <= MAX_TOPIC:
            return topic
        self.note(_("Thème trop long : la fin est gardée."))
        return "…" + topic[-MAX_TOPIC + 1 :]

    def _placed(self, line: int, sentence: str) -> str:
        if line == self.line:
            return sentence
        return _("Ligne %(line)s : %(sentence)s") % {"line": line, "sentence": sentence}


def _name_from(prompt: str) -> str:
    return _cut(" ".join(plain_text(prompt).split()), NAME_FROM_PROMPT)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
