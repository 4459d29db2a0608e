import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** An answer to the console's page, the same in every shell. */
export interface ConsoleFile {
  readonly status: 200 | 400 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer<ArrayBuffer>;
}

/**
 * Nothing but the desk's own files: no inline script or style, no connection to anywhere, no frame around it.
 * @param inline what stands in the document itself all the same, as the policy's sources for it: hashes
 */
export const contentSecurityPolicy = (inline: Readonly<Record<'script' | 'style', string>> | null = null): string =>
  [
    "default-src 'none'",
    `script-src 'self'${inline === null ? '' : ` ${inline.script}`}`,
    `style-src 'self'${inline === null ? '' : ` ${inline.style}`}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const securityHeaders = {
  'Content-Security-Policy': contentSecurityPolicy(),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

/** What a build of the renderer consists of; anything else is served as bytes that no browser interprets. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** The file that an address of the console names, or the refusal. `folder` is the renderer's build. */
export async function readConsoleFile(folder: string, address: string): Promise<ConsoleFile> {
  const file = fileFor(folder, address);
  if (file === null) return refusal(400);
  try {
    const type = mediaTypes[path.extname(file)] ?? 'application/octet-stream';
    return { status: 200, headers: { ...securityHeaders, 'Content-Type': type }, body: await readFile(file) };
  } catch {
    return refusal(404);
  }
}

/** The path inside `folder`, or null for an address that leads out of it, in whatever spelling. */
export function fileFor(folder: string, address: string): string | null {
  const pathname = decodedPath(address);
  if (pathname === null || /[\\\0:]/.test(pathname)) return null;
  const file = path.resolve(folder, `.${pathname === '/' ? '/index.html' : pathname}`);
  return file.startsWith(path.resolve(folder) + path.sep) ? file : null;
}

function decodedPath(address: string): string | null {
  try {
    return decodeURIComponent(new URL(address).pathname);
  } catch {
    return null;
  }
}

const refusal = (status: 400 | 404): ConsoleFile => ({
  status,
  headers: { ...securityHeaders, 'Content-Type': 'text/plain; charset=utf-8' },
  body: Buffer.from(status === 404 ? 'Not found' : 'Bad address'),
});
