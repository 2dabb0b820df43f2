"""Giving a file of questions, and accepting what was read in it."""

from uuid import UUID, uuid4

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curriculum.readers.question_files import MAX_BYTES


class QuestionFileForm(forms.Form):
    """The same form sent twice is one file."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)
    file = forms.FileField(
        label=gettext_lazy("Fichier de questions"),
        help_text=gettext_lazy("GIFT, Moodle XML, CSV, XLSX ou ODS ; 20 Mo et 5 000 questions."),
        error_messages={
            "required": gettext_lazy("Choisissez un fichier."),
            "empty": gettext_lazy("Le fichier est vide. Choisissez-en un autre."),
            "missing": gettext_lazy("Choisissez un fichier."),
            "invalid": gettext_lazy("Le fichier n’est pas arrivé. Envoyez-le de nouveau."),
        },
        widget=forms.FileInput(
            attrs={"accept": ".txt,.gift,.xml,.csv,.tsv,.xlsx,.ods,text/plain,text/csv,text/xml"}
        ),
    )

    def clean_key(self) -> UUID:
        return self.cleaned_data["key"] or uuid4()

    def clean_file(self) -> UploadedFile:
        """Before a byte of it is read: what is too large stays on the disk and goes."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(_("Ce fichier dépasse 20 Mo. Coupez-le en plusieurs."))
        return file


class AcceptForm(forms.Form):
    """`skips_wrong` is the button that imports the others."""

    rewords = forms.BooleanField(required=False)
    skips_wrong = forms.BooleanField(required=False)
