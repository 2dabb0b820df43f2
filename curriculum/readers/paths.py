"""A path's pack: `parcours.md`, which lists modules by their key."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _
from yaml.nodes import MappingNode

from curriculum.readers.facts import read_facts
from curriculum.readers.fields import Fields
from curriculum.readers.folders import (
    HEADER,
    Header,
    PackFolder,
    open_file,
    read_header,
)
from curriculum.readers.front_matter import line_of
from curriculum.readers.keys import Keys
from curriculum.readers.modules import say_unlisted
from curriculum.readers.problems import Say
from curriculum.rules.pack_paths import PackPath, PackPathModule
from curriculum.rules.packs import PackModule

PATH = "parcours.md"
KNOWN = (*HEADER, "public", "decouverte", "ouvert", "modules")
KNOWN_OF_MODULE = ("module", "obligatoire", "variante")
MAX_AUDIENCE = 200
MAX_VARIANT = 80


def read_path(folder: PackFolder, keys: Keys, modules: Mapping[str, PackModule]) -> PackPath | None:
    """`modules` are those of the same source, by key: their minutes can be added up."""
    opened = open_file(folder, PATH, KNOWN)
    if opened is None or opened.fields is None:
        return None
    fields, say = opened.fields, folder.say(PATH)
    say_unlisted(folder, [PATH])
    header = read_header(fields, folder.prefix + PATH, "parcours", keys)
    audience = fields.text("public", longest=MAX_AUDIENCE)
    discovery = fields.flag("decouverte", default=False)
    is_open = fields.flag("ouvert", default=False)
    listed = tuple(_listed(fields, folder.prefix + PATH, Keys(folder.problems), say))
    description, facts = read_facts(opened, say)
    if header is None or audience is None or discovery is None or is_open is None:
        return None
    _check_minutes(header, listed, modules, fields.line_of("minutes"), say)
    return PackPath(
        **vars(header),
        audience=audience,
        discovery=discovery,
        description=description,
        facts=facts,
        modules=listed,
        is_open=is_open,
    )


def _listed(fields: Fields, file: str, keys: Keys, say: Say) -> Iterator[PackPathModule]:
    for node in fields.items("modules"):
        if not isinstance(node, MappingNode):
            say(line_of(node), _("Un module se nomme ainsi : « - module: sa-cle »."))
            continue
        item = Fields(node, line=line_of(node), known=KNOWN_OF_MODULE, say=say)
        key, required = item.slug("module"), item.flag("obligatoire", default=True)
        variant = item.text("variante", longest=MAX_VARIANT, required=False)
        if key is not None and required is not None and variant is not None:
            keys.take("module", key, file, item.line_of("module"))
            yield PackPathModule(key, required, variant)


def _check_minutes(
    header: Header,
    listed: Sequence[PackPathModule],
    modules: Mapping[str, PackModule],
    line: int,
    say: Say,
) -> None:
    """Only when all required modules are here: the others are the site's to know."""
    required = [item.module for item in listed if item.required]
    if not required or not set(required) <= set(modules):
        return
    total = sum(modules[key].minutes for key in required)
    if total != header.minutes:
        sentence = _(
            "Le parcours annonce %(said)s min, ses modules obligatoires %(total)s. Accordez-les."
        )
        say(line, sentence % {"said": header.minutes, "total": total})
