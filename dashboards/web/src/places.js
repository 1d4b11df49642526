// Posts on a map. Coastlines are read when the first map is drawn.
import * as Plot from "@observablehq/plot";
import { feature } from "topojson-client";
import { asset } from "./data.js";

let land = null;

/** Read the coastlines. */
export async function readLand() {
  land ??= asset("world").then((world) => feature(world, world.objects.land));
  land = await land;
}

/** Circles by size: rows of {longitude, latitude, value, name, label}. Only what was read can be drawn. */
export function map({ rows, width, colours, still = false }) {
  if (!rows.length || !land || land instanceof Promise) return null;
  // A name is written where no greater one stands near.
  const named = [];
  for (const row of rows) {
    if (named.length >= (width < 500 ? 4 : 10)) break;
    if (named.every((other) => Math.abs(other.longitude - row.longitude) > 14000 / width || Math.abs(other.latitude - row.latitude) > 6000 / width)) named.push(row);
  }
  const most = Math.max(...rows.map((row) => row.value));
  const widest = rows.length > 1 ? Math.max(9, width / 55) : 7;
  return Plot.plot({
    width,
    height: Math.round(width * 0.49),
    margin: 2,
    projection: { type: "equal-earth", domain: { type: "MultiPoint", coordinates: [[-168, -52], [180, -52], [-168, 76], [180, 76]] } },
    style: { fontFamily: colours.font, fontSize: "12px", color: colours.ink, background: "transparent" },
    r: { domain: [0, most], range: [0, widest] },
    marks: [
      Plot.geo(land, { fill: colours.land }),
      Plot.dot(rows, { x: "longitude", y: "latitude", r: "value", fill: colours.accent, fillOpacity: 0.55, stroke: colours.accent, sort: { channel: "-r" } }),
      // Names stand over their circles, whose sizes differ.
      ...named.map((row) => Plot.text([row], { x: "longitude", y: "latitude", text: "name", dy: -9 - widest * Math.sqrt(row.value / most), fill: colours.ink, stroke: colours.paper, strokeWidth: 3 })),
      still ? null : Plot.tip(rows, Plot.pointer({ x: "longitude", y: "latitude", title: "label", fill: colours.paper, stroke: colours.rule })),
    ],
  });
}
