"""What a word is, for a search."""

import pytest

from content.rules.searching import (
    Piece,
    asked_stems,
    asked_words,
    excerpt,
    folded,
    is_found_in,
    marked,
    nearest,
    query_of,
    stem_of,
    weighed,
)


def found(pieces):
    return [piece.text for piece in pieces if piece.is_found]


@pytest.mark.parametrize(
    "words",
    [
        ("élève", "élèves", "eleves", "Élève", "ÉLÈVES", "e\u0301le\u0300ves"),
        ("cœur", "coeurs", "CŒUR"),
        ("démarche", "demarches"),
        ("numérique", "Numériques"),
        ("cheval", "chevaux"),
        ("clé", "cles"),
        ("PDF", "pdfs"),
        ("usager", "usagers"),
        ("conseiller", "conseillers"),
        ("photo", "photos"),
        ("vidéo", "videos"),
        ("numéro", "numéros"),
        ("essai", "essais"),
        ("récit", "récits"),
        ("reçu", "reçus"),
        ("tableau", "tableaux"),
        ("travail", "travaux"),
        ("lieu", "lieux"),
        ("enjeu", "enjeux"),
        ("genou", "genoux"),
        ("accès", "acces"),
        ("heureux", "heureuses"),
    ],
)
def test_accents_plurals_and_capitals_are_forgiven(words):
    assert len({stem for word in words for stem in [stem_of(word, "fr")]}) == 1


def test_a_language_without_a_stemmer_is_read_as_french():
    assert stem_of("élèves", "br") == stem_of("élèves", "fr")


def test_apostrophes_cut_words_and_small_words_are_left_out():
    assert asked_words("L’élève qu'on aide, d'abord") == ["élève", "aide", "abord"]


def test_a_word_typed_twice_is_asked_once_and_eight_are_enough():
    assert asked_words("mot MOT mot") == ["mot"]
    assert len(asked_words(" ".join(f"mot{n}" for n in range(30)))) == 8


def test_a_query_is_one_printable_line_of_400_signs():
    assert query_of(" a\x00b\n\tc\u202ed ") == "a b c d"
    assert len(query_of("x" * 5000)) == 400
    assert query_of("100 % « vrai » 🙂 ' \" \\ _") == "100 % « vrai » 🙂 ' \" \\ _"


@pytest.mark.parametrize("query", ["", "🙂", "%", "_", "'\"", "de la", "\\", "a"])
def test_what_holds_no_word_asks_nothing(query):
    assert asked_stems(query_of(query)) == []
    assert not is_found_in("Un texte.", asked_stems(query), "fr")


def test_a_title_weighs_more_and_repeating_has_an_end():
    stems = {w.stem: (w.word, w.weight) for w in weighed([("Mots", 12), ("mot " * 9, 1)], "fr")}

    assert stems == {"mot": ("mots", 15)}


def test_every_word_must_be_there():
    assert is_found_in("Les clés de la maison", asked_stems("clé maisons"), "fr")
    assert not is_found_in("Les clés", asked_stems("clé maison"), "fr")


def test_the_words_found_are_marked_as_they_were_written():
    assert marked("Deux Élèves, un élève.", asked_stems("eleve"), "fr") == [
        Piece("Deux ", is_found=False),
        Piece("Élèves", is_found=True),
        Piece(", un ", is_found=False),
        Piece("élève", is_found=True),
        Piece(".", is_found=False),
    ]


def test_an_excerpt_stands_around_the_first_word_found():
    text = "avant " * 60 + "la clé est là " + "après " * 80
    pieces = excerpt(text, asked_stems("cles"), "fr")
    shown = "".join(piece.text for piece in pieces)

    assert found(pieces) == ["clé"]
    assert shown.startswith("… avant")
    assert shown.endswith("après …")
    assert len(shown) < 240


def test_a_short_text_is_quoted_whole_and_one_without_the_word_not_at_all():
    assert found(excerpt("Une clé.", asked_stems("clé"), "fr")) == ["clé"]
    assert excerpt("Une porte.", asked_stems("clé"), "fr") == []


def test_a_very_long_word_is_quoted_by_its_beginning():
    text = "x" * 5000
    [quoted] = found(excerpt(text, asked_stems(text), "fr"))

    assert 20 < len(quoted) < 240


def test_a_mistyped_word_has_a_nearest_one():
    assert nearest("hamessonage", ["hameçonnage", "harcèlement"]) == "hameçonnage"
    assert nearest("zzz", ["hameçonnage"]) is None


def test_folding_keeps_letters_of_other_scripts():
    assert folded("Привет") == "привет"
