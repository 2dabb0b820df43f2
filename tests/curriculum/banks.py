"""Files of questions as other programs write them, and what is told of their import."""

from io import StringIO

from django.core.management import call_command

from tests.curriculum.pack_writing import plain

# What Moodle 4 writes: comments, HTML, tabs, weights, categories.
MOODLE_GIFT = """\
// question: 0  name: Switch category to $course$/top/Défaut pour NUM101
$CATEGORY: $course$/top/Défaut pour NUM101


// question: 4412  name: Mot de passe solide
// [id:MDP-1] [tag:sécurité] [tag:niveau 1]
::Mot de passe solide::[html]<p dir\\="ltr" style\\="text-align\\: left;">Quel mot de passe est \
le <b>plus solide</b>&nbsp;?<br></p>{
	=<p dir\\="ltr">Une phrase de quatre mots</p>#<p>Oui &amp; facile à retenir.</p>
	~<p dir\\="ltr">123456</p>#<p>C'est le premier essayé.</p>
	~%33.33333%<p>Le prénom du chat et son année</p>
	####<p>Voyez <a href\\="https\\://cyber.gouv.fr">cyber.gouv.fr</a>.</p>
}


// question: 4413  name: Pièce jointe
::Pièce jointe::[html]<p>Une pièce jointe d'un inconnu s'ouvre sans risque.</p>{FALSE#<p>Si, il y \
en a.</p>#<p>Bien vu.</p>}


// question: 4414  name: Racontez
::Racontez::[html]<p>Racontez une arnaque.</p>{}


// question: 0  name: Switch category to $course$/top/Défaut pour NUM101/Chiffres
$CATEGORY: $course$/top/Défaut pour NUM101/Chiffres


// question: 4415  name: Octets
::Octets::[html]<p>Combien de bits dans un octet ?</p>{#
	=%100%8:0#<p>Oui.</p>
	=%50%7.5:0.5#<p>Presque.</p>
	~#<p>Comptez encore.</p>
}


// question: 4416  name: Capitale
::Capitale::[html]<p>Capitale de la France ?</p>{
	=%100%Paris#<p>Oui.</p>
	=%50%paname#<p>Argot.</p>
}


// question: 4417  name: Raccourcis
::Raccourcis::[html]<p>Reliez.</p>{
	=<p>Copier</p> -> Ctrl+C
	=<p>Coller</p> -> Ctrl+V
	= -> Ctrl+X
}
"""

MOODLE_XML = """\
<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<!-- question: 0  -->
  <question type="category">
    <category><text>$course$/top/Défaut pour NUM101/Sécurité</text></category>
    <info format="moodle_auto_format"><text>Catégorie par défaut</text></info>
    <idnumber></idnumber>
  </question>
<!-- question: 4412  -->
  <question type="multichoice">
    <name><text>Mot de passe</text></name>
    <questiontext format="html">
      <text><![CDATA[<p dir="ltr">Quel mot de passe&nbsp;?</p><ul><li>un</li><li>deux</li></ul>\
<p><img src="@@PLUGINFILE@@/cadenas.png" alt="un cadenas"></p>]]></text>
<file name="cadenas.png" path="/" encoding="base64">{picture}</file>
    </questiontext>
    <generalfeedback format="html"><text>&lt;p&gt;Voir la charte.&lt;/p&gt;</text></generalfeedback>
    <defaultgrade>2.0000000</defaultgrade>
    <penalty>0.3333333</penalty>
    <hidden>0</hidden>
    <idnumber>MDP-1</idnumber>
    <single>false</single>
    <shuffleanswers>true</shuffleanswers>
    <answernumbering>abc</answernumbering>
    <correctfeedback format="html"><text>Votre réponse est correcte.</text></correctfeedback>
    <answer fraction="50" format="html"><text><![CDATA[<p>Long</p>]]></text>
      <feedback format="html"><text><![CDATA[<p>Oui.</p>]]></text></feedback></answer>
    <answer fraction="50" format="html"><text>Unique</text>
      <feedback format="html"><text></text></feedback></answer>
    <answer fraction="-100" format="html"><text>Partagé</text>
      <feedback format="html"><text>Jamais.</text></feedback></answer>
    <tags><tag><text>sécurité</text></tag></tags>
  </question>
<!-- question: 4415  -->
  <question type="numerical">
    <name><text>Débit</text></name>
    <questiontext format="html"><text>Quel débit ?</text></questiontext>
    <generalfeedback format="html"><text></text></generalfeedback>
    <answer fraction="100" format="moodle_auto_format"><text>8</text>
      <feedback format="html"><text>Oui.</text></feedback><tolerance>0.5</tolerance></answer>
    <answer fraction="0" format="moodle_auto_format"><text>*</text>
      <feedback format="html"><text>Non.</text></feedback><tolerance>0</tolerance></answer>
    <units><unit><multiplier>1</multiplier><unit_name>Mb/s</unit_name></unit></units>
  </question>
  <question type="ordering">
    <name><text>Étapes</text></name>
    <questiontext format="html"><text>Dans quel ordre ?</text></questiontext>
    <selecttype>ALL</selecttype><gradingtype>RELATIVE_NEXT_EXCLUDE_LAST</gradingtype>
    <answer fraction="1.0000000" format="html"><text>Écouter</text></answer>
    <answer fraction="2.0000000" format="html"><text>Montrer</text></answer>
  </question>
  <question type="essay"><name><text>Racontez</text></name></question>
  <question type="cloze"><name><text>Trous</text></name></question>
  <question type="gapselect"><name><text>Choix</text></name></question>
  <question type="calculated"><name><text>Calcul</text></name></question>
  <question type="description"><name><text>Consigne</text></name></question>
  <question type="truefalse">
    <name><text>Vrai</text></name>
    <questiontext format="moodle_auto_format"><text>Vrai ?</text></questiontext>
    <answer fraction="0"><text>false</text><feedback><text>Relisez.</text></feedback></answer>
    <answer fraction="100"><text>true</text><feedback><text>Oui.</text></feedback></answer>
  </question>
</quiz>
"""


def many(count, *, broken=()):
    """A GIFT file of so many questions; those at these places have no right answer."""
    return "\n".join(
        f"::q{n}::Combien font {n} et {n} ? {{\n"
        f"{'~' if n in broken else '='}{2 * n}#Oui\n~0#Non\n}}\n"
        for n in range(1, count + 1)
    )


def told(command, *arguments, **options):
    """What a command says on its two channels."""
    out, err = StringIO(), StringIO()
    try:
        call_command(command, *map(str, arguments), stdout=out, stderr=err, **options)
    finally:
        told.last = plain(out.getvalue()), plain(err.getvalue())
    return told.last
