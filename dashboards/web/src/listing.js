// The cables behind a figure: ids, dates, posts and subjects, fetched in the pieces that are shown.
import { fill, h } from "./dom.js";
import { counted, iso } from "./format.js";
import { json } from "./data.js";

const PAGE = 25;

/** Ids and subjects of cables, by their places; pieces already here are not read again. */
export async function titlesOf(meta, places) {
  const pieces = new Map();
  await Promise.all(
    [...new Set(places.map((no) => Math.floor(no / meta.titlePiece)))].map(async (piece) => pieces.set(piece, await json(`titles/${piece}`))),
  );
  return places.map((no) => {
    const piece = pieces.get(Math.floor(no / meta.titlePiece));
    const at = no % meta.titlePiece;
    return { id: piece.cable_id[at], subject: piece.subject[at] };
  });
}

export const cableLink = (id, more = {}) => `cable.html?${new URLSearchParams({ id, ...more })}`;

/** A list that grows by a page at a time; newest first. */
export function listing(context, { places, title, onClose }) {
  const { meta, facts } = context;
  const ordered = [...places].sort((a, b) => b - a);
  const body = h("tbody");
  const more = h("button", { type: "button", class: "tool", onclick: grow });
  const problem = h("p", { role: "alert" });
  let shown = 0;

  async function grow() {
    const next = ordered.slice(shown, shown + PAGE);
    shown += next.length;
    try {
      const titles = await titlesOf(meta, next);
      next.forEach((no, i) =>
        body.append(
          h(
            "tr",
            null,
            h("td", { class: "nowrap" }, iso(facts.dateKey[no]) || "no date"),
            h("td", null, h("a", { href: cableLink(titles[i].id) }, titles[i].id)),
            h("td", { class: "wide" }, titles[i].subject || h("span", { class: "soft" }, "no subject")),
            h("td", { class: "soft" }, meta.posts[facts.post[no]].name),
          ),
        ),
      );
    } catch (error) {
      fill(problem, `The list cannot be shown: ${error.message}.`);
    }
    more.hidden = shown >= ordered.length;
    fill(more, `Show ${Math.min(PAGE, ordered.length - shown)} more of ${counted(ordered.length, "cable")}`);
  }
  const node = h(
    "section",
    { class: "listing", "aria-label": title },
    h("div", { class: "listing-head" }, h("h2", null, title), h("span", { class: "soft" }, counted(ordered.length, "cable")), onClose && h("button", { type: "button", class: "tool", onclick: onClose }, "Close list")),
    ordered.length
      ? h("div", { class: "table-box", tabindex: "0", role: "region", "aria-label": `${title}: list` }, h("table", { class: "cables" }, h("thead", null, h("tr", null, ["Date", "Cable", "Subject", "Post"].map((name) => h("th", { scope: "col" }, name)))), body))
      : h("p", { class: "empty" }, "No cable stands behind this."),
    problem,
    ordered.length > 0 && more,
  );
  if (ordered.length) grow();
  return node;
}
