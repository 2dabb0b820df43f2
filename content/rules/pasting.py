"""What a word processor puts on the clipboard, as the Markdown that we read.

Bold, italic, lists, links, titles and tables are kept, and every word; styles, comments and
pictures are not. Word writes its lists as paragraphs, Google its bold as styles: both are put
back as what they are.
"""

import re
from dataclasses import dataclass

import nh3
from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

MAX_PASTE = 2_000_000  # bytes of HTML: some eighty pages from Word, its styles included
MAX_DEPTH = 100
LETTERED = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]")
LEVEL = re.compile(r"mso-list:[^;]*\blevel(\d)", re.IGNORECASE)
BOLD = re.compile(r"(?<![\w-])font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
NOT_BOLD = re.compile(r"(?<![\w-])font-weight:\s*(?:normal|400)", re.IGNORECASE)
ITALIC = re.compile(r"font-style:\s*italic", re.IGNORECASE)
BLANK_LINES = re.compile(r"\n{3,}")
TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
KEPT = frozenset(
    {"p", "div", "br", "strong", "b", "em", "i", "span", "a", "ul", "ol", "li", "blockquote"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "caption"}
    | {"img", "code", "pre", "hr"}
)
UNSAID = frozenset({"script", "style", "head", "title", "template", "noscript", "iframe", "object"})
NESTING = KEPT - frozenset({"br", "img", "hr", "p", "li", "td", "th", "tr", "thead", "tbody"})
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
SCHEMES = frozenset({"http", "https", "mailto"})


class UnreadablePasteError(ValueError):
    """Nested beyond what anybody writes."""


@dataclass(frozen=True)
class Pasted:
    """`pictures` is how many were left out."""

    markdown: str
    pictures: int


@dataclass(frozen=True)
class OpenList:
    """A list that Word's next paragraph may still belong to."""

    level: int
    tag: Tag


class _Writer(MarkdownConverter):
    """Every title is a title within a passage; a line break is a line."""

    def convert_hN(self, _n: int, _el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802  # the library's name
        words = " ".join(text.replace("**", "").split())
        return f"\n\n### {words}\n\n" if words and "_inline" not in parent_tags else text

    def convert_br(self, _el: Tag, _text: str, parent_tags: set[str]) -> str:
        return " " if "_inline" in parent_tags or "td" in parent_tags else "\n"


WRITER = _Writer(bullets="-", strip=["img"], escape_misc=False, table_infer_header=True)


def markdown_of(html: str) -> Pasted:
    """Raises UnreadablePasteError for what is nested too deep to be a text."""
    if _depth(html) > MAX_DEPTH:  # before anything slower looks at it
        raise UnreadablePasteError
    clean = nh3.clean(
        html,
        tags=set(KEPT),
        clean_content_tags=set(UNSAID),
        attributes={"*": {"style"}, "a": {"href"}},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
    try:
        return _written(BeautifulSoup(clean, "html.parser"))
    except RecursionError as error:
        raise UnreadablePasteError from error


def _written(page: BeautifulSoup) -> Pasted:
    pictures = len(page.find_all("img"))
    _set_styles(page)
    _set_word_lists(page)
    _set_items(page)
    text = WRITER.convert_soup(page).replace("\u00a0\n", "\n")
    return Pasted(BLANK_LINES.sub("\n\n", TRAILING.sub("", text)).strip(), pictures)


def _depth(html: str) -> int:
    """How deep tags are nested, those aside that nobody has to close."""
    depth = deepest = 0
    for tag in TAG.finditer(html):
        if tag[2].lower() in NESTING:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest


# Google Docs and LibreOffice: bold and italic as styles


def _set_styles(page: BeautifulSoup) -> None:
    for tag in page.find_all(["b", "strong"]):
        if NOT_BOLD.search(str(tag.get("style", ""))):
            tag.unwrap()
    for span in page.find_all("span"):
        style = str(span.get("style", ""))
        if not span.get_text(strip=True) or span.find(["p", "li", "table"]):
            continue
        if BOLD.search(style):
            span.wrap(page.new_tag("strong"))
        if ITALIC.search(style):
            span.wrap(page.new_tag("em"))


def _set_items(page: BeautifulSoup) -> None:
    """Google and LibreOffice put a paragraph in each item of a list, and in each cell."""
    for holder in page.find_all(["li", "td", "th"]):
        paragraphs = holder.find_all("p", recursive=False)
        if len(paragraphs) == 1:
            paragraphs[0].unwrap()
    for cell in page.find_all(["td", "th"]):
        for words in cell.find_all(string=re.compile(r"\|")):
            words.replace_with(str(words).replace("|", "\\|"))


# Word: lists as paragraphs


def _set_word_lists(page: BeautifulSoup) -> None:
    """Each run of list paragraphs becomes one list, with the levels they name."""
    lists: list[OpenList] = []
    for paragraph in page.find_all("p"):
        level = LEVEL.search(str(paragraph.get("style", "")))
        if level is None:
            continue
        if lists and paragraph.find_previous_sibling() is not lists[0].tag:
            lists = []
        kind = "ol" if _is_ordered(paragraph) else "ul"
        _put(paragraph, lists, OpenList(int(level[1]), page.new_tag(kind)))


def _is_ordered(paragraph: Tag) -> bool:
    """Removes the sign that Word draws itself, and says whether it was a number."""
    for span in paragraph.find_all("span"):
        if "mso-list:ignore" in str(span.get("style", "")).lower().replace(" ", ""):
            sign = span.get_text(strip=True)
            span.decompose()
            return bool(LETTERED.fullmatch(sign))
    return False


def _put(paragraph: Tag, lists: list[OpenList], new: OpenList) -> None:
    """Into the open list of its level; `new` is used where there is none."""
    while len(lists) > 1 and lists[-1].level > new.level:
        lists.pop()
    if not lists:
        paragraph.insert_before(new.tag)
        lists.append(new)
    elif lists[-1].level < new.level:
        lists[-1].tag.find_all("li", recursive=False)[-1].append(new.tag)
        lists.append(new)
    paragraph.name = "li"
    lists[-1].tag.append(paragraph.extract())
