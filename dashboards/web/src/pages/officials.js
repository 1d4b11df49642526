// Officials: a ranking, a pasted list as a table, and the page of one.
import { fill, h } from "../dom.js";
import { filterOf, maskOf, periodsOf, total } from "../facts.js";
import { countryOf, readMentions, tally } from "../events.js";
import { columns } from "../charts.js";
import { figure, tableOf } from "../figure.js";
import { ranking } from "../bars.js";
import { growing } from "../growing.js";
import { listing } from "../listing.js";
import { clean, count, counted, iso, words } from "../format.js";
import { codeOf, mainSpan, nameOf, startOf } from "../periods.js";
import { sentence, textsOf, when, withWhom } from "./meetings.js";
import { whoAndWhom } from "./requests.js";

const FIRST = 25;
const MOST_RANKED = 400;
const MOST_ASKED = 200;
const MOST_ALIKE = 8;

export async function officials(context) {
  const { people, state } = context;
  let shown = null;
  let redraw = null;
  async function show() {
    const key = state.one("of");
    if (shown === key) return redraw?.();
    shown = key;
    redraw = null;
    const page = key ? await people.page(key) : null;
    if (shown !== key) return null;
    redraw = page ? one(context, page) : index(context, key);
    return redraw();
  }
  state.onChange(show);
  await show();
}

/** How many cables of a mask name each official. */
function namedIn(mentions, people, mask) {
  const counts = new Uint32Array(people.size);
  for (let i = 0; i < mask.length; i++) if (mask[i]) for (let at = mentions.start[i]; at < mentions.start[i + 1]; at++) counts[mentions.values[at]]++;
  return counts;
}

function index(context, missing) {
  const { facts, meta, root, state, people } = context;
  document.querySelector("h1").textContent = "Officials";
  let mentions = null;
  const foremost = ranking(context, { id: "foremost", title: "Named most often", of: "official", note: "By cables that pass the filters and name them; signers and classifying officers are left out.", first: FIRST });
  const area = h("textarea", { id: "names", rows: "5", placeholder: "One name a line, as “Villem Harkmaa” or “Harkmaa”", "aria-label": "Names, one a line" });
  const form = h("form", { onsubmit: (event) => { event.preventDefault(); state.set({ name: area.value.split("\n").map((line) => line.trim()).filter(Boolean).slice(0, MOST_ASKED) }); } }, area, h("div", { class: "tools" }, h("button", { class: "tool" }, "Look them up")));
  let rows = [];
  const result = figure(context, { id: "asked", title: "The names asked for", columns: ["asked", "official", "country", "title", "cables", "meetings", "requests"], draw: () => (rows.length ? h("div", { class: "table-box", tabindex: "0", role: "region", "aria-label": "Officials asked for" }, tableOf(["asked", "official", "country", "title", "cables", "meetings", "requests"], rows.map((row) => row.shown))) : null), empty: "Paste names above.", picture: false });
  fill(
    root,
    missing && h("p", { class: "problem", role: "alert" }, "No such official is here."),
    h("section", { class: "card" }, h("h2", null, "Look up a list of names"), h("p", { class: "note" }, "Whole names first, then last names; spelling counts, accents and case do not."), form),
    result.node,
    foremost.node,
  );
  let turn = 0;
  return async function draw() {
    const mine = ++turn;
    const mask = maskOf(facts, meta, filterOf(state, meta));
    const asked = state.all("name");
    if (document.activeElement !== area) area.value = asked.join("\n");
    result.node.hidden = !asked.length;
    // Who is named most often in all cables stands in the list itself: only a choice of cables has to be counted.
    const everything = total(mask) === facts.size;
    let counts = null;
    if (!everything) {
      mentions ??= await readMentions();
      counts = namedIn(mentions, people, mask);
    }
    const top = counts ? [...counts.keys()].filter((no) => counts[no]).sort((a, b) => counts[b] - counts[a] || a - b).slice(0, MOST_RANKED) : Array.from({ length: Math.min(people.size, MOST_RANKED) }, (_, no) => no);
    await people.read(top.slice(0, FIRST));
    if (mine !== turn) return;
    const bar = (no) => ({ label: people.name(no), name: [people.title(no), people.country(no) && countryOf(meta, people.country(no))].filter(Boolean).join(", "), value: counts ? counts[no] : people.cables(no), pick: () => { location.href = state.link("officials.html", { of: people.key(no) }); } });
    const rest = async () => {
      await people.read(top);
      return top.slice(FIRST).map(bar).filter((row) => row.value);
    };
    foremost.update(top.slice(0, FIRST).map(bar).filter((row) => row.value), top.length > FIRST ? { size: top.length - FIRST, rows: rest } : null);
    if (asked.length) await lookUp(asked, mask, () => mine === turn);
  };

  async function lookUp(asked, mask, current) {
    const found = await Promise.all(asked.map((name) => people.called(name)));
    if (!current()) return;
    const passing = (list, cableOf) => (list ?? []).filter((each) => mask[cableOf(each)]).length;
    rows = asked.flatMap((name, i) => {
      if (!found[i].length) return [{ plain: [name, "not found", "", "", 0, 0, 0], shown: [name, h("em", { class: "soft" }, "not found"), "–", "–", 0, 0, 0] }];
      const counted_ = found[i].map((each) => ({ ...each, named: passing(each.cables, (cable) => cable), met: passing(each.meetings, ([, cable]) => cable), asks: passing(each.requests, ([, cable]) => cable) }));
      return counted_.sort((a, b) => b.named - a.named).slice(0, MOST_ALIKE).map((each) => {
        const rest = [each.country ? countryOf(meta, each.country) : null, each.title, each.named, each.met, each.asks];
        return { plain: [name, each.name, ...rest], shown: [name, h("a", { href: state.link("officials.html", { of: each.key }) }, each.name), ...rest] };
      });
    });
    result.update({ rows: rows.map((row) => row.plain), note: "Among the cables that pass the filters." });
  }
}

function one(context, page) {
  const { facts, meta, root, state } = context;
  const held = page.titles ?? [];
  document.title = `${page.name} · ${meta.build.title}`;
  document.querySelector("h1").textContent = page.name;
  fill(document.getElementById("lead"), [page.title, page.country && countryOf(meta, page.country), page.sector !== "unknown" && words(page.sector ?? "unknown")].filter(Boolean).join(" · "));
  let drawn = [];
  const timeline = figure(context, { id: "mentions", title: "Cables that name this official", columns: ["year", "cables"], draw: ({ width, colours, still }) => columns({ rows: drawn, width, colours, by: "year", still, height: 220, label: (row) => `${row.period}: ${counted(row.value, "cable")}` }) });
  const numbers = h("dl", { class: "numbers" });
  const posts = ranking(context, { id: "posts", title: "Posts reporting", of: "post", first: 8 });
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
      posts.node,
    ),
    h("section", { class: "card" }, h("h2", null, "Meetings"), met),
    h("section", { class: "card" }, h("h2", null, "Requests"), asks),
    cables,
  );
  return function draw() {
    const mask = maskOf(facts, meta, filterOf(state, meta));
    const places = (page.cables ?? []).filter((cable) => mask[cable]);
    const chosen = (events) => (events ?? []).filter(([, cable]) => mask[cable]).map(([no]) => no);
    const present = chosen(page.meetings);
    const asked = chosen(page.requests);
    const number = (id, label, value) => h("div", null, h("dt", null, label), h("dd", { id }, count(value)));
    fill(numbers, number("n-cables", "Cables", places.length), number("n-meetings", "Meetings", present.length), number("n-requests", "Requests", asked.length));
    const years = periodsOf(facts, "year");
    const counts = new Map(tally(places.filter((i) => years[i] > 0), (i) => years[i]));
    const listed = [...counts].sort((a, b) => a[0] - b[0]);
    const span = mainSpan(counts);
    drawn = listed.filter(([year]) => year >= span.from).map(([period, value]) => ({ period, value, date: startOf(period, "year") }));
    timeline.update({ rows: listed.map(([period, value]) => [codeOf(period, "year"), value]), note: span.before ? `${counted(span.before, "cable")} before ${nameOf(span.from, "year")} in the table only.` : "" });
    posts.update(tally(places, (i) => facts.post[i]).map(([post, n]) => ({ label: meta.posts[post].name, value: n, chosen: state.has("post", meta.posts[post].code), pick: () => state.toggle("post", meta.posts[post].code) })));
    fill(met, growing({ title: "Meetings", one: "meeting", page: 10, empty: "No meeting names this official.", columns: ["When", "Where", "With", "The sentence"], items: present, render: async (items) => {
      const texts = await textsOf(meta, "meeting-texts", items);
      return texts.map((text) => [{ class: "nowrap", cells: when(text.date, text.precision, text.is_day_taken) }, text.place, withWhom(text.officials, state.one("of")), { class: "wide", cells: sentence(text) }]);
    } }));
    fill(asks, growing({ title: "Requests", one: "request", page: 10, empty: "No request names this official.", columns: ["Cable of", "Who and whom", "For what", "The sentence"], items: asked, render: async (items) => {
      const texts = await textsOf(meta, "request-texts", items);
      return texts.map((text) => [{ class: "nowrap", cells: iso(text.date) || "no date" }, whoAndWhom(text), clean(text.action), { class: "wide", cells: sentence(text) }]);
    } }));
    fill(cables, listing(context, { places, title: "Cables" }));
  };
}
