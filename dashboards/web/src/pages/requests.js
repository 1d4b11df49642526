// Who asked whom for what, what came of it, and how long after the meeting behind it.
import { fill, h } from "../dom.js";
import { filterOf, hasTag, maskOf, periodsOf } from "../facts.js";
import { chosenEvents, countryOf, oneOf, readRequests, tally } from "../events.js";
import { personLink } from "../people.js";
import { columns, histogram } from "../charts.js";
import { figure } from "../figure.js";
import { ranking } from "../bars.js";
import { growing } from "../growing.js";
import { confidence, leastOf, segments, taken } from "../controls.js";
import { clean, count, counted, iso, percent } from "../format.js";
import { codeOf, INTERVALS, mainSpan, nameOf, startOf } from "../periods.js";
import { sentence, textsOf, when } from "./meetings.js";

export const ANSWERS = ["agreed", "partial", "deferred", "declined", "none"];
const ANSWER_NAMES = { agreed: "Agreed", partial: "Agreed in part", deferred: "Put off", declined: "Declined", none: "No answer told" };

export async function requests(context) {
  const { facts, meta, root, state } = context;
  const events = await readRequests();
  let drawn = [];
  let days = [];
  let by = "year";

  const slider = confidence(state);
  const interval = segments("Interval", INTERVALS.map((name) => [name, name]), (value) => state.set({ by: value === "year" ? null : value }));
  const chips = taken(state, {
    asker: (code) => `Asked by: ${countryOf(meta, code)}`,
    asked: (code) => `Asked of: ${countryOf(meta, code)}`,
    answer: (answer) => `Answer: ${ANSWER_NAMES[answer] ?? answer}`,
    topic: (code) => `Topic: ${code}`,
  });
  const number = h("strong", { id: "request-count" });
  const share = h("span", { id: "answered-share" });
  const timeline = figure(context, { id: "timeline", title: "Requests over time", columns: [], draw: ({ width, colours, still }) => columns({ rows: drawn, width, colours, by, still, label: (row) => `${nameOf(row.period, by)}: ${counted(row.value, "request")}${row.no ? " without an answer told" : " with an answer"}`, key: ["answered", "no answer told"] }) });
  const after = figure(context, { id: "days", title: "Days from the meeting to the cable", columns: ["days", "requests"], empty: "No request here stands behind a meeting whose day is known.", draw: ({ width, colours, still }) => histogram({ rows: days, width, colours, still }) });
  const part = (id, title, of, note) => ranking(context, { id, title, of, measure: "requests", note, first: 10 });
  const parts = {
    asker: part("asker", "Who asks", "country"),
    asked: part("asked", "Who is asked", "country"),
    answer: part("answer", "Answers", "answer", "As the cable tells within three sentences; a later cable may tell more."),
    topic: part("topic", "Topics", "tag", "Tags of the cables that report them."),
  };
  const list = h("div");

  fill(
    root,
    h("section", { class: "card controls", "aria-label": "Choose requests" }, h("p", null, number, " in these cables, ", share), h("div", { class: "control-row" }, slider.node, interval.node), chips.node),
    h("div", { class: "columns" }, parts.asker.node, parts.asked.node),
    h("div", { class: "columns" }, parts.answer.node, parts.topic.node),
    h("section", { class: "card" }, h("h2", null, "The requests"), list),
    timeline.node,
    after.node,
  );

  async function rows(page) {
    const texts = await textsOf(meta, "request-texts", page);
    return texts.map((text) => [
      { class: "nowrap", cells: iso(text.date) || "no date" },
      whoAndWhom(text),
      { class: "wide", cells: [h("strong", null, clean(text.action)), h("div", null, sentence(text, ...behind(text)))] },
      text.response === "none" ? h("span", { class: "soft" }, "none told") : [h("strong", null, ANSWER_NAMES[text.response]), text.answer && h("div", null, h("q", null, clean(text.answer)))],
    ]);
  }

  function show() {
    by = INTERVALS.includes(state.one("by")) ? state.one("by") : "year";
    slider.show();
    interval.show(by);
    chips.show();
    const mask = maskOf(facts, meta, filterOf(state, meta));
    const least = leastOf(state);
    const topics = state.all("topic").map((code) => meta.tagNo.get(code) ?? -1);
    const tests = {
      asker: oneOf(state.all("asker"), (no) => events.requester_country[no] ?? "unknown"),
      asked: oneOf(state.all("asked"), (no) => events.addressee_country[no] ?? "unknown"),
      answer: oneOf(state.all("answer"), (no) => events.response[no]),
      topic: topics.length ? (no) => topics.some((tag) => hasTag(facts, events.cable[no], tag)) : null,
    };
    const passing = (ignored = null) => chosenEvents(events, mask, least, Object.keys(tests).filter((key) => key !== ignored).map((key) => tests[key]));
    const chosen = passing();
    const answered = chosen.filter((no) => events.response[no] !== "none").length;
    number.dataset.count = String(chosen.length);
    share.dataset.answered = String(answered);
    fill(number, counted(chosen.length, "request"));
    fill(share, chosen.length ? `${percent(answered / chosen.length)} of them with an answer told` : "");

    const button = (key, value, label, n, name) => ({ label, name, value: n, chosen: state.has(key, value), pick: () => state.toggle(key, value) });
    parts.asker.update(tally(passing("asker"), (no) => events.requester_country[no] ?? "unknown").map(([code, n]) => button("asker", code, code === "unknown" ? "not known" : countryOf(meta, code), n)));
    parts.asked.update(tally(passing("asked"), (no) => events.addressee_country[no] ?? "unknown").map(([code, n]) => button("asked", code, code === "unknown" ? "not known" : countryOf(meta, code), n)));
    const answers = new Map(tally(passing("answer"), (no) => events.response[no]));
    parts.answer.update(ANSWERS.filter((answer) => answers.has(answer)).map((answer) => button("answer", answer, ANSWER_NAMES[answer], answers.get(answer))));
    const byTopic = new Uint32Array(meta.tags.length);
    for (const no of passing("topic")) for (let t = facts.tagStart[events.cable[no]], end = facts.tagStart[events.cable[no] + 1]; t < end; t++) byTopic[facts.tag[t]]++;
    const ranked = [...byTopic.keys()].filter((tag) => byTopic[tag]).sort((a, b) => byTopic[b] - byTopic[a]);
    parts.topic.update(ranked.map((tag) => button("topic", meta.tags[tag].code, meta.tags[tag].code, byTopic[tag], meta.tags[tag].name)));

    const periods = periodsOf(facts, by);
    const counts = new Map();
    for (const no of chosen) {
      const period = periods[events.cable[no]];
      if (period < 0) continue;
      const cell = counts.get(period) ?? [0, 0];
      cell[events.response[no] === "none" ? 1 : 0]++;
      counts.set(period, cell);
    }
    const listed = [...counts].sort((a, b) => a[0] - b[0]);
    const span = mainSpan(new Map(listed.map(([period, [a, b]]) => [period, a + b])));
    drawn = listed.filter(([period]) => period >= span.from).flatMap(([period, cell]) => cell.map((value, no) => ({ period, date: startOf(period, by), value, no })).filter((row) => row.value));
    timeline.update({ columns: [by, "answered", "no_answer_told"], rows: listed.map(([period, cell]) => [codeOf(period, by), ...cell]), note: `By the day of the cable. ${span.before ? `${counted(span.before, "request")} before ${nameOf(span.from, by)} in the table only.` : ""}` });

    const near = tally(chosen.filter((no) => events.days_after_meeting[no] >= 0), (no) => Math.min(events.days_after_meeting[no], 30)).sort((a, b) => a[0] - b[0]);
    days = near.map(([value, n]) => ({ value, n }));
    const behind = near.reduce((sum, [, n]) => sum + n, 0);
    after.update({ rows: near.map(([value, n]) => [value === 30 ? "30 and more" : value, n]), note: `${count(behind)} of ${counted(chosen.length, "request")} stand in a paragraph with a meeting whose day is known.` });
    fill(list, growing({ title: "Requests", columns: ["Cable of", "Who and whom", "For what", "Answer"], items: [...chosen].reverse(), render: rows, one: "request", empty: "No request passes these filters. Lower the confidence or take a filter away." }));
  }
  state.onChange(show);
  show();
}

/** The meeting behind a request, if there is one. */
const behind = (text) => (text.meeting_date === null ? [] : [h("span", null, "at a meeting ", text.date > 0 && text.meeting_date > 0 ? when(text.meeting_date, text.meeting_precision) : "told beside it")]);

/** Both parties of a request, with links to the officials among them. */
export function whoAndWhom(text) {
  const party = (name, key) => (key ? h("a", { href: personLink(key) }, name) : name);
  return [party(text.requester, text.requester_key), h("div", { class: "soft" }, "asks"), party(text.addressee, text.addressee_key)];
}
