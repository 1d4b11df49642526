// Where a share moved most from one year to the next.
import { periodsOf } from "./facts.js";

/** Years whose denominators are at least this large are compared. */
export const LEAST = 30;

/**
 * Changes of `has` among the cables of a mask, most first.
 * @returns {{year: number, before: number, after: number, n: number, of: number}[]}
 */
export function yearChanges(facts, mask, has) {
  const years = periodsOf(facts, "year");
  const of = new Map();
  const n = new Map();
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i] || years[i] < 0) continue;
    of.set(years[i], (of.get(years[i]) ?? 0) + 1);
    if (has(i)) n.set(years[i], (n.get(years[i]) ?? 0) + 1);
  }
  const changes = [];
  for (const [year, all] of of) {
    const earlier = of.get(year - 1) ?? 0;
    if (all < LEAST || earlier < LEAST) continue;
    changes.push({ year, before: (n.get(year - 1) ?? 0) / earlier, after: (n.get(year) ?? 0) / all, n: n.get(year) ?? 0, of: all });
  }
  return changes.sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
}
