"""What must hold of any label beside the text it labels, whoever wrote either."""

import json
import re
from importlib.resources import files

import jsonschema

SCHEMA = json.loads(files("samples").joinpath("truth.schema.json").read_text(encoding="utf-8"))
ROLE = re.compile(r"\b(ambassador|charge|dcm|polcouns|polchief|the charge)\b", re.I)


def squeezed(text: str) -> str:
    """Lower case, one blank between words."""
    return " ".join(text.casefold().split())


def faults(truth: dict, paragraphs: dict[int, str], text: str) -> list[str]:
    """What is wrong with a label.

    Args:
        truth: The label.
        paragraphs: The undamaged text of each paragraph by number.
        text: The whole text as it ships.
    """
    found = [error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(truth)]
    structure = truth["structure"]
    if truth["cable"] != structure["cable_id"]:
        found.append("two cable ids")
    whole = squeezed(text)
    told = {number: squeezed(words) for number, words in paragraphs.items()}
    names = {o["name"] for o in truth["officials"]}
    surnames = {o["name"]: squeezed(o["surname"]) for o in truth["officials"]}
    for official in truth["officials"]:
        if squeezed(official["name"]) not in whole:
            found.append(f"official {official['name']} is not in the text")
        if not squeezed(official["name"]).endswith(squeezed(official["surname"])) and (
            squeezed(official["surname"]) not in squeezed(official["name"])
        ):
            found.append(f"surname {official['surname']} is no part of {official['name']}")
        if official["title"] and squeezed(official["title"]).split()[-1] not in whole:
            found.append(f"title {official['title']} is not in the text")
    for event in (*truth["meetings"], *truth["requests"]):
        absent = [number for number in event["paragraphs"] if number not in told]
        if absent:
            found.append(f"paragraphs {absent} are not in the cable")
    for meeting in truth["meetings"]:
        where = " ".join(told.get(number, "") for number in meeting["paragraphs"])
        for name in meeting["participants"]:
            if name not in names:
                found.append(f"participant {name} is no official of the label")
            elif surnames[name] not in where and not ROLE.search(where):
                found.append(f"participant {name} is not in paragraphs {meeting['paragraphs']}")
        if not meeting["participants"] and not meeting["unnamed"]:
            found.append(f"a meeting of nobody in {meeting['paragraphs']}")
        if meeting["date"] and structure["sent_date"]:
            ahead = meeting["date"][:10] > structure["sent_date"]
            if ahead != (meeting["status"] == "planned"):
                found.append(f"meeting of {meeting['date']} is {meeting['status']}")
    for request in truth["requests"]:
        where = set(re.findall(r"\w+", " ".join(told.get(number, "") for number in request["paragraphs"])))
        words = set(re.findall(r"\w+", squeezed(request["action"])))
        if len(words & where) < 0.7 * len(words):
            found.append(f"request {request['action']!r} is not in paragraphs {request['paragraphs']}")
        if len(request["action"].split()) > 20:
            found.append(f"request {request['action']!r} has more than 20 words")
    return found
