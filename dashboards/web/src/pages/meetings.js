// Encounters: when, where, who with whom, each with the sentence that tells of it.
import { fill, h, painted } from "../dom.js";
import { json } from "../data.js";
import { filterOf, maskOf } from "../facts.js";
import { chosenEvents, countryOf, itemsOf, oneOf, readMeetings, tally, tallyItems } from "../events.js";
import { personLink } from "../people.js";
import { columns } from "../charts.js";
import { map, readLand } from "../places.js";
import { network } from "../network.js";
import { figure } from "../figure.js";
import { ranking } from "../bars.js";
import { growing } from "../growing.js";
import { confidence, leastOf, segments, taken } from "../controls.js";
import { cableLink } from "../listing.js";
import { asPrecise, clean, count, counted, iso, percent, TAKEN, words } from "../format.js";
import { codeOf, INTERVALS, mainSpan, nameOf, periodOf, startOf } from "../periods.js";

/** Persons whose bars can be asked for. */
const MOST_PERSONS = 400;
const PERSONS = 14;
/** Ties whose names are read for the drawing. */
const MOST_TIES = 40;

/** What lists of meetings or requests show, by their numbers. */
export async function textsOf(meta, folder, places) {
  const pieces = new Map();
  await Promise.all([...new Set(places.map((no) => Math.floor(no / meta.textPiece)))].map(async (piece) => pieces.set(piece, await json(`${folder}/${piece}`))));
  return places.map((no) => pieces.get(Math.floor(no / meta.textPiece))[no % meta.textPiece]);
}

export async function meetings(context) {
  const { facts, meta, people, root, state } = context;
  const events = await readMeetings();
  const asked = new Map();
  let drawn = [];
  let spots = [];
  let ties = [];
  let by = "year";

  const slider = confidence(state);
  const statuses = segments("Status", [["", "All"], ["held", "Held"], ["planned", "Planned"]], (value) => state.set({ status: value }));
  const interval = segments("Interval", INTERVALS.map((name) => [name, name]), (value) => state.set({ by: value === "year" ? null : value }));
  const chips = taken(state, { kind: (kind) => `How: ${words(kind)}`, place: (place) => `Place: ${place}`, person: (key) => `With: ${asked.get(key)?.name ?? key}` });
  const number = h("strong", { id: "meeting-count" });
  const timeline = figure(context, { id: "timeline", title: "Meetings over time", columns: [], draw: ({ width, colours, still }) => columns({ rows: drawn, width, colours, by, still, label: (row) => `${nameOf(row.period, by)}: ${counted(row.value, "meeting")}` }) });
  const where = figure(context, { id: "map", title: "Where they were reported from", columns: ["post", "meetings"], draw: ({ width, colours, still }) => map({ rows: spots, width, colours, still }) });
  const web = figure(context, {
    id: "network",
    title: "Who with whom",
    columns: ["one", "other", "meetings"],
    empty: "No two named officials shared a meeting among these.",
    draw: ({ width, colours, still }) => network({ ties, nameOf: people.name, width, colours, still }),
  });
  const names = ranking(context, { id: "persons", title: "Persons met", of: "official", measure: "meetings", first: PERSONS });
  const places = ranking(context, { id: "places", title: "Places", of: "place", measure: "meetings", note: "As the sentences name them.", first: 8, empty: "No place is told." });
  const kinds = ranking(context, { id: "kinds", title: "How", of: "kind", measure: "meetings" });
  const list = h("div");

  fill(
    root,
    h("section", { class: "card controls", "aria-label": "Choose meetings" }, h("p", null, number, " in these cables"), h("div", { class: "control-row" }, slider.node, statuses.node, interval.node), chips.node),
    timeline.node,
    h("section", { class: "card" }, h("h2", null, "The meetings"), list),
    web.node,
    h("div", { class: "columns" }, names.node, h("div", null, places.node, kinds.node)),
    where.node,
  );

  async function rows(page) {
    const texts = await textsOf(meta, "meeting-texts", page);
    return texts.map((text, i) => [
      { class: "nowrap", cells: when(text.date, text.precision, text.is_day_taken) },
      [text.place ?? h("span", { class: "soft" }, "place not told"), h("div", { class: "soft" }, `${words(text.kind)}, ${text.status}`)],
      withWhom(text.officials),
      { class: "wide", cells: sentence(text, meta.posts[facts.post[events.cable[page[i]]]].name) },
    ]);
  }

  let turn = 0;
  async function show() {
    const mine = ++turn;
    const persons = state.all("person");
    if (persons.some((key) => !asked.has(key))) {
      await Promise.all(persons.map(async (key) => asked.set(key, await people.page(key))));
      if (mine !== turn) return;
    }
    by = INTERVALS.includes(state.one("by")) ? state.one("by") : "year";
    slider.show();
    interval.show(by);
    statuses.show(state.one("status"));
    chips.show();
    const mask = maskOf(facts, meta, filterOf(state, meta));
    const least = leastOf(state);
    const personNo = persons.map((key) => asked.get(key)?.no ?? -1);
    const tests = {
      status: oneOf(state.all("status"), (no) => events.status[no]),
      kind: oneOf(state.all("kind"), (no) => events.kind[no]),
      place: oneOf(state.all("place"), (no) => events.place[no]),
      person: personNo.length ? (no) => personNo.every((person) => itemsOf(events.officials, no).includes(person)) : null,
    };
    const passing = (ignored = null) => chosenEvents(events, mask, least, Object.keys(tests).filter((key) => key !== ignored).map((key) => tests[key]));
    const chosen = passing();
    number.dataset.count = String(chosen.length);
    fill(number, counted(chosen.length, "meeting"));

    // A meeting of which only the year is told stands in no month.
    const isDated = (no) => events.date_key[no] > 0 && (by === "year" || events.precision[no] !== "year");
    const counts = new Map(tally(chosen.filter(isDated), (no) => periodOf(events.date_key[no], by)));
    const listed = [...counts].sort((a, b) => a[0] - b[0]).map(([period, value]) => ({ period, value, date: startOf(period, by) }));
    const span = mainSpan(counts);
    drawn = listed.filter((row) => row.period >= span.from);
    const dated = listed.reduce((sum, row) => sum + row.value, 0);
    timeline.update({
      columns: [by, "meetings"],
      rows: listed.map((row) => [codeOf(row.period, by), row.value]),
      note: `By the time of the meeting. ${chosen.length > dated ? `${count(chosen.length - dated)} without ${by === "year" ? "a known year" : `a known ${by}`} are not drawn. ` : ""}${span.before ? `${counted(span.before, "meeting")} before ${nameOf(span.from, by)} in the table only.` : ""}`,
    });

    const byPost = tally(chosen, (no) => facts.post[events.cable[no]]);
    spots = byPost.filter(([no]) => Number.isFinite(meta.posts[no].latitude)).map(([no, value]) => ({ ...meta.posts[no], name: meta.posts[no].city ?? meta.posts[no].name, value, label: `${meta.posts[no].name}: ${counted(value, "meeting")}` }));

    const button = (key, value, label, n, name) => ({ label, name, value: n, chosen: state.has(key, value), pick: () => state.toggle(key, value) });
    places.update(tally(passing("place"), (no) => events.place[no]).map(([place, n]) => button("place", place, place, n)));
    kinds.update(tally(passing("kind"), (no) => events.kind[no]).map(([kind, n]) => button("kind", kind, kind === "unknown" ? "not told" : words(kind), n)));
    fill(list, growing({ title: "Meetings", columns: ["When", "Where and how", "With", "The sentence"], items: [...chosen].reverse(), render: rows, one: "meeting", empty: "No meeting passes these filters. Lower the confidence or take a filter away." }));

    // What was chosen is seen before the drawing that takes longest.
    await painted();
    if (mine !== turn) return;
    const foremost = tallyItems(passing("person"), events.officials).slice(0, MOST_PERSONS);
    const together = tiesOf(chosen);
    const drawnTies = together.slice(0, MOST_TIES);
    await Promise.all([people.read([...foremost.slice(0, PERSONS).map(([no]) => no), ...drawnTies.flatMap((tie) => [tie.source, tie.target])]), readLand()]);
    if (mine !== turn) return;
    ties = drawnTies;
    web.update({ rows: () => allTies(together), note: `Officials named in the same meeting; the strongest ties of ${count(together.length)} are drawn. Meetings of more than twelve are left out.` });
    const bar = ([no, n]) => button("person", people.key(no), people.name(no), n, people.title(no) ?? countryOf(meta, people.country(no)));
    const rest = async () => {
      await people.read(foremost.map(([no]) => no));
      return foremost.slice(PERSONS).map(bar);
    };
    names.update(foremost.slice(0, PERSONS).map(bar), foremost.length > PERSONS ? { size: foremost.length - PERSONS, rows: rest } : null);
    where.update({ rows: byPost.map(([no, value]) => [meta.posts[no].name, value]), note: "By the post that reports, which is where most of them took place." });
  }

  /** Pairs of officials named in the same meeting, most meetings first. */
  function tiesOf(chosen) {
    const pairs = new Map();
    for (const no of chosen) {
      const named = itemsOf(events.officials, no);
      for (let i = 0; i < named.length && named.length <= 12; i++)
        for (let j = i + 1; j < named.length; j++) {
          const pair = named[i] * people.size + named[j];
          pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
        }
    }
    return [...pairs].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([pair, value]) => ({ source: Math.floor(pair / people.size), target: pair % people.size, value }));
  }

  async function allTies(together) {
    await people.read(new Set(together.flatMap((tie) => [tie.source, tie.target])));
    return together.map((tie) => [people.name(tie.source), people.name(tie.target), tie.value]);
  }

  state.onChange(show);
  await show();
}

/** The sentence that tells of a fact, and where it stands. */
export function sentence(text, ...more) {
  return [
    h("q", null, clean(text.evidence)),
    h("div", { class: "soft" }, [h("a", { href: `${cableLink(text.cable)}#p${text.paragraphs?.[0] ?? 1}` }, text.cable), ...more, `rule “${words(text.rule)}”`, percent(text.confidence)].flatMap((part, i) => (i ? [" · ", part] : [part]))),
  ];
}

/** As many persons of a meeting stand in a list; of more the others unfold. */
const SHOWN = 6;

/** Officials of a meeting as a list, but one. */
export function withWhom(officials, but = null) {
  const named = (officials ?? []).filter((each) => each.key !== but || but === null);
  if (!named.length) return h("span", { class: "soft" }, "not named");
  const items = (some) => h("ul", null, some.map(({ key, name, title }) => h("li", null, key ? h("a", { href: personLink(key) }, name) : name, title && h("span", { class: "soft" }, ` ${title}`))));
  return named.length <= SHOWN ? items(named) : [items(named.slice(0, SHOWN - 1)), h("details", null, h("summary", null, `${count(named.length - SHOWN + 1)} more`), items(named.slice(SHOWN - 1)))];
}

/** The day of a meeting as it is known; one that no sentence of the meeting tells says so. */
export function when(key, precision, isTaken = false) {
  if (key < 0) return h("span", { class: "soft" }, "day not told");
  const day = ["month", "year"].includes(precision) ? asPrecise(key, precision) : h("time", { datetime: iso(key) }, iso(key));
  return isTaken ? [day, h("div", { class: "soft" }, TAKEN)] : day;
}
