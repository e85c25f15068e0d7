// Draws the emoji sets as raw RGB pictures on white and lists what was drawn.
//
// usage: node rasterise.mjs NODE_MODULES_PARENT OUT_FOLDER SIZE SHARD SHARDS
//
// Writes OUT_FOLDER/pictures-SHARD.rgb (SIZE x SIZE x 3 bytes a picture) and drawings-SHARD.json.
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";

const [parent, out, sizeText, shardText, shardsText] = process.argv.slice(2);
const size = Number(sizeText);
const shard = Number(shardText);
const shards = Number(shardsText);
const require = createRequire(path.join(path.resolve(parent), "package.json"));
const { Resvg } = require("@resvg/resvg-js");

// The rasteriser aborts on these drawings' filters.
const SKIPPED = new Set(["1f4e6 soft", "1f3f3-200d-1f308 soft"]);
const STYLES = {
  soft: ["noto", "noto"],
  glossy: ["fluent-emoji", "fluent-emoji-flat"], // the flat set's code points serve both
  flat: ["fluent-emoji-flat", "fluent-emoji-flat"],
  simple: ["twemoji", "twemoji"],
};

const strip = (hex) => hex.toLowerCase().split("-").filter((part) => part !== "fe0f").join("-");

function openSet([drawings, codes]) {
  const icons = require(`@iconify-json/${drawings}/icons.json`);
  const chars = require(`@iconify-json/${codes}/chars.json`);
  const names = new Map(Object.entries(chars).map(([code, name]) => [strip(code), name]));
  return { icons, names };
}

function svgOf(set, code) {
  const name = set.names.get(code);
  if (!name) return null;
  const alias = set.icons.aliases?.[name];
  const icon = set.icons.icons[name] ?? (alias && set.icons.icons[alias.parent]);
  if (!icon) return null;
  const width = icon.width ?? set.icons.width;
  const height = icon.height ?? set.icons.height;
  const spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
  return `<svg ${spaces} viewBox="0 0 ${width} ${height}" width="${size}" height="${size}">${icon.body}</svg>`;
}

function withoutAlpha(rgba) {
  const rgb = Buffer.alloc(size * size * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4) {
    rgb[to++] = rgba[from];
    rgb[to++] = rgba[from + 1];
    rgb[to++] = rgba[from + 2];
  }
  return rgb;
}

// Groups: 2 component; subgroups: 30 family, 31 person symbols, 94 keycap, 98 and 99 flags of places.
function isWanted(entry) {
  if (entry.group === undefined || entry.group === 2) return false;
  if ([30, 31, 94, 98, 99].includes(entry.subgroup)) return false;
  if (/o’clock|-thirty/.test(entry.label)) return false;
  const parts = strip(entry.hexcode).split("-");
  const isPerson = entry.group === 1 && entry.subgroup >= 23;
  const gendered = parts.some((part) => ["2640", "2642", "1f468", "1f469"].includes(part));
  return !(isPerson && gendered);
}

const sets = Object.fromEntries(Object.entries(STYLES).map(([style, pair]) => [style, openSet(pair)]));
const concepts = require("emojibase-data/en/data.json").filter(isWanted);
concepts.sort((a, b) => a.order - b.order);
const pictures = fs.openSync(path.join(out, `pictures-${shard}.rgb`), "w");
const drawings = [];
concepts.forEach((entry, index) => {
  if (index % shards !== shard) return;
  const code = strip(entry.hexcode);
  for (const [style, set] of Object.entries(sets)) {
    const svg = svgOf(set, code);
    if (!svg || SKIPPED.has(`${code} ${style}`)) continue;
    const options = { background: "white", font: { loadSystemFonts: false } };
    const image = new Resvg(svg, options).render();
    if (image.width !== size || image.height !== size) continue;
    fs.writeSync(pictures, withoutAlpha(image.pixels));
    drawings.push({
      order: index,
      code,
      name: entry.label.toLowerCase(),
      keywords: entry.tags ?? [],
      group: entry.group,
      subgroup: entry.subgroup ?? -1,
      style,
    });
  }
});
fs.closeSync(pictures);
fs.writeFileSync(path.join(out, `drawings-${shard}.json`), JSON.stringify(drawings));
