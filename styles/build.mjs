// Bundles styles/bundle.css into static/build/site.css, minified, without custom properties that nothing reads, and copies the fonts.
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { browserslistToTargets, bundleAsync, transform } from "lightningcss";

const require = createRequire(import.meta.url);
const here = import.meta.dirname;
const target = join(here, "../static/build");
const LICENSES = `/*! Gezinsbeeld. Contains @utrecht components and voorbeeld-design-tokens of the NL Design System community (EUPL-1.2), and uses the fonts Source Sans 3 and Source Serif 4 (OFL-1.1). Sources: see package.json. */\n`;

const isCustom = ({ property, value }) => property === "custom" && value.name.startsWith("--");

/** The names of the custom properties read by a piece of parsed style sheet. */
function readsOf(node, found = new Set()) {
  if (Array.isArray(node)) node.forEach((item) => readsOf(item, found));
  else if (node && typeof node === "object") {
    if (node.type === "var") found.add(node.value.name.ident);
    Object.values(node).forEach((item) => readsOf(item, found));
  }
  return found;
}

/** The custom properties that a rule, a sign or another property in use can reach. */
function reachable(code, signs) {
  const wanted = new Set([...signs.matchAll(/var\((--[\w-]+)\)/g)].map((match) => match[1]));
  const reads = new Map();
  const note = (declaration) => {
    const into = isCustom(declaration) ? (reads.get(declaration.value.name) ?? new Set()) : wanted;
    if (isCustom(declaration)) reads.set(declaration.value.name, into);
    readsOf(declaration.value, into);
  };
  transform({ filename: "bundle.css", code, visitor: { Declaration: note } });
  for (const name of wanted) reads.get(name)?.forEach((next) => wanted.add(next));
  return wanted;
}

function prune(code, wanted) {
  const drop = (declaration) => (isCustom(declaration) && !wanted.has(declaration.value.name) ? [] : undefined);
  return transform({ filename: "site.css", code, minify: true, targets, visitor: { Declaration: drop } }).code;
}

const targets = browserslistToTargets(["chrome 120", "firefox 121", "safari 17"]);
const bundled = await bundleAsync({
  filename: join(here, "bundle.css"),
  resolver: {
    resolve: (name, from) => (name.startsWith("@") ? require.resolve(name) : resolve(dirname(from), name)),
  },
});
const wanted = reachable(bundled.code, readFileSync(join(here, "../static/signs.svg"), "utf8"));
const result = Buffer.concat([Buffer.from(LICENSES), prune(bundled.code, wanted)]);

mkdirSync(join(target, "fonts"), { recursive: true });
writeFileSync(join(target, "site.css"), result);
for (const family of ["source-sans-3", "source-serif-4"]) {
  const folder = join(dirname(require.resolve(`@fontsource-variable/${family}/package.json`)), "files");
  const files = readdirSync(folder).filter((file) => /-latin(-ext)?-wght-normal\.woff2$/.test(file));
  files.forEach((file) => copyFileSync(join(folder, file), join(target, "fonts", basename(file))));
}
console.log(`static/build/site.css: ${result.length} bytes, ${gzipSync(result).length} gzipped`);
