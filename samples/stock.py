"""The generator's stock of words: topics, offices, sentence parts.

Slots: `{c}` the country, `{a}` its adjective, `{g}` its government, `{t}` its capital, `{m}` a ministry,
`{n}` a number, `{s}` a surname. Nobody in these sentences meets anybody or asks anybody for anything.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """What a cable may be about."""

    name: str
    tags: tuple[str, ...]
    ministry: str
    asks: tuple[str, ...]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


TOPICS: tuple[Topic, ...] = (
    Topic(
        "the fisheries agreement",
        ("EFIS", "ETRD", "PREL"),
        "Fisheries",
        _lines("""
        reopen the northern grounds to trawlers before the spring
        publish the catch figures for the last three seasons
        send two inspectors to the landing quays"""),
    ),
    Topic(
        "the stabilization mission",
        ("MARR", "MOPS", "PREL"),
        "Defense",
        _lines("""
        send a second engineer company to the mission
        extend the transport detachment by six months
        lend forty trucks to the mission's southern base"""),
    ),
    Topic(
        "debt relief",
        ("EFIN", "ECON", "EAID"),
        "Finance",
        _lines("""
        clear the arrears to bilateral lenders by the end of the quarter
        open the books of the state bank to the auditors
        postpone the bond issue until the program is approved"""),
    ),
    Topic(
        "civil aviation safety",
        ("EAIR", "ECON", "BEXP"),
        "Transport",
        _lines("""
        let the inspection team see the maintenance records
        keep the radar tender open for another month
        grant overflight rights for the relief flights"""),
    ),
    Topic(
        "the pipeline route",
        ("ENRG", "EPET", "EINV"),
        "Energy",
        _lines("""
        sign the land permits for the second section
        guarantee the tariff for the first ten years
        waive the second environmental review"""),
    ),
    Topic(
        "terrorist finance legislation",
        ("KTFN", "EFIN", "PTER"),
        "Justice",
        _lines("""
        freeze the accounts that were listed in the note
        report large cash deposits to the financial unit
        pass the pending law in this session"""),
    ),
    Topic(
        "trafficking in persons",
        ("PHUM", "KTIP", "KWMN"),
        "the Interior",
        _lines("""
        prosecute the owners of the three workshops
        open a shelter in the port district
        share statistics on convictions before the report is due"""),
    ),
    Topic(
        "the election law",
        ("PGOV", "PINR", "KDEM"),
        "Local Government",
        _lines("""
        accredit foreign observers at least a month ahead
        publish the voters' list in every district
        give the opposition time on state television"""),
    ),
    Topic(
        "avian influenza",
        ("TBIO", "EAGR", "SOCI"),
        "Agriculture",
        _lines("""
        hand over virus samples to the reference laboratory
        slaughter the flocks within the three-kilometer zone
        compensate farmers before the holiday"""),
    ),
    Topic(
        "the vote at the General Assembly",
        ("UNGA", "PREL", "PHUM"),
        "Foreign Affairs",
        _lines("""
        co-sponsor the resolution on glaciers
        abstain on the amendment in committee
        speak to its neighbors before the vote"""),
    ),
    Topic(
        "counternarcotics cooperation",
        ("SNAR", "ASEC", "PREL"),
        "Public Security",
        _lines("""
        extradite the two owners of the airstrip
        renew the agreement on boarding at sea
        destroy the seized chemicals in the presence of monitors"""),
    ),
    Topic(
        "intellectual property",
        ("KIPR", "ETRD", "ECON"),
        "Trade",
        _lines("""
        raid the three factories named in the complaint
        shorten the time that a patent takes
        train customs officers to recognize false labels"""),
    ),
    Topic(
        "climate and forests",
        ("SENV", "KGHG", "EAGR"),
        "the Environment",
        _lines("""
        associate itself with the accord
        protect the eastern forest from new concessions
        submit its inventory before the conference"""),
    ),
    Topic(
        "refugees on the border",
        ("PREF", "PHUM", "PREL"),
        "Social Affairs",
        _lines("""
        admit the families that are stranded at the bridge
        let relief agencies build a second camp
        stop returns until the registration is complete"""),
    ),
    Topic(
        "port and container security",
        ("EWWT", "ASEC", "ETRD"),
        "Maritime Affairs",
        _lines("""
        accept scanners at the container terminal
        deny port calls to the listed vessels
        send its harbor masters to the course in June"""),
    ),
    Topic(
        "nonproliferation export controls",
        ("PARM", "MNUC", "ETTC"),
        "Commerce",
        _lines("""
        stop the shipment of machine tools
        inspect the cargo before it leaves the free zone
        revoke the license of the trading company"""),
    ),
    Topic(
        "public health cooperation",
        ("TBIO", "KHIV", "EAID"),
        "Health",
        _lines("""
        buy test kits through the common fund
        open three clinics on the coastal road
        allow nurses to prescribe the medicine"""),
    ),
    Topic(
        "telecommunications reform",
        ("ECPS", "EINV", "ECON"),
        "Communications",
        _lines("""
        auction the frequencies in public
        end the monopoly on the landing station
        unblock the two foreign web sites"""),
    ),
)

OFFICES: tuple[tuple[str, str], ...] = (
    ("Minister of {m}", "executive"),
    ("Deputy Minister of {m}", "executive"),
    ("Foreign Minister", "executive"),
    ("Deputy Foreign Minister", "executive"),
    ("Prime Minister", "executive"),
    ("President", "executive"),
    ("MFA Director for the Americas", "diplomatic"),
    ("MFA Director for International Organizations", "diplomatic"),
    ("Defense Minister", "executive"),
    ("Chief of Defense Staff General", "military"),
    ("Colonel", "military"),
    ("Police Commissioner", "security"),
    ("Attorney General", "judicial"),
    ("Supreme Court Chief Justice", "judicial"),
    ("Speaker of Parliament", "legislative"),
    ("Senator", "legislative"),
    ("opposition leader", "party"),
    ("Central Bank Governor", "executive"),
    ("Finance Minister", "executive"),
    ("Trade Minister", "executive"),
    ("Presidential Chief of Staff", "executive"),
    ("National Security Adviser", "executive"),
    ("Governor", "subnational"),
    ("Mayor", "subnational"),
    ("Archbishop", "religious"),
    ("Port Authority Director", "state_enterprise"),
    ("Permanent Secretary of {m}", "executive"),
    ("Under Secretary of {m}", "executive"),
)

VISITORS: tuple[tuple[str, str], ...] = (
    ("Assistant Secretary", "diplomatic"),
    ("Deputy Assistant Secretary", "diplomatic"),
    ("Under Secretary", "diplomatic"),
    ("Special Envoy", "diplomatic"),
    ("Deputy Assistant Secretary of Defense", "executive"),
    ("Major General", "military"),
    ("Rear Admiral", "military"),
    ("Senator", "legislative"),
    ("Congressman", "legislative"),
    ("USAID Deputy Administrator", "executive"),
)

SUBJECTS = _lines("""
    The ministry
    The cabinet
    Parliament's budget committee
    The {g}
    The governing coalition
    The opposition
    The {t} city council
    The national airline
    A working group of three ministries
    The port authority
    The association of mayors
    The {a} Chamber of Commerce
    The {t} Gazette
    The state electricity company
    The farmers' union
    The customs service
    A presidential commission
    The Supreme Court
    The {a} Red Crescent
    The World Bank office in {t}
    The general staff
    The teachers' union
    The bar association
    The Statistical Office
    The National Assembly
""")
VERBS = _lines("""
    has put off
    has published
    is still debating
    expects to finish
    welcomed in public, and regretted in private,
    announced last week
    has not yet paid for
    quietly withdrew
    intends to rewrite
    has twice rejected
    will present next month
    has lost interest in
    defended before the press
    blames its predecessor for
    has hired a foreign firm to study
    renamed, without otherwise changing,
    would like to sell
    cut the funds for
    has doubled the staff of
    cannot agree on
    wrote a long letter about
    will soon inaugurate
""")
OBJECTS = _lines("""
    the plan for a second terminal
    the law on land titles
    a reform of the pension fund
    the census
    its forecast of growth
    the survey of rural roads
    the new tariff schedule
    the inquiry into the ferry accident
    a program for school meals
    the sale of the sugar mills
    the border market
    an amnesty for unlicensed taxis
    the mobile telephone license
    the audit of the lottery
    the hydroelectric project at the upper gorge
    its report on prison conditions
    the draft budget
    a ban on plastic bags
    the treaty on shared rivers
    the merger of the two state banks
    the list of strategic companies
    the museum of navigation
""")
TAILS = _lines("""
    which few people had expected
    although the money is there
    and nobody resigned
    to the relief of the shipping agents
    while prices went on rising
    as it had promised donors in the spring
    despite a strike that lasted nine days
    for reasons that were not explained
    at a cost of {n} million dollars
    after a debate of {n} hours
    with {n} votes to spare
    the third time in {n} years
    and the newspapers approved
    but the provinces were not consulted
    according to a notice of {n} lines in the official journal
    in spite of rain
    with help from two neighbors
    which bankers in {t} call prudent
    and left the rest to its successors
    over the objections of the auditors
""")
SOURCES = _lines("""
    a businessman with interests in shipping
    several members of parliament
    the {t} press
    diplomats from two neighboring missions
    an adviser to the prime minister
    a professor at the national university
    the donors' quarterly review
    a leader of the port workers
    a former minister
    the manager of a foreign bank
    the Embassy's local staff
    observers from the region
""")
CLAIMS = _lines("""
    unemployment among the young has reached {n} percent
    the harvest will be {n} percent larger than last year's
    remittances came to {n} million dollars in the first half of the year
    {n} of the country's bridges need repair
    tourism grew by {n} percent
    inflation will stay near {n} percent
    the coalition can count on {n} seats
    fuel subsidies take {n} percent of the budget
    only {n} of the promised schools have opened
    exports to the region fell by {n} percent
    the garrison numbers {n} officers and four times as many men
    {n} companies bought the tender papers
    foreign investors hold {n} percent of the shares
    the new road has cut the journey by {n} minutes
    {n} thousand households have no connection to the grid
""")
CLOSINGS = _lines("""
    and there is little sign that this will change before the elections
    and the trend seems set to continue
    a figure that the Embassy cannot confirm
    though the method of counting was changed in the autumn
    which is more than the ministry admits
    and the rainy season has not begun
    but estimates differ
    if the Statistical Office can be believed
    and the region's average is lower
    about what was forecast a year ago
""")
COMMENTS = _lines("""
    The {g} means well and moves slowly.
    We expect no decision before the budget is read.
    This was the clearest answer that we have had in months.
    The minister spoke with more freedom than his officials like.
    A public word from Washington would do more harm than good at this stage.
    The matter now rests with the president's office, where much comes to rest.
    Our contacts disagree about who decides, which may mean that nobody does.
    The offer is worth taking while it stands.
    What was not said was at least as interesting as what was.
    The {a} press has so far not noticed, and we will not help it.
    We will follow up at working level.
    Two months ago the answer would have been no.
""")
HEADINGS = _lines("""
    Money First
    The Minister's View
    A Longer Road
    What the Neighbors Think
    Figures, and Doubts About Them
    On the Ground
    Next Steps
    The Opposition
    In the Provinces
    An Old Quarrel
    Who Pays?
    The View from Parliament
""")
SUBJECT_FORMS = _lines("""
    {C}: {topic} AND THE BUDGET
    {C}: MOVEMENT ON {topic}
    {C} STILL UNDECIDED ON {topic}
    {topic}: {A} MINISTER RESPONDS
    {C}: UPDATE ON {topic}
    DEMARCHE DELIVERED ON {topic}
    {C}: WHAT NEXT FOR {topic}?
    {A} VIEWS ON {topic}
    {C}: QUESTIONS ABOUT {topic}
    {topic}: GOOD WORDS FROM {T}
""")
PLACES = _lines("""
    In the {s} District
    At the {s} cement works
    The {s} Valley Authority reports that
    {s} Brothers, a shipping firm, announced that
    Along the {s} Highway
    The {s} Foundation calculates that
    At {s} Point, where the new terminal will stand,
    The {s} Commission found that
    In the town of {s}
    The {s} Herald wrote that
    Near {s} Bridge
    {s} Holdings has told its shareholders that
""")
RESPONSES: dict[str, tuple[str, ...]] = {
    "agreed": _lines("""
        {p} agreed.
        {p} said that this would be done.
        {p} gave an assurance to that effect.
        {p} agreed at once and called in a secretary."""),
    "declined": _lines("""
        {p} declined.
        {p} refused, citing public opinion.
        {p} said that it was out of the question.
        {p} turned the request down."""),
    "deferred": _lines("""
        {p} promised to consider the request but made no commitment.
        {p} would have to consult the cabinet.
        {p} took note and gave no answer.
        {p} undertook to look into it."""),
    "partial": _lines("""
        {p} agreed to half of it, and to the rest later.
        {p} accepted the first part and ruled out the second.
        {p} could promise only a part of that."""),
    "none": ("",),
}
FOREIGN_ASKS = _lines("""
    provide ten scholarships for engineers
    support its candidate for the council
    speed up visas for officials
    send a trainer for the mine clearing school
    lift the duty on its textiles
    share satellite pictures of the flooded districts
    invite the president to Washington before the end of the year
    supply spare parts for the patrol boats
    lend an expert on dams
    speak for the loan at the Bank
""")
POST_ASKS = _lines("""
    approve the travel of an expert in the spring
    send talking points for the next round
    invite the minister to the conference
    fund a second language officer
    answer the note before the session opens
    clear the text with the other agencies
""")
