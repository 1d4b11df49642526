// Controls that several pages share; each writes its choice to the address.
import { debounce, fill, h } from "./dom.js";
import { percent } from "./format.js";

/** Buttons of which one is chosen. */
export function segments(label, choices, act) {
  const node = h("div", { class: "segments", role: "group", "aria-label": label }, choices.map(([value, text]) => h("button", { type: "button", dataset: { value }, onclick: () => act(value) }, text)));
  return {
    node,
    show(chosen) {
      for (const button of node.children) button.setAttribute("aria-pressed", String(button.dataset.value === chosen));
    },
  };
}

/** The least confidence of the facts that are shown. */
export function confidence(state) {
  const output = h("output");
  const input = h("input", { type: "range", min: "0", max: "0.95", step: "0.05", "aria-label": "Least confidence" });
  const write = debounce(() => state.set({ conf: input.value === "0" ? null : input.value }), 120);
  input.addEventListener("input", () => {
    fill(output, percent(Number(input.value)));
    write();
  });
  return {
    node: h("label", { class: "field slider" }, h("span", null, "Least confidence ", output), input),
    show() {
      input.value = String(leastOf(state));
      fill(output, percent(leastOf(state)));
    },
  };
}

/** The least confidence that the address asks for, 0…1. */
export function leastOf(state) {
  const least = Number(state.one("conf", "0"));
  return least >= 0 && least <= 1 ? least : 0;
}

/** Buttons for choices that were made in a page's own charts; each takes its choice back. */
export function taken(state, names) {
  const node = h("ul", { class: "chips", "aria-label": "Choices on this page" });
  return {
    node,
    show() {
      fill(
        node,
        Object.entries(names).flatMap(([key, nameOf]) =>
          state.all(key).map((value) =>
            h("li", null, h("button", { type: "button", class: "chip", "aria-label": `Remove ${nameOf(value)}`, onclick: () => state.set({ [key]: state.all(key).filter((each) => each !== value) }) }, nameOf(value), h("span", { "aria-hidden": "true" }, " ×"))),
          ),
        ),
      );
      node.hidden = !node.childElementCount;
    },
  };
}
