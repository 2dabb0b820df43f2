"""Lessons whose text, notes, pictures or quizzes are wrong: each said at its line."""

import pytest

from curriculum.readers.archives import PackFiles, UnreadableFileError
from curriculum.readers.markdown_blocks import RawPicture, RawQuiz, read_blocks
from curriculum.readers.packs import read_pack
from curriculum.readers.pictures import read_picture
from curriculum.readers.problems import Problems
from curriculum.rules.packs import Heading, Note, Passage
from tests.curriculum import pack_writing as writing

ONE = "regarder/01-un.md"
TEXT = "Un texte\nsur deux lignes."
PICTURE = '![Quatre côtés](images/cotes.svg "Les quatre \\"côtés\\"")'
QUIZ = 'cle=verifier titre="Une question pour finir" minutes=1 seuil=100'


def reading_of(tmp_path, old, new):
    return read_pack(writing.write_folder(tmp_path, writing.spoiled(ONE, old, new)))


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        # Titles
        ("## Pour commencer", "# Pour commencer", 7, "Titre de niveau 1"),
        ("## Pour commencer", "##Pour commencer", 7, "une espace après ##"),
        ("## Pour commencer", "##", 7, "Titre vide"),
        ("## Pour commencer", f"## {'x' * 256}", 7, "Titre trop long"),
        ("## Pour commencer", "#### Pour commencer", 7, "mauvais niveau"),
        ("## Pour commencer", "###", 7, "des mots après ###"),
        ("## Pour commencer", "###Pour", 7, "Mettez une espace"),
        (TEXT, "Un titre\n===", 10, "Titre souligné"),
        (TEXT, "Un titre\n---", 10, "Titre souligné"),
        # Text
        (TEXT, "Voir ![ceci](images/cotes.svg) ici.", 9, "Image dans un texte"),
        (TEXT, "Un <b>mot</b>.", 9, "Balise HTML"),
        (TEXT, "<!-- note -->", 9, "Balise HTML"),
        (TEXT, "Un\n<br/>", 10, "Balise HTML"),
        (TEXT, "[ici](javascript:x)", 9, "Ce lien ne s’ouvrira pas"),
        (TEXT, "[ici]( <tel:12>)", 9, "Ce lien ne s’ouvrira pas"),
        (TEXT, "x" * 10_001, 9, "10 000 signes"),
        (TEXT, "- un\n  ```gift cle=x", 10, "au bord de la ligne"),
        (TEXT, "> dit\n> [!savoir] oui", 10, "Un encadré suit une ligne vide"),
        ("```python", "~~~python", 21, "jamais fermé"),
        # Notes
        ("[!savoir]", "[!savoire]", 12, "Vous vouliez peut-être dire « savoir »"),
        ("[!savoir]", "[!zzz]", 12, "Choisissez parmi : savoir, retenir"),
        ("Le mot juste", "x" * 81, 12, "80 signes"),
        ("> On dit **illectronisme**.\n>\n> Et rien d’autre.\n", "", 12, "Encadré vide"),
        ("> On dit", "> # On dit", 13, "Pas de titre dans un encadré"),
        ("> Et rien", "Et rien", 15, "L’encadré s’arrête ici"),
        ("> On dit", "> <i>On</i> dit", 13, "Balise HTML"),
        # Pictures
        (PICTURE, "![Quatre](images/autre.svg)", 17, "ce fichier manque"),
        (PICTURE, "![Quatre](../accueillir/parcours.md)", 17, "sort du dossier"),
        (PICTURE, "![Quatre](/etc/passwd)", 17, "sort du dossier"),
        (PICTURE, "![Quatre](https://a.example/b.png)", 17, "un autre site"),
        (PICTURE, "![Quatre](module.md)", 17, "ce n’est pas une image PNG"),
        (PICTURE, "![Quatre](images/mon image.png)", 17, "Image mal écrite"),
        (PICTURE, "![Quatre][cotes]", 17, "Image mal écrite"),
        (PICTURE, f'![Quatre](images/cotes.svg "{"x" * 301}")', 17, "Légende trop longue"),
        (PICTURE + "\n", f"{PICTURE}\nsuite\n", 17, "Une image est seule"),
        # Quizzes
        (f"{QUIZ}\n", f"{QUIZ} mot=x\n", 25, "« mot » n’est pas prévu"),
        (f"{QUIZ}\n", f"{QUIZ} cles=x\n", 25, "Vous vouliez peut-être dire « cle »"),
        (f"{QUIZ}\n", f'{QUIZ} tirer="gestes"\n', 25, "« tirer » dit combien"),
        (f"{QUIZ}\n", f'{QUIZ} tirer="0 gestes"\n', 25, "« tirer » dit combien"),
        (f"{QUIZ}\n", f'{QUIZ} tirer="51 gestes"\n', 25, "« tirer » dit combien"),
        (f"{QUIZ}\n", f'{QUIZ} tirer="2 gestes; trois autres"\n', 25, "« tirer » dit combien"),
        (f"{QUIZ}\n", f'{QUIZ} tirer="2 {"x" * 121}"\n', 25, "« tirer » dit combien"),
        (f"{QUIZ}\n", f"{QUIZ} cle=x\n", 25, "« cle » est écrit deux fois"),
        ("cle=verifier ", "", 25, "« cle » manque après gift"),
        ("cle=verifier ", "cle=Vérifier ", 25, "minuscules sans accent"),
        (' titre="Une question pour finir"', "", 25, "« titre » manque"),
        ("Une question pour finir", "x" * 121, 25, "120 signes"),
        (" minutes=1", "", 25, "« minutes » manque"),
        ("minutes=1", "minutes=une", 25, "de 0 à 90"),
        ("minutes=1", "minutes=91", 25, "de 0 à 90"),
        ("seuil=100", "seuil=0", 25, "de 1 à 100"),
        ("seuil=100", "seuil=101", 25, "de 1 à 100"),
        ("objectif: nommer", "objectif: nomer", 26, "« nommer »"),
        ("objectif: nommer", "objectif: zzz", 26, "Choisissez parmi : nommer, choisir"),
        ("::cotes::", "", 27, "Question sans clé"),
        ("::cotes::", "::Les côtés::", 27, "minuscules sans accent"),
        ("::gestes::", "::cotes::", 32, "« cotes » sert déjà : regarder/01-un.md, ligne 27"),
        ("=quatre", "~quatre", 27, "Aucune bonne réponse"),
    ],
)
def test_one_wrong_thing_is_said_at_its_line(tmp_path, old, new, line, words):
    reading = reading_of(tmp_path, old, new)
    found = [it for it in writing.said(reading) if "finit par une activité" not in it[2]]
    assert [(file, at) for file, at, _ in found] == [(ONE, line)], found
    assert words in found[0][2]


def test_a_quotation_mark_left_open_is_said(tmp_path):
    reading = reading_of(tmp_path, "pour finir", 'pour" finir')
    assert (ONE, 25, "Guillemet jamais fermé après gift. Fermez-le.") in writing.said(reading)


def test_a_quiz_never_closed_is_said_once(tmp_path):
    reading = reading_of(tmp_path, "~%-100%la note}\n```\n", "~%-100%la note}\n")
    assert writing.is_said(reading, [(ONE, 25, "jamais fermé")])


def test_a_quiz_without_question_is_said(tmp_path):
    files = writing.whole_pack()
    files[ONE] = writing.LESSON[: writing.LESSON.index("// objectif")] + "// rien\n```\n"
    reading = read_pack(writing.write_folder(tmp_path, files))
    assert writing.is_said(reading, [(ONE, 25, "Quiz sans question")])


@pytest.mark.parametrize(("end", "line"), [("\nEncore un mot.\n", 35), ("", 7)])
def test_a_required_lesson_ends_in_an_activity(tmp_path, end, line):
    files = writing.whole_pack()
    body = writing.LESSON.index("## Pour")
    files[ONE] = writing.LESSON + end if end else writing.LESSON[:body]
    reading = read_pack(writing.write_folder(tmp_path, files))
    assert writing.is_said(reading, [(ONE, line, "Une leçon obligatoire finit par une activité")])


def blocks_of(text):
    problems = Problems()
    blocks = read_blocks(text, first_line=10, say=problems.on("x"))
    assert problems.in_order() == ()
    return blocks


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        ("\n\n", []),
        ("\n\nUn\n\n\nDeux\n\n", [Passage("Un\n\n\nDeux", 12)]),
        ("## T ##\nUn", [Heading("T", 10), Passage("Un", 11)]),
        ("### T\nUn\n\n---\n\nDeux", [Passage("### T\nUn\n\n---\n\nDeux", 10)]),
        ("`<b>` et ``![x](y)``", [Passage("`<b>` et ``![x](y)``", 10)]),
        ("a < b et <https://a.example>", [Passage("a < b et <https://a.example>", 10)]),
        ("[a](mailto:b@c.example) [d](/e/)", [Passage("[a](mailto:b@c.example) [d](/e/)", 10)]),
        ("| a |\n|---|\n| b |", [Passage("| a |\n|---|\n| b |", 10)]),
        ("```x``` en ligne", [Passage("```x``` en ligne", 10)]),
        ("~~~~\n```gift\n~~~\n~~~~\nfin", [Passage("~~~~\n```gift\n~~~\n~~~~\nfin", 10)]),
        ("> [!RETENIR]\n>a\n## T", [Note("retenir", "", "a", 10), Heading("T", 12)]),
        ("> [!essayer] T\n> a\n\n> b", [Note("essayer", "T", "a", 10), Passage("> b", 13)]),
        ("![](a.png)", [RawPicture("a.png", "", "", 10)]),
        (r"![a \[b\]](./a.png)", [RawPicture("./a.png", "a [b]", "", 10)]),
        ("~~~ GIFT cle=a\nx\n~~~", [RawQuiz("cle=a", "x", 10, True)]),
        ("```gift\n```", [RawQuiz("", "", 10, True)]),
    ],
)
def test_a_text_is_cut_into_blocks(text, blocks):
    assert blocks_of(text) == blocks


def test_a_picture_that_cannot_be_read_is_said():
    def broken(name):
        raise OSError(name)

    files = PackFiles({"p/a.png": 5}, broken)
    problems = Problems()
    raw = RawPicture("a.png", "", "", 4)
    assert read_picture(raw, files, "p/", problems.on("p/01.md")) is None
    (problem,) = problems.in_order()
    assert (problem.line, "abîmé" in problem.sentence) == (4, True)
    with pytest.raises(UnreadableFileError):
        PackFiles().read("rien")
