// One bundle for all pages: the page's slug says which of them this is.
import { byId, fill, h } from "./dom.js";
import { readCables } from "./facts.js";
import { createState } from "./state.js";
import { metaOf } from "./meta.js";
import { createPeople } from "./people.js";
import { palette, startTheme } from "./theme.js";
import { startFilters } from "./filters.js";
import { startSearch } from "./search.js";
import { cable } from "./pages/cable.js";
import { meetings } from "./pages/meetings.js";
import { officials } from "./pages/officials.js";
import { overview } from "./pages/overview.js";
import { quality } from "./pages/quality.js";
import { requests } from "./pages/requests.js";
import { postPage, tagPage } from "./pages/topic.js";
import { trends } from "./pages/trends.js";

/** A page's program: gets the context, fills `context.root`. */
const PAGES = { index: overview, trends, tag: tagPage, post: postPage, officials, meetings, requests, quality, cable };

async function start() {
  const redraws = new Set();
  startTheme(() => redraws.forEach((redraw) => redraw()));
  const root = byId("page");
  const { slug, filters } = document.body.dataset;
  try {
    const meta = metaOf(self.__site_meta);
    const state = createState();
    const context = { meta, state, root, facts: null, palette, people: createPeople(meta), onRedraw: (redraw) => redraws.add(redraw) };
    startSearch(context);
    if (document.body.dataset.data.split(" ").includes("cables")) context.facts = await readCables();
    if (filters) startFilters(context);
    await PAGES[slug]?.(context);
    document.body.dataset.ready = "true";
  } catch (error) {
    console.error(error);
    fill(root, h("div", { class: "problem", role: "alert" }, h("h2", null, "This page cannot be shown"), h("p", null, `${error.message}. Build the site again with `, h("code", null, "cables report"), ".")));
  }
}

start();
