"""Packs to read in tests: a whole one, and the means to spoil it."""

import zipfile
from io import BytesIO
from pathlib import Path

from PIL import Image

from curriculum.readers.packs import PackReading

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="1" height="1"/></svg>'
UUID_OF_MODULE = "7d3f2f7e-2f6f-4f07-9d55-2d0d64bb7a10"
UUID_OF_PATH = "0b4e3a52-6c1f-4a5e-8d0c-51f1a1f7a001"

MODULE = f"""---
pack: {UUID_OF_MODULE}
format: 1
cle: regarder
titre: Regarder à 360°
langue: fr
minutes: 8
mis_a_jour: 2026-11-23
resume: Quatre côtés, une personne.
objectifs:
  - cle: nommer
    texte: nommer les quatre côtés
  - cle: choisir
    texte: choisir une question
lecons:
  - 01-un.md
  - 02-deux.md
licence: CC BY-SA 4.0
auteurs: À portée
---

Un appareil **éteint** n’aide personne.
"""

LESSON = """---
cle: un
titre: Un appareil, une personne
minutes: 5
resume: Tout commence là.
---
## Pour commencer

Un texte
sur deux lignes.

> [!savoir] Le mot juste
> On dit **illectronisme**.
>
> Et rien d’autre.

![Quatre côtés](images/cotes.svg "Les quatre \\"côtés\\"")

> Une citation ordinaire.

```python
## ceci est du code, <b> compris
```

```gift cle=verifier titre="Une question pour finir" minutes=1 seuil=100
// objectif: nommer
::cotes::Combien de côtés ? {
=quatre #Oui.
~un
}

::gestes::Que regarder ? {~%50%le geste ~%50%la peur ~%-100%la note}
```
"""

SECOND_LESSON = """---
cle: deux
titre: À vous
minutes: 3
obligatoire: oui
---
```gift cle=finir titre="À vous" minutes=3
::oser::Oser ? {=oui ~non}
```
"""

PATH = f"""---
pack: {UUID_OF_PATH}
format: 1
cle: accueillir
titre: Accueillir
langue: fr
public: Accueil
minutes: 8
mis_a_jour: 2026-11-23
resume: Un parcours court.
modules:
  - module: regarder
    obligatoire: true
  - module: ailleurs
    obligatoire: false
---
Pour qui reçoit du public.

## Prérequis

Aucun.

## Reconnaissance

Une **attestation**.

## Organisation et financement

À distance.

## Délai d’accès

Aussitôt.

## Tarifs

Gratuit.

## Contacts

Écrivez-nous.

## Méthodes

Des leçons courtes.

## Évaluation

Un quiz.

## Accessibilité

Au clavier.
"""


def png(width: int = 2, height: int = 2, kind: str = "PNG", mode: str = "RGB") -> bytes:
    content = BytesIO()
    Image.new(mode, (width, height)).save(content, kind)
    return content.getvalue()


def whole_pack() -> dict[str, str | bytes]:
    return {
        "regarder/module.md": MODULE,
        "regarder/01-un.md": LESSON,
        "regarder/02-deux.md": SECOND_LESSON,
        "regarder/images/cotes.svg": SVG,
        "accueillir/parcours.md": PATH,
    }


def bytes_of(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def write_folder(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes_of(content))
    return root


def write_zip(path: Path, files: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, bytes_of(content))
    return path


def plain(sentence: str) -> str:
    """The sentence with ordinary spaces, as one types it in a test."""
    return sentence.replace("\u202f", " ").replace("\u00a0", " ")


def said(reading: PackReading) -> list[tuple[str, int, str]]:
    return [(it.file, it.line, plain(it.sentence)) for it in reading.problems]


def spoiled(file: str, old: str, new: str) -> dict[str, str | bytes]:
    """The whole pack with one text changed, once; the test is wrong if it is not there."""
    files = whole_pack()
    text = str(files[file])
    assert text.count(old) == 1, (file, old)
    files[file] = text.replace(old, new)
    return files


def is_said(reading: PackReading, expected: list[tuple[str, int, str]]) -> bool:
    """All problems in order, each with the words that are expected of it, and no other."""
    found = said(reading)
    places = [(file, line) for file, line, _words in found]
    return places == [(file, line) for file, line, _words in expected] and all(
        words in sentence
        for (_f, _l, sentence), (_g, _m, words) in zip(found, expected, strict=True)
    )
