"""Give a file of questions to the office, let the worker work, accept it."""

from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_q.models import OrmQ

from curriculum import tasks
from curriculum.models import Question, QuestionImport

INDEX = "question_imports:index"


def give(client, content, *, name="banque.gift", key=None, follow=True):
    content = content.encode() if isinstance(content, str) else content
    data = {"key": str(key or uuid4()), "file": SimpleUploadedFile(name, content)}
    return client.post(reverse(INDEX), data, follow=follow)


def work():
    """Run the queued jobs, in order, until there are none: as the worker does."""
    count = 0
    while job := OrmQ.objects.order_by("pk").first():
        job.delete()
        module, _dot, name = job.task["func"].rpartition(".")
        assert module == "curriculum.tasks"
        getattr(tasks, name)(*job.task["args"])
        count += 1
    return count


def page_of(client, file=None, **asked):
    file = file or QuestionImport.objects.get()
    return client.get(reverse("question_imports:show", args=(file.pk,)), asked)


def accept(client, file=None, **said):
    file = file or QuestionImport.objects.get()
    return client.post(
        reverse("question_imports:accept", args=(file.pk,)), {"rewords": "on", **said}, follow=True
    )


def named(name="q1"):
    return Question.objects.filter(name=name)
