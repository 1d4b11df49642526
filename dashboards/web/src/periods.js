// A period is a whole number: years, quarters or months since year 0. -1 is unknown.
import { monthName, pad } from "./format.js";

const PER_YEAR = { year: 1, quarter: 4, month: 12 };
export const INTERVALS = ["month", "quarter", "year"];

/** The period of a date key (yyyymmdd, or -1). */
export function periodOf(dateKey, by) {
  if (dateKey < 0) return -1;
  const year = Math.floor(dateKey / 10000);
  const month = Math.floor(dateKey / 100) % 100;
  return year * PER_YEAR[by] + Math.floor(((month - 1) * PER_YEAR[by]) / 12);
}

/** First day of a period, as a Date in UTC. */
export function startOf(period, by) {
  const per = PER_YEAR[by];
  return new Date(Date.UTC(Math.floor(period / per), ((period % per) * 12) / per, 1));
}

/** "2007", "2007-Q2", "2007-03": how a period stands in addresses and files. */
export function codeOf(period, by) {
  const per = PER_YEAR[by];
  const year = Math.floor(period / per);
  const rest = (period % per) + 1;
  return by === "year" ? `${year}` : by === "quarter" ? `${year}-Q${rest}` : `${year}-${pad(rest)}`;
}

/** The period of such a code; null if it is none of this interval. */
export function fromCode(code, by) {
  const found = { year: /^(\d{4})$/, quarter: /^(\d{4})-Q([1-4])$/, month: /^(\d{4})-(\d{2})$/ }[by].exec(code);
  return found ? Number(found[1]) * PER_YEAR[by] + (found[2] ? Number(found[2]) - 1 : 0) : null;
}

/** "2007", "2nd quarter of 2007", "March 2007" */
export function nameOf(period, by) {
  const per = PER_YEAR[by];
  const year = Math.floor(period / per);
  const rest = (period % per) + 1;
  if (by === "year") return `${year}`;
  if (by === "quarter") return `${["1st", "2nd", "3rd", "4th"][rest - 1]} quarter of ${year}`;
  return `${monthName(rest)} ${year}`;
}

/**
 * The span that holds nearly all: cables scattered thinly over decades before the first dense years would squeeze these
 * into a corner. Returns the first period to draw, and how many stand before it.
 * @param {Map<number, number>} counts  by period
 */
export function mainSpan(counts) {
  const sorted = [...counts].filter(([period]) => period >= 0).sort((a, b) => a[0] - b[0]);
  if (!sorted.length) return { from: -1, before: 0 };
  const all = sorted.reduce((sum, [, n]) => sum + n, 0);
  const [first, last] = [sorted[0][0], sorted.at(-1)[0]];
  let before = 0;
  for (const [period, n] of sorted) {
    if (before + n > all * 0.04) return (last - period) * 2 < last - first ? { from: period, before } : { from: first, before: 0 };
    before += n;
  }
  return { from: first, before: 0 };
}
