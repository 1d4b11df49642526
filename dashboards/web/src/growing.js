// A table that fetches its rows a page at a time.
import { fill, h } from "./dom.js";
import { counted } from "./format.js";

/**
 * @param {object} what
 * @param {string[]} what.columns
 * @param {any[]} what.items         all rows, cheap; `render` makes cells of a page of them
 * @param {(page: any[]) => Promise<any[][]>} what.render
 */
export function growing({ title, columns, items, render, one = "row", page = 20, empty = "Nothing passes the filters." }) {
  if (!items.length) return h("p", { class: "empty" }, empty);
  const body = h("tbody");
  const problem = h("p", { role: "alert" });
  let shown = 0;
  const more = h("button", { type: "button", class: "tool", onclick: grow });
  async function grow() {
    const next = items.slice(shown, shown + page);
    shown += next.length;
    more.hidden = shown >= items.length;
    fill(more, `Show ${Math.min(page, items.length - shown)} more of ${counted(items.length, one)}`);
    try {
      for (const cells of await render(next)) body.append(h("tr", null, cells.map((cell) => (cell?.cells ? h("td", { class: cell.class }, cell.cells) : h("td", null, cell ?? "–")))));
    } catch (error) {
      fill(problem, `The list cannot be shown: ${error.message}.`);
    }
  }
  grow();
  return [
    h("div", { class: "table-box tall", tabindex: "0", role: "region", "aria-label": title }, h("table", { class: "facts" }, h("thead", null, h("tr", null, columns.map((name) => h("th", { scope: "col" }, name)))), body)),
    problem,
    more,
  ];
}
