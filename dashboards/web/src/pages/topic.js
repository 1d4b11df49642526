// The page of one tag and the page of one post: the same questions asked of another column.
import { fill, h } from "../dom.js";
import { columnsOf } from "../data.js";
import { byColumn, byTag, filterOf, fittingInterval, hasTag, maskOf, periodsOf, total } from "../facts.js";
import { countryOf, readMeetings, readRequests, tally, tallyItems } from "../events.js";
import { personLink } from "../people.js";
import { heat, lines, THIN } from "../charts.js";
import { figure, tableOf } from "../figure.js";
import { ranking } from "../bars.js";
import { listing } from "../listing.js";
import { segments } from "../controls.js";
import { map, readLand } from "../places.js";
import { yearChanges, LEAST } from "../changes.js";
import { count, counted, percent } from "../format.js";
import { codeOf, fromCode, INTERVALS, mainSpan, nameOf, startOf } from "../periods.js";

const HEAT_ROWS = 14;
const MOST_MET = 60;

export const tagPage = (context) => topic(context, "tag");
export const postPage = (context) => topic(context, "post");

async function topic(context, kind) {
  const { facts, meta, root, state } = context;
  const items = kind === "tag" ? meta.tags : meta.posts;
  const places = kind === "tag" ? meta.tagNo : meta.postNo;
  let shown = null;
  let redraw = null;
  async function show() {
    const code = state.one("of");
    if (shown === code) return redraw?.();
    shown = code;
    const no = places.get(code);
    redraw = no === undefined ? index(context, kind, items, code) : await one(context, kind, items[no], no);
    await redraw();
  }
  state.onChange(() => show());
  await show();
}

/** All tags or posts with their counts under the filters. */
function index({ facts, meta, root, state }, kind, items, code) {
  document.querySelector("h1").textContent = kind === "tag" ? "Tags" : "Posts";
  fill(document.getElementById("lead"), `Choose a ${kind} to see its own page.`);
  const find = h("input", { type: "search", placeholder: kind === "tag" ? "ENRG, terrorism …" : "Ankara, Brazil …", "aria-label": `Find a ${kind}` });
  const list = h("ul", { class: "index-list" });
  find.addEventListener("input", draw);
  fill(root, code && h("p", { class: "problem", role: "alert" }, `No ${kind} here is called ${code}.`), h("section", { class: "card" }, h("div", { class: "control-row" }, h("label", { class: "field" }, h("span", null, "Find"), find)), h("br"), list));
  function draw() {
    const mask = maskOf(facts, meta, filterOf(state, meta));
    const counts = kind === "tag" ? byTag(facts, meta, mask) : byColumn(facts.post, items.length, mask);
    const wanted = find.value.trim().toLowerCase();
    const rows = items.map((item, no) => ({ item, n: counts[no] })).filter(({ item, n }) => n && `${item.code} ${item.name} ${item.countryName ?? ""}`.toLowerCase().includes(wanted)).sort((a, b) => b.n - a.n);
    fill(list, rows.map(({ item, n }) => h("li", null, h("a", { href: state.link(`${kind}.html`, { of: item.code }) }, kind === "tag" ? [item.code, h("span", { class: "soft" }, ` ${item.name}`)] : item.name), h("span", { class: "soft" }, count(n)))));
    if (!rows.length) fill(list, h("li", { class: "empty" }, "None passes the filters."));
  }
  return draw;
}

async function one(context, kind, item, no) {
  const { facts, meta, root, state } = context;
  const isTag = kind === "tag";
  const name = isTag ? item.code : item.name;
  const has = isTag ? (i) => hasTag(facts, i, no) : (i) => facts.post[i] === no;
  const usual = fittingInterval(facts);
  document.title = `${name} · ${meta.build.title}`;
  document.querySelector("h1").textContent = name;
  fill(document.getElementById("lead"), isTag ? [item.description?.replaceAll("--", ": ") || "A tag that the vocabulary does not know", ` (${item.kind} tag)`] : [item.city, item.countryName, item.region].filter(Boolean).join(" · "));

  const extra = isTag ? null : await postParts(context, item, no);
  let by = usual;
  let share = false;
  let series = [];
  let cells = [];
  const measure = segments("Measure", [["count", "Count"], ["share", "Share"]], (value) => state.set({ measure: value === "count" ? null : value }));
  const interval = segments("Interval", INTERVALS.map((each) => [each, each]), (value) => state.set({ by: value === usual ? null : value, at: null }));
  const trend = figure(context, {
    id: "trend",
    title: "Trend",
    columns: [],
    draw: ({ width, colours, still }) => {
      const plot = lines({ series, width, colours, share, still, marked: at() === null ? null : startOf(at(), atInterval()) });
      if (plot && !still) plot.addEventListener("click", () => plot.value && state.set({ at: codeOf(plot.value.period, by) }));
      return plot;
    },
  });
  trend.node.querySelector("h2").after(h("div", { class: "control-row" }, measure.node, interval.node));
  const heatMap = figure(context, { id: "heat", title: isTag ? "Posts by year" : "Tags by year", columns: [isTag ? "post" : "tag", "year", "cables"], draw: ({ width, colours, still }) => heat({ rows: cells, width, colours, left: width < 500 ? 96 : 160, still }) });
  const numbers = h("dl", { class: "numbers" });
  const together = ranking(context, { id: "together", title: isTag ? "Tags that occur together" : "Its tags", of: "tag", note: "Among its cables; in brackets how many times as often as among all that pass the filters.", empty: "No other tag." });
  const changes = h("div", { class: "changes" });
  const behind = h("div", { id: "behind" });
  fill(
    root,
    numbers,
    trend.node,
    behind,
    heatMap.node,
    h(
      "div",
      { class: "columns" },
      together.node,
      h("section", { class: "card" }, h("h2", null, "Biggest changes"), h("p", { class: "note" }, `Its share of all cables from one year to the next, where both years have ${LEAST} cables or more. Choose one to see the cables behind it.`), changes),
    ),
    extra?.nodes,
  );

  const at = () => fromCode(state.one("at"), state.one("at").length === 4 && by !== "year" ? "year" : by);
  const atInterval = () => (state.one("at").length === 4 ? "year" : by);

  return function draw() {
    by = INTERVALS.includes(state.one("by")) ? state.one("by") : usual;
    share = state.one("measure") === "share";
    measure.show(share ? "share" : "count");
    interval.show(by);
    const all = maskOf(facts, meta, filterOf(state, meta, { without: { kind, no } }));
    const own = Uint8Array.from(all, (on, i) => (on && has(i) ? 1 : 0));
    const n = total(own);
    const of = total(all);

    const periods = periodsOf(facts, by);
    const counts = new Map();
    const wholes = new Map();
    let first = Infinity;
    let last = -Infinity;
    for (let i = 0; i < all.length; i++) {
      const period = periods[i];
      if (!all[i] || period < 0) continue;
      first = Math.min(first, period);
      last = Math.max(last, period);
      wholes.set(period, (wholes.get(period) ?? 0) + 1);
      if (own[i]) counts.set(period, (counts.get(period) ?? 0) + 1);
    }
    const points = [];
    for (let period = first; period <= last; period++) {
      const whole = wholes.get(period) ?? 0;
      const value = counts.get(period) ?? 0;
      if (share && !whole) continue;
      points.push({ period, date: startOf(period, by), n: value, all: whole, value: share ? value / whole : value, thin: whole < THIN, label: `${nameOf(period, by)}\n${counted(value, "cable")} of ${count(whole)}${whole ? ` · ${percent(value / whole)}` : ""}` });
    }
    const span = mainSpan(wholes);
    series = points.length ? [{ name, points: points.filter((point) => point.period >= span.from) }] : [];
    trend.update({
      title: `${name}: ${share ? "share of cables" : "cables"} by ${by}`,
      columns: [by, "cables", "of", "share"],
      rows: points.map((point) => [codeOf(point.period, by), point.n, point.all, point.all ? Number((point.n / point.all).toFixed(6)) : null]),
      note: `${share ? `Share of the cables that pass the filters. Grey with hollow points: fewer than ${THIN} cables. ` : ""}${span.before ? `${counted(span.before, "cable")} before ${nameOf(span.from, by)} in the table only. ` : ""}Choose a point to list its cables.`,
    });

    const number = (id, label, value, note) => h("div", null, h("dt", null, label), h("dd", { id }, value, note && h("small", null, note)));
    const sum = (column) => own.reduce((acc, on, i) => (on ? acc + column[i] : acc), 0);
    fill(numbers, number("n-cables", "Cables", count(n), `${percent(n / of)} of ${count(of)}`), number("n-meetings", "Meetings", count(sum(facts.meetings)), "reported in them"), number("n-requests", "Requests", count(sum(facts.requests)), `${percent(sum(facts.answered) / sum(facts.requests))} with an answer told`), !isTag && extra.number());

    const years = periodsOf(facts, "year");
    const rowsOf = isTag ? byColumn(facts.post, meta.posts.length, own) : byTag(facts, meta, own);
    const top = [...rowsOf.keys()].filter((place) => rowsOf[place]).sort((a, b) => rowsOf[b] - rowsOf[a]).slice(0, HEAT_ROWS);
    const grid = new Map();
    const add = (place, year) => grid.set(`${place} ${year}`, (grid.get(`${place} ${year}`) ?? 0) + 1);
    const wanted = new Set(top);
    const ownYears = new Map();
    for (let i = 0; i < own.length; i++) {
      if (!own[i] || years[i] < 0) continue;
      ownYears.set(years[i], (ownYears.get(years[i]) ?? 0) + 1);
      if (isTag) { if (wanted.has(facts.post[i])) add(facts.post[i], years[i]); }
      else for (let t = facts.tagStart[i]; t < facts.tagStart[i + 1]; t++) if (wanted.has(facts.tag[t])) add(facts.tag[t], years[i]);
    }
    const heatFrom = mainSpan(ownYears).from;
    const lastYear = Math.max(...ownYears.keys());
    const most = Math.max(1, ...grid.values());
    const label = (place) => (isTag ? meta.posts[place].name.replace(/^Embassy /, "") : meta.tags[place].code);
    cells = [];
    for (const place of top) for (let year = heatFrom; year <= lastYear && heatFrom > 0; year++) {
      const value = grid.get(`${place} ${year}`) ?? 0;
      cells.push({ x: year, y: label(place), value, strong: Math.sqrt(value / most) > 0.7, label: `${label(place)}, ${year}: ${counted(value, "cable")}` });
    }
    heatMap.update({
      rows: [...grid].map(([key, value]) => { const [place, year] = key.split(" ").map(Number); return [label(place), year, value]; }).sort((a, b) => a[1] - b[1] || String(a[0]).localeCompare(b[0])),
      note: `The ${Math.min(HEAT_ROWS, top.length)} ${isTag ? "posts" : "tags"} with most of its cables.`,
    });

    const among = byTag(facts, meta, own);
    const general = byTag(facts, meta, all);
    together.update(
        [...among.keys()].filter((tag) => among[tag] && !(isTag && tag === no)).sort((a, b) => among[b] - among[a]).map((tag) => ({ label: meta.tags[tag].code, name: `${meta.tags[tag].name} (×${((among[tag] / n) / (general[tag] / of)).toFixed(1)})`, value: among[tag], pick: () => { location.href = state.link("tag.html", { of: meta.tags[tag].code }); } })),
    );
    const moved = yearChanges(facts, all, has).filter((change) => change.before !== change.after).slice(0, 8);
    fill(
      changes,
      moved.length
        ? moved.map((change) => {
            const up = change.after > change.before;
            return h("button", { type: "button", class: "change", onclick: () => state.set({ at: String(change.year) }) }, h("span", null, `${change.year - 1} → ${change.year}`), h("span", null, `${percent(change.before)} → ${percent(change.after)}`), h("strong", { class: up ? "up" : "down" }, `${up ? "+" : "−"}${(100 * Math.abs(change.after - change.before)).toFixed(1)} points`));
          })
        : h("p", { class: "empty" }, "No two years in a row are dense enough to be compared."),
    );
    const period = at();
    if (period === null) fill(behind);
    else {
      const which = periodsOf(facts, atInterval());
      const found = [];
      for (let i = 0; i < own.length; i++) if (own[i] && which[i] === period) found.push(i);
      fill(behind, listing(context, { places: found, title: `${name}, ${nameOf(period, atInterval())}`, onClose: () => state.set({ at: null }) }));
    }
    return extra?.draw(own);
  };
}

/** What only a post has: its place, whom it met, requests, and how much of its traffic is here. */
async function postParts(context, post, no) {
  const { facts, meta, people } = context;
  const [meetings, requests, coverage] = await Promise.all([readMeetings(), readRequests(), columnsOf("coverage"), readLand()]);
  const years = [];
  const { post_no: posts, year, serials_seen: seen, highest_serial: highest } = coverage;
  for (let i = 0; i < coverage.size; i++) if (posts[i] === no) years.push([Number(year[i]), Number(seen[i]), Number(highest[i])]);
  const serials = years.reduce((sum, row) => [sum[0] + row[1], sum[1] + row[2]], [0, 0]);
  const where = Number.isFinite(post.latitude) ? figure(context, { id: "map", title: "Where it is", columns: ["post", "latitude", "longitude"], draw: ({ width, colours, still }) => map({ rows: [{ ...post, value: 1, name: post.city ?? post.name, label: post.name }], width, colours, still }) }) : null;
  where?.update({ rows: [[post.name, post.latitude, post.longitude]] });
  const met = ranking(context, { id: "met", title: "Officials met", of: "official", measure: "meetings", note: "Named in the meetings that it reports.", first: 10, empty: "No official is named in a meeting." });
  let latest = null;
  const asked = (id, title, note) => ranking(context, { id, title, of: "country", measure: "requests", note, first: 8, empty: "None was found." });
  const made = asked("made", "Requests of the United States", "By who is asked, in its cables.");
  const received = asked("received", "Requests to the United States", "By who asks, in its cables.");
  const nodes = [
    h("div", { class: "columns" }, met.node, h("section", { class: "card" }, h("h2", null, "How much of its traffic is here"), h("p", { class: "note" }, "Serial numbers run from 1 each year: the highest one seen is the least that it sent."), years.length ? h("div", { class: "table-box", tabindex: "0", role: "region", "aria-label": "Serials by year" }, tableOf(["year", "serials here", "highest serial", "share at most"], years.map((row) => [h("span", null, row[0]), row[1], row[2], percent(row[1] / row[2])]))) : h("p", { class: "empty" }, "No serial is known."))),
    h("div", { class: "columns" }, received.node, made.node),
    where?.node,
  ];
  const link = (page, more) => () => { location.href = `${page}?${new URLSearchParams({ post: post.code, ...more })}`; };
  return {
    nodes,
    number: () => h("div", null, h("dt", null, "Serials here"), h("dd", { id: "n-serials" }, percent(serials[0] / serials[1]), h("small", null, `${count(serials[0])} of at least ${count(serials[1])}`))),
    async draw(own) {
      const rows = [];
      latest = rows;
      for (let i = 0; i < meetings.size; i++) if (own[meetings.cable[i]]) rows.push(i);
      const foremost = tallyItems(rows, meetings.officials).slice(0, MOST_MET);
      const bar = ([official, n]) => ({ label: people.name(official), name: people.title(official) ?? "", value: n, pick: () => { location.href = personLink(people.key(official)); } });
      const asks = [];
      for (let i = 0; i < requests.size; i++) if (own[requests.cable[i]]) asks.push(i);
      const button = (key) => ([code, n]) => ({ label: countryOf(meta, code === "?" ? null : code), value: n, pick: link("requests.html", { [key]: code === "?" ? "unknown" : code }) });
      received.update(tally(asks.filter((row) => requests.addressee_country[row] === "US"), (row) => requests.requester_country[row] ?? "?").map(button("asker")));
      made.update(tally(asks.filter((row) => requests.requester_country[row] === "US"), (row) => requests.addressee_country[row] ?? "?").map(button("asked")));
      await people.read(foremost.map(([official]) => official));
      if (rows === latest) met.update(foremost.map(bar));
    },
  };
}
