"""Tables of cables as JSON: an array of objects, or an object a line, streamed in bounded memory.

The array may stand inside an outer object, as interfaces on the net answer: what the outer object says besides is
not of the cables and is passed over.

An object that does not parse ends where the next one visibly begins, so a broken object costs itself and nothing
else.
"""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from loaders.encodings import in_utf8
from loaders.readers.base import Reader
from loaders.readers.history_lab import BODY_NAMES, Span, record_of
from loaders.readers.utf16 import also_utf16
from loaders.reasons import Reason
from loaders.records import Record, Reject

NAME = "history_lab_json"
CHUNK_BYTES = 1 << 20
LARGEST_OBJECT_CHARACTERS = 32 << 20

_OPENING = re.compile(rb'\s*(?:\[\s*)?\{\s*"')
_ID = re.compile(rb'"(?:doc_id|authored)"\s*:', re.I)
_BODY = re.compile(rb'"(?:' + "|".join(BODY_NAMES).encode() + rb')"\s*:', re.I)
_BETWEEN = re.compile(r"[\s,\[\]\ufeff]*+")
_NEXT_OBJECT = re.compile(r'(?:\n|\}\s{0,20},?)\s{0,20}(?=\{\s{0,20}")')
_DECODER = json.JSONDecoder(strict=False)
_STRING = r'"(?:[^"\\]|\\.){0,2000}+"'
_PLAIN_VALUE = (
    rf"(?:{_STRING}|[-+.0-9eE]{{1,40}}+|true|false|null|\{{[^{{}}\[\]]{{0,4000}}+\}}|\[[^{{}}\[\]]{{0,4000}}+\])"
)
# An outer object as far as the array of objects in it, through other objects if need be.
_OUTER = re.compile(
    rf"[\s\ufeff]*+(?:\{{\s*+(?:{_STRING}\s*+:\s*+{_PLAIN_VALUE}\s*+,\s*+)*+{_STRING}\s*+:\s*+){{1,4}}\[\s*+(?=\{{)"
)
# From the end of one array in an outer object to the next.
_NEXT_ARRAY = re.compile(
    rf"\s*+\]\s*+,\s*+(?:{_STRING}\s*+:\s*+{_PLAIN_VALUE}\s*+,\s*+)*+{_STRING}\s*+:\s*+\[\s*+(?=\{{)"
)
_KEYS_OF_A_CABLE = re.compile(r'"(?:doc_id|authored|' + "|".join(BODY_NAMES) + r')"\s*:', re.I)
# How near the end of what is read an error must lie to come from there being more to read.
_MARGIN = 16


def sniff(head: bytes) -> float:
    """Score objects that name a document's id or time and its body; less where the head shows no body."""
    text = in_utf8(head)
    if not _OPENING.match(text) or not _ID.search(text):
        return 0.0
    return 0.95 if _BODY.search(text) else 0.4


def read(source: BinaryIO) -> Iterator[Record | Reject]:
    """Read all objects, good and broken, in order.

    Args:
        source: The content from its first byte.

    Yields:
        A record for each object with an id or a body, a reject for each other and for each stretch that is none.
    """
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    chunk = source.read(CHUNK_BYTES)
    text, at_end = decoder.decode(chunk, final=not chunk), not chunk
    offset, line, record_no = 0, 1, 0  # offset: of the position, in bytes
    position = _inside_of_outer(text)
    is_inside = position > 0
    line += text.count("\n", 0, position)
    offset += _bytes_of(text[:position])
    while True:
        between = _BETWEEN.match(text, position)
        if is_inside and _at_end_of_array(text, position):
            following = _NEXT_ARRAY.match(text, position)
            if following is None:
                return
            between = following
        if between is not None and between.end() > position:
            line += between.group().count("\n")
            offset += _bytes_of(between.group())
            position = between.end()
        end, value = _next_object(text, position, at_end)
        if end is None:
            chunk = source.read(CHUNK_BYTES)
            at_end = not chunk
            text, position = text[position:] + decoder.decode(chunk, final=at_end), 0
            continue
        if end == position:
            return
        content = text[position:end]
        size, lines = _bytes_of(content), content.count("\n")
        record_no += 1
        span = Span(record_no, offset, offset + size, line, line + lines - content.endswith("\n"))
        sample = content[:1000].encode("utf-8", "surrogateescape")
        if isinstance(value, str):
            yield span.reject(Reason.JSON_DAMAGED, sample, value)
        else:
            yield record_of({name: _as_text(item) for name, item in value.items()}, span, sample)
        line += lines
        offset += size
        position = end


def _inside_of_outer(text: str) -> int:
    """Where the first object of an array inside an outer object begins; 0 where the text is no such thing."""
    outer = _OUTER.match(text)
    return 0 if outer is None or _KEYS_OF_A_CABLE.search(outer.group()) else outer.end()


def _at_end_of_array(text: str, position: int) -> bool:
    return text[position : position + 64].lstrip().startswith("]")


def _next_object(text: str, position: int, at_end: bool) -> tuple[int | None, dict[str, Any] | str]:
    """The end of what stands here and the object, or what is wrong with it; no end if more must be read."""
    if position == len(text):
        return (position if at_end else None), ""
    too_long = len(text) - position > LARGEST_OBJECT_CHARACTERS
    problem = "An object was expected."
    if text.startswith("{", position):
        try:
            value, end = _DECODER.raw_decode(text, position)
        except json.JSONDecodeError as error:
            if _may_go_on(error, text) and not at_end and not too_long:
                return None, ""
            problem = f"{error.msg}, {error.pos - position} characters on."
        except (ValueError, RecursionError) as error:
            problem = f"{error}."
        else:
            return end, value
    following = _NEXT_OBJECT.search(text, position)
    if following is not None and following.end() > position:
        return following.end(), problem
    return (len(text) if at_end or too_long else None), problem


def _may_go_on(error: json.JSONDecodeError, text: str) -> bool:
    """Whether the error may come from the object going on beyond what is read."""
    return error.msg.startswith("Unterminated string") or error.pos >= len(text) - _MARGIN


def _bytes_of(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogateescape"))


def _as_text(value: object) -> str:
    """A value as the container's own string; lists of strings joined by a bar."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "|".join(value)
    return json.dumps(value, ensure_ascii=False)


READER = Reader(NAME, sniff, also_utf16(read))
