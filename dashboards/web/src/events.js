// Meetings, requests and who is named where, as columns.
import { columnsOf, listsOf } from "./data.js";

/** Cables travel as steps from one row to the next. */
const summed = (steps) => {
  const cables = new Uint32Array(steps.length);
  for (let i = 0, cable = 0; i < steps.length; i++) cables[i] = cable += steps[i];
  return cables;
};

/** Places of rows by their dates, those of a day in the order that they have; numbers sort faster without a comparison. */
function orderBy(dates) {
  const span = dates.length + 1;
  const keys = Float64Array.from(dates, (date, i) => (date + 1) * span + i).sort();
  return Uint32Array.from(keys, (key) => key % span);
}

/** Meetings by day, as their texts are: they travel by cable, where most columns hardly change. */
export async function readMeetings() {
  const told = await columnsOf("meetings");
  const people = await listsOf(told.officials, "meetings-officials");
  const order = orderBy(told.date_key);
  const cables = summed(told.cable_step);
  const by = (column) => Array.from(order, (i) => column[i]);
  const officials = { start: new Uint32Array(told.size + 1), values: new Uint32Array(people.values.length) };
  order.forEach((i, no) => {
    const items = itemsOf(people, i);
    officials.values.set(items, officials.start[no]);
    officials.start[no + 1] = officials.start[no] + items.length;
  });
  return {
    size: told.size,
    cable: Uint32Array.from(order, (i) => cables[i]),
    date_key: Int32Array.from(order, (i) => told.date_key[i]),
    confidence: Uint8Array.from(order, (i) => told.confidence[i]),
    precision: by(told.precision),
    kind: by(told.kind),
    status: by(told.status),
    place: by(told.place),
    officials,
  };
}

export async function readRequests() {
  const { cable_step: steps, ...columns } = await columnsOf("requests");
  return { ...columns, cable: summed(steps) };
}

/** Which officials each cable names. */
export const readMentions = async () => listsOf((await columnsOf("mentions")).officials, "mentions-officials");

/** Items of row `i` of a column of lists. */
export const itemsOf = (list, i) => list.values.subarray(list.start[i], list.start[i + 1]);

/**
 * Rows of an event table whose cable passes the mask, whose confidence is at least `least` (0…1), and that pass tests.
 * @param {(((row: number) => boolean) | null)[]} tests  null passes all
 */
export function chosenEvents(events, mask, least, tests = []) {
  const asked = tests.filter(Boolean);
  const percent = Math.round(least * 100);
  const rows = [];
  for (let i = 0; i < events.size; i++) if (mask[events.cable[i]] && events.confidence[i] >= percent && asked.every((test) => test(i))) rows.push(i);
  return rows;
}

/** A test whether a row's value is among those wanted; null where none is. */
export function oneOf(wanted, valueOf) {
  const values = new Set(wanted);
  return values.size ? (row) => values.has(valueOf(row)) : null;
}

/** How many rows have each value of `valueOf`, null left out; most first. */
export function tally(rows, valueOf) {
  const counts = new Map();
  for (const row of rows) {
    const value = valueOf(row);
    if (value !== null && value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return mostFirst(counts);
}

/** How many rows have each item of their lists; most first. */
export function tallyItems(rows, lists) {
  const counts = new Map();
  for (const row of rows) for (let at = lists.start[row]; at < lists.start[row + 1]; at++) counts.set(lists.values[at], (counts.get(lists.values[at]) ?? 0) + 1);
  return mostFirst(counts);
}

const mostFirst = (counts) => [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));

/** A country's code as a reader knows it. */
export const countryOf = (meta, code) => (code === "XX" ? "International organisation" : (meta.countryName.get(code) ?? code ?? "not known"));
