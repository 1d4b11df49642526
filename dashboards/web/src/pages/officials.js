// Officials: a ranking, a pasted list as a table, and the page of one.
import { fill, h } from "../dom.js";
import { arrow, json, shardOf } from "../data.js";
import { filterOf, maskOf, periodsOf } from "../facts.js";
import { countryOf, itemsOf, meetingFacts, mentionFacts, officialFacts, requestFacts, tally } from "../events.js";
import { columns } from "../charts.js";
import { figure, tableOf } from "../figure.js";
import { bars } from "../bars.js";
import { growing } from "../growing.js";
import { cableLink, listing, titlesOf } from "../listing.js";
import { count, counted, iso, percent, words } from "../format.js";
import { codeOf, mainSpan, nameOf, startOf } from "../periods.js";
import { textsOf, when } from "./meetings.js";

const MOST_ASKED = 200;

export async function officials(context) {
  const { root, state } = context;
  const [people, mentions, meetings, requests] = await Promise.all([arrow("officials").then(officialFacts), arrow("mentions").then(mentionFacts), arrow("meetings").then(meetingFacts), arrow("requests").then(requestFacts)]);
  const all = { ...context, people, mentions, meetings, requests };
  let shown = null;
  let redraw = null;
  async function show() {
    const key = state.one("of");
    if (shown === key) return redraw();
    shown = key;
    const no = key ? people.key.indexOf(key) : -1;
    redraw = no >= 0 && !people.is_protected[no] ? await one(all, no) : index(all, key);
    redraw();
  }
  state.onChange(() => show());
  await show();
}

/** How many cables of a mask name each official. */
function namedIn({ mentions, people }, mask) {
  const counts = new Uint32Array(people.size);
  for (let i = 0; i < mask.length; i++) if (mask[i]) for (const no of itemsOf(mentions, i)) counts[no]++;
  return counts;
}

const fold = (name) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

function index(context, missing) {
  const { facts, meta, root, state, people, meetings, requests } = context;
  document.querySelector("h1").textContent = "Officials";
  const ranking = h("div");
  const area = h("textarea", { id: "names", rows: "5", placeholder: "One name a line, as “Villem Harkmaa” or “Harkmaa”", "aria-label": "Names, one a line" });
  const form = h("form", { onsubmit: (event) => { event.preventDefault(); state.set({ name: area.value.split("\n").map((line) => line.trim()).filter(Boolean).slice(0, MOST_ASKED) }); } }, area, h("div", { class: "tools" }, h("button", { class: "tool" }, "Look them up")));
  let rows = [];
  const result = figure(context, { id: "asked", title: "The names asked for", columns: ["asked", "official", "country", "title", "cables", "meetings", "requests"], draw: () => (rows.length ? h("div", { class: "table-box", tabindex: "0", role: "region", "aria-label": "Officials asked for" }, tableOf(["asked", "official", "country", "title", "cables", "meetings", "requests"], rows.map((row) => row.shown))) : null), empty: "Paste names above.", picture: false });
  const folded = Array.from(people.name, fold);
  fill(
    root,
    missing && h("p", { class: "problem", role: "alert" }, "No such official is here."),
    h("section", { class: "card" }, h("h2", null, "Look up a list of names"), h("p", { class: "note" }, "Whole names first, then last names; spelling counts, accents and case do not."), form),
    result.node,
    h("section", { class: "card" }, h("h2", null, "Named most often"), h("p", { class: "note" }, "By cables that pass the filters and name them; signers and classifying officers are left out."), ranking),
  );
  return function draw() {
    const mask = maskOf(facts, meta, filterOf(state, meta));
    const counts = namedIn(context, mask);
    const asked = state.all("name");
    if (document.activeElement !== area) area.value = asked.join("\n");
    result.node.hidden = !asked.length;
    if (asked.length) {
      const met = new Uint32Array(people.size);
      for (let i = 0; i < meetings.size; i++) if (mask[meetings.cable[i]]) for (const no of itemsOf(meetings.officials, i)) met[no]++;
      const asks = new Uint32Array(people.size);
      for (let i = 0; i < requests.size; i++) if (mask[requests.cable[i]]) for (const no of new Set([requests.requester_official[i], requests.addressee_official[i]])) if (no >= 0) asks[no]++;
      rows = asked.flatMap((name) => {
        const wanted = fold(name);
        const open = (no) => !people.is_protected[no];
        let found = folded.flatMap((each, no) => (each === wanted && open(no) ? [no] : []));
        if (!found.length) found = folded.flatMap((each, no) => (each.endsWith(` ${wanted}`) && open(no) ? [no] : []));
        found = found.sort((a, b) => counts[b] - counts[a]).slice(0, 8);
        if (!found.length) return [{ plain: [name, "not found", "", "", 0, 0, 0], shown: [name, h("em", { class: "soft" }, "not found"), "–", "–", 0, 0, 0] }];
        return found.map((no) => {
          const rest = [countryOf(meta, people.country[no]), people.title[no] ?? "", counts[no], met[no], asks[no]];
          return { plain: [name, people.name[no], ...rest], shown: [name, h("a", { href: state.link("officials.html", { of: people.key[no] }) }, people.name[no]), ...rest] };
        });
      });
      result.update({ rows: rows.map((row) => row.plain), note: "Among the cables that pass the filters." });
    }
    const top = [...counts.keys()].filter((no) => counts[no] && !people.is_protected[no]).sort((a, b) => counts[b] - counts[a] || a - b).slice(0, 400);
    fill(ranking, bars(top.map((no) => ({ label: people.name[no], name: [people.title[no], countryOf(meta, people.country[no])].filter((each) => each && each !== "not known").join(", "), value: counts[no], pick: () => { location.href = state.link("officials.html", { of: people.key[no] }); } })), { caption: "Officials by cables", first: 25 }));
  };
}

async function one(context, no) {
  const { facts, meta, root, state, people, mentions, meetings, requests } = context;
  const key = people.key[no];
  const held = (await json(`titles-held/${shardOf(key, meta.officialShards)}`))[key] ?? [];
  document.title = `${people.name[no]} · ${meta.build.title}`;
  document.querySelector("h1").textContent = people.name[no];
  fill(document.getElementById("lead"), [people.title[no], people.country[no] && countryOf(meta, people.country[no]), people.sector[no] !== "unknown" && words(people.sector[no])].filter(Boolean).join(" · "));
  let drawn = [];
  const timeline = figure(context, { id: "mentions", title: "Cables that name this official", columns: ["year", "cables"], draw: ({ width, colours, still }) => columns({ rows: drawn, width, colours, by: "year", still, height: 220, label: (row) => `${row.period}: ${counted(row.value, "cable")}` }) });
  const numbers = h("dl", { class: "numbers" });
  const posts = h("div");
  const met = h("div");
  const asks = h("div");
  const cables = h("div");
  fill(
    root,
    numbers,
    timeline.node,
    h(
      "div",
      { class: "columns" },
      h("section", { class: "card" }, h("h2", null, "Titles given"), held.length ? h("div", { class: "table-box", tabindex: "0", role: "region", "aria-label": "Titles" }, tableOf(["title", "from", "to", "cables"], held.map((each) => [each.title, each.first ?? "–", each.last ?? "–", each.cables]))) : h("p", { class: "empty" }, "No cable gives a title.")),
      h("section", { class: "card" }, h("h2", null, "Posts reporting"), posts),
    ),
    h("section", { class: "card" }, h("h2", null, "Meetings"), met),
    h("section", { class: "card" }, h("h2", null, "Requests"), asks),
    cables,
  );
  return function draw() {
    const mask = maskOf(facts, meta, filterOf(state, meta));
    const places = [];
    for (let i = 0; i < mask.length; i++) if (mask[i] && itemsOf(mentions, i).includes(no)) places.push(i);
    const present = [];
    for (let i = meetings.size - 1; i >= 0; i--) if (mask[meetings.cable[i]] && itemsOf(meetings.officials, i).includes(no)) present.push(i);
    const asked = [];
    for (let i = requests.size - 1; i >= 0; i--) if (mask[requests.cable[i]] && (requests.requester_official[i] === no || requests.addressee_official[i] === no)) asked.push(i);
    const number = (id, label, value) => h("div", null, h("dt", null, label), h("dd", { id }, count(value)));
    fill(numbers, number("n-cables", "Cables", places.length), number("n-meetings", "Meetings", present.length), number("n-requests", "Requests", asked.length));
    const years = periodsOf(facts, "year");
    const counts = new Map(tally(places.filter((i) => years[i] > 0), (i) => years[i]));
    const listed = [...counts].sort((a, b) => a[0] - b[0]);
    const span = mainSpan(counts);
    drawn = listed.filter(([year]) => year >= span.from).map(([period, value]) => ({ period, value, date: startOf(period, "year") }));
    timeline.update({ rows: listed.map(([period, value]) => [codeOf(period, "year"), value]), note: span.before ? `${counted(span.before, "cable")} before ${nameOf(span.from, "year")} in the table only.` : "" });
    fill(posts, bars(tally(places, (i) => facts.post[i]).map(([post, n]) => ({ label: meta.posts[post].name, value: n, chosen: state.has("post", meta.posts[post].code), pick: () => state.toggle("post", meta.posts[post].code) })), { caption: "Cables by post", first: 8 }));
    const clean = (text) => text.trim().replace(/\s+/g, " ");
    const cell = (titles, texts, i, share) => ({ class: "wide", cells: [h("q", null, clean(texts[i].evidence)), h("div", { class: "soft" }, h("a", { href: `${cableLink(titles[i].id)}#p${texts[i].paragraphs?.[0] ?? 1}` }, titles[i].id), ` · rule “${texts[i].rule}” · ${percent(share / 1000)}`)] });
    fill(met, growing({ title: "Meetings", one: "meeting", page: 10, empty: "No meeting names this official.", columns: ["When", "Where", "With", "The sentence"], items: present, render: async (page) => {
      const [titles, texts] = await Promise.all([titlesOf(meta, page.map((row) => meetings.cable[row])), textsOf(meta, "meeting-texts", page)]);
      return page.map((row, i) => [{ class: "nowrap", cells: when(meetings, row) }, meetings.place[row] ?? "–", [...itemsOf(meetings.officials, row)].filter((other) => other !== no).map((other) => people.name[other]).join(", ") || "–", cell(titles, texts, i, meetings.confidence[row])]);
    } }));
    fill(asks, growing({ title: "Requests", one: "request", page: 10, empty: "No request names this official.", columns: ["Cable of", "Who and whom", "For what", "The sentence"], items: asked, render: async (page) => {
      const [titles, texts] = await Promise.all([titlesOf(meta, page.map((row) => requests.cable[row])), textsOf(meta, "request-texts", page)]);
      return page.map((row, i) => [{ class: "nowrap", cells: iso(requests.date_key[row]) || "no date" }, `${requests.requester[row]} asks ${requests.addressee[row]}`, clean(texts[i].action), cell(titles, texts, i, requests.confidence[row])]);
    } }));
    fill(cables, listing(context, { places, title: "Cables" }));
  };
}
