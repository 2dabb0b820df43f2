"""Giving a file of questions, and accepting what was read in it."""

from uuid import UUID, uuid4

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from curriculum.readers import archives, question_files

SENTENCES = {
    "required": gettext_lazy("Choisissez un fichier."),
    "empty": gettext_lazy("Le fichier est vide. Choisissez-en un autre."),
    "missing": gettext_lazy("Choisissez un fichier."),
    "invalid": gettext_lazy("Le fichier n’est pas arrivé. Envoyez-le de nouveau."),
}


class GivenFileForm(forms.Form):
    """The same form sent twice is one file. Its field `file` belongs to each kind."""

    max_bytes: int
    too_large: Promise

    key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)

    def clean_key(self) -> UUID:
        return self.cleaned_data["key"] or uuid4()

    def clean_file(self) -> UploadedFile:
        """Before a byte of it is read: what is too large stays on the disk and goes."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > self.max_bytes:
            raise forms.ValidationError(str(self.too_large))
        return file


class QuestionFileForm(GivenFileForm):
    max_bytes = question_files.MAX_BYTES
    too_large = gettext_lazy("Ce fichier dépasse 20 Mo. Coupez-le en plusieurs.")

    file = forms.FileField(
        label=gettext_lazy("Fichier de questions"),
        help_text=gettext_lazy("GIFT, Moodle XML, CSV, XLSX ou ODS ; 20 Mo et 5 000 questions."),
        error_messages=SENTENCES,
        widget=forms.FileInput(
            attrs={"accept": ".txt,.gift,.xml,.csv,.tsv,.xlsx,.ods,text/plain,text/csv,text/xml"}
        ),
    )


class PackFileForm(GivenFileForm):
    max_bytes = archives.MAX_BYTES
    too_large = gettext_lazy("Ce fichier dépasse 200 Mo. Apportez moins de paquets à la fois.")

    file = forms.FileField(
        label=gettext_lazy("Fichier ZIP"),
        help_text=gettext_lazy("Un paquet, ou un dossier de paquets ; 200 Mo et 2 000 fichiers."),
        error_messages=SENTENCES,
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
    )


class AcceptPacksForm(forms.Form):
    replaces = forms.BooleanField(required=False)


class AcceptForm(forms.Form):
    """`skips_wrong` is the button that imports the others."""

    rewords = forms.BooleanField(required=False)
    skips_wrong = forms.BooleanField(required=False)
