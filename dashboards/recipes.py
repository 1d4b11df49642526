"""Recipes as the site shows them: docs/recipes.md as blocks of text, which its template lays out."""

from __future__ import annotations

from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

Section = dict[str, Any]


def sections(text: str) -> list[Section]:
    """Return the sections below second-level headings: `title` and `blocks` of kind text, code or list.

    Runs of text and points of a list are pairs of words and whether they are code.

    Raises:
        ValueError: the page holds markup that the site does not show.
    """
    found: list[Section] = [{"title": "", "blocks": []}]
    tokens = iter(MarkdownIt().parse(text))
    for token in tokens:
        blocks = found[-1]["blocks"]
        if token.type == "heading_open":
            heading = "".join(words for words, _ in _runs(next(tokens)))
            if token.tag == "h2":
                found.append({"title": heading, "blocks": []})
        elif token.type == "fence":
            blocks.append({"kind": "code", "language": token.info, "text": token.content.rstrip()})
        elif token.type == "ordered_list_open":
            blocks.append({"kind": "list", "points": []})
        elif token.type == "inline" and token.level > 1:
            blocks[-1]["points"].append(_runs(token))
        elif token.type == "inline":
            blocks.append({"kind": "text", "runs": _runs(token)})
        elif token.type.removesuffix("_open").removesuffix("_close") not in (
            "paragraph",
            "heading",
            "list_item",
            "ordered_list",
        ):
            raise ValueError(f"recipes: {token.type} in line {token.map} is not shown by the site")
    return [section for section in found if section["blocks"]]


def _runs(token: Token) -> list[tuple[str, bool]]:
    runs: list[tuple[str, bool]] = []
    for child in token.children or []:
        if child.type not in ("text", "code_inline", "softbreak"):
            raise ValueError(f"recipes: {child.type} in {token.content!r} is not shown by the site")
        runs.append((" " if child.type == "softbreak" else child.content, child.type == "code_inline"))
    return runs
