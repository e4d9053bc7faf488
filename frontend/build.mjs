// Puts what pages and PDFs need into static/dist: one stylesheet, one script, one for charts alone, one for maps, fonts, a sprite of the icons that are used.
import { build } from "esbuild";
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(root, "static", "dist");
const modules = join(root, "node_modules");

async function templates(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.name.endsWith(".html")).map((entry) => join(entry.parentPath, entry.name));
}

// Icons are named in templates as <c-icon name="…">; those of states stand in kontum_ip/templatetags/looks.py.
async function iconNames() {
  const files = [...(await templates(join(root, "templates"))), join(root, "kontum_ip", "templatetags", "looks.py")];
  const text = (await Promise.all(files.map((file) => readFile(file, "utf8")))).join("\n");
  return [...new Set([...text.matchAll(/(?:<c-icon name="|"icon": ")([a-z0-9-]+)"/g)].map((match) => match[1]))].sort();
}

async function sprite() {
  const symbols = await Promise.all(
    (await iconNames()).map(async (name) => {
      const svg = await readFile(join(modules, "@tabler", "icons", "icons", "outline", `${name}.svg`), "utf8");
      const inner = svg.replace(/<!--[\s\S]*?-->/g, "").replace(/^[\s\S]*?<svg[^>]*>/, "").replace("</svg>", "").trim();
      return `<symbol id="icon-${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${inner}</symbol>`;
    }),
  );
  await writeFile(join(dist, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`);
}

// Times metrics with full Vietnamese, for the PDF writer.
async function paperFonts() {
  const faces = { Regular: "400Regular", Bold: "700Bold", Italic: "400Regular_Italic", BoldItalic: "700Bold_Italic" };
  await mkdir(join(dist, "fonts", "tinos"), { recursive: true });
  for (const [name, folder] of Object.entries(faces)) {
    const source = join(modules, "@expo-google-fonts", "tinos", folder, `Tinos_${folder}.ttf`);
    await copyFile(source, join(dist, "fonts", "tinos", `Tinos-${name}.ttf`));
  }
}

// WhiteNoise serves these beside the plain file to browsers that say they can read them.
async function compress() {
  const entries = await readdir(dist, { withFileTypes: true });
  const texts = entries.filter((entry) => /\.(css|js|svg)$/.test(entry.name)).map((entry) => join(dist, entry.name));
  await Promise.all(
    texts.map(async (path) => {
      const plain = await readFile(path);
      const wanted = { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
      await writeFile(`${path}.br`, brotliCompressSync(plain, { params: wanted }));
      await writeFile(`${path}.gz`, gzipSync(plain, { level: 9 }));
    }),
  );
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: ["frontend/app.css", "frontend/print.css", "frontend/app.js", "frontend/charts.js", "frontend/maps.js"],
  outdir: dist,
  bundle: true,
  minify: true,
  target: ["es2020", "chrome100", "firefox100", "safari15"],
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]",
  logLevel: "warning",
});
await Promise.all([sprite(), paperFonts()]);
await compress();
