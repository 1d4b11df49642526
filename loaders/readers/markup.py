"""What readers of HTML share: telling HTML from other text, and a node's text as a person reads it."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|(?:html|head|title|meta|body)\b)",
    re.I | re.S,
)
# The HTML standard drops a newline that opens a <pre>, also an escaped one; the one put in here is dropped
# instead.
_PRE_START = re.compile(r"<pre\b[^>]{0,200}>", re.I)


def is_html(head: bytes) -> bool:
    """Whether a content in UTF-8, without a byte order mark, begins as an HTML document does."""
    return _HTML_START.match(head) is not None


def keep_first_newlines(page: str) -> str:
    """The page, so written that parsing it keeps the newline with which a ``<pre>`` begins."""
    return _PRE_START.sub(r"\g<0>\n", page)


def outermost(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    """The ``pre`` blocks that a selector finds, without those inside another: their text stands in it already.

    In a damaged page thousands lie in one another, and the text of each would be read as often.
    """
    inside = {block.mem_id for block in tree.css("pre pre")}
    return [block for block in tree.css(selector) if block.mem_id not in inside]


def text_of(block: LexborNode) -> str:
    """The block's text: markup gone, references decoded, a line break where only markup made one.

    The block itself is changed.
    """
    for line_break in block.css("br"):
        following = line_break.next
        at_line_end = following is None or (following.text_content or "").startswith(("\n", "\r"))
        line_break.replace_with("" if at_line_end else "\n")
    return block.text()


def line_of(block: LexborNode) -> str:
    """The block's text on one line, with single blanks."""
    return " ".join(block.text(separator=" ").split())
