// Builds styles, scripts, fonts and images from static/ and the packages into build/static/.
// An entry that is not in the tree is left out, so each part of the portal can bring its own.
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build as bundle } from "esbuild";
import { transform } from "lightningcss";
import { compile } from "sass";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const source = join(root, "static");
const finished = join(root, "build/static");
// Made aside and moved in at the end, so that a running site never serves half a build.
const product = join(root, `build/static-${process.pid}`);
const packages = join(root, "node_modules");
const uswds = join(packages, "@uswds/uswds");

const STYLES = ["portal", "admin", "editor", "training-package", "status-embed"];
const SCRIPTS = {
  portal: "js/portal.js",
  suggestions: "js/suggestions.js",
  editor: "js/editor/index.js",
  desk: "js/desk/index.js",
  passkeys: "js/accounts/passkeys.js",
  "training-package": "js/training-package/index.js",
  copy: "js/training/copy.js",
  "status-widget": "js/status-widget/index.js",
};
const FONTS = {
  "public-sans.woff2": "@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2",
};
// The oldest browsers served: those that know :has(), which the layouts rest on.
const TARGETS = { chrome: 105 << 16, firefox: 121 << 16, safari: (15 << 16) | (4 << 8) };

async function buildStyle(name) {
  const entry = join(source, "scss", `${name}.scss`);
  if (!existsSync(entry)) return;
  const { css } = compile(entry, {
    loadPaths: [join(source, "scss"), join(uswds, "packages"), packages],
    quietDeps: true,
  });
  const { code } = transform({
    filename: `${name}.css`,
    code: Buffer.from(css),
    minify: true,
    targets: TARGETS,
  });
  await writeFile(join(product, "css", `${name}.css`), code);
}

async function buildScripts() {
  const entries = Object.entries(SCRIPTS).filter(([, path]) => existsSync(join(source, path)));
  const { metafile } = await bundle({
    metafile: true,
    entryPoints: entries.map(([out, path]) => ({ out, in: join(source, path) })),
    outdir: join(product, "js"),
    bundle: true,
    minify: true,
    format: "iife",
    target: ["chrome105", "firefox121", "safari15.4"],
    legalComments: "none",
  });
  return Object.keys(metafile.inputs);
}

/** Writes the licenses of every package that is in the products: most ask to be passed on with them. */
async function writeLicenses(inputs) {
  const names = new Set(["@uswds/uswds", ...Object.values(FONTS).map(packageOf)]);
  for (const input of inputs.filter((path) => path.startsWith("node_modules/"))) {
    names.add(packageOf(input.slice("node_modules/".length)));
  }
  const texts = [];
  for (const name of [...names].sort()) {
    const file = (await readdir(join(packages, name))).find((one) => /^licen[cs]e/i.test(one));
    if (!file) throw new Error(`${name} has no license file: say in docs/dependencies.md why it may be used.`);
    texts.push(`${name}\n\n${await readFile(join(packages, name, file), "utf8")}`);
  }
  await writeFile(join(product, "licenses.txt"), texts.join(`\n${"-".repeat(80)}\n\n`));
}

const packageOf = (path) => path.split("/", path.startsWith("@") ? 2 : 1).join("/");

async function copyFonts() {
  for (const [name, path] of Object.entries(FONTS)) {
    await cp(join(packages, path), join(product, "fonts", name));
  }
}

/** The image names that the built styles and the templates use: "usa-icons/launch.svg". */
async function usedImages() {
  const names = new Set();
  const collect = async (folder, suffix, pattern) => {
    if (!existsSync(folder)) return;
    for (const file of await readdir(folder, { recursive: true })) {
      if (!file.endsWith(suffix)) continue;
      const text = await readFile(join(folder, file), "utf8");
      for (const [, name] of text.matchAll(pattern)) names.add(name);
    }
  };
  await collect(join(product, "css"), ".css", /url\(["']?\.\.\/img\/([^"')?#]+)/g);
  await collect(join(root, "templates"), ".html", /static ["']img\/([^"']+)["']/g);
  return names;
}

async function copyImages() {
  for (const name of await usedImages()) {
    const own = join(source, "img", name);
    await cp(existsSync(own) ? own : join(uswds, "dist/img", name), join(product, "img", name));
  }
}

for (const folder of ["css", "js", "fonts", "img"]) await mkdir(join(product, folder), { recursive: true });
const [inputs] = await Promise.all([buildScripts(), copyFonts()]);
await writeLicenses(inputs);
for (const name of STYLES) await buildStyle(name);
await copyImages();
await rm(finished, { recursive: true, force: true });
await rename(product, finished);
