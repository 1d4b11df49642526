// Bars as buttons: a keyboard and a screen reader get them for nothing. On paper and in pictures they are a drawing.
import { rankedBars } from "./charts.js";
import { fill, h } from "./dom.js";
import { figure } from "./figure.js";
import { count } from "./format.js";

/**
 * A figure of bars that choose or lead on.
 * @param {object} what
 * @param {string} what.of       what a bar stands for, and
 * @param {string} what.measure  what its length counts: names of columns in the table and the CSV
 */
export function ranking(context, { id, title, of, measure = "cables", note = "", first = 12, empty = "None passes the filters." }) {
  let rows = [];
  let rest = null;
  const chart = figure(context, {
    id,
    title,
    columns: [of, "name", measure],
    empty,
    folded: true,
    draw: ({ width, colours, still }) => (!rows.length ? null : still ? rankedBars({ rows: rows.slice(0, first), width, colours }) : h("div", null, bars(rows, { first, caption: title, rest }))),
  });
  const listed = (items) => items.map((row) => [row.label, row.name ?? "", row.value]);
  return {
    node: chart.node,
    /** Show bars, most first; `more` are those whose names are read when they are asked for. */
    update(next, more = null) {
      // Bars are made anew: who chose one with the keyboard stays on it.
      const held = chart.node.querySelector(".bar:focus .bar-label")?.textContent;
      rows = next;
      rest = more;
      chart.update({ rows: more ? async () => listed([...next, ...(await more.rows())]) : listed(next), note });
      if (held) [...chart.node.querySelectorAll(".bar")].find((bar) => bar.querySelector(".bar-label").textContent === held)?.focus();
    },
  };
}

/**
 * @param {{label: string, name?: string, value: number, chosen?: boolean, pick: () => void}[]} rows  most first
 * @param {{size: number, rows: () => Promise<object[]>} | null} options.rest
 */
function bars(rows, { first, caption, rest }) {
  const most = Math.max(1, ...rows.map((row) => row.value));
  const list = h("ul", { class: "bars", "aria-label": caption });
  const bar = (row) =>
    h(
      "li",
      null,
      h(
        "button",
        {
          type: "button",
          class: "bar",
          "aria-pressed": row.chosen ? "true" : "false",
          title: row.name || false,
          onclick: row.pick,
        },
        h("span", { class: "bar-fill", style: `width:${((100 * row.value) / most).toFixed(2)}%` }),
        h("span", { class: "bar-label" }, row.label, row.name && h("span", { class: "bar-name" }, ` ${row.name}`)),
        h("span", { class: "bar-value" }, count(row.value)),
      ),
    );
  fill(list, rows.slice(0, first).map(bar));
  if (rows.length <= first && !rest) return list;
  const all = rows.length + (rest?.size ?? 0);
  const more = h("button", { type: "button", class: "tool", onclick: showAll }, `Show all ${count(all)}`);
  async function showAll() {
    const added = rest ? await rest.rows() : [];
    fill(list, [...rows, ...added].map(bar));
    list.children[first]?.querySelector("button").focus();
    more.remove();
  }
  return [list, more];
}
