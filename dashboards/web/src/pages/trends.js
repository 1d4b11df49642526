// Up to five tags or posts as lines, and the cables behind any point of them.
import { fill, h } from "../dom.js";
import { byColumn, byTag, filterOf, fittingInterval, hasTag, maskOf, periodsOf } from "../facts.js";
import { lines, THIN } from "../charts.js";
import { figure } from "../figure.js";
import { ranking } from "../bars.js";
import { listing } from "../listing.js";
import { count, counted, percent } from "../format.js";
import { codeOf, fromCode, INTERVALS, mainSpan, nameOf, startOf } from "../periods.js";

const MOST = 5;

export function trends(context) {
  const { facts, meta, root, state } = context;
  const usual = fittingInterval(facts);
  let series = [];
  let share = false;
  let by = usual;

  const chart = figure(context, {
    id: "trend",
    title: "Trend",
    columns: [],
    empty: "No line to draw: add a tag or a post above, or take a filter away.",
    draw: ({ width, colours, still }) => {
      const at = fromCode(state.one("at"), by);
      const plot = lines({ series, width, colours, share, events: events(), still, marked: at === null ? null : startOf(at, by) });
      if (!plot || still) return plot;
      plot.addEventListener("click", () => plot.value && pick(plot.value.no, plot.value.period));
      return walkable(plot);
    },
  });
  const measure = segments("Measure", [["count", "Count"], ["share", "Share"]], (value) => state.set({ measure: value === "count" ? null : value }));
  const interval = segments("Interval", INTERVALS.map((name) => [name, name]), (value) => state.set({ by: value === usual ? null : value, at: null, of: null }));
  const chosen = h("ul", { class: "chips lines", "aria-label": "Lines" });
  const adder = h("input", { type: "text", list: "list-line", placeholder: "ENRG, Embassy Ankara …", autocomplete: "off", spellcheck: "false" });
  const options = h("datalist", { id: "list-line" });
  const problem = h("p", { class: "filter-problem", role: "alert" });
  const eventDate = h("input", { type: "date", required: true });
  const eventLabel = h("input", { type: "text", required: true, maxlength: "40", placeholder: "Election" });
  const eventList = h("ul", { class: "chips", "aria-label": "Events" });
  const behind = h("div", { id: "behind" });
  const posts = ranking(context, { id: "posts", title: "Posts", of: "post", note: "Choose one to filter; the lines follow." });
  const tags = ranking(context, { id: "tags", title: "Tags", of: "tag", note: "Choose one to filter; the lines follow." });

  adder.addEventListener("focus", () => {
    if (!options.childElementCount)
      fill(options, meta.tags.map((tag) => h("option", { value: tag.code }, tag.description ?? "")), meta.posts.map((post) => h("option", { value: post.name }, post.code)));
  });
  adder.addEventListener("change", addLine);
  adder.addEventListener("keydown", (event) => event.key === "Enter" && addLine());

  fill(
    root,
    h(
      "section",
      { class: "card controls", "aria-label": "Lines" },
      h("div", { class: "control-row" }, h("label", { class: "field" }, h("span", null, `Add a line (${MOST} at most)`), adder, options), measure, interval),
      chosen,
      problem,
      h(
        "details",
        { class: "events" },
        h("summary", null, "Mark an event"),
        h("form", { class: "control-row", onsubmit: addEvent }, h("label", { class: "field date" }, h("span", null, "Day"), eventDate), h("label", { class: "field" }, h("span", null, "What happened"), eventLabel), h("button", { class: "tool" }, "Mark")),
        eventList,
      ),
    ),
    chart.node,
    behind,
    h(
      "div",
      { class: "columns" },
      tags.node,
      posts.node,
    ),
  );

  function segments(label, choices, act) {
    return h("div", { class: "segments", role: "group", "aria-label": label }, choices.map(([value, text]) => h("button", { type: "button", dataset: { value }, onclick: () => act(value) }, text)));
  }

  function addLine() {
    const written = adder.value.trim().toLowerCase();
    if (!written) return;
    const tag = meta.tags.find((each) => each.code.toLowerCase() === written) ?? meta.tags.find((each) => each.description?.toLowerCase() === written);
    const post = meta.posts.find((each) => each.name.toLowerCase() === written || each.code.toLowerCase() === written) ?? meta.posts.find((each) => each.name.toLowerCase().includes(written));
    const value = tag ? `tag:${tag.code}` : post ? `post:${post.code}` : null;
    const now = lineCodes();
    if (!value) fill(problem, `No tag or post here is called “${adder.value.trim()}”.`);
    else if (now.length >= MOST && !now.includes(value)) fill(problem, `Five lines are as many as can be told apart. Take one away first.`);
    else {
      fill(problem);
      adder.value = "";
      if (!now.includes(value)) state.set({ line: [...now, value], of: null, at: null });
    }
  }

  function addEvent(event) {
    event.preventDefault();
    state.set({ event: [...state.all("event"), `${eventDate.value} ${eventLabel.value.trim()}`] });
    eventLabel.value = "";
  }

  /** Lines of the address; without any, the tags or posts that are filtered; without these, the most frequent subjects. */
  function lineCodes() {
    const named = state.all("line");
    if (named.length) return named.slice(0, MOST);
    const filtered = [...state.all("tag").map((code) => `tag:${code}`), ...state.all("post").map((code) => `post:${code}`)];
    if (filtered.length) return filtered.slice(0, MOST);
    return meta.tags.filter((tag) => tag.kind === "subject").slice(0, 3).map((tag) => `tag:${tag.code}`);
  }

  function lineOf(code) {
    const [kind, name] = [code.slice(0, code.indexOf(":")), code.slice(code.indexOf(":") + 1)];
    const no = kind === "tag" ? meta.tagNo.get(name) : kind === "post" ? meta.postNo.get(name) : undefined;
    return { code, kind, no: no ?? -1, name: kind === "post" && no !== undefined ? meta.posts[no].name : name };
  }

  /** A filter on the line's own value would make every share 100 %, so it is left out of what the line is measured against. */
  const baseOf = (line) => maskOf(facts, meta, filterOf(state, meta, { without: line }));
  const carries = (line) => (line.kind === "tag" ? (i) => hasTag(facts, i, line.no) : (i) => facts.post[i] === line.no);

  function events() {
    return state
      .all("event")
      .map((text) => ({ date: new Date(`${text.slice(0, 10)}T00:00:00Z`), label: text.slice(11), text }))
      .filter((event) => !Number.isNaN(event.date.getTime()));
  }

  function seriesOf(codes) {
    const periods = periodsOf(facts, by);
    let first = Infinity;
    let last = -Infinity;
    const counted_ = codes.map(lineOf).map((line) => {
      const mask = baseOf(line);
      const has = carries(line);
      const of = new Map();
      const values = new Map();
      for (let i = 0; i < mask.length; i++) {
        const period = periods[i];
        if (!mask[i] || period < 0) continue;
        if (period < first) first = period;
        if (period > last) last = period;
        of.set(period, (of.get(period) ?? 0) + 1);
        if (has(i)) values.set(period, (values.get(period) ?? 0) + 1);
      }
      return { line, of, values };
    });
    return counted_.map(({ line, of, values }) => {
      const points = [];
      for (let period = first; period <= last; period++) {
        const all = of.get(period) ?? 0;
        const n = values.get(period) ?? 0;
        if (share && !all) continue;
        points.push({
          period,
          date: startOf(period, by),
          n,
          all,
          value: share ? n / all : n,
          thin: all < THIN,
          label: `${line.name}, ${nameOf(period, by)}\n${counted(n, "cable")} of ${count(all)}${all ? ` · ${percent(n / all)}` : ""}${share && all < THIN ? `\nfewer than ${THIN}: a share says little` : ""}`,
        });
      }
      return { ...line, points };
    });
  }

  function pick(no, period) {
    state.set({ at: codeOf(period, by), of: series[no].code });
  }

  /** Arrow keys walk over the points, Enter opens the cables behind one. */
  function walkable(plot) {
    const mostPoints = Math.max(...series.map((line) => line.points.length));
    const cursor = h("div", { class: "cursor", hidden: true });
    let no = 0;
    let at = series[0].points.length - 1;
    const slider = h("div", { class: "walk", tabindex: "0", role: "slider", "aria-label": "Points of the lines: arrow keys move, Enter lists the cables", "aria-valuemin": "0", "aria-valuemax": String(mostPoints - 1) }, plot, cursor);
    const tell = () => {
      const point = series[no].points[at];
      slider.setAttribute("aria-valuenow", String(at));
      slider.setAttribute("aria-valuetext", point.label.replaceAll("\n", ", "));
      const svg = plot.tagName === "svg" ? plot : plot.querySelector("svg");
      cursor.style.left = `${plot.scale("x").apply(point.date)}px`;
      cursor.style.top = `${plot.scale("y").apply(point.value)}px`;
      cursor.dataset.says = point.label;
      cursor.classList.toggle("leftward", plot.scale("x").apply(point.date) > svg.clientWidth / 2);
    };
    tell();
    slider.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      const line = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (step) at = Math.max(0, Math.min(series[no].points.length - 1, at + step));
      else if (line) {
        no = (no + line + series.length) % series.length;
        at = Math.min(at, series[no].points.length - 1);
      } else if (event.key === "Home") at = 0;
      else if (event.key === "End") at = series[no].points.length - 1;
      else if (event.key === "Enter") return pick(no, series[no].points[at].period);
      else return;
      event.preventDefault();
      cursor.hidden = false;
      tell();
    });
    slider.addEventListener("blur", () => { cursor.hidden = true; });
    return slider;
  }

  let lastBehind = "";
  function showBehind() {
    const period = fromCode(state.one("at"), by);
    const line = lineOf(state.one("of"));
    const key = `${location.search}`;
    if (period === null || line.no < 0) {
      fill(behind);
      lastBehind = "";
      return;
    }
    if (key === lastBehind) return;
    lastBehind = key;
    const mask = baseOf(line);
    const has = carries(line);
    const periods = periodsOf(facts, by);
    const places = [];
    for (let i = 0; i < mask.length; i++) if (mask[i] && periods[i] === period && has(i)) places.push(i);
    fill(behind, listing(context, { places, title: `${line.name}, ${nameOf(period, by)}`, onClose: () => state.set({ at: null, of: null }) }));
  }

  function show() {
    share = state.one("measure") === "share";
    by = INTERVALS.includes(state.one("by")) ? state.one("by") : usual;
    for (const button of measure.children) button.setAttribute("aria-pressed", String((button.dataset.value === "share") === share));
    for (const button of interval.children) button.setAttribute("aria-pressed", String(button.dataset.value === by));
    const codes = lineCodes();
    const all = seriesOf(codes);
    const unknown = all.filter((line) => line.no < 0);
    const known = all.filter((line) => line.no >= 0 && line.points.length);
    const counts = new Map();
    for (const point of known[0]?.points ?? []) counts.set(point.period, point.all);
    const span = mainSpan(counts);
    series = known.map((line) => ({ ...line, points: line.points.filter((point) => point.period >= span.from) })).filter((line) => line.points.length);
    fill(problem, unknown.length > 0 && `Not here: ${unknown.map((line) => line.code).join(", ")}.`);
    fill(
      chosen,
      all.map((line) =>
        h("li", null, h("button", { type: "button", class: `chip line-${series.findIndex((each) => each.code === line.code)}`, "aria-label": `Remove line ${line.name}`, onclick: () => state.set({ line: codes.filter((code) => code !== line.code), of: null, at: null }) }, h("span", { class: "swatch", "aria-hidden": "true" }), line.name, h("span", { "aria-hidden": "true" }, " ×"))),
      ),
    );
    fill(
      eventList,
      events().map((event) => h("li", null, h("button", { type: "button", class: "chip", "aria-label": `Remove event ${event.text}`, onclick: () => state.set({ event: state.all("event").filter((text) => text !== event.text) }) }, event.text, h("span", { "aria-hidden": "true" }, " ×")))),
    );
    const rows = known.flatMap((line) => line.points.map((point) => [codeOf(point.period, by), line.code, point.n, point.all, point.all ? Number((point.n / point.all).toFixed(6)) : null]));
    chart.update({
      title: `${series.map((line) => line.name).join(", ") || "Trend"}: ${share ? "share of cables" : "cables"} by ${by}`,
      columns: [by, "line", "cables", "of", "share"],
      rows,
      note: `${share ? `Share of the cables that pass the filters (a filter on the line's own value is left out). Grey with hollow points: fewer than ${THIN} cables. ` : "A cable counts once for each of its tags. "}${span.before ? `${counted(span.before, "cable")} before ${nameOf(span.from, by)} ${span.before === 1 ? "stands" : "stand"} in the table only. ` : ""}Choose a point to list its cables.`,
    });
    showBehind();
    const rank = (counts, key, items, label) =>
      [...counts.keys()].filter((no) => counts[no]).sort((a, b) => counts[b] - counts[a]).map((no) => ({ ...label(items[no]), value: counts[no], chosen: state.has(key, items[no].code), pick: () => state.toggle(key, items[no].code) }));
    const without = (key) => maskOf(facts, meta, filterOf(state, meta, { ignore: [key] }));
    tags.update(rank(byTag(facts, meta, without("tag")), "tag", meta.tags, (tag) => ({ label: tag.code, name: tag.name })));
    posts.update(rank(byColumn(facts.post, meta.posts.length, without("post")), "post", meta.posts, (post) => ({ label: post.name })));
  }
  state.onChange(show);
  show();
}
