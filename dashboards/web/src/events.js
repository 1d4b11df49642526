// Meetings, requests and officials as columns.

const lists = (table, name) => {
  const batch = table.getChild(name).data[0];
  return { start: batch.offsets, values: batch.children[0].values };
};
const columns = (table, names) => Object.fromEntries(names.map((name) => [name, table.getChild(name).toArray()]));

export function meetingFacts(table) {
  return { size: table.numRows, ...columns(table, ["cable", "date_key", "precision", "kind", "status", "place", "confidence"]), officials: lists(table, "officials") };
}

export function requestFacts(table) {
  return {
    size: table.numRows,
    ...columns(table, ["cable", "date_key", "response", "requester", "requester_country", "addressee", "addressee_country", "requester_official", "addressee_official", "confidence", "meeting", "days_after_meeting"]),
  };
}

export function officialFacts(table) {
  return { size: table.numRows, ...columns(table, ["name", "key", "country", "sector", "title", "cables", "is_protected"]) };
}

/** Which officials each cable names. */
export const mentionFacts = (table) => lists(table, "officials");

/** Items of row `i` of a column of lists. */
export const itemsOf = (list, i) => list.values.subarray(list.start[i], list.start[i + 1]);

/** Rows of an event table whose cable passes the mask and whose confidence is at least `least` (0…1). */
export function chosenEvents(events, mask, least, passes = null) {
  const rows = [];
  for (let i = 0; i < events.size; i++) if (mask[events.cable[i]] && events.confidence[i] >= least * 1000 && (!passes || passes(i))) rows.push(i);
  return rows;
}

/** How many rows have each value of `valueOf`; most first. */
export function tally(rows, valueOf) {
  const counts = new Map();
  for (const row of rows) for (const value of [valueOf(row)].flat()) if (value !== null && value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || String(a[0]).localeCompare(String(b[0])));
}

/** A country's code as a reader knows it. */
export const countryOf = (meta, code) => (code === "XX" ? "International organisation" : (meta.countryName.get(code) ?? code ?? "not known"));
