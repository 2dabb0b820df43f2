"""What was typed in a form that could not be taken, to be given back."""

from django.http import HttpRequest

# Never written back into a page: a password, and the token that the new form renews.
NOT_REPEATED = frozenset({"csrfmiddlewaretoken", "password", "current", "again"})


def typed_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """The fields of the form, in order; empty for a plain visit."""
    if request.method != "POST":
        return []
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_REPEATED
        for value in values
    ]
