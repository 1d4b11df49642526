// What is here, what is known to be missing, and where to begin.
import { fill, h } from "../dom.js";
import { byColumn, byTag, filterOf, fittingInterval, LOST, maskOf, PARTIAL_EXTRACT, PARTIAL_TEXT, periodsOf, REDACTED, total, WITHHELD } from "../facts.js";
import { columns, shareBars } from "../charts.js";
import { figure } from "../figure.js";
import { ranking } from "../bars.js";
import { count, counted, day, percent } from "../format.js";
import { codeOf, INTERVALS, mainSpan, nameOf, startOf } from "../periods.js";

export function overview(context) {
  const { facts, meta, root, state } = context;
  const usual = fittingInterval(facts);
  const numbers = h("dl", { class: "numbers" });
  const questions = h("ol", { class: "questions" });
  let drawn = [];
  let by = usual;

  const volume = figure(context, {
    id: "volume",
    title: "Cables over time",
    columns: ["period", "cables"],
    draw: ({ width, colours, still }) => {
      const plot = columns({ rows: drawn, width, colours, by, still, label: (row) => `${nameOf(row.period, by)}: ${counted(row.value, "cable")}` });
      if (plot && !still) plot.addEventListener("click", () => plot.value && narrow(plot.value.period));
      return plot;
    },
  });
  const intervals = h(
    "div",
    { class: "segments", role: "group", "aria-label": "Interval" },
    INTERVALS.map((name) => h("button", { type: "button", dataset: { by: name }, onclick: () => state.set({ by: name === usual ? null : name }) }, name)),
  );
  volume.node.querySelector("h2").after(intervals);

  const gaps = figure(context, { id: "gaps", title: "What is missing or cut", columns: ["what", "cables", "of", "share"], draw: ({ width, colours }) => shareBars({ rows: gapRows.map(([name, part, whole, share]) => ({ name, share: share ?? 0, text: width < 560 ? percent(share) : `${percent(share)} · ${count(part)} of ${count(whole)}` })), width, colours }) });
  let gapRows = [];
  const posts = ranking(context, { id: "posts", title: "Posts", of: "post", note: "Choose a post to see only its cables." });
  const tags = ranking(context, { id: "tags", title: "Tags", of: "tag", note: "A cable counts once for each of its tags." });

  fill(
    root,
    numbers,
    h("section", { class: "card", "aria-labelledby": "start-from" }, h("h2", { id: "start-from" }, "Three questions to start from"), questions),
    volume.node,
    h(
      "div",
      { class: "columns" },
      posts.node,
      tags.node,
    ),
    gaps.node,
  );

  function narrow(period) {
    const first = startOf(period, by);
    const last = new Date(startOf(period + 1, by) - 86400000);
    state.set({ from: first.toISOString().slice(0, 10), to: last.toISOString().slice(0, 10) });
  }

  function show() {
    by = INTERVALS.includes(state.one("by")) ? state.one("by") : usual;
    for (const button of intervals.children) button.setAttribute("aria-pressed", String(button.dataset.by === by));
    const mask = maskOf(facts, meta, filterOf(state, meta));
    const chosen = total(mask);
    const sum = (column) => column.reduce((all, value, i) => (mask[i] ? all + value : all), 0);
    const postCounts = byColumn(facts.post, meta.posts.length, mask);
    let first = -1;
    let last = -1;
    for (let i = 0; i < mask.length; i++) if (mask[i] && facts.dateKey[i] >= 0) { if (first < 0) first = i; last = i; }
    const requests = sum(facts.requests);
    const answered = sum(facts.answered);
    const number = (id, name, value, note) => h("div", null, h("dt", null, name), h("dd", { id }, value, note && h("small", null, note)));
    fill(
      numbers,
      number("n-cables", "Cables", count(chosen), first < 0 ? "none dated" : `${day(facts.dateKey[first])} to ${day(facts.dateKey[last])}`),
      number("n-posts", "Posts", count(postCounts.filter((n) => n).length), `of ${count(meta.posts.length)} here`),
      number("n-meetings", "Meetings", count(sum(facts.meetings)), "reported in them"),
      number("n-requests", "Requests", count(requests), `${percent(answered / requests)} with an answer told`),
    );

    const periods = periodsOf(facts, by);
    const counts = new Map();
    for (let i = 0; i < mask.length; i++) if (mask[i] && periods[i] >= 0) counts.set(periods[i], (counts.get(periods[i]) ?? 0) + 1);
    const listed = [...counts].sort((a, b) => a[0] - b[0]).map(([period, value]) => ({ period, date: startOf(period, by), value }));
    const dated = listed.reduce((all, row) => all + row.value, 0);
    const span = mainSpan(counts);
    drawn = listed.filter((row) => row.period >= span.from);
    volume.update({
      rows: listed.map((row) => [codeOf(row.period, by), row.value]),
      columns: [by, "cables"],
      note: `By ${by} of sending. ${chosen > dated ? `${counted(chosen - dated, "cable")} without a date ${chosen - dated === 1 ? "is" : "are"} not drawn. ` : ""}${span.before ? `${counted(span.before, "cable")} before ${nameOf(span.from, by)} ${span.before === 1 ? "stands" : "stand"} in the table only. ` : ""}${chosen ? "Choose a column to see only its time." : ""}`,
    });

    const withFlag = (bits) => mask.reduce((all, on, i) => (on && facts.flags[i] & bits ? all + 1 : all), 0);
    const share = (name, part, whole) => [name, part, whole, whole ? part / whole : null];
    gapRows = chosen
      ? [
          share("Text withheld", withFlag(WITHHELD), chosen),
          share("Text lost", withFlag(LOST), chosen),
          share("Text in part only", withFlag(PARTIAL_TEXT | PARTIAL_EXTRACT), chosen),
          share("With redactions", withFlag(REDACTED), chosen),
        ]
      : [];
    const whole = [share("Cables cited but absent", meta.gaps.citedAbsent, meta.gaps.cited), share("Serial numbers not here", meta.gaps.serialsMissing, meta.gaps.serials)];
    if (chosen) gapRows.push(...whole);
    gaps.update({ rows: gapRows, note: "The last two tell of all cables here, whatever is filtered: how many of the cables that they cite are absent, and how many serial numbers below each post's highest of a year are not here (a lower bound)." });

    const without = (key) => maskOf(facts, meta, filterOf(state, meta, { ignore: [key] }));
    const rank = (counts_, key, items, label) =>
      [...counts_.keys()]
        .filter((no) => counts_[no])
        .sort((a, b) => counts_[b] - counts_[a])
        .map((no) => ({ ...label(items[no]), value: counts_[no], chosen: state.has(key, items[no].code), pick: () => state.toggle(key, items[no].code) }));
    posts.update(rank(byColumn(facts.post, meta.posts.length, without("post")), "post", meta.posts, (post) => ({ label: post.name })));
    tags.update(rank(byTag(facts, meta, without("tag")), "tag", meta.tags, (tag) => ({ label: tag.code, name: tag.name })));
    showQuestions(mask);
  }

  function showQuestions(mask) {
    const counts = byTag(facts, meta, mask);
    const subjects = [...counts.keys()].filter((no) => meta.tags[no].kind === "subject" && counts[no]).sort((a, b) => counts[b] - counts[a]).slice(0, 4);
    const posts_ = byColumn(facts.post, meta.posts.length, mask);
    const post = [...posts_.keys()].filter((no) => posts_[no] && meta.posts[no].kind !== "department").sort((a, b) => posts_[b] - posts_[a])[0];
    const ask = (href, text, note) => h("li", null, h("a", { href }, text), h("span", { class: "soft" }, note));
    fill(
      questions,
      subjects.length > 0 && ask(state.link("trends.html", { line: subjects.map((no) => `tag:${meta.tags[no].code}`), measure: "share" }), "What did they write about, and when did that change?", `${subjects.map((no) => meta.tags[no].code).join(", ")} as shares of all cables`),
      post !== undefined && ask(state.link("meetings.html", { post: meta.posts[post].code }), `Whom did ${meta.posts[post].name} meet?`, "every encounter with the sentence that tells of it"),
      ask(state.link("requests.html", { answer: "none" }), "Which requests have no answer here?", "who asked whom for what"),
    );
  }
  state.onChange(show);
  show();
}
