const whole = new Intl.NumberFormat("en-US");
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** 12,345 */
export const count = (n) => whole.format(n);

/** "1 cable", "2 cables" */
export const counted = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

/** Share of 0…1 as "12 %", "1.2 %" below ten, "–" for nothing of nothing. */
export function percent(share) {
  if (!Number.isFinite(share)) return "–";
  const shown = share * 100;
  const fine = (shown > 0 && shown < 10) || (shown > 99 && shown < 100);
  // What is not all is never shown as all.
  return `${fine ? Math.min(shown < 1 && shown > 0 ? Math.max(shown, 0.1) : shown, shown < 100 ? 99.9 : 100).toFixed(1) : shown.toFixed(0)} %`;
}

/** 20070314 → "14 March 2007"; -1 → "no date" */
export function day(dateKey) {
  if (dateKey < 0) return "no date";
  const [year, month, date] = parts(dateKey);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** What is said of the day of a meeting that a model chose. */
export const TAKEN = "from nearby text";

/** A date as exactly as the cable gives it: "3 May 2009", "May 2009", "2009". */
export function asPrecise(dateKey, precision) {
  if (precision === "year") return String(Math.floor(dateKey / 10000));
  return precision === "month" ? day(dateKey).replace(/^\d+ /, "") : day(dateKey);
}

/** 20070314 → "2007-03-14" */
export function iso(dateKey) {
  if (dateKey < 0) return "";
  const [year, month, date] = parts(dateKey);
  return `${year}-${pad(month)}-${pad(date)}`;
}

/** "2007", "2007-03" or "2007-03-14" → first or last date key of it; null for anything else. */
export function dateKey(text, last = false) {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text ?? "");
  if (!found) return null;
  const month = found[2] ?? (last ? "12" : "01");
  const date = found[3] ?? (last ? "31" : "01");
  return Number(found[1] + month + date);
}

export const pad = (n) => String(n).padStart(2, "0");

/** month and year of a period: see periods.js */
export const monthName = (month) => MONTHS[month - 1];

/** "with_known_post" → "with known post" */
export const words = (name) => name.replaceAll("_", " ");

function parts(key) {
  return [Math.floor(key / 10000), Math.floor(key / 100) % 100, key % 100];
}

/** A sentence without the breaks of its lines. */
export const clean = (text) => text.trim().replace(/\s+/g, " ");
