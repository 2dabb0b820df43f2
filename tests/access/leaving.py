"""Ada leaves one thing of each kind, through the form of its page, and hears who will see it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from django.test import Client

from learners.models import Letter
from learners.rules.people.seeing import Reader
from tests.doors import soup
from tests.learners.dialogue_players import LONG_WAY
from tests.people import PASSWORD

NAMED = {
    Reader.SELF: "vous",
    Reader.TUTOR: "Blaise Pascal, qui vous forme",
    Reader.TRAINERS: "formatrices et formateurs",
    Reader.INSTITUTION: "la structure qui vous envoie",
    Reader.DISABILITY: "la personne référente handicap",
    Reader.ADMINISTRATION: "l’administration du site",
}
NOBODY = "personne, pas même nous"


def plain(part: Tag) -> str:
    return " ".join(part.get_text(" ").replace("\u202f", " ").replace("\u00a0", " ").split())


def promised(part: Tag) -> list[frozenset[Reader]]:
    """Whom each « Qui verra ceci » of this part of a page names."""
    said = [plain(sentence) for sentence in part.select(".who-sees")]
    assert all(NOBODY in one or NAMED[Reader.SELF] in one for one in said), said
    return [
        frozenset(r for r, words in NAMED.items() if words in one and NOBODY not in one)
        for one in said
    ]


def filled(form: Tag) -> Iterator[tuple[str, str]]:
    """What a browser would send of a form that nobody touched; the last of each choice taken."""
    for field in form.select("input[name]"):
        if field.get("type") not in ("checkbox", "submit"):
            yield str(field["name"]), str(field.get("value", ""))
        elif field.has_attr("checked"):
            yield str(field["name"]), str(field.get("value", "on"))
    for field in form.select("textarea[name]"):
        yield str(field["name"]), field.get_text().strip()
    for field in form.select("select[name]"):
        chosen = field.select_one("option[selected]") or field.select("option")[-1]
        yield str(field["name"]), str(chosen["value"])


@dataclass(frozen=True)
class Left:
    """`sees` are those whom the page named; any of these `words` on a page shows it was read."""

    sees: frozenset[Reader]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Learner:
    """Ada's browser."""

    client: Client

    def page(self, url: str) -> BeautifulSoup:
        response = self.client.get(url, follow=True)
        assert response.status_code == 200, url
        return soup(response)

    def send(self, url: str, form: str, said: dict[str, str]) -> list[frozenset[Reader]]:
        """Send this form of this page; `said` goes by the beginning of a field's name."""
        found = self.page(url).select_one(form)
        assert found is not None, f"{url} has no {form}"
        fields = dict(filled(found))
        for beginning, text in said.items():
            fields |= {name: text for name in fields if name.startswith(beginning)}
        response = self.client.post(str(found.get("action") or url), fields)
        assert response.status_code == 302, plain(soup(response))
        return promised(found)

    def leave(self, url: str, form: str, said: dict[str, str], *words: str) -> Left:
        (sees,) = set(self.send(url, form, said))
        return Left(sees, words or tuple(said.values()))


SPACE = "/mon-espace/"
PROFILE, LOGBOOK = f"{SPACE}profil/", f"{SPACE}carnet/"


def leave_password(ada: Learner) -> Left:
    said = {"password": PASSWORD, "again": PASSWORD}
    return ada.leave(f"{SPACE}mot-de-passe/", "main form", said)


def leave_address(ada: Learner) -> Left:
    ada.client.post(f"{SPACE}confirmer/", {"password": PASSWORD, "next": PROFILE})
    left = ada.leave(PROFILE, "form[action$='/adresses/']", {"email": "anacoluthe@exemple.fr"})
    assert ada.client.post(f"{PROFILE}adresses/code/", last_code()).status_code == 302
    return left


def last_code() -> dict[str, str]:
    return {"code": Letter.objects.latest("created_at").secret["code"]}


def leave_name(ada: Learner, *, wants_letters: bool = True) -> tuple[Left, Left]:
    """And, in the same form, whether she wants letters."""
    said = {"last_name": "Zinzolin"} | ({} if wants_letters else {"wants_letters": ""})
    name, letters = ada.send(PROFILE, "#profile + form", said)
    refused = ("ne veut plus de nos lettres", 'id="id_wants_letters">')
    return Left(name, ("Zinzolin",)), Left(letters, refused)


def leave_note(ada: Learner, text: str) -> Left:
    ada.client.post(f"{LOGBOOK}ouvrir/", {"password": PASSWORD})
    return ada.leave(f"{LOGBOOK}ecrire/", "main form", {"text": text})


def leave_shared_note(ada: Learner, text: str) -> Left:
    leave_note(ada, text)
    row = f"li.row:-soup-contains('{text}')"
    ada.send(LOGBOOK, f"{row} form[action$='/partager/']", {})
    shown = ada.page(LOGBOOK).select_one(row)
    assert shown is not None
    return Left(*promised(shown), (text,))


def leave_placement(ada: Learner, url: str, need: str) -> tuple[Left, Left]:
    """And, in the same form, what she needs."""
    placed, needed = ada.send(url, "main form", {"need": need})
    return Left(placed, ("Je ne sais pas ce que c’est",)), Left(needed, (need,))


def leave_sentence(ada: Learner, dialogue: str, text: str) -> Left:
    """After a game that is long enough."""
    for choice in LONG_WAY:
        turn = ada.page(dialogue).select_one("main input[name=turn]")
        assert turn is not None
        ada.client.post(dialogue, {"turn": str(turn["value"]), "choice": str(choice)})
    return ada.leave(dialogue, "form[action$='/finir/']", {"sentence": text})


@dataclass(frozen=True)
class Addresses:
    """Where Ada finds what she leaves."""

    placement: str
    exemption: str
    lesson: str
    quiz: str
    exercise: str
    dialogue: str


def leave_in_path(ada: Learner, at: Addresses) -> dict[str, Left]:
    """What whoever trains her answers or adapts, and what she needs."""
    placement, needs = leave_placement(ada, at.placement, "Un brimborion, pour voir.")
    chosen = ("La personne a choisi de commencer par le quiz.", "Aller au quiz")
    return {
        "placement": placement,
        "needs": needs,
        "exemption": ada.leave(at.exemption, "main form", {}, *chosen),
        "help_request": ada.leave(f"{at.lesson}aide/", "main form", {"text": "Ce charivari ?"}),
    }


def leave_everything(ada: Learner, at: Addresses) -> dict[str, Left]:
    """One thing of each kind; `letters` ends what the others need, and is left by itself."""
    return {
        "secret": leave_password(ada),
        "address": leave_address(ada),
        "name": leave_name(ada)[0],
        **leave_in_path(ada, at),
        "quiz_answers": ada.leave(at.quiz, "form[action$='/rendre/']", {"q-": "quinquina"}),
        "exercise": ada.leave(at.exercise, "form[action$='/exercice/']", {"x-": "Saperlipopette."}),
        "dialogue": leave_sentence(ada, at.dialogue, "Je dirai turlututu."),
        "logbook_note": leave_note(ada, "Abracadabra, et voilà."),
        "shared_note": leave_shared_note(ada, "Un vrai tohubohu."),
    }
