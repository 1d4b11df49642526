// Light and dark follow the system until the reader chooses. Colours stand in site.css alone; charts read them there.
import { byId } from "./dom.js";

const KEY = "cables-theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

export function startTheme(redraw) {
  const button = byId("theme");
  const apply = () => {
    const theme = stored() ?? (dark.matches ? "dark" : "light");
    document.documentElement.dataset.theme = theme;
    button.textContent = theme === "dark" ? "Light" : "Dark";
    button.setAttribute("aria-label", theme === "dark" ? "Change to light colours" : "Change to dark colours");
  };
  apply();
  button.addEventListener("click", () => {
    store(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
    apply();
    redraw();
  });
  dark.addEventListener("change", () => {
    apply();
    redraw();
  });
  // Drawings hold their colours: for paper they are drawn again.
  matchMedia("print").addEventListener("change", redraw);
}

/** Colours of the theme that is shown, or of the light one (what leaves the page is for paper). */
export function palette({ light = false } = {}) {
  const probe = document.createElement("div");
  probe.hidden = true;
  if (light) probe.className = "light";
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  const colours = {
    ink: read("ink"),
    soft: read("soft"),
    rule: read("rule"),
    faint: read("faint"),
    paper: read("paper"),
    accent: read("c1"),
    land: read("land"),
    heat: [read("heat-0"), read("heat-1")],
    series: [1, 2, 3, 4, 5].map((n) => read(`c${n}`)),
    font: style.fontFamily,
  };
  probe.remove();
  return colours;
}

// A browser may refuse storage on file://; then the choice lasts for the page.
let chosen = null;
function stored() {
  try {
    return localStorage.getItem(KEY) ?? chosen;
  } catch {
    return chosen;
  }
}
function store(theme) {
  chosen = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    /* the choice lasts for the page */
  }
}
