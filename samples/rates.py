"""How often generated cables show what: kinds of damage, levels, channels; after counts on public copies."""

# Share of cables that each kind strikes, after counts on public copies.
RATES: dict[str, float] = {
    "sipdis-doubled": 0.28,
    "sipdis-in-sentence": 0.12,
    "page-mark-in-sentence": 0.09,
    "section-mark-in-sentence": 0.03,
    "pilcrow-in-references": 0.3,
    "false-pilcrow": 0.012,
    "missing-mark": 0.05,
    "missing-number": 0.03,
    "missing-pilcrow": 0.02,
    "pilcrow-as-one": 0.01,
    "apostrophe-as-comma": 0.03,
    "quotes-as-codes": 0.01,
    "tags-glued": 0.01,
    "tags-word": 0.02,
    "no-tags": 0.033,
    "no-subject": 0.031,
    "summary-misspelt": 0.005,
    "summary-unclosed": 0.03,
    "classified-by-doubled": 0.02,
    "signer-misread": 0.01,
    "headings-ruled-above": 0.3,
    "trailing-blanks": 0.5,
    "extract-notice": 0.10,
}
SIGNER_RATES = (("signer-glued", 0.18), ("signer-titled", 0.14), ("signer-missing", 0.10))
REDACTED, PROTECTED = 0.18, 0.04

LEVELS = (
    ("UNCLASSIFIED", "", 0.30),
    ("UNCLASSIFIED//FOR OFFICIAL USE ONLY", "SBU", 0.53),
    ("CONFIDENTIAL", "C", 0.91),
    ("CONFIDENTIAL//NOFORN", "C/NF", 0.93),
    ("SECRET", "S", 0.98),
    ("SECRET//NOFORN", "S/NF", 1.0),
)
LEVELS_OF_THE_SEVENTIES = (
    ("UNCLASSIFIED", "", 0.45),
    ("LIMITED OFFICIAL USE", "", 0.65),
    ("CONFIDENTIAL", "", 0.95),
    ("SECRET", "", 1.0),
)

CHANNELS = (("EXDIS", 0.01), ("NODIS", 0.015), ("LIMDIS", 0.02), ("STADIS", 0.022))
