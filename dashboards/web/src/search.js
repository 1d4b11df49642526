// Search over tags, posts, cable ids, subjects and names. Subjects and names are read when the box is first used.
import { byId, debounce, fill, h } from "./dom.js";
import { json } from "./data.js";
import { count } from "./format.js";
import { cableLink } from "./listing.js";
import { personLink } from "./people.js";

const EACH = 6;

export function startSearch(context) {
  const { meta, people } = context;
  const input = byId("search");
  const panel = byId("search-results");
  let titles = [];
  let names = [];
  let reading = null;
  let problem = null;

  // Tags and posts are here at once; subjects and names join the results as they arrive.
  function read() {
    const pieces = Promise.all(
      Array.from({ length: meta.titlePieces }, async (_, piece) => {
        const { cable_id: ids, subject } = await json(`titles/${piece}`);
        return ids.map((id, i) => ({ id, subject: subject[i], folded: `${id} ${subject[i]}`.toLowerCase() }));
      }),
    ).then((found) => { titles = found.flat(); });
    const officials = people.readAll().then(() => {
      names = Array.from({ length: people.size }, (_, no) => ({ no, folded: people.name(no).toLowerCase() }));
    });
    reading ??= Promise.all([pieces, officials])
      .catch((error) => { problem = error.message; })
      .finally(() => { reading = "done"; if (!panel.hidden) run(); });
  }

  const matches = (folded, wanted) => wanted.every((word) => folded.includes(word));

  function run() {
    const wanted = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    if (!wanted.length) return close();
    if (!reading) read();
    const group = (title, found) => found.length && h("section", null, h("h3", null, title, found.length > EACH && ` (${EACH} of ${count(found.length)})`), h("ul", null, found.slice(0, EACH).map(([href, text, note]) => h("li", null, h("a", { href }, text, note && h("span", { class: "soft" }, ` ${note}`))))));
    const groups = [
      group("Tags", meta.tags.filter((tag) => matches(`${tag.code} ${tag.description ?? ""}`.toLowerCase(), wanted)).map((tag) => [`tag.html?${new URLSearchParams({ of: tag.code })}`, tag.code, tag.description])),
      group("Posts", meta.posts.filter((post) => matches(`${post.code} ${post.name}`.toLowerCase(), wanted)).map((post) => [`post.html?${new URLSearchParams({ of: post.code })}`, post.name, post.countryName])),
      group("Officials", names.filter((each) => matches(each.folded, wanted)).map(({ no }) => [personLink(people.key(no)), people.name(no), meta.countryName.get(people.country(no))])),
      group("Cables", titles.filter((each) => matches(each.folded, wanted)).map((each) => [cableLink(each.id), each.id, each.subject])),
    ].filter(Boolean);
    fill(
      panel,
      groups.length ? groups : reading === "done" && h("p", { class: "empty" }, `Nothing is called “${input.value.trim()}”.`),
      reading !== "done" && h("p", { class: "soft" }, "Reading subjects and names …"),
      problem && h("p", { role: "alert" }, `Not all could be read: ${problem}.`),
      h("p", { class: "soft" }, "Words inside the texts: ", h("code", null, `cables search "…"`), " on the command line."),
    );
    panel.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  function close() {
    panel.hidden = true;
    input.setAttribute("aria-expanded", "false");
  }

  input.addEventListener("focus", () => reading ?? read(), { once: true });
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
