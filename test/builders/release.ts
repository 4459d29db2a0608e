import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { signRelease } from '../../scripts/sign-release.mjs';

/** The list of files of a release for the system that these tests act. */
export const listName = 'latest-linux.yml';

/** A key as whoever makes releases has it: the file that signs, and what desks are told. */
export function aReleaseKey(folder: string): { readonly file: string; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const file = path.join(folder, 'release.pem');
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return { file, publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}

/** electron-builder's output of one version in a folder, signed as `npm run dist` does. @returns the program's name */
export function aRelease(folder: string, keyFile: string, version: string, program: string): string {
  const name = `Zastrpay Desk-${version}.AppImage`;
  writeFileSync(path.join(folder, name), program);
  const sha512 = createHash('sha512').update(program).digest('base64');
  const size = Buffer.byteLength(program);
  writeFileSync(
    path.join(folder, listName),
    `version: ${version}\nfiles:\n  - url: ${name}\n    sha512: ${sha512}\n    size: ${size}\npath: ${name}\nsha512: ${sha512}\nreleaseDate: '2026-11-24T12:00:00.000Z'\n`,
  );
  signRelease(folder, keyFile);
  return name;
}

/** A server with a certificate of its own, whose address ends with a slash. */
export async function anHttpsServer(
  identity: { readonly key: string; readonly cert: string },
  listener: RequestListener,
): Promise<{ readonly address: string; readonly close: () => void }> {
  const server = createServer({ ...identity }, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `https://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A folder as a plain web server shows it. */
export const filesOf =
  (folder: string): RequestListener =>
  ({ url = '/' }, answer) => {
    const file = path.join(folder, decodeURIComponent(url.split('?')[0] ?? ''));
    answer.statusCode = existsSync(file) ? 200 : 404;
    answer.end(existsSync(file) ? readFileSync(file) : 'nothing');
  };
