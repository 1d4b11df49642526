// Officials by their numbers. Those whom most cables name come first, so a page that shows the foremost reads one piece.
import { json, shardOf } from "./data.js";

export function createPeople(meta) {
  const pieces = new Map();
  const pieceOf = (no) => Math.floor(no / meta.officialPiece);
  const value = (column) => (no) => pieces.get(pieceOf(no))[column][no % meta.officialPiece];
  const read = async (piece) => pieces.has(piece) || pieces.set(piece, await json(`officials/${piece}`));
  const shards = new Map();
  /** What the page of an official starts from; null where the key is nobody's. */
  async function page(key) {
    const shard = shardOf(key, meta.officialShards);
    if (!shards.has(shard)) shards.set(shard, await json(`official-pages/${shard}`));
    return shards.get(shard)[key] ?? null;
  }
  return {
    size: meta.officials,
    /** Read what is known of these officials; `name`, `key`, `country`, `title` and `cables` answer for them afterwards. */
    read: (numbers) => Promise.all([...new Set(Array.from(numbers, pieceOf))].map(read)),
    readAll: () => Promise.all(Array.from({ length: Math.ceil(meta.officials / meta.officialPiece) }, (_, piece) => read(piece))),
    name: value("name"),
    key: value("key"),
    country: value("country"),
    title: value("title"),
    cables: value("cables"),
    page,
    /** Pages of those whose whole names, or else last names, are asked for; names of which nobody is called so give none. */
    async called(name) {
      const wanted = fold(name);
      const last = wanted.split(" ").at(-1);
      const keys = (await json(`official-names/${shardOf(last, meta.officialShards)}`))[last] ?? [];
      const known = await Promise.all(keys.map(async (key) => ({ key, ...(await page(key)) })));
      const whole = known.filter((each) => fold(each.name) === wanted);
      return whole.length ? whole : known.filter((each) => fold(each.name).endsWith(` ${wanted}`));
    },
  };
}

/** A name without accents, case or marks between its words; steps.py finds its last word likewise. */
const fold = (name) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

export const personLink = (key) => `officials.html?${new URLSearchParams({ of: key })}`;
