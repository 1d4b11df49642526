"""Each kind of damage as a reader meets it: text before, text after."""

from datetime import UTC, datetime
from random import Random

import pytest

from samples.damage import DAMAGE, CannotDamage, strike
from samples.message import Message, Paragraph, lay_out, wrap
from samples.posts import posts


def letter(**changes) -> Message:
    """A short telegram."""
    fields = {
        "cable_id": "07OSLO21",
        "post": posts()["OSLO"],
        "serial": 21,
        "sent_at": datetime(2007, 3, 4, 5, 6, tzinfo=UTC),
        "classification": "CONFIDENTIAL",
        "captions": ("SIPDIS",),
        "executive_order": "E.O. 12958: DECL: 03/04/2017",
        "tags": ("PREL", "ETRD", "NO"),
        "subject": "A GATE FOR THE GOATS",
        "reference_lines": ("REF: A. 05 OSLO 1", "     B. OSLO 3"),
        "classified_by": "Classified By: DCM Ola Quistgrove for reasons 1.4 (b) and (d).",
        "paragraphs": (
            Paragraph(1, "C", "Summary: The harbor's goats were counted on May 12. End summary."),
            Paragraph(
                2,
                "C",
                "The mayor, who has kept the list of goats since the bridge was built and who will not be parted "
                'from it, calls them "guests" and asks that visitors read http://goats.example/rules before they come.',
                "The List",
            ),
        ),
        "signer": "QUISTGROVE",
    }
    return Message(**(fields | changes))


def struck(damage: str, **changes) -> str:
    draft = lay_out(letter(**changes))
    strike(draft, [damage], Random(1))
    return draft.header() + "\n\n" + draft.body()


@pytest.mark.parametrize(
    ("damage", "after"),
    [
        ("pilcrow-as-one:2", "\n12. (C) The mayor"),
        ("pilcrow-as-dashed-one:2", "\n- 12. (C) The mayor"),
        ("pilcrow-as-formula:2", "\n$\\underline{\\P}2$ . (C) The mayor"),
        ("missing-pilcrow", "\n2. (C) The mayor"),
        ("missing-mark:2", "\n¶2. The mayor"),
        ("missing-number:2", "\n(C) The mayor"),
        ("caption-misread", "\nSTPDTS\n\nThe List\n--------\n"),
        ("signer-misread", "\nOUISTGROVE"),
        ("signer-misread:QUISTGR0VE", "\nQUISTGR0VE"),
        ("sipdis-in-sentence:2", "\n\nSIPDIS\n\n"),
        ("page-mark-in-sentence:2", "\n\nOSLO 00000021 002 OF 003\n\n\n"),
        ("section-mark-in-sentence:2", "\n\n002.2 OF 003\n\n"),
        ("carriage-returns", "\nSIPDIS\r\n"),
        ("pilcrow-in-references", "\n¶B. OSLO 3"),
        ("sipdis-doubled", "\nSIPDIS\n\nSIPDIS\n"),
        ("false-pilcrow", "on May\n¶12. End summary."),
        ("apostrophe-as-comma", "The harbor,s goats"),
        ("quotes-as-codes", "calls them &guests8"),
        ("url-split", "http://goats.example/ rules"),
        ("no-tags", "DECL: 03/04/2017\nSUBJECT:"),
        ("no-subject", "NO\n\nREF: A. 05"),
        ("tags-glued", "TAGS: PRELETRD, NO"),
        ("tags-word:TABS:", "\nTABS: PREL"),
        ("subject-word", "\nSUBJ: A GATE"),
        ("summary-misspelt", "(C) Summay: The"),
        ("summary-unclosed", "12.\n\nThe List"),
        ("summary-unopened", "(C) The harbor's goats"),
        ("classified-by-doubled", "Classified By: CLASSIFIED BY: DCM"),
        ("signer-glued", "come. QUISTGROVE"),
        ("signer-titled", "\nAMBASSADOR QUISTGROVE"),
        ("signer-missing", "come."),
        ("end-mark", "\nQUISTGROVE\n\nNNNN"),
        ("partial-extract:1", "This record is a partial extract of the original cable."),
        ("extract-notice", "not available.\n\nVZCZC"),
        ("no-header", "\n\nC O N F I D E N T I A L OSLO 000021\n"),
        ("header-in-body", "\n\nVZCZC"),
        ("trailing-blanks", "SIPDIS \n"),
        ("headings-ruled-above", "--------\nThe List\n--------"),
        ("letter-o-for-zero", "REF: A. O5 OSLO 1"),
        ("first-line:S E C R E T//NOFORN OSLO 000021", "\n\nS E C R E T//NOFORN OSLO 000021\n"),
    ],
)
def test_damage_is_what_readers_meet(damage, after):
    text = struck(damage)
    plain = lay_out(letter())
    assert after in text
    assert text != plain.header() + "\n\n" + plain.body()


def test_every_kind_has_a_row_above():
    rows = test_damage_is_what_readers_meet.pytestmark[0].args[1]
    assert {damage.partition(":")[0] for damage, _ in rows} == DAMAGE.keys()


def test_missing_things_are_missing():
    assert "TAGS" not in struck("no-tags")
    assert "SUBJECT" not in struck("no-subject")
    assert not struck("signer-missing").rstrip().endswith("QUISTGROVE")
    assert "The mayor" not in struck("partial-extract:1")
    assert struck("no-header").startswith("\n\nC O N F")


@pytest.mark.parametrize(
    ("damage", "changes"),
    [
        ("tags-glued", {"tags": ("PREL", "NO")}),
        ("no-subject", {"subject": ""}),
        ("signer-glued", {"signer": ""}),
        ("caption-misread", {"paragraphs": ()}),
        ("url-split", {"paragraphs": (Paragraph(1, "C", "No address."),)}),
        ("sipdis-doubled", {"captions": ()}),
        ("letter-o-for-zero", {"reference_lines": ()}),
        ("pilcrow-as-one:9", {}),
    ],
)
def test_damage_without_a_place_is_refused(damage, changes):
    with pytest.raises(CannotDamage):
        struck(damage, **changes)


def test_wrapping_loses_nothing():
    text = "a " + "x" * 90 + " b " * 60
    assert " ".join(wrap(text)).split() == text.split()
    assert max(len(line) for line in wrap("word " * 200)) <= 66
