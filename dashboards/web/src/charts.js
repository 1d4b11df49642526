// Drawings, each a function of rows, width and colours. Observable Plot draws; what it lacks (labels that give way to each other) is here.
import * as Plot from "@observablehq/plot";

const base = (width, colours, more) => ({
  width,
  style: { fontFamily: colours.font, fontSize: "12px", color: colours.ink, background: "transparent" },
  ...more,
});

/** Below so many cables a share says little. */
export const THIN = 30;

const shortened = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** Ticks of a count: whole numbers alone. */
const wholeTicks = (most) => ({ ticks: Math.min(5, Math.max(1, most)), tickFormat: (v) => (Number.isInteger(v) ? v.toLocaleString("en-US") : "") });

/** Ticks of a time axis: under columns of years stand years, as many as there is room for. */
function timeTicks(rows, by, width) {
  if (by !== "year") return {};
  const years = [...new Set(rows.map((row) => row.date.getUTCFullYear()))].sort((a, b) => a - b);
  const step = Math.ceil((years.at(-1) - years[0] + 1) / (width / 55));
  const shown = [];
  for (let year = years[0]; year <= years.at(-1); year += step) shown.push(new Date(Date.UTC(year, 6, 2)));
  return { ticks: shown, tickSize: 0, tickFormat: (date) => String(date.getUTCFullYear()) };
}

/** Width of a bold letter at the end of a line, in pixels. */
const LETTER = 8.4;

const marks = (...wanted) => wanted.filter(Boolean);

/**
 * Lines over time with their names at their ends.
 * @param {{name: string, points: {date: Date, value: number, thin?: boolean, label: string}[]}[]} series
 */
export function lines({ series, width, colours, share, events = [], still = false, marked = null }) {
  const values = series.flatMap((line) => line.points.map((point) => point.value));
  if (!values.length) return null;
  const height = width < 500 ? 260 : 340;
  const top = 24 + (events.length ? 14 : 0);
  const bottom = 40;
  const widest = Math.max(...series.map((line) => line.name.length));
  const right = Math.min(18 + widest * LETTER, width * 0.34);
  const fits = Math.floor((right - 18) / LETTER);
  const most = Math.max(...values, share ? 0.01 : 1);
  const at = (value) => top + (1 - value / most) * (height - top - bottom);
  const ends = spread(series.map((line) => at(line.points.at(-1).value)), 15, top, height - bottom);
  const flat = series.flatMap((line, no) => line.points.map((point) => ({ ...point, name: line.name, no })));
  // A line runs from a period to the next and never across periods of which nothing is here.
  const joined = series.flatMap((line, no) => {
    let run = 0;
    return line.points.map((point, i) => {
      if (i && point.period !== line.points[i - 1].period + 1) run++;
      return { ...point, no, run: `${no}/${run}` };
    });
  });
  const colour = (point) => colours.series[point.no % 5];
  const plot = Plot.plot(
    base(width, colours, {
      height,
      marginTop: top,
      marginRight: right,
      marginBottom: bottom,
      marginLeft: 46,
      x: { type: "utc", label: null },
      y: { domain: [0, most], grid: true, label: null, ...(share ? { percent: false, ticks: 5, tickFormat: (v) => `${+(v * 100).toFixed(1)} %` } : wholeTicks(most)) },
      marks: marks(
        Plot.ruleY([0], { stroke: colours.rule }),
        Plot.ruleX(events, { x: "date", stroke: colours.soft, strokeDasharray: "3 3" }),
        Plot.text(events, { x: "date", text: "label", frameAnchor: "top", dy: -12, textAnchor: "start", dx: -2, fill: colours.soft }),
        marked && Plot.ruleX([marked], { stroke: colours.accent, strokeWidth: 6, strokeOpacity: 0.2 }),
        share && Plot.line(joined, { x: "date", y: "value", z: "run", stroke: colours.faint, strokeWidth: 1.5 }),
        Plot.line(share ? joined.map((point) => (point.thin ? { ...point, value: NaN } : point)) : joined, { x: "date", y: "value", z: "run", stroke: colour, strokeWidth: 2.2 }),
        Plot.dot(flat.filter((point) => share || flat.length < 90), { x: "date", y: "value", r: 2.6, fill: (point) => (share && point.thin ? colours.paper : colour(point)), stroke: (point) => (share && point.thin ? colours.soft : colour(point)) }),
        Plot.text(
          series.map((line, no) => ({ name: line.name, no, y: ends[no], date: line.points.at(-1).date })),
          { x: "date", y: (d) => most * (1 - (d.y - top) / (height - top - bottom)), text: (d) => shortened(d.name, fits), dx: 9, textAnchor: "start", fill: colour, fontWeight: 600 },
        ),
        !still && Plot.ruleX(flat, Plot.pointerX({ x: "date", stroke: colours.rule })),
        !still && Plot.tip(flat, Plot.pointer({ x: "date", y: "value", title: "label", fill: colours.paper, stroke: colours.rule })),
      ),
    }),
  );
  return plot;
}

/** Columns over time, stacked by kind where rows have one. */
export function columns({ rows, width, colours, by, label, key = null, still = false, height = 250 }) {
  if (!rows.length) return null;
  const totals = new Map();
  for (const row of rows) totals.set(+row.date, (totals.get(+row.date) ?? 0) + row.value);
  const plot = Plot.plot(
    base(width, colours, {
      height,
      marginLeft: 46,
      marginBottom: 30,
      marginTop: 16,
      x: { type: "utc", label: null, ...timeTicks(rows, by, width) },
      y: { grid: true, label: null, ...wholeTicks(Math.max(...totals.values())) },
      marks: marks(
        Plot.rectY(rows, { x: "date", y: "value", interval: by, fill: (row) => colours.series[row.no ?? 0], insetLeft: 0.5, insetRight: 0.5 }),
        Plot.ruleY([0], { stroke: colours.soft }),
        ...(key ?? []).map((name, no) => Plot.text([name], { frameAnchor: "top-left", dx: 8, dy: 4 + no * 16, text: () => `■ ${name}`, fill: colours.series[no], fontWeight: 600 })),
        !still && Plot.tip(rows, Plot.pointerX({ x: "date", y: "value", title: label, fill: colours.paper, stroke: colours.rule })),
      ),
    }),
  );
  return plot;
}

/** Requests by whole days: rows of {value, n}; the last holds all beyond. */
export function histogram({ rows, width, colours, still = false }) {
  if (!rows.length) return null;
  return Plot.plot(
    base(width, colours, {
      height: 220,
      marginLeft: 46,
      marginBottom: 40,
      marginTop: 16,
      x: { label: "days", domain: [-0.5, 30.5], ticks: [0, 5, 10, 15, 20, 25, 30], tickFormat: (v) => (v === 30 ? "30+" : String(v)) },
      y: { grid: true, label: null, ...wholeTicks(Math.max(...rows.map((row) => row.n))) },
      marks: marks(
        Plot.rectY(rows, { x1: (row) => row.value - 0.42, x2: (row) => row.value + 0.42, y: "n", fill: colours.series[0] }),
        Plot.ruleY([0], { stroke: colours.soft }),
        !still && Plot.tip(rows, Plot.pointerX({ x: "value", y: "n", title: (row) => `${row.value === 30 ? "30 or more" : row.value} days: ${row.n}`, fill: colours.paper, stroke: colours.rule })),
      ),
    }),
  );
}

/** A heat map: rows of {x, y, value, label}. */
export function heat({ rows, width, colours, left = 120, still = false, share = false }) {
  if (!rows.length) return null;
  const ys = new Set(rows.map((row) => row.y)).size;
  const xs = new Set(rows.map((row) => row.x)).size;
  const inner = (width - left) / xs;
  return Plot.plot(
    base(width, colours, {
      height: ys * 24 + 40,
      marginLeft: left,
      marginTop: 24,
      marginRight: 4,
      marginBottom: 4,
      padding: 0.06,
      x: { label: null, axis: "top", tickFormat: (x) => (inner < 30 ? `’${String(x).slice(2)}` : String(x)), ticks: undefined, ...(inner < 18 ? { tickRotate: -60 } : {}) },
      y: { label: null, domain: [...new Set(rows.map((row) => row.y))], tickSize: 0, tickFormat: (y) => shortened(y, Math.floor((left - 8) / 6.6)) },
      color: { type: "sqrt", range: colours.heat, domain: [0, Math.max(...rows.map((row) => row.value), share ? 0.01 : 1)], interpolate: "rgb" },
      marks: marks(
        Plot.cell(rows, { x: "x", y: "y", fill: "value", inset: 0.5 }),
        inner > 24 && Plot.text(rows.filter((row) => row.value), { x: "x", y: "y", text: (row) => row.text ?? row.value, fill: (row) => (row.strong ? colours.paper : colours.ink), fontSize: 11 }),
        !still && Plot.tip(rows, Plot.pointer({ x: "x", y: "y", title: "label", fill: colours.paper, stroke: colours.rule })),
      ),
    }),
  );
}

/** Shares as bars with their figures: rows of {name, share, text}. */
export function shareBars({ rows, width, colours, fill = colours.series[1] }) {
  if (!rows.length) return null;
  const narrow = width < 560;
  const left = narrow ? 4 : 190;
  const right = narrow ? 4 : Math.max(120, 24 + 7.6 * Math.max(...rows.map((row) => row.text.length)));
  return Plot.plot(
    base(width, colours, {
      height: rows.length * (narrow ? 46 : 30) + 8,
      marginLeft: left,
      marginRight: right,
      marginTop: 4,
      marginBottom: 4,
      padding: narrow ? 0.62 : 0.45,
      x: { domain: [0, 1], axis: null },
      y: { domain: rows.map((row) => row.name), axis: null },
      marks: marks(
        Plot.barX(rows, { x1: 0, x2: 1, y: "name", fill: colours.rule, fillOpacity: 0.5, rx: 3 }),
        Plot.barX(rows, { x1: 0, x2: "share", y: "name", fill, rx: 3 }),
        Plot.text(rows, { y: "name", text: "name", frameAnchor: "left", textAnchor: "start", fontSize: 13, ...(narrow ? { dy: -17 } : { dx: -left + 2 }) }),
        Plot.text(rows, { y: "name", text: "text", frameAnchor: "right", fontSize: 13, ...(narrow ? { textAnchor: "end", dy: -17 } : { textAnchor: "end", dx: right - 2 }) }),
      ),
    }),
  );
}

/** A ranking as a drawing: rows of {label, name, value}, most first. */
export function rankedBars({ rows, width, colours }) {
  const y = (_, i) => i;
  return Plot.plot(
    base(width, colours, {
      height: rows.length * 24 + 8,
      margin: 4,
      x: { axis: null, domain: [0, Math.max(1, ...rows.map((row) => row.value))] },
      y: { axis: null, type: "band", domain: rows.map(y), padding: 0.08 },
      marks: marks(
        Plot.barX(rows, { x: "value", y, fill: colours.series[0], fillOpacity: 0.2, rx: 3 }),
        Plot.text(rows, { y, text: (row) => [row.label, row.name].filter(Boolean).join(" · "), frameAnchor: "left", textAnchor: "start", dx: 6 }),
        Plot.text(rows, { y, text: (row) => row.value.toLocaleString("en-US"), frameAnchor: "right", textAnchor: "end", dx: -6, fontWeight: 600 }),
      ),
    }),
  );
}

/** Places of labels moved apart until none is nearer than `gap`, in the order that they had. */
export function spread(places, gap, least, most) {
  const order = places.map((_, no) => no).sort((a, b) => places[a] - places[b]);
  const moved = [...places];
  for (let i = 1; i < order.length; i++) moved[order[i]] = Math.max(moved[order[i]], moved[order[i - 1]] + gap);
  for (let i = order.length - 1, limit = most; i >= 0; i--, limit -= gap) moved[order[i]] = Math.max(least, Math.min(moved[order[i]], limit));
  return moved;
}
