// Encounters: when, where, who with whom, each with the sentence that tells of it.
import { fill, h } from "../dom.js";
import { arrow, json } from "../data.js";
import { filterOf, maskOf } from "../facts.js";
import { chosenEvents, countryOf, itemsOf, meetingFacts, officialFacts, tally } from "../events.js";
import { columns } from "../charts.js";
import { map, readLand } from "../places.js";
import { network } from "../network.js";
import { figure } from "../figure.js";
import { bars } from "../bars.js";
import { growing } from "../growing.js";
import { confidence, leastOf, segments, taken } from "../controls.js";
import { cableLink, titlesOf } from "../listing.js";
import { asPrecise, count, counted, iso, percent, words } from "../format.js";
import { codeOf, INTERVALS, mainSpan, nameOf, periodOf, startOf } from "../periods.js";

/** Evidence of meetings or requests, by their places. */
export async function textsOf(meta, folder, places) {
  const pieces = new Map();
  await Promise.all([...new Set(places.map((no) => Math.floor(no / meta.textPiece)))].map(async (piece) => pieces.set(piece, await json(`${folder}/${piece}`))));
  return places.map((no) => {
    const piece = pieces.get(Math.floor(no / meta.textPiece));
    return Object.fromEntries(Object.entries(piece).map(([name, values]) => [name, values[no % meta.textPiece]]));
  });
}

export async function meetings(context) {
  const { facts, meta, root, state } = context;
  const [events, people] = await Promise.all([arrow("meetings").then(meetingFacts), arrow("officials").then(officialFacts), readLand()]);
  let drawn = [];
  let spots = [];
  let ties = [];
  let by = "year";

  const slider = confidence(state);
  const statuses = segments("Status", [["", "All"], ["held", "Held"], ["planned", "Planned"]], (value) => state.set({ status: value }));
  const interval = segments("Interval", INTERVALS.map((name) => [name, name]), (value) => state.set({ by: value === "year" ? null : value }));
  const chips = taken(state, { kind: (kind) => `How: ${words(kind)}`, place: (place) => `Place: ${place}`, person: (key) => `With: ${people.name[people.key.indexOf(key)] ?? key}` });
  const number = h("strong", { id: "meeting-count" });
  const timeline = figure(context, { id: "timeline", title: "Meetings over time", columns: [], draw: ({ width, colours, still }) => columns({ rows: drawn, width, colours, by, still, label: (row) => `${nameOf(row.period, by)}: ${counted(row.value, "meeting")}` }) });
  const where = figure(context, { id: "map", title: "Where they were reported from", columns: ["post", "meetings"], draw: ({ width, colours, still }) => map({ rows: spots, width, colours, still }) });
  const web = figure(context, {
    id: "network",
    title: "Who with whom",
    columns: ["one", "other", "meetings"],
    empty: "No two named officials shared a meeting among these.",
    draw: ({ width, colours, still }) => network({ ties, nameOf: (no) => people.name[no], width, colours, still }),
  });
  const persons = h("div");
  const places = h("div");
  const kinds = h("div");
  const list = h("div");

  fill(
    root,
    h("section", { class: "card controls", "aria-label": "Choose meetings" }, h("p", null, number, " in these cables"), h("div", { class: "control-row" }, slider.node, statuses.node, interval.node), chips.node),
    timeline.node,
    h("section", { class: "card" }, h("h2", null, "The meetings"), list),
    web.node,
    h("div", { class: "columns" }, h("section", { class: "card" }, h("h2", null, "Persons met"), persons), h("section", { class: "card" }, h("h2", null, "Places"), h("p", { class: "note" }, "As the sentences name them."), places, h("h2", null, "How"), kinds)),
    where.node,
  );

  async function rows(page) {
    const [titles, texts] = await Promise.all([titlesOf(meta, page.map((no) => events.cable[no])), textsOf(meta, "meeting-texts", page)]);
    return page.map((no, i) => [
      { class: "nowrap", cells: when(events, no) },
      [events.place[no] ?? h("span", { class: "soft" }, "place not told"), h("div", { class: "soft" }, `${words(events.kind[no])}, ${events.status[no]}`)],
      withWhom(no),
      { class: "wide", cells: [h("q", null, texts[i].evidence.trim().replace(/\s+/g, " ")), h("div", { class: "soft" }, h("a", { href: `${cableLink(titles[i].id)}#p${texts[i].paragraphs?.[0] ?? 1}` }, titles[i].id), ` · ${meta.posts[facts.post[events.cable[no]]].name} · rule “${texts[i].rule}” · ${percent(events.confidence[no] / 1000)}`)] },
    ]);
  }

  function withWhom(no) {
    const named = [...itemsOf(events.officials, no)];
    return named.length ? h("ul", null, named.map((official) => h("li", null, people.is_protected[official] ? people.name[official] : h("a", { href: `officials.html?${new URLSearchParams({ of: people.key[official] })}` }, people.name[official]), h("span", { class: "soft" }, ` ${people.title[official] ?? ""}`)))) : h("span", { class: "soft" }, "not named");
  }

  function show() {
    by = INTERVALS.includes(state.one("by")) ? state.one("by") : "year";
    slider.show();
    interval.show(by);
    statuses.show(state.one("status"));
    chips.show();
    const mask = maskOf(facts, meta, filterOf(state, meta));
    const least = leastOf(state);
    const personNo = state.all("person").map((key) => people.key.indexOf(key));
    const tests = {
      status: state.one("status") ? (no) => events.status[no] === state.one("status") : null,
      kind: state.all("kind").length ? (no) => state.has("kind", events.kind[no]) : null,
      place: state.all("place").length ? (no) => state.has("place", events.place[no]) : null,
      person: personNo.length ? (no) => personNo.every((person) => itemsOf(events.officials, no).includes(person)) : null,
    };
    const passing = (ignored = null) => chosenEvents(events, mask, least, (no) => Object.entries(tests).every(([key, test]) => key === ignored || !test || test(no)));
    const chosen = passing();
    number.dataset.count = String(chosen.length);
    fill(number, counted(chosen.length, "meeting"));

    const counts = new Map(tally(chosen.filter((no) => events.date_key[no] > 0), (no) => periodOf(events.date_key[no], by)));
    const listed = [...counts].sort((a, b) => a[0] - b[0]).map(([period, value]) => ({ period, value, date: startOf(period, by) }));
    const span = mainSpan(counts);
    drawn = listed.filter((row) => row.period >= span.from);
    const dated = listed.reduce((sum, row) => sum + row.value, 0);
    timeline.update({
      columns: [by, "meetings"],
      rows: listed.map((row) => [codeOf(row.period, by), row.value]),
      note: `By the day of the meeting. ${chosen.length > dated ? `${count(chosen.length - dated)} without a known day are not drawn. ` : ""}${span.before ? `${counted(span.before, "meeting")} before ${nameOf(span.from, by)} in the table only.` : ""}`,
    });

    const byPost = tally(chosen, (no) => facts.post[events.cable[no]]);
    spots = byPost.filter(([no]) => Number.isFinite(meta.posts[no].latitude)).map(([no, value]) => ({ ...meta.posts[no], name: meta.posts[no].city ?? meta.posts[no].name, value, label: `${meta.posts[no].name}: ${counted(value, "meeting")}` }));
    where.update({ rows: byPost.map(([no, value]) => [meta.posts[no].name, value]), note: "By the post that reports, which is where most of them took place." });

    const pairs = new Map();
    for (const no of chosen) {
      const named = [...itemsOf(events.officials, no)].filter((official) => !people.is_protected[official]).sort((a, b) => a - b);
      for (let i = 0; i < named.length && named.length <= 12; i++) for (let j = i + 1; j < named.length; j++) pairs.set(`${named[i]} ${named[j]}`, (pairs.get(`${named[i]} ${named[j]}`) ?? 0) + 1);
    }
    ties = [...pairs].map(([pair, value]) => ({ source: Number(pair.split(" ")[0]), target: Number(pair.split(" ")[1]), value })).sort((a, b) => b.value - a.value || a.source - b.source || a.target - b.target);
    web.update({ rows: ties.map((tie) => [people.name[tie.source], people.name[tie.target], tie.value]), note: `Officials named in the same meeting; the strongest ties of ${count(ties.length)} are drawn. Meetings of more than twelve are left out.` });

    const button = (key, value, label, n, name) => ({ label, name, value: n, chosen: state.has(key, value), pick: () => state.toggle(key, value) });
    fill(persons, bars(tally(passing("person"), (no) => [...itemsOf(events.officials, no)]).filter(([no]) => !people.is_protected[no]).map(([no, n]) => button("person", people.key[no], people.name[no], n, people.title[no] ?? countryOf(meta, people.country[no]))), { caption: "Meetings by person", first: 14 }));
    fill(places, bars(tally(passing("place"), (no) => events.place[no]).map(([place, n]) => button("place", place, place, n)), { caption: "Meetings by place", first: 8, empty: "No place is told." }));
    fill(kinds, bars(tally(passing("kind"), (no) => events.kind[no]).map(([kind, n]) => button("kind", kind, kind === "unknown" ? "not told" : words(kind), n)), { caption: "Meetings by kind" }));
    fill(list, growing({ title: "Meetings", columns: ["When", "Where and how", "With", "The sentence"], items: [...chosen].reverse(), render: rows, one: "meeting", empty: "No meeting passes these filters. Lower the confidence or take a filter away." }));
  }
  state.onChange(show);
  show();
}

export function when(events, no) {
  const key = events.date_key[no];
  if (key < 0) return h("span", { class: "soft" }, "day not told");
  const precision = events.precision[no];
  return ["month", "year"].includes(precision) ? asPrecise(key, precision) : h("time", { datetime: iso(key) }, iso(key));
}
