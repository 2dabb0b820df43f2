"""What an editor may add: pictures, recordings, files to take away. Each refusal says why."""

import hashlib
from typing import Any, BinaryIO

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from content.actions.pictures import make_sizes
from content.models import Picture, Recording
from content.readers.handouts import refusal_of_handout
from content.readers.pictures import refusal_of_picture
from content.readers.recordings import read_recording
from content.rules.captions import CaptionsError, Fault, as_webvtt, read_captions

MAX_TRANSCRIPT = 500_000
MEBI = 1024 * 1024


class PictureForm(BaseImageForm):
    """Sizes are made with the picture: publishing then has nothing long to do."""

    def clean_file(self) -> Any:  # noqa: ANN401  # an uploaded file, or the one already there
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            file.seek(0)
            _refuse(refusal_of_picture(file.read(), file.name))
            file.seek(0)
        return file

    def save(self, commit: bool = True) -> Picture:
        picture: Picture = super().save(commit=commit)
        if commit and "file" in self.changed_data:
            make_sizes(picture)
        return picture


class HandoutForm(BaseDocumentForm):
    def clean_file(self) -> Any:  # noqa: ANN401  # as above
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            _refuse(refusal_of_handout(file, file.name))
            file.seek(0)
        return file


class RecordingForm(BaseMediaForm):
    """Captions come typed, pasted, or as the file that a captioning program writes."""

    captions_file = forms.FileField(
        label=gettext_lazy("Fichier de sous-titres"),
        required=False,
        help_text=gettext_lazy("Un .vtt ou un .srt : il remplace le texte ci-dessus."),
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "transcript" in self.fields:
            self.fields["transcript"].widget.attrs["data-markdown"] = ""

    def clean_file(self) -> Any:  # noqa: ANN401  # as above
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return file
        read = read_recording(file, file.name)
        _refuse(read.refusal)
        self.instance.duration, self.instance.file_size = read.seconds, file.size
        self.instance.file_hash = sha1_of(file)
        file.seek(0)
        return file

    def clean_transcript(self) -> str:
        transcript: str = self.cleaned_data["transcript"]
        if len(transcript) > MAX_TRANSCRIPT:
            raise ValidationError(_("Transcription trop longue. Gardez 500 000 signes au plus."))
        return transcript

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        sent = cleaned.get("captions_file")
        text = sent.read().decode("utf-8", "replace") if sent else cleaned.get("captions", "")
        try:
            cleaned["captions"] = as_webvtt(read_captions(text)) if text.strip() else ""
        except CaptionsError as error:
            self.add_error("captions_file" if sent else "captions", said_of(error))
        return cleaned

    def save(self, commit: bool = True) -> Recording:
        recording: Recording = super().save(commit=commit)
        return recording


def said_of(error: CaptionsError) -> str:
    """What is wrong with captions, in words."""
    sentences = {
        Fault.EMPTY: _("Aucun sous-titre ici. Donnez un fichier WebVTT ou SRT."),
        Fault.NO_TIME: _("Ligne %(line)s : un horaire manque, comme 00:01.000 --> 00:04.000."),
        Fault.BACKWARDS: _("Ligne %(line)s : la fin vient avant le début."),
        Fault.NO_WORDS: _("Ligne %(line)s : un horaire sans paroles."),
        Fault.TOO_LONG: _("Sous-titres trop longs. Coupez l’enregistrement en deux."),
    }
    return sentences[error.fault] % {"line": error.line}


def sha1_of(file: BinaryIO) -> str:
    """What tells whether two files are one, as Wagtail reckons it for pictures."""
    digest = hashlib.sha1(usedforsecurity=False)
    file.seek(0)
    while piece := file.read(MEBI):
        digest.update(piece)
    return digest.hexdigest()


def _refuse(why: str) -> None:
    if why:
        raise ValidationError(_("Fichier refusé : %(why)s.") % {"why": why})
