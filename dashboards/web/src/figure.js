// A chart and its tools. A chart is drawn as SVG from the rows that its table and its CSV show: one source for all three.
import { fill, h } from "./dom.js";
import { palette } from "./theme.js";

const SCALE = 2;
const LEAST_WIDTH = 120;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What names a build: its id and the first `length` letters of its time; dbt alone leaves no time. */
const buildOf = ({ build, built }, length = 10) => `build ${build} ${built ? `of ${built.slice(0, length)}` : "by dbt, no build recorded"}`;

/**
 * @param {object} context
 * @param {object} what
 * @param {string} what.id        names its files, its anchor and its tests
 * @param {string} what.title
 * @param {string[]} what.columns names of the columns of the rows
 * @param {(size: {width: number, colours: object, still: boolean}) => Element | null} what.draw  null where there is nothing to draw; `still` for paper
 * @param {string} [what.empty]   what to say then
 * @param {boolean} [what.folded] whether its tools are folded away: where figures stand many beside each other
 * @param {boolean} [what.picture] whether it is a drawing; a table by nature is none
 */
export function figure(context, { id, title, columns, draw, empty = "Nothing here passes the filters.", picture = true, folded = false }) {
  let rows = [];
  let names = columns;
  let shown = false;
  const heading = h("h2", { id: `${id}-title` }, title);
  const note = h("p", { class: "note" });
  const chart = h("div", { class: "chart" });
  const table = h("div", { class: "table-box", hidden: true, tabindex: "0", role: "region", "aria-label": `${title}: table` });
  const said = h("span", { class: "said", role: "status" });
  const tool = (text, act) => h("button", { type: "button", class: "tool", "aria-label": `${text}: ${title}`, onclick: act }, text);
  const asTable = tool("Show as table", toggle);
  const tools = h(
    "div",
    { class: "tools" },
    picture && asTable,
    tool("CSV", async () => save(csv(await allRows()), "csv", "text/csv")),
    picture && tool("PNG", () => png()),
    picture && tool("SVG", () => save(svg(), "svg", "image/svg+xml")),
    tool("Copy link", () => copy(link(), "Link copied")),
    tool("Cite", () => copy(citation(), "Citation copied")),
    said,
  );
  const node = h("figure", { id, class: "figure", "aria-labelledby": `${id}-title` }, heading, note, chart, table, folded ? h("details", { class: "tools-fold" }, h("summary", { "aria-label": `Save or cite: ${title}` }, "Save or cite"), tools) : tools);

  const allRows = async () => (typeof rows === "function" ? rows() : rows);
  const link = () => `${location.href.split("#")[0]}#${id}`;
  const currentTitle = () => heading.textContent;

  function citation() {
    const { title: site } = context.meta.build;
    const today = new Date().toISOString().slice(0, 10);
    return `${site}, “${currentTitle()}”, ${buildOf(context.meta.build)}, ${link()} (seen ${today}).`;
  }

  function csv(rows) {
    const cell = (value) => {
      const text = value === null || value === undefined ? "" : String(value);
      return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    const { title: site } = context.meta.build;
    const head = [`# ${site}: ${currentTitle()}`, `# ${link()}`, `# ${buildOf(context.meta.build, 19)}`];
    return [...head, names.map(cell).join(","), ...rows.map((row) => row.map(cell).join(","))].join("\n") + "\n";
  }

  function svg() {
    const colours = palette({ light: true });
    const width = 900;
    const drawn = draw({ width, colours, still: true });
    const inner = drawn?.tagName === "svg" ? drawn : drawn?.querySelector?.("svg");
    const height = inner ? Number(inner.getAttribute("height")) : 60;
    const NS = "http://www.w3.org/2000/svg";
    const make = (tag, attributes, text) => {
      const made = document.createElementNS(NS, tag);
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      if (text) made.textContent = text;
      return made;
    };
    const head = 62;
    const foot = 30;
    const page = make("svg", { width: width + 40, height: height + head + foot, viewBox: `0 0 ${width + 40} ${height + head + foot}`, "font-family": colours.font, fill: colours.ink });
    const { title: site } = context.meta.build;
    page.append(
      make("rect", { width: "100%", height: "100%", fill: colours.paper }),
      make("text", { x: 20, y: 30, "font-size": 18, "font-weight": 600 }, currentTitle()),
      make("text", { x: 20, y: 50, "font-size": 12, fill: colours.soft }, note.textContent.slice(0, 150)),
      make("text", { x: 20, y: height + head + 18, "font-size": 11, fill: colours.soft }, `${site} · ${buildOf(context.meta.build)}`),
    );
    if (inner) {
      inner.setAttribute("x", 20);
      inner.setAttribute("y", head);
      inner.setAttribute("color", colours.ink);
      page.append(inner);
    } else page.append(make("text", { x: 20, y: head + 20, "font-size": 14 }, empty));
    return new XMLSerializer().serializeToString(page);
  }

  async function png() {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg())}`;
    await image.decode();
    const canvas = h("canvas", { width: image.width * SCALE, height: image.height * SCALE });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => offer(blob, "png"), "image/png");
  }

  const save = (text, kind, type) => offer(new Blob([text], { type: `${type};charset=utf-8` }), kind);

  function offer(blob, kind) {
    const address = URL.createObjectURL(blob);
    h("a", { href: address, download: `${document.body.dataset.slug}-${id}.${kind}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  async function copy(text, done) {
    try {
      await navigator.clipboard.writeText(text);
      fill(said, done);
    } catch {
      // No clipboard on plain http or without leave: show it where it can be selected.
      fill(said, h("input", { class: "copy-me", readonly: true, value: text, "aria-label": done }));
      said.querySelector("input").select();
    }
  }

  function toggle() {
    shown = !shown;
    asTable.textContent = shown ? "Show as chart" : "Show as table";
    asTable.setAttribute("aria-label", `${asTable.textContent}: ${currentTitle()}`);
    render();
  }

  async function showTable() {
    const all = await allRows();
    if (shown) fill(table, all.length ? tableOf(names, all) : h("p", { class: "empty" }, empty));
  }

  function render() {
    chart.hidden = shown;
    table.hidden = !shown;
    if (shown) return showTable();
    const width = Math.floor(chart.clientWidth || node.clientWidth || 640);
    // Not laid out yet, or hidden: it is drawn once it has room.
    if (width < LEAST_WIDTH) return;
    const drawn = draw({ width, colours: palette(), still: false });
    fill(chart, drawn ?? h("p", { class: "empty" }, empty));
    // To a screen reader a drawing is one picture; its figures are in the table. What takes keys names itself.
    const silent = drawn !== null && !chart.querySelector("[role=slider], button");
    for (const svg of chart.querySelectorAll("svg")) svg.setAttribute("aria-hidden", "true");
    if (silent && picture) {
      chart.setAttribute("role", "img");
      chart.setAttribute("aria-label", `${currentTitle()}: chart. “Show as table” gives its figures.`);
    } else for (const name of ["role", "aria-label"]) chart.removeAttribute(name);
  }

  let drawnAt = 0;
  new ResizeObserver(() => {
    if (Math.abs(chart.clientWidth - drawnAt) > 4 && !shown) {
      drawnAt = chart.clientWidth;
      render();
    }
  }).observe(chart);
  context.onRedraw(render);

  return {
    node,
    /** Show new rows: those that the next `draw` will draw. Where they take reading, a function that reads them. */
    update(next) {
      rows = next.rows;
      names = next.columns ?? columns;
      if (next.title) heading.textContent = next.title;
      fill(note, next.note ?? "");
      if (node.isConnected) {
        drawnAt = chart.clientWidth;
        render();
      }
    },
  };
}

/** Rows as a table; numbers stand right, cells may be nodes. */
export function tableOf(columns, rows, { limit = 2000 } = {}) {
  const cell = (value) =>
    typeof value === "number" ? h("td", { class: "number" }, Number.isInteger(value) ? value.toLocaleString("en-US") : +value.toFixed(4)) : h("td", { class: DAY.test(value) && "nowrap" }, value ?? "–");
  return h(
    "table",
    null,
    h("thead", null, h("tr", null, columns.map((name, i) => h("th", { scope: "col", class: typeof rows[0]?.[i] === "number" && "number" }, name)))),
    h("tbody", null, rows.slice(0, limit).map((row) => h("tr", null, row.map(cell)))),
    rows.length > limit && h("caption", null, `The first ${limit.toLocaleString("en-US")} of ${rows.length.toLocaleString("en-US")} rows; the CSV has all.`),
  );
}
