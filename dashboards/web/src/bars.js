// Bars as buttons: a keyboard and a screen reader get them for nothing.
import { fill, h } from "./dom.js";
import { count } from "./format.js";

/**
 * @param {{size: number, rows: () => Promise<object[]>} | null} [options.rest]  rows whose names are read when they are asked for
 * @param {{label: string, name?: string, value: number, chosen?: boolean, pick: () => void}[]} rows  most first
 */
export function bars(rows, { first = 12, caption, empty = "None passes the filters.", rest = null } = {}) {
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
  if (!rows.length) return h("p", { class: "empty" }, empty);
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
