"""Questions in a table: CSV, XLSX, ODS; what is understood, and what is named."""

import io
import zipfile
from decimal import Decimal

import pytest
from openpyxl import Workbook

from curriculum.readers.question_files import lines_of, questions_of
from curriculum.readers.tables import MAX_ROWS

HEAD = (
    "Clé;Thème;Type;Énoncé;Réponse 1;Juste 1;Retour 1;Réponse 2;Juste 2;Réponse 3;Retour général\n"
)


def read(content):
    content = content.encode() if isinstance(content, str) else content
    return [take() for take in questions_of(content)]


def only(content):
    (found,) = read(content)
    assert (found.wrong, found.aside) == ((), "")
    return found


def answers(content):
    wording = only(content).wording
    return wording.kind, [(c.text, str(c.fraction.normalize())) for c in wording.choices]


def workbook(*rows, merge=""):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if merge:
        book.active.merge_cells(merge)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(rows):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o"'
            ' xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>'
            f'<table:table table:name="Un">{rows}</table:table><table:table><table:table-row>'
            "<table:table-cell><text:p>ailleurs</text:p></table:table-cell></table:table-row>"
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return out.getvalue()


def cell(text, **attributes):
    said = "".join(
        f' {name.replace("_", ":", 1).replace("_", "-")}="{v}"' for name, v in attributes.items()
    )
    return f"<table:table-cell{said}><text:p>{text}</text:p></table:table-cell>"


def row(*cells, repeated=1):
    said = f'table:number-rows-repeated="{repeated}"'
    return f"<table:table-row {said}>{''.join(cells)}</table:table-row>"


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_separator_and_any_encoding(separator, encoding):
    text = HEAD + "k1;Thème/un;;Où est-ce ?;à côté;x;Oui.;là-bas;;;Voilà.\n"
    found = only(text.replace(";", separator).encode(encoding))

    assert (found.line, found.key, found.topic, found.name) == (2, "k1", "Thème/un", "Où est-ce ?")
    assert found.wording.general_feedback == "Voilà."
    assert [(c.text, c.fraction, c.feedback) for c in found.wording.choices] == [
        ("à côté", Decimal(1), "Oui."),
        ("là-bas", Decimal(0), ""),
    ]


@pytest.mark.parametrize(
    ("head", "line", "kind", "choices"),
    [
        ("question,a,b,correct", "Q,un,deux,B", "single", [("un", "0"), ("deux", "1")]),
        ("QUESTION,Choix_1,choix 2,Bonne réponse", "Q,u,d,1", "single", [("u", "1"), ("d", "0")]),
        (
            "énoncé;réponse 1;réponse 2;réponse 3;bonnes réponses",
            "Q;un;deux;trois;1, 3",
            "several",
            [("un", "0.5"), ("deux", "-0.5"), ("trois", "0.5")],
        ),
        (
            "énoncé;réponse 1;part 1;réponse 2;part 2;réponse 3;part 3",
            "Q;un;100 %;deux;-50 %;trois;0,25",
            "single",
            [("un", "1"), ("deux", "-0.5"), ("trois", "0.25")],
        ),
        (
            "énoncé;réponse 1;part 1;réponse 2;part 2;réponse 3;part 3",
            "Q;un;50 %;deux;0,5;trois;-100 %",
            "several",
            [("un", "0.5"), ("deux", "0.5"), ("trois", "-1")],
        ),
        ("énoncé;réponse 1;réponse 2", "Q;a -> 1;b → 2", "matching", [("a", "1"), ("b", "1")]),
        (
            "énoncé;sorte;réponse 1",
            "Q;vrai/faux;Faux",
            "true_false",
            [("true", "0"), ("false", "1")],
        ),
        ("énoncé;sorte;réponse 1", "Q;nombre;3,14 ± 0,01", "numeric", [("3.14", "1")]),
        ("énoncé;sorte;réponse 1;part 1", "Q;nombre;1..5;", "numeric", [("3", "1")]),
        (
            "énoncé;sorte;réponse 1;réponse 2;part 2",
            "Q;réponse courte;Paris;Paname;50",
            "short_text",
            [("Paris", "1"), ("Paname", "0.5")],
        ),
        (
            "énoncé;sorte;réponse 1;réponse 2",
            "Q;ordre;un;deux",
            "ordering",
            [("un", "1"), ("deux", "1")],
        ),
    ],
)
def test_columns_and_kinds_are_understood(head, line, kind, choices):
    assert answers(f"{head}\n{line}\n") == (kind, choices)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("k;;;Q;un;peut-être;;deux;;;", "« peut-être » n’est pas une part"),
        ("k;;;Q;un;;;deux;;;", "100 %"),
        ("k;;nombre;Q;douze;;;;;;", "n’est pas un nombre"),
        ("k;;vrai ou faux;Q;peut-être;;;;;;", "« vrai » ou « faux »"),
        ("k;;appariement;Q;a;;;b -> 2;;;", "Paire sans « -> »"),
        ("k;;;;un;x;;deux;;;", "La question n’a pas de texte"),
        (f"k;;;{'x' * 20_001};un;x;;deux;;;", "dépasse 20 000 signes"),
    ],
)
def test_what_is_wrong_in_a_row_is_named_with_its_line(line, words):
    fine, found = read(f"{HEAD}a;;;Q;un;x;;deux;;;\n\n{line}\n".replace("\n\n", "\n;;;;;;;;;;\n"))

    assert fine.wrong == ()
    assert found.line == 4
    said = " ".join(found.wrong).replace("\u202f", " ").replace("\u00a0", " ")
    assert words in said


def test_an_unknown_kind_is_put_aside_and_unknown_columns_are_named():
    (found,) = read("énoncé;sorte;réponse 1;humeur\nDessinez;dessin;un;bonne\n")
    assert (found.aside, found.name) == ("dessin", "Dessinez")
    noted = only("énoncé;réponse 1;juste 1;réponse 2;humeur;réponse 99\nQ;un;x;deux;bonne;x\n")
    assert "humeur, réponse 99" in noted.notes[0]


def test_a_table_without_our_columns_says_what_to_do():
    (found,) = read(workbook(["un", "deux"], ["1", "2"]))
    assert "manquent. Partez du modèle." in found.wrong[0]
    (empty,) = read(workbook())
    assert empty.line == 1


@pytest.mark.parametrize(
    "text",
    [
        "Intitulé,Bonne réponse,Mauvaise réponse\nQuel ?,oui,non\nOù ?,ici,là\n",
        "Quel mot de passe ?;123456;Une phrase\nQuel réseau ?;Wi-Fi;Aucun\n",
        "Question\tVrai\tFaux\nLa Terre est ronde\tx\t\n",
    ],
)
def test_a_csv_without_our_columns_is_never_taken_for_something_else(text):
    (found,) = read(text)
    assert (found.line, found.aside) == (1, "")
    assert "manquent. Partez du modèle." in found.wrong[0]


def test_a_text_with_commas_is_no_table():
    found = read("Une consigne, sans réponse.\n\nUne autre, avec, des virgules.\n")
    assert [it.aside for it in found] == ["texte sans réponse"] * 2


@pytest.mark.parametrize("separator", [";", ",", "|"])
def test_excel_s_first_line_that_names_the_separator_is_obeyed(separator):
    text = "sep=;\nénoncé;réponse 1;juste 1;réponse 2\nQ, ou non ?;a;x;b\n"
    found = only(text.replace(";", separator).replace("Q,", "Q"))
    assert (found.line, [c.text for c in found.wording.choices]) == (3, ["a", "b"])


@pytest.mark.parametrize(
    ("correct", "shares"),
    [
        ("Une phrase", ["0", "0", "1"]),
        ("une  PHRASE", ["0", "0", "1"]),
        ("2021", ["1", "0", "0"]),
        ("2021 ; Une phrase", ["0.5", "-0.5", "0.5"]),
        ("B", ["0", "1", "0"]),
    ],
)
def test_a_right_answer_may_be_named_by_its_words(correct, shares):
    text = f"question|a|b|c|correct\nQ ?|2021|2|Une phrase|{correct}\n"
    assert [share for _text, share in answers(text.replace("|", "\t"))[1]] == shares


def test_a_right_answer_that_could_be_two_of_them_is_not_guessed():
    (found,) = read("question,a,b,c,d,correct\nDeux et deux ?,3,4,5,6,4\n")
    assert "« 4 » désigne deux réponses. Écrivez leur lettre." in found.wrong[0].replace(
        "\u202f", " "
    )


@pytest.mark.parametrize("correct", ["Il y a longtemps", "la dernière", "Une frase"])
def test_words_that_name_no_answer_are_never_read_as_letters(correct):
    (found,) = read(f"question,a,b,c,correct\nQ ?,hier,demain,Une phrase,{correct}\n")
    sentence = f"« {correct} » ne désigne aucune réponse. Écrivez leur lettre."
    assert found.wrong[0].replace("\u202f", " ") == sentence


@pytest.mark.parametrize(
    ("correct", "shares"),
    [("A et C", ["0.5", "-0.5", "0.5"]), ("(b)", ["0", "1", "0"]), ("Réponse 3", ["0", "0", "1"])],
)
def test_letters_and_numbers_are_read_with_the_words_around_them(correct, shares):
    text = f"question,a,b,c,correct\nQ ?,hier,demain,jamais,{correct}\n"
    assert [share for _text, share in answers(text)[1]] == shares


def test_a_formula_is_named_and_never_computed():
    broken, merged, fine = read(
        workbook(
            ["question", "a", "b", "correct"],
            ["Combien ?", '=HYPERLINK("http://x")', "deux", "B"],
            ["Fusion ?", "un", "deux", "A"],
            ["Nombre ?", 1.5, 2.0, "A"],
            merge="B3:C3",
        )
    )
    assert broken.line == 2
    assert "Colonne 2" in broken.wrong[0]
    assert "formule" in broken.wrong[0]
    assert "Cellules fusionnées" in merged.notes[0]
    assert [c.text for c in fine.wording.choices] == ["1.5", "2"]


def test_an_open_document_is_read_like_the_others():
    head = row(*(cell(name) for name in ("question", "réponse 1", "réponse 2", "correct")))
    broken, fine, last = read(
        ods(
            head
            + row(cell("Un ?"), cell("2", table_formula="of:=1+1"), cell("trois"), cell("2"))
            + row(
                cell("Des <text:span>mots</text:span><text:s/>ici<text:line-break/>et là"),
                cell("3,0", office_value_type="float", office_value="3"),
                cell("x", table_number_columns_repeated="2"),
                repeated=2,
            )
            + row(cell("Fin ?"), cell("a", table_number_columns_spanned="2"), cell("b"), cell("1"))
            + row(cell("", table_number_columns_repeated="16384"), repeated=1_048_570)
        )
    )
    assert "formule" in broken.wrong[0]
    assert (fine.line, fine.wording.prompt) == (3, "Des mots ici\net là")
    assert [c.text for c in fine.wording.choices] == ["3", "x"]
    assert last.line == 5
    assert "Cellules fusionnées" in last.notes[0]


def test_200_000_rows_stop_at_5_000():
    found = list(questions_of(b"question;a;b;correct\n" + b"Q ?;un;deux;A\n" * 200_000))
    last = found[-1]()

    assert len(found) == MAX_ROWS + 1
    assert "Coupez le fichier en plusieurs." in last.wrong[0]


def test_a_quotation_mark_never_closed_is_named():
    found = read('question;a;b;correct\n"Q ?;un;deux;A\n' + "x" * 140_000)
    assert "n’est pas du CSV" in found[-1].wrong[0]


def test_a_workbook_does_not_tell_how_long_it_is():
    assert (lines_of(workbook(["question"])), lines_of(b"a\nb")) == (0, 2)
