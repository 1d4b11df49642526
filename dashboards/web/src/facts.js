// The cables of the site as columns, and the filter over them. A filter is a byte for each cable: a scan of 200,000 takes
// a few milliseconds, so nothing is indexed and nothing is kept but the last few masks.
import { columnsOf, listsOf } from "./data.js";
import { periodOf } from "./periods.js";
import { dateKey } from "./format.js";

export const PARTIAL_EXTRACT = 1;
export const REDACTED = 2;
export const WITHHELD = 4;
export const LOST = 8;
export const PARTIAL_TEXT = 16;

/** Columns of the cables. */
export async function readCables() {
  const { tags: counts, date_key: dateKey, ...columns } = await columnsOf("cables");
  const tags = await listsOf(counts, "cables-tags");
  return { ...columns, dateKey, tagStart: tags.start, tag: tags.values, periods: new Map(), masks: new Map() };
}

/** The period of each cable. */
export function periodsOf(facts, by) {
  if (!facts.periods.has(by)) facts.periods.set(by, Int32Array.from(facts.dateKey, (key) => periodOf(key, by)));
  return facts.periods.get(by);
}

/** Whether cable `i` carries a tag. */
export function hasTag(facts, i, tag) {
  for (let t = facts.tagStart[i], end = facts.tagStart[i + 1]; t < end; t++) if (facts.tag[t] === tag) return true;
  return false;
}

/** What the address asks for, as places in the site's dictionaries; what it does not know is -1 and lets nothing through. */
export function filterOf(state, meta, { ignore = [], without = null } = {}) {
  const values = (key) => (ignore.includes(key) ? [] : state.all(key));
  const tags = values("tag").map((code) => meta.tagNo.get(code) ?? -1);
  const posts = values("post").map((code) => meta.postNo.get(code) ?? -1);
  const countries = values("country");
  const classes = values("class").map((name) => meta.classifications.indexOf(name));
  const ignoresDates = ignore.includes("date");
  return {
    tags: without?.kind === "tag" && tags.includes(without.no) ? [] : tags,
    posts: without?.kind === "post" && posts.includes(without.no) ? [] : posts,
    countries,
    classes,
    from: ignoresDates ? null : dateKey(state.one("from")),
    to: ignoresDates ? null : dateKey(state.one("to"), true),
  };
}

/** A byte for each cable: 1 where it passes. */
export function maskOf(facts, meta, filter) {
  const key = JSON.stringify(filter);
  const known = facts.masks.get(key);
  if (known) return known;
  const mask = new Uint8Array(facts.size).fill(1);
  const drop = (passes) => {
    for (let i = 0; i < mask.length; i++) if (mask[i] && !passes(i)) mask[i] = 0;
  };
  if (filter.from !== null) drop((i) => facts.dateKey[i] >= filter.from);
  if (filter.to !== null) drop((i) => facts.dateKey[i] >= 0 && facts.dateKey[i] <= filter.to);
  if (filter.classes.length) drop((i) => filter.classes.includes(facts.classification[i]));
  if (filter.posts.length) {
    const wanted = Uint8Array.from(meta.posts, (_, no) => filter.posts.includes(no));
    drop((i) => wanted[facts.post[i]]);
  }
  if (filter.countries.length) {
    const wanted = Uint8Array.from(meta.posts, (post) => filter.countries.includes(post.country));
    drop((i) => wanted[facts.post[i]]);
  }
  if (filter.tags.length) {
    const wanted = Uint8Array.from(meta.tags, (_, no) => filter.tags.includes(no));
    drop((i) => {
      for (let t = facts.tagStart[i], end = facts.tagStart[i + 1]; t < end; t++) if (wanted[facts.tag[t]]) return true;
      return false;
    });
  }
  if (facts.masks.size > 12) facts.masks.delete(facts.masks.keys().next().value);
  facts.masks.set(key, mask);
  return mask;
}

export function total(mask) {
  let sum = 0;
  for (let i = 0; i < mask.length; i++) sum += mask[i];
  return sum;
}

/** Cables by tag under a mask. */
export function byTag(facts, meta, mask) {
  const counts = new Uint32Array(meta.tags.length);
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i]) continue;
    for (let t = facts.tagStart[i], end = facts.tagStart[i + 1]; t < end; t++) counts[facts.tag[t]]++;
  }
  return counts;
}

/** Cables by a column of small numbers (post, classification) under a mask. */
export function byColumn(column, size, mask) {
  const counts = new Uint32Array(size);
  for (let i = 0; i < mask.length; i++) if (mask[i]) counts[column[i]]++;
  return counts;
}

/** The finest interval in which half of the dated cables stand in periods of 30 cables or more; years if none. */
export function fittingInterval(facts) {
  for (const by of ["month", "quarter"]) {
    const counts = new Map();
    let dated = 0;
    for (const period of periodsOf(facts, by)) {
      if (period < 0) continue;
      dated++;
      counts.set(period, (counts.get(period) ?? 0) + 1);
    }
    let dense = 0;
    for (const n of counts.values()) if (n >= 30) dense += n;
    if (dense * 2 >= dated && dated) return by;
  }
  return "year";
}
