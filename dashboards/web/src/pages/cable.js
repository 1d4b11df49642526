// One cable: its header, its text with the facts found in it, and the cables that it cites and that cite it.
import { fill, h } from "../dom.js";
import { json, shardOf } from "../data.js";
import { cableLink } from "../listing.js";
import { asPrecise, count, counted, day, percent, TAKEN, words } from "../format.js";

const KINDS = [
  ["official", "Officials"],
  ["meeting", "Meetings"],
  ["request", "Requests"],
  ["answer", "Answers"],
  ["repair", "Repairs"],
];

export async function cable(context) {
  const { meta, root, state } = context;
  let shown = null;

  async function show() {
    const id = state.one("id");
    if (!id) {
      fill(root, h("div", { class: "card" }, h("p", { class: "empty" }, "Which cable? Search for its id, its subject or a name above, or open one from any list.")));
      return;
    }
    if (shown !== id) {
      const shard = await json(`cables/${shardOf(id, meta.cableShards)}`);
      const found = shard[id];
      shown = id;
      if (found) found.marks = [...(found.marks ?? []), ...(found.mentions ?? []).flatMap(({ at, ...mention }) => at.map(([start, end]) => ({ kind: "official", start, end, ...mention })))];
      if (!found) {
        fill(root, h("div", { class: "problem", role: "alert" }, h("h2", null, `There is no cable ${id} here`), h("p", null, "It may be cited and absent, or written otherwise: try its post and number in the search.")));
        return;
      }
      document.title = `${id} · ${meta.build.title}`;
      document.querySelector("h1").textContent = found.subject || "No subject";
      fill(document.getElementById("lead"), h("span", { class: "cable-id" }, id), ` · ${day(found.date_key)} · ${sender(found)}`);
      context.cable = found;
      draw(context, found);
      if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
    }
    root.dispatchEvent(new Event("redraw"));
  }
  state.onChange(() => show());
  await show();
}

const sender = (cable) => cable.posts?.find((post) => post.role === "from")?.name ?? "unknown post";

function draw({ root, state, meta }, cable) {
  const text = reader(cable);
  const list = (role) => cable.posts?.filter((post) => post.role === role) ?? [];
  const field = (name, value) => value && [h("dt", null, name), h("dd", null, value)];
  const post = (each) => (each.code ? h("a", { href: `post.html?${new URLSearchParams({ of: each.code })}` }, each.name) : each.name);
  const joined = (items, render) => items.flatMap((item, i) => [i ? ", " : "", render(item)]);
  const basis = { dtg: "from its date-time group", container: "from the archive", text: "from the text", inferred: "inferred from dated statements in the text", unknown: "" }[cable.date_basis];

  const header = h(
    "section",
    { class: "card", "aria-label": "Header" },
    h(
      "dl",
      { class: "fields" },
      field("Sent", cable.date_key > 0 && `${day(cable.date_key)}${cable.sent ? `, ${cable.sent.slice(11)} UTC` : ""}${basis ? ` (${basis})` : ""}`),
      field("From", list("from").length > 0 && joined(list("from"), post)),
      field("To", list("to").length > 0 && joined(list("to"), post)),
      field("Info", list("info").length > 0 && (list("info").length > 8 ? h("details", null, h("summary", null, `${count(list("info").length)} addressees`), joined(list("info"), post)) : joined(list("info"), post))),
      field("Classification", [cable.classification ?? "not stated", cable.captions?.length ? ` · ${cable.captions.join(", ")}` : ""]),
      field("Precedence", cable.precedence),
      field("Tags", cable.tags?.length > 0 && joined(cable.tags, (tag) => h("a", { href: `tag.html?${new URLSearchParams({ of: tag })}` }, tag))),
      field("Signed", cable.signer),
      field("Classified by", cable.classified_by),
      field("Declassify on", cable.declassify_on),
      field("Text", status(cable)),
      field("Source", source(cable)),
    ),
  );

  const mode = h("div", { class: "segments", role: "group", "aria-label": "Text" }, [["read", "As read"], ["found", "As found"]].map(([value, name]) => h("button", { type: "button", dataset: { value }, onclick: () => state.set({ text: value === "read" ? null : value }, { replace: true }) }, name)));
  const toggles = h(
    "div",
    { class: "toggles", role: "group", "aria-label": "Highlight" },
    KINDS.map(([kind, name]) => h("label", { class: `toggle ${kind}` }, h("input", { type: "checkbox", dataset: { kind }, onchange: (event) => state.set({ hide: event.target.checked ? state.all("hide").filter((each) => each !== kind) : [...state.all("hide"), kind] }, { replace: true }) }), name, h("span", { class: "soft" }, ` ${count(kind === "repair" ? (cable.repairs?.length ?? 0) : (cable.marks?.filter((mark) => mark.kind === kind).length ?? 0))}`))),
  );
  const body = h("div", { class: "cable-text" });
  const textCard = h("section", { class: "card", "aria-label": "Text" }, h("div", { class: "control-row text-tools" }, mode, toggles), body);

  fill(root, header, textCard, facts(cable, meta), thread(cable));

  const render = () => {
    const found = state.one("text") === "found";
    const hidden = new Set(state.all("hide"));
    for (const button of mode.children) button.setAttribute("aria-pressed", String((button.dataset.value === "found") === found));
    for (const box of toggles.querySelectorAll("input")) box.checked = !hidden.has(box.dataset.kind);
    body.classList.toggle("found", found);
    fill(body, cable.text ? paragraphs(cable, text, { found, hidden }) : h("p", { class: "empty" }, `The text of this cable is ${cable.text_status === "withheld" ? "withheld" : "not here"}.`));
  };
  root.addEventListener("redraw", render);
  render();
}

function status(cable) {
  return [
    { full: "whole", partial: "in part", withheld: "withheld", lost: "lost" }[cable.text_status] ?? cable.text_status,
    cable.partial && cable.text_status !== "partial" ? ", an extract" : "",
    cable.redacted ? ", with redactions" : "",
    cable.words ? `, ${count(cable.words)} words` : "",
    cable.copies > 1 ? `; ${cable.copies} copies${cable.copies_differ ? " that differ" : ""}, the fullest is shown` : "",
  ].join("");
}

function source({ source: from }) {
  if (!from?.file) return null;
  return [
    h("code", null, from.member ? `${from.file}!/${from.member}` : from.file),
    ` (${words(from.format)}, record ${from.record}) `,
    h("details", { class: "inline" }, h("summary", null, "SHA-256"), h("code", { class: "hash" }, from.sha256)),
  ];
}

/** The text as found and as read; offsets count code points in both. */
function reader(cable) {
  const units = /[\ud800-\udfff]/.test(cable.text ?? "") ? Array.from(cable.text) : null;
  const slice = (text, start, end) => (Array.isArray(text) ? text.slice(start, end).join("") : text.slice(start, end));
  const found = units ?? cable.text ?? "";
  const read = Array.from(found);
  for (const repair of cable.repairs ?? []) {
    const put = Array.from(repair.read);
    for (let i = 0; i < put.length; i++) read[repair.at + i] = put[i];
    if (!repair.read.trim()) close(read, repair.at, repair.at + put.length);
  }
  return { length: found.length, found: (start, end) => slice(found, start, end), read: (start, end) => read.slice(start, end).join("") };
}

/** What was taken out of the middle of a sentence (the mark of a page) leaves no gap behind. */
function close(text, from, to) {
  let start = from;
  let end = to;
  while (start > 0 && /\s/.test(text[start - 1])) start--;
  while (end < text.length && /\s/.test(text[end])) end++;
  if (!/[\p{L}\d,;-]/u.test(text[start - 1] ?? "")) return;
  for (let i = start; i < end; i++) text[i] = " ";
}

function paragraphs(cable, text, { found, hidden }) {
  const take = found ? text.found : text.read;
  const marks = [
    ...(cable.marks ?? []).filter((mark) => !hidden.has(mark.kind)),
    ...(hidden.has("repair") ? [] : (cable.repairs ?? []).map((repair) => ({ kind: "repair", start: repair.at, end: repair.at + Array.from(repair.found).length, label: words(repair.kind), found: repair.found, read: repair.read }))),
  ];
  const stretches = [];
  let at = 0;
  const seen = new Map();
  for (const paragraph of cable.paragraphs ?? []) {
    if (paragraph.start > at) stretches.push({ start: at, end: paragraph.start, around: true });
    stretches.push(paragraph);
    at = paragraph.end;
  }
  if (at < text.length) stretches.push({ start: at, end: text.length, around: true });
  return stretches.map((stretch, i) => {
    const content = piece(stretch, marks, take, found);
    if (stretch.around) {
      const around = letters(take(stretch.start, stretch.end));
      // A heading stands over its paragraph already.
      if (!around || (!found && around === letters(stretches[i + 1]?.heading ?? ""))) return null;
      return h("details", { class: "around", open: !cable.paragraphs?.length }, h("summary", null, stretch.start === 0 ? "Header block" : "Between and behind the paragraphs"), h("div", { class: "prose" }, content));
    }
    const times = (seen.get(stretch.no) ?? 0) + 1;
    seen.set(stretch.no, times);
    const anchor = `p${stretch.no}${times > 1 ? `-${times}` : ""}`;
    return h(
      "section",
      { id: anchor, class: "paragraph" },
      h("a", { class: "anchor", href: `#${anchor}`, "aria-label": `Link to paragraph ${stretch.no}` }, stretch.no ? `¶${stretch.no}` : "¶"),
      h("div", { class: "prose" }, stretch.heading && !found && h("h3", null, stretch.heading), content),
    );
  });
}

const SENTENCES = ["meeting", "request", "answer"];

/** What found a fact, and how surely. */
const foundBy = (mark) => `rule “${words(mark.rule)}”${mark.confidence === null ? "" : ` · ${percent(mark.confidence)}`}`;

/** Lines of a paragraph joined, but for those that begin an item of a list. */
const flowing = (text) => text.replace(/([^\n])\n(?!\n|[ \t]*(?:--?|[-•*]) )/g, "$1 ").replace(/[ \t]{2,}/g, " ");

const letters = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** A stretch of text cut wherever a mark begins or ends; behind a meeting or request stands what found it. */
function piece({ start, end }, marks, take, found) {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  const cuts = [...new Set([start, end, ...inside.flatMap((mark) => [Math.max(start, mark.start), Math.min(end, mark.end)])])].sort((a, b) => a - b);
  const nodes = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [cuts[i], cuts[i + 1]];
    const over = inside.filter((mark) => mark.start <= from && mark.end >= to);
    const raw = take(from, to);
    let node = document.createTextNode(found ? raw : flowing(raw));
    if (over.length) {
      const official = over.find((mark) => mark.kind === "official");
      const repair = over.find((mark) => mark.kind === "repair");
      if (official) node = h("a", { class: "m-official", href: `officials.html?${new URLSearchParams({ of: official.key })}`, title: `${official.label}: ${foundBy(official)}` }, node);
      if (repair) node = h("ins", { class: "m-repair", title: `${repair.label}: “${repair.found.trim()}” read as “${repair.read.trim()}”` }, node);
      const told = SENTENCES.filter((kind) => over.some((mark) => mark.kind === kind));
      if (told.length) node = h("mark", { class: told.map((kind) => `m-${kind}`).join(" ") }, node);
    }
    nodes.push(node);
    for (const mark of inside) if (mark.end === to && SENTENCES.includes(mark.kind)) nodes.push(h("small", { class: `tag-of ${mark.kind}` }, `${mark.kind}: ${words(mark.label)} · ${foundBy(mark)}`));
  }
  return nodes;
}

function facts(cable, meta) {
  const parts = [];
  const paragraphLinks = (numbers) => (numbers ?? []).flatMap((no, i) => [i ? ", " : "", h("a", { href: `#p${no}` }, `¶${no}`)]);
  const person = (each) => (each.key === "-2" ? each.name : h("a", { href: `officials.html?${new URLSearchParams({ of: each.key })}` }, each.name));
  const many = (items) => (items ?? []).flatMap((each, i) => [i ? ", " : "", person(each)]);
  if (cable.meetings?.length)
    parts.push(h("section", null, h("h3", null, `Meetings`), table("Meetings", ["When", "Where", "With", "How", "Paragraphs", "Confidence"], cable.meetings.map((each) => [when(each), each.place ?? "–", each.officials?.length ? many(each.officials) : "–", `${words(each.kind)}, ${each.status}`, paragraphLinks(each.paragraphs), percent(each.confidence)]))));
  if (cable.requests?.length)
    parts.push(h("section", null, h("h3", null, "Requests"), table("Requests", ["Who asks", "Whom", "For what", "Answer", "Paragraphs", "Confidence"], cable.requests.map((each) => [each.requester ?? "not named", each.addressee ?? "not named", each.action, each.answer ? [h("strong", null, each.response), ` “${each.answer.trim()}”`] : each.response, paragraphLinks(each.paragraphs), percent(each.confidence)]))));
  const rules = new Map();
  for (const mention of cable.mentions ?? []) rules.set(mention.key, [...(rules.get(mention.key) ?? []), mention]);
  const foundAs = (each) => (rules.get(each.key) ?? []).map((mention) => h("div", null, `${mention.rule}, ${counted(mention.at.length, "place")}`));
  const surely = (each) => Math.max(...(rules.get(each.key) ?? []).map((mention) => mention.confidence));
  if (cable.officials?.length) parts.push(h("section", null, h("h3", null, "Officials"), table("Officials", ["Official", "Title", "Part", "Rule", "Confidence"], cable.officials.map((each) => [person(each), each.title ?? "–", each.role, rules.has(each.key) ? foundAs(each) : "–", rules.has(each.key) ? percent(surely(each)) : "–"]))));
  return h("section", { class: "card", "aria-label": "Facts" }, h("h2", null, "What was found in it"), parts.length ? parts : h("p", { class: "empty" }, "No official, meeting or request was found in this text."));
}

function when({ date_key: key, precision, is_day_taken: isTaken }) {
  if (key < 0) return "unknown";
  return isTaken ? [asPrecise(key, precision), h("div", { class: "soft" }, TAKEN)] : asPrecise(key, precision);
}

function table(title, columns, rows) {
  return h("div", { class: "table-box", tabindex: "0", role: "region", "aria-label": title }, h("table", null, h("thead", null, h("tr", null, columns.map((name) => h("th", { scope: "col" }, name)))), h("tbody", null, rows.map((row) => h("tr", null, row.map((value) => h("td", null, value)))))));
}

function thread(cable) {
  const item = (each) => h("li", null, h("a", { href: cableLink(each.id) }, each.id), h("span", { class: "soft" }, ` ${each.date_key > 0 ? day(each.date_key) : ""} `), each.subject);
  const before = (cable.refs ?? []).map((ref) => (ref.here ? item(ref) : h("li", null, ref.id ?? ref.written, h("span", { class: "soft" }, ref.kind === "cable" ? " not here" : " no cable"))));
  const after = (cable.citing ?? []).map(item);
  return h(
    "section",
    { class: "card", "aria-label": "References" },
    h("h2", null, "Thread of references"),
    h("div", { class: "columns" }, h("div", null, h("h3", null, "This cable cites"), before.length ? h("ul", { class: "thread" }, before) : h("p", { class: "soft" }, "nothing")), h("div", null, h("h3", null, "Cited by"), after.length ? h("ul", { class: "thread" }, after) : h("p", { class: "soft" }, "none that is here"))),
  );
}
