"""A text of Moodle's XML, in one of its four formats, as Markdown."""

from django.utils.translation import gettext as _

from curriculum.readers.findings import Findings
from curriculum.readers.html_texts import (
    as_lines,
    has_picture,
    markdown_of,
    markdown_of_lines,
    words_of,
)
from curriculum.readers.xml_nodes import Node

MARKDOWN, PLAIN, HTML = "markdown", "plain_text", "html"


def markdown_in(node: Node | None, found: Findings) -> str:
    """Empty when there is no such element."""
    if node is None:
        return ""
    written = (node.words("text") or node.text).replace("\r\n", "\n")
    if has_picture(written):
        found.note_at(node.line, _("Une image ou un son reste de côté. Sa description est gardée."))
    form = node.attributes.get("format", HTML)
    if form == MARKDOWN:
        return written
    if form == PLAIN:
        return as_lines(written)
    return markdown_of(written) if form == HTML else markdown_of_lines(written)


def typed_in(node: Node) -> str:
    """Words that are typed or chosen from a list: no format."""
    written = node.words("text") or node.text
    return words_of(written) if node.attributes.get("format") == HTML else written
