// Browsers refuse fetch() on file://, so data are scripts that hold gzipped bytes in base64. The same files serve over http.
import { tableFromIPC } from "@uwdata/flechette";

const loading = new Map();

/** The bytes of data/<name>.js, unpacked. */
export function bytes(name) {
  if (!loading.has(name)) {
    const wanted = script(`data/${name}.js`, name).then(unpack);
    wanted.catch(() => loading.delete(name));
    loading.set(name, wanted);
  }
  return loading.get(name);
}

/**
 * Columns of the Arrow table data/<name>.js. Whole numbers travel a byte a column (`cable`, `cable:1`, …: see pack.py)
 * and are put together here.
 */
export async function columnsOf(name) {
  const table = tableFromIPC(await bytes(name), { useBigInt: false });
  const columns = { size: table.numRows };
  for (const field of table.schema.fields) {
    const [column, byte] = field.name.split(":");
    const values = table.getChild(field.name).toArray();
    if (!byte) {
      columns[column] = values;
      continue;
    }
    const whole = Uint32Array.from(columns[column]);
    for (let i = 0; i < whole.length; i++) whole[i] += values[i] << (8 * byte);
    columns[column] = whole;
  }
  return columns;
}

/** A column of lists: `counts` has the length of each, data/<name>.js the items of all. */
export async function listsOf(counts, name) {
  const { item } = await columnsOf(name);
  const start = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) start[i + 1] = start[i] + counts[i];
  return { start, values: item };
}

/** The JSON of data/<name>.js */
export const json = async (name) => JSON.parse(new TextDecoder().decode(await bytes(name)));

/** Plain script assets/<name>.js that leaves its value in `__site` */
export const asset = (name) => script(`assets/${name}.js`, name);

/** CRC-32 of a key's UTF-8 bytes: names the shard that holds it. */
export function shardOf(key, shards) {
  let crc = ~0;
  for (const byte of new TextEncoder().encode(key)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return (~crc >>> 0) % shards;
}

function script(source, name) {
  const store = (self.__site ??= {});
  if (name in store) return Promise.resolve(store[name]);
  return new Promise((resolve, reject) => {
    const node = document.createElement("script");
    node.src = source;
    node.onload = () => (name in store ? resolve(store[name]) : reject(new Error(`${source} is damaged`)));
    node.onerror = () => reject(new Error(`${source} cannot be read`));
    document.head.append(node);
  });
}

async function unpack(text) {
  const packed = Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
