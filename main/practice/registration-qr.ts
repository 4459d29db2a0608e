import { encodeQr } from '../core/qr.ts';
import { type Html, html } from './html.ts';

/** A QR code as SVG, with its quiet zone of four modules. Phones that read it find text, no link. */
export function qrSvg(content: string, label: string): Html {
  const code = encodeQr(content);
  if (code === null) throw new Error('too much for a QR code');
  const { size, modules } = code;
  const rows = Array.from({ length: size }, (_, y) => modules.slice(y * size, (y + 1) * size));
  const path = rows.flatMap((row, y) => [...row.matchAll(/1+/g)].map((run) => bar(run.index, y, run[0].length)));
  const side = String(size + 8);
  return html`<svg role="img" aria-label="${label}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">
<rect width="100%" height="100%" fill="#fff"/>
<path fill="#000" d="${path.join('')}"/>
</svg>`;
}

const bar = (x: number, y: number, length: number): string => `M${x + 4} ${y + 4}h${length}v1h-${length}z`;
