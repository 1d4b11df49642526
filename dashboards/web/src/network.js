// Who with whom: the strongest ties only, so that every name can be read. The table has the rest.
import * as Plot from "@observablehq/plot";
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";

/**
 * @param {{source: number, target: number, value: number}[]} ties  most first
 * @param {(node: number) => string} nameOf
 */
export function network({ ties, nameOf, width, colours, still = false }) {
  if (!ties.length) return null;
  const most = width < 500 ? 14 : 34;
  const kept = ties.slice(0, most);
  const height = width < 500 ? 420 : 520;
  const weights = new Map();
  for (const tie of kept) for (const end of [tie.source, tie.target]) weights.set(end, (weights.get(end) ?? 0) + tie.value);
  const nodes = [...weights].map(([id, value]) => ({ id, value, name: nameOf(id) }));
  const links = kept.map((tie) => ({ ...tie }));
  // The layout starts from fixed places and has no chance in it: the same ties always look the same.
  forceSimulation(nodes)
    .force("link", forceLink(links).id((node) => node.id).distance(width < 500 ? 60 : 80))
    .force("charge", forceManyBody().strength(-170))
    .force("x", forceX(0).strength(height / width / 9))
    .force("y", forceY(0).strength(0.1))
    .force("collide", forceCollide((node) => 16 + node.name.length * 1.5))
    .stop()
    .tick(320);
  const xs = nodes.map((node) => node.x);
  const ys = nodes.map((node) => node.y);
  const side = width < 500 ? 58 : 90;
  return Plot.plot({
    width,
    height,
    marginLeft: side,
    marginRight: side,
    marginTop: 24,
    marginBottom: 24,
    style: { fontFamily: colours.font, fontSize: width < 500 ? "10px" : "12px", color: colours.ink, background: "transparent" },
    x: { axis: null, domain: [Math.min(...xs), Math.max(...xs) + 1] },
    y: { axis: null, domain: [Math.min(...ys), Math.max(...ys) + 1] },
    r: { range: [2, 12] },
    marks: [
      Plot.link(links, { x1: (d) => d.source.x, y1: (d) => d.source.y, x2: (d) => d.target.x, y2: (d) => d.target.y, stroke: colours.faint, strokeWidth: (d) => Math.min(7, 1 + d.value / 2) }),
      Plot.dot(nodes, { x: "x", y: "y", r: "value", fill: colours.accent, stroke: colours.paper }),
      Plot.text(nodes, { x: "x", y: "y", text: "name", dy: -13, stroke: colours.paper, strokeWidth: 4, fill: colours.ink }),
      still ? null : Plot.tip(nodes, Plot.pointer({ x: "x", y: "y", title: (node) => `${node.name}\n${node.value} shared meetings drawn`, fill: colours.paper, stroke: colours.rule })),
    ],
  });
}
