"""HTML, as other programs keep their questions, to the Markdown of ours.

Two locks again: nh3 lets through only what Markdown can say, and what comes out is read by a
renderer that takes no HTML. A picture leaves its description.
"""

import re
from html import unescape

import nh3
from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

from content.rules.markdown import plain_text
from curriculum.rules.imports import MAX_TEXT

TAGS = {
    *("p", "br", "ul", "ol", "li", "strong", "em", "b", "i", "code", "pre", "blockquote", "a"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "hr"),
    *("img", "div", "sub", "sup"),
}
SEEN = re.compile(r"<[a-zA-Z/!][^<>]*>|&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,6});")
PLAIN_PARAGRAPH = re.compile(r"<p[^<>]*>([^<>&]*)</p>")
BLOCKS = re.compile(r"<(?:p|div|ul|ol|table|pre|blockquote|h\d)\b", re.IGNORECASE)
PICTURE = re.compile(r"<(?:img|video|audio|object|embed|iframe)\b|@@PLUGINFILE@@", re.IGNORECASE)
ACTIVE = re.compile(r"([\\`*\[\]]|(?<!_)_(?!_)|^[ \t]*(?:[#>+-]|\d+\.)|<)", re.MULTILINE)
LOST_SPACES = re.compile(r"(?<![ \t\u00a0])[ \t\u00a0]+\n(?:[ \t\u00a0]*\n)+")
LINE_END = re.compile(r"(?<=\S)[ \t]*\n(?=[ \t]*\S)")
EMBEDDED = re.compile(r"""(["'])data\\?:[^"']*\1""")
LONGEST_HTML = 5 * MAX_TEXT  # most of a word processor's HTML is not words
EMPTY_LINES = re.compile(r"\n{3,}")
CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes={"a": {"href"}, "img": {"alt"}},
    clean_content_tags={"script", "style", "iframe", "object", "svg", "math"},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


class Converter(MarkdownConverter):
    """The Markdown that our pages read: pictures become their description."""

    def escape(self, text: str, _parent_tags: set[str]) -> str:
        return as_typed(text, trimmed=False) if text else ""

    def convert_img(self, el: Tag, _text: str, **_context: object) -> str:
        described = str(el.get("alt") or "").strip()
        return f"[{described}]" if described else ""

    def convert_div(self, _el: Tag, text: str, parent_tags: set[str]) -> str:
        return text if "_inline" in parent_tags else f"\n\n{text.strip()}\n\n"


CONVERTER = Converter(
    heading_style="atx",
    bullets="-",
    escape_misc=False,
    escape_underscores=False,
    escape_asterisks=False,
    newline_style="spaces",
    table_infer_header=True,
)


def is_html(text: str) -> bool:
    return SEEN.search(text) is not None


def has_picture(text: str) -> bool:
    return PICTURE.search(text) is not None


def markdown_of(html: str) -> str:
    """A text beyond all measure is left as it is: it is refused for its length."""
    if len(html) > LONGEST_HTML:
        return html
    if not is_html(html):
        return as_typed(html)
    if found := PLAIN_PARAGRAPH.fullmatch(html.strip()):
        return as_typed(" ".join(found[1].split()))
    soup = BeautifulSoup(CLEANER.clean(html), "html.parser")
    try:
        made = LOST_SPACES.sub("\n\n", CONVERTER.convert_soup(soup))
    except RecursionError:  # nested beyond what the library can follow
        return as_typed(words_of(html))
    return EMPTY_LINES.sub("\n\n", made).strip()


def markdown_of_lines(text: str) -> str:
    """Moodle's own format: what was typed, or HTML; a line end is one."""
    if not is_html(text):
        return as_lines(text)
    return markdown_of(text if BLOCKS.search(text) else text.strip().replace("\n", "<br>\n"))


def as_lines(text: str) -> str:
    """What was typed, a line end being one."""
    return LINE_END.sub("  \n", as_typed(text))


def without_embedded(text: str) -> str:
    """Without the bytes of the pictures that an address holds whole; GIFT escapes its colon."""
    return EMBEDDED.sub('""', text)


def as_typed(text: str, *, trimmed: bool = True) -> str:
    """The signs that Markdown would read are kept as they are, when there are some."""
    kept = text.strip() if trimmed else text
    if len(kept) > MAX_TEXT or not ACTIVE.search(kept) or plain_text(kept) == kept:
        return kept
    return ACTIVE.sub(_escaped, kept)


def _escaped(found: re.Match[str]) -> str:
    signs = found[0]
    if signs == "<":
        return signs
    return f"{signs[:-1]}\\{signs[-1]}"


def words_of(html: str) -> str:
    """The words alone, for what is typed and for what is chosen from a list."""
    return (
        " ".join(unescape(nh3.clean(html, tags=set())).split()) if is_html(html) else html.strip()
    )
