// Bundles src/ into ../assets, with the licences of all that goes in. `npm ci && npm run build`.
import { build } from "esbuild";
import { copyFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";

const out = new URL("../assets/", import.meta.url);
await mkdir(out, { recursive: true });
const done = await build({
  entryPoints: ["src/main.js"],
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "none",
  banner: { js: "/* Licences of the bundled libraries: LICENSES.txt */" },
  outfile: new URL("site.js", out).pathname,
  metafile: true,
});
await build({
  entryPoints: ["src/site.css"],
  minify: true,
  outfile: new URL("site.css", out).pathname,
});

// Coastlines load only where a map is drawn.
const world = await readFile("node_modules/world-atlas/land-110m.json", "utf8");
await writeFile(new URL("world.js", out), `(self.__site??={}).world=${world.trim()};\n`);

const packages = new Set(["world-atlas"]);
for (const input of Object.keys(done.metafile.inputs)) {
  const found = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input);
  if (found) packages.add(found[1]);
}
const notices = [];
for (const name of [...packages].sort()) {
  const folder = `node_modules/${name}/`;
  const { version, license } = JSON.parse(await readFile(`${folder}package.json`, "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? (await readFile(folder + file, "utf8")).trim() : "(no licence file in the package)";
  notices.push(`${name} ${version} (${license})\n\n${text}\n`);
}
await writeFile(new URL("LICENSES.txt", out), notices.join(`\n${"-".repeat(80)}\n\n`));

// The accessibility tests load axe from here; it is no part of the site.
await mkdir("../../tests/dashboards/vendor", { recursive: true });
await copyFile("node_modules/axe-core/axe.min.js", "../../tests/dashboards/vendor/axe.min.js");
