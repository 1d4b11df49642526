// What the layers read, repaired and rejected. The checks themselves have a report of their own.
import { fill, h } from "../dom.js";
import { json } from "../data.js";
import { columns, shareBars } from "../charts.js";
import { figure, tableOf } from "../figure.js";
import { ranking } from "../bars.js";
import { count, counted, percent, words } from "../format.js";
import { mainSpan } from "../periods.js";

const LAYERS = {
  raw: ["Files and records", "Of all files that were met, and of the records in them."],
  staging: ["Structure of the cables", "Of all cables: those in which a part was found."],
  marts: ["Facts and dimensions", "Of all cables: those of which so much is known."],
};

export async function quality(context) {
  const { root, state, meta } = context;
  const data = await json("quality");
  const checks = new Map(data.checks.map((row) => [row.layer, row]));
  const report = meta.reports?.find((each) => each.href.endsWith("quality.html"));
  const status = h(
    "dl",
    { class: "numbers", "aria-label": "Status of each layer" },
    Object.entries(LAYERS).map(([layer, [name]]) => {
      const row = checks.get(layer);
      const said = !row ? "not checked" : row.failed ? `${counted(row.failed, "check")} failed` : row.warned ? `${counted(row.warned, "warning")}` : "all hold";
      return h("div", null, h("dt", null, name), h("dd", { id: `status-${layer}`, dataset: { checks: String(row?.checks ?? 0) } }, said, row && h("small", null, `${count(row.passed)} of ${counted(row.checks, "check")} passed on ${row.checked}`, report && [" · ", h("a", { href: `${report.href}#${row.passed < row.checks ? "broken" : "checks"}` }, "see them")])));
    }),
  );
  const layers = Object.keys(LAYERS).map((layer) => {
    const rows = data.layers.filter((row) => row.layer === layer);
    const chart = figure(context, {
      id: `layer-${layer}`,
      title: LAYERS[layer][0],
      columns: ["measure", "good", "all", "share"],
      empty: "Nothing was measured.",
      draw: ({ width, colours }) => shareBars({ rows: rows.map((row) => ({ name: words(row.measure).replace("dtg", "date-time group"), share: row.share ?? 0, text: width < 560 ? percent(row.share ?? NaN) : `${percent(row.share ?? NaN)} · ${count(row.good)} of ${count(row.all)}` })), width, colours, fill: colours.series[2] }),
    });
    chart.update({ rows: rows.map((row) => [row.measure, row.good, row.all, row.share]), note: `${LAYERS[layer][1]} Layer ${layer}.` });
    return chart.node;
  });

  let drawn = [];
  const repairs = figure(context, { id: "repairs", title: "Repairs over time", columns: ["year", "kind", "repairs", "cables"], empty: "Nothing was repaired.", draw: ({ width, colours, still }) => columns({ rows: drawn, width, colours, by: "year", still, label: (row) => `${row.date.getUTCFullYear()}: ${counted(row.value, "repair")}` }) });
  const kinds = ranking(context, { id: "repair-kinds", title: "Repairs by kind", of: "kind", measure: "repairs", note: "Each is a row of fct_repair: text as found, text as read. Choose kinds to see them over time.", first: 14, empty: "Nothing was repaired." });
  const tableBox = (title, names, rows, empty) => (rows.length ? h("div", { class: "table-box", tabindex: "0", role: "region", "aria-label": title }, tableOf(names, rows)) : h("p", { class: "empty" }, empty));

  fill(
    root,
    status,
    meta.reports?.length > 0 && h("section", { class: "card" }, h("h2", null, "Reports"), h("ul", { class: "reports" }, meta.reports.map((report) => h("li", null, h("a", { href: report.href }, report.name), h("span", { class: "soft" }, ` ${report.means}`))))),
    layers,
    h("div", { class: "columns" }, kinds.node, h("section", { class: "card" }, h("h2", null, "Rejects by reason"), h("p", { class: "note" }, "What could not be read stays in raw.reject with its place; nothing is thrown away."), tableBox("Rejects", ["reason", "rejects", "files", "first", "last"], data.rejects.map((row) => [words(row.reason), row.rejects, row.files, row.first, row.last]), "Nothing was rejected."))),
    repairs.node,
    h("section", { class: "card" }, h("h2", null, "Files"), h("p", { class: "note" }, "Records seen are cables and rejects, always."), tableBox("Files", ["format", "status", "files", "records", "cables", "rejects"], data.files.map((row) => [words(row.format ?? "unknown"), row.status, row.files, row.records, row.cables, row.rejects]), "No file was read.")),
  );

  function show() {
    const wanted = state.all("kind");
    const totals = new Map();
    for (const row of data.repairs) totals.set(row.kind, (totals.get(row.kind) ?? 0) + row.repairs);
    kinds.update([...totals].sort((a, b) => b[1] - a[1]).map(([kind, value]) => ({ label: words(kind), value, chosen: wanted.includes(kind), pick: () => state.toggle("kind", kind) })));
    const rows = data.repairs.filter((row) => !wanted.length || wanted.includes(row.kind));
    const years = new Map();
    for (const row of rows) if (row.year) years.set(row.year, (years.get(row.year) ?? 0) + row.repairs);
    const span = mainSpan(years);
    drawn = [...years].filter(([year]) => year >= span.from).map(([year, value]) => ({ date: new Date(Date.UTC(year, 0, 1)), value }));
    repairs.update({ rows: rows.map((row) => [row.year || null, row.kind, row.repairs, row.cables]), note: `${wanted.length ? wanted.map(words).join(", ") : "All kinds"}, by the year of the cable.${span.before ? ` ${counted(span.before, "repair")} before ${span.from} in the table only.` : ""}` });
  }
  state.onChange(show);
  show();
}
