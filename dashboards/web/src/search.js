// Search over tags, posts, cable ids, subjects and names. Subjects and names are read when the box is first used.
import { byId, debounce, fill, h } from "./dom.js";
import { json } from "./data.js";
import { cableLink } from "./listing.js";

const EACH = 6;

export function startSearch(context) {
  const { meta } = context;
  const input = byId("search");
  const panel = byId("search-results");
  let titles = null;
  let names = null;
  let reading = null;

  function read() {
    reading ??= Promise.all([
      Promise.all(Array.from({ length: meta.titlePieces }, (_, piece) => json(`titles/${piece}`))).then((pieces) => {
        titles = pieces.flatMap((piece) => piece.id.map((id, i) => ({ id, subject: piece.subject[i], folded: `${id} ${piece.subject[i]}`.toLowerCase() })));
      }),
      meta.hasNames ? json("names").then((found) => { names = found.map(([name, key]) => ({ name, key, folded: name.toLowerCase() })); }) : null,
    ]);
    return reading;
  }

  const matches = (folded, wanted) => wanted.every((word) => folded.includes(word));

  async function run() {
    const wanted = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    if (!wanted.length) return close();
    try {
      await read();
    } catch (error) {
      fill(panel, h("p", { role: "alert" }, `Search cannot read its data: ${error.message}.`));
      panel.hidden = false;
      return;
    }
    const group = (title, found) => found.length && h("section", null, h("h3", null, title), h("ul", null, found.slice(0, EACH).map(([href, text, note]) => h("li", null, h("a", { href }, text, note && h("span", { class: "soft" }, ` ${note}`))))));
    const groups = [
      group("Tags", meta.tags.filter((tag) => matches(`${tag.code} ${tag.description ?? ""}`.toLowerCase(), wanted)).map((tag) => [`tag.html?${new URLSearchParams({ of: tag.code })}`, tag.code, tag.description])),
      group("Posts", meta.posts.filter((post) => matches(`${post.code} ${post.name}`.toLowerCase(), wanted)).map((post) => [`post.html?${new URLSearchParams({ of: post.code })}`, post.name, post.countryName])),
      group("Officials", (names ?? []).filter((each) => matches(each.folded, wanted)).map((each) => [`officials.html?${new URLSearchParams({ of: each.key })}`, each.name])),
      group("Cables", titles.filter((each) => matches(each.folded, wanted)).map((each) => [cableLink(each.id), each.id, each.subject])),
    ].filter(Boolean);
    fill(
      panel,
      groups.length ? groups : h("p", { class: "empty" }, `Nothing is called “${input.value.trim()}”.`),
      h("p", { class: "soft" }, "Words inside the texts: ", h("code", null, `cables search "…"`), " on the command line."),
    );
    panel.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  function close() {
    panel.hidden = true;
    input.setAttribute("aria-expanded", "false");
  }

  input.addEventListener("focus", () => read().catch(() => {}), { once: true });
  input.addEventListener("input", debounce(run, 120));
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = panel.querySelector("a");
    if (!panel.hidden && first) first.click();
    else run();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) {
      close();
      input.focus();
    }
    if (event.key === "/" && !/INPUT|SELECT|TEXTAREA/.test(document.activeElement?.tagName ?? "")) {
      event.preventDefault();
      input.focus();
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const links = [...panel.querySelectorAll("a")];
      if (panel.hidden || !links.length) return;
      const at = links.indexOf(document.activeElement);
      if (at < 0 && document.activeElement !== input) return;
      event.preventDefault();
      const next = at + (event.key === "ArrowDown" ? 1 : -1);
      (links[next] ?? (next < 0 ? input : links.at(-1))).focus();
    }
  });
  addEventListener("click", (event) => {
    if (!panel.contains(event.target) && event.target !== input) close();
  });
}
