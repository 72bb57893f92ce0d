// Builds static/dist/: stylesheets, themes, fonts, icons, logos and the script. Run with `npm run build`.
import { build } from "esbuild";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const DIST = "static/dist";
const SRC = "static/src";
const TOKENS = "node_modules/@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css";
const TABLER = "node_modules/@tabler/icons/icons/outline";

rmSync(DIST, { recursive: true, force: true });
mkdirSync(join(DIST, "icons"), { recursive: true });

// Icons: those named here, and those that a template or a module names.
const iconen = new Set(readFileSync(join(SRC, "iconen.txt"), "utf8").split(/\s+/).filter(Boolean));
const OVERSLAAN = new Set(["node_modules", "dist", ".venv", ".git", "var", "locale"]);
function* bestanden(map) {
  for (const item of readdirSync(map, { withFileTypes: true })) {
    if (item.isDirectory() && !OVERSLAAN.has(item.name)) yield* bestanden(join(map, item.name));
    else if (item.isFile() && /\.(html|py)$/.test(item.name)) yield join(map, item.name);
  }
}
for (const pad of bestanden(".")) {
  for (const [, naam] of readFileSync(pad, "utf8").matchAll(/icoon["']?[\s=:]+["']([a-z0-9-]+)["']/g)) iconen.add(naam);
}
for (const naam of iconen) {
  let svg;
  try {
    svg = readFileSync(join(TABLER, `${naam}.svg`), "utf8");
  } catch {
    console.warn(`Geen pictogram "${naam}".`);
    continue;
  }
  svg = svg.replace(/<!--[\s\S]*?-->/g, "").replace(/\s(class|width|height)="[^"]*"/g, "").replace(/\s+/g, " ").replace(/> </g, "><");
  svg = svg.replace('<path stroke="none" d="M0 0h24v24H0z" fill="none" />', "").trim();
  writeFileSync(join(DIST, "icons", `${naam}.svg`), svg + "\n");
}

await build({
  entryPoints: [join(SRC, "site.css"), join(SRC, "beheer.css"), join(SRC, "site.js")],
  bundle: true,
  minify: true,
  outdir: DIST,
  assetNames: "bestanden/[name]",
  loader: { ".woff2": "file", ".svg": "file" },
  logLevel: "warning",
});

// The tokens: of the thousands, only those that a stylesheet reaches.
const alle = new Map();
for (const [, naam, waarde] of readFileSync(TOKENS, "utf8").matchAll(/^\s*(--[\w-]+):\s*(.*?);/gm)) alle.set(naam, waarde);
const variabelen = (pad) => [...readFileSync(pad, "utf8").matchAll(/var\((--[\w-]+)/g)].map((m) => m[1]);
const themas = readdirSync(join(SRC, "themas")).map((naam) => join(SRC, "themas", naam));
for (const blad of ["site.css", "beheer.css"].map((naam) => join(DIST, naam))) {
  const nodig = new Set();
  const wachtrij = [blad, ...themas].flatMap(variabelen);
  while (wachtrij.length) {
    const naam = wachtrij.pop();
    if (nodig.has(naam) || !alle.has(naam)) continue;
    nodig.add(naam);
    wachtrij.push(...[...alle.get(naam).matchAll(/var\((--[\w-]+)/g)].map((m) => m[1]));
  }
  const tokens = `:root{${[...alle].filter(([n]) => nodig.has(n)).map(([n, w]) => `${n}:${w}`).join(";")}}`;
  writeFileSync(blad, tokens + readFileSync(blad, "utf8"));
}

// A theme is a file of its own, linked after site.css.
for (const thema of readdirSync(join(SRC, "themas"))) {
  await build({ entryPoints: [join(SRC, "themas", thema)], minify: true, outfile: join(DIST, `thema-${thema}`) });
}
cpSync("static/afbeeldingen", DIST, { recursive: true });
console.log(`${iconen.size} pictogrammen.`);
