import type { CodePicture } from '../../preload/contract/code-picture.ts';
import type { QrCode } from '../../preload/contract/session.ts';
import { quietZone } from './code-image.ts';

/** Facts of print: a module under 0.5 mm is hard on phones. */
export const printedModuleMm = 0.5;

/** Pixels a module when a drawing is looked at. */
const module = 4;

/** The code as an SVG: one white ground, one path of dark runs, 0.5 mm a module as it comes. */
export function svgOf(qr: QrCode): string {
  const side = qr.size + 2 * quietZone;
  const mm = side * printedModuleMm;
  const runs = Array.from({ length: qr.size }, (_, row) =>
    [...qr.modules.slice(row * qr.size, (row + 1) * qr.size).matchAll(/1+/g)].map(
      ({ index, 0: run }) => `M${index + quietZone} ${row + quietZone}h${run.length}v1h-${run.length}z`,
    ),
  ).flat();
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${mm}mm" height="${mm}mm" viewBox="0 0 ${side} ${side}" ` +
    `shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/>` +
    `<path fill="#000" d="${runs.join('')}"/></svg>\n`
  );
}

/** What the text of such a drawing shows, rectangle by rectangle, without asking where it came from. */
export function pixelsOfSvg(svg: string): CodePicture {
  const side = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1] ?? 0) * module;
  const packed = Buffer.alloc(Math.ceil((side * side) / 8));
  const [, path = ''] = /<path fill="#000" d="([^"]*)"/.exec(svg) ?? [];
  for (const run of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    const [column = 0, row = 0, length = 0] = run.slice(1).map(Number);
    for (let y = row * module; y < (row + 1) * module; y++) {
      for (let pixel = y * side + column * module; pixel < y * side + (column + length) * module; pixel++) {
        packed[pixel >> 3] = (packed[pixel >> 3] ?? 0) | (128 >> (pixel & 7));
      }
    }
  }
  return { side, bits: packed.toString('base64') };
}
