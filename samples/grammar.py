"""What generated cables are made of: forms of sentences, clauses and lists, with slots for who, whom and when."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ANSWERS = ("agreed", "declined", "deferred", "partial", "none")
US_OFFICES = (("Ambassador", "the Ambassador"), ("DCM", "the DCM"), ("PolCouns", "PolCouns"))
ROLES = ("the Ambassador", "the DCM", "PolOff", "EconOff", "PolCouns", "the Charge")

# What a meeting is told in: kind and sentence. {o} the official, {u} our side, {d} the day.
HELD: tuple[tuple[str, str], ...] = (
    ("in_person", "On {d}, {u} met {o} to discuss {topic}."),
    ("in_person", "In a {d} meeting with {u}, {o} reviewed {topic} and the year ahead."),
    ("unknown", "{o} told {u} on {d} that {fact}."),
    ("in_person", "{u} called on {o} {d} and raised {topic}."),
    ("in_person", "{o} hosted {u} for dinner on {d} and spoke at length about {topic}."),
    ("phone", "{o} telephoned {u} on {d} about {topic}."),
    ("phone", "In a {d} telephone call, {o} told {u} that {fact}."),
    ("demarche", "{u} delivered the points on {topic} to {o} on {d}."),
    ("in_person", "Over lunch with {u} on {d}, {o} said that {fact}."),
    ("in_person", "{o} received {u} at the ministry on {d}."),
    ("in_person", "On the margins of the donors' conference on {d}, {o} told {u} that {fact}."),
    ("in_person", "{u} briefed {o} on {topic} on {d}."),
    ("in_person", "During a {d} call on {o}, {u} heard that {fact}."),
    ("in_person", "{u} had lunch with {o} on {d}."),
)
PLANNED: tuple[tuple[str, str], ...] = (
    ("in_person", "{u} will meet {o} in {t} on {d}."),
    ("in_person", "{o} is scheduled to see {u} on {d}."),
    ("in_person", "{o} and {u} plan to meet in {t} on {d}."),
)
SERIES = "In separate meetings on {d}, {o} and {o2} told {u} that {fact}."
APPOSED = "{u} met {name}, {title}, on {d}."
RETOLD = (
    "On {d}, {o} and {u} discussed {topic}.",
    "{o} on {d} gave {u} the government's answer on {topic}.",
    "{u} saw {o} on {d} about {topic}.",
)
RETOLD_PLANNED = "{o} is to see {u} on {d} about {topic}."
REQUESTS = (
    "{r} asked {x} to {do}.",
    "{r} urged {x} to {do}.",
    "{r} pressed {x} to {do}.",
    "{r} requested that {x} {do}.",
    "{r} called on {x} to {do}.",
    "{r} appealed to {x} to {do}.",
)
CLASSIFIED_BY = (
    "Classified By: {p} for reasons 1.4 (b) and (d).",
    "Classified By: {p}, reasons 1.4 (b), (d).",
    "Classified By: {p}; reason: 1.4 (B) and (D).",
    "CLASSIFIED BY: {P}. REASONS: 1.4 (B), (D).",
    "Classified by {p}. Reason: E.O. 12958, 1.4 (b) and (d).",
)
# How a list of references is set: what stands before it, each item, and what parts them.
REFERENCE_BLOCKS = (
    ("REF: ", "{0}. {1}", "\n     "),
    ("REF: ", "({0}) {1}", "; "),
    ("REFS: ", "{0}) {1}", "  "),
    ("Ref: ", "({0}) {1}", "  "),
)
OFFICES_IN_WASHINGTON = ("EUR/NB", "EUR/CARC", "AF/S", "NEA/ARP", "EAP/ANP", "WHA/BSC", "SCA/INS", "OES/PCI", "EB/TPP")
