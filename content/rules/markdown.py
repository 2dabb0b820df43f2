"""Markdown to HTML that is safe to print in a page.

Two locks: raw HTML is never read as HTML, and what comes out passes a short list of what is
allowed. A link to another place says neither where the reader comes from nor who opened it.
"""

import re
from html import escape, unescape
from xml.etree.ElementTree import Element  # only built here, never parsed

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from content.rules.lists import spaced_lists

ELSEWHERE = "noopener noreferrer"
INLINE = frozenset({"strong", "em", "code", "br"})
BLOCKS = frozenset({"p", "ul", "ol", "li", "a", "h3", "h4", "blockquote", "hr", "pre"})
TABLE = frozenset({"table", "thead", "tbody", "tr", "th", "td"})
SCHEMES = frozenset({"http", "https", "mailto"})
UNSEEN = re.compile(r"[\x00-\x20]+")
OUT_OF_REACH = re.compile(r"//|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
BLOCK_END = re.compile(r"</(?:p|li|h3|h4|tr|pre|blockquote)>|<br>")
MORE_THAN_A_LINE = (
    *("indent", "hashheader", "setextheader", "hr"),
    *("olist", "ulist", "quote", "reference"),
)
LEVELS = {"h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4"}


class ListsAsTyped(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return spaced_lists(lines)


class LinksElsewhere(Treeprocessor):
    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if link.get("href", "").lower().startswith(("http:", "https:")):
                link.set("rel", ELSEWHERE)


class TitlesInPlace(Treeprocessor):
    """The page and its parts have the titles of level 1 and 2; a text has 3 and 4."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            element.tag = LEVELS.get(element.tag, element.tag)


class SafeText(Extension):
    """Read no raw HTML, no picture; mark links to elsewhere; code stands in fences only."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Markdown's own name
        md.preprocessors.deregister("html_block")
        for pattern in ("html", "image_link", "image_reference", "short_image_ref"):
            md.inlinePatterns.deregister(pattern)
        md.parser.blockprocessors.deregister("code")
        md.treeprocessors.register(LinksElsewhere(md), "links_elsewhere", 1)
        md.treeprocessors.register(TitlesInPlace(md), "titles_in_place", 0)


class TypedLists(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Markdown's own name
        md.preprocessors.register(ListsAsTyped(md), "lists_as_typed", 20)


class SingleLine(Extension):
    """« 1. Oui » or « > 50 % » is what a choice says, neither a list nor a quotation."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Markdown's own name
        for name in MORE_THAN_A_LINE:
            md.parser.blockprocessors.deregister(name)


def is_within_reach(address: str) -> str | None:
    """A relative address stays on this site: `//host`, `java script:` and the like do not."""
    plain = UNSEEN.sub("", address).replace("\\", "/")
    return None if OUT_OF_REACH.match(plain) else address


def _cleaner(tags: frozenset[str]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(tags),
        attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
        tag_attribute_values={"a": {"rel": {ELSEWHERE}}},
        url_schemes=set(SCHEMES),
        url_relative=is_within_reach,
        link_rel=None,
    )


TEXT_CLEANER = _cleaner(INLINE | BLOCKS | TABLE)
INLINE_CLEANER = _cleaner(INLINE)
CELL_CLEANER = _cleaner(INLINE | {"a"})


def _html(text: str, *extensions: str | Extension) -> str:
    """A text nested beyond what the library can follow is shown as it was typed."""
    try:
        return Markdown(extensions=[SafeText(), *extensions]).convert(text)
    except RecursionError:
        return f"<p>{escape(text)}</p>"


def render_markdown(text: str) -> str:
    """Paragraphs, lists, tables, quotations, ### and ####, bold, links, code."""
    html = _html(text, "tables", "fenced_code", "sane_lists", TypedLists())
    return TEXT_CLEANER.clean(html)


def render_inline(text: str) -> str:
    """A single line for a label or a button: bold and code, no paragraph, no link."""
    return INLINE_CLEANER.clean(_html(text, SingleLine())).strip()


def render_cell(text: str) -> str:
    """A cell of a table: a single line, whose links can be followed."""
    return CELL_CLEANER.clean(_html(text, SingleLine())).strip()


def render_quotation(text: str, before: str = "« ", after: str = " »") -> str:
    """Somebody's words between « »; those that the author typed are not doubled."""
    bare = text.strip().removeprefix(before.strip()).removesuffix(after.strip()).strip()
    return render_markdown(f"{before}{bare}{after}") if bare else ""


def plain_text(text: str) -> str:
    """The words of a Markdown text, one line for each paragraph, item or row."""
    lines = BLOCK_END.sub("\n", render_markdown(text))
    return unescape(nh3.clean(lines, tags=set())).strip()
