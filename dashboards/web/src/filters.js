// The bar that all pages share: five ways to choose cables, and a chip for each choice that takes it back.
import { byId, fill, h } from "./dom.js";
import { counted } from "./format.js";
import { FILTERS } from "./state.js";
import { filterOf, maskOf, total } from "./facts.js";

export function startFilters(context) {
  const { meta, state } = context;
  const bar = byId("filters");
  const says = h("p", { class: "filter-count", role: "status" });
  const chips = h("ul", { class: "chips", "aria-label": "Filters in force" });
  const problem = h("p", { class: "filter-problem", role: "alert" });

  const adders = [
    picker("Tag", "tag", meta.tags.map((tag) => [tag.code, tag.description]), 'PREL, KZ …'),
    picker("Post", "post", meta.posts.map((post) => [post.code, post.name]), "ASTANA …"),
    picker("Country of post", "country", meta.postCountries.map((country) => [country.code, country.name]), "Kazakhstan …"),
  ];

  function picker(label, key, options, placeholder) {
    const list = `list-${key}`;
    const input = h("input", { type: "text", list, placeholder, autocomplete: "off", spellcheck: "false" });
    const datalist = h("datalist", { id: list });
    // Thousands of options would slow the first paint for a list that few open.
    input.addEventListener("focus", () => {
      if (!datalist.childElementCount) fill(datalist, options.map(([code, name]) => h("option", { value: code }, name ?? "")));
    });
    const take = () => {
      const written = input.value.trim();
      if (!written) return;
      const folded = written.toLowerCase();
      const found =
        options.find(([code]) => code.toLowerCase() === folded) ??
        options.find(([, name]) => name?.toLowerCase() === folded) ??
        options.find(([, name]) => name?.toLowerCase().includes(folded));
      if (!found) {
        fill(problem, `No ${label.toLowerCase()} here is called “${written}”.`);
        return;
      }
      fill(problem);
      input.value = "";
      if (!state.has(key, found[0])) state.set({ [key]: [...state.all(key), found[0]] });
    };
    input.addEventListener("change", take);
    input.addEventListener("keydown", (event) => event.key === "Enter" && take());
    return h("label", { class: "field" }, h("span", null, label), input, datalist);
  }

  function date(label, key) {
    const input = h("input", { type: "date", min: meta.firstDate, max: meta.lastDate });
    input.addEventListener("change", () => state.set({ [key]: input.value || null }));
    return { node: h("label", { class: "field date" }, h("span", null, label), input), input, key };
  }
  const dates = [date("From", "from"), date("To", "to")];

  const classes = h(
    "select",
    { onchange: () => classes.value && state.set({ class: [...state.all("class"), classes.value] }) },
  );

  fill(
    bar,
    h(
      "form",
      { class: "filter-form", onsubmit: (event) => event.preventDefault(), "aria-label": "Choose cables" },
      adders,
      h("label", { class: "field" }, h("span", null, "Classification"), classes),
      dates.map((each) => each.node),
    ),
    problem,
    h("div", { class: "filter-line" }, says, chips),
  );

  const narrow = matchMedia("(max-width: 700px)");
  const fold = byId("filter-fold");
  fold.open = !narrow.matches || FILTERS.some((key) => state.all(key).length);

  function show() {
    const made = [];
    const chip = (key, value, text) =>
      made.push(
        h(
          "li",
          null,
          h(
            "button",
            { type: "button", class: "chip", "aria-label": `Remove filter ${text}`, onclick: () => state.set({ [key]: state.all(key).filter((each) => each !== value) }) },
            text,
            h("span", { "aria-hidden": "true" }, " ×"),
          ),
        ),
      );
    for (const code of state.all("tag")) chip("tag", code, `Tag ${code}${meta.tagNo.has(code) ? "" : " (not here)"}`);
    for (const code of state.all("post")) chip("post", code, meta.posts[meta.postNo.get(code)]?.name ?? `Post ${code} (not here)`);
    for (const code of state.all("country")) chip("country", code, meta.countryName.get(code) ?? `Country ${code} (not here)`);
    for (const name of state.all("class")) chip("class", name, name);
    for (const key of ["from", "to"]) for (const value of state.all(key)) chip(key, value, `${key === "from" ? "From" : "To"} ${value}`);
    if (made.length > 1) made.push(h("li", null, h("button", { type: "button", class: "chip clear", onclick: () => state.clear() }, "Clear all")));
    const focused = document.activeElement?.closest?.(".chips");
    fill(chips, made);
    if (focused) (chips.querySelector("button") ?? adders[0].querySelector("input")).focus();

    fill(
      classes,
      h("option", { value: "" }, "Any …"),
      meta.classifications.filter((name) => !state.has("class", name)).map((name) => h("option", { value: name }, name)),
    );
    for (const { input, key } of dates) {
      const value = state.one(key);
      input.value = /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : "";
    }
    const chosen = total(maskOf(context.facts, meta, filterOf(state, meta)));
    const all = context.facts.size;
    fill(says, h("strong", { id: "cable-count", dataset: { count: chosen } }, counted(chosen, "cable")), chosen === all ? " in all" : ` of ${counted(all, "cable")}`);
    for (const link of document.querySelectorAll("[data-page]")) link.setAttribute("href", state.link(link.dataset.page));
  }
  state.onChange(show);
  show();
}
