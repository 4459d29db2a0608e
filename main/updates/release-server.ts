import type { UpdateSource } from '../../preload/contract/update.ts';
import { Failure } from '../core/failure.ts';
import type { ReleaseServer } from '../core/ports/updates.ts';

/** A list is a few hundred bytes, a signature 88. */
const mostBytes = 100_000;
const patienceMs = 20_000;

/** The list of the newest files for this system, as electron-builder calls it. */
export function listName(platform: NodeJS.Platform = process.platform, architecture: string = process.arch): string {
  switch (platform) {
    case 'darwin':
      return 'latest-mac.yml';
    case 'win32':
      return 'latest.yml';
    default:
      return architecture === 'x64' ? 'latest-linux.yml' : `latest-linux-${architecture}.yml`;
  }
}

/** Reads `latest*.yml` and its signature off a plain https server. It goes nowhere else, whatever the server answers. */
export function createReleaseServer(fetch: typeof globalThis.fetch, name: string = listName()): ReleaseServer {
  const read = async (address: URL, signal: AbortSignal): Promise<Uint8Array> => {
    const ends = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
    const answer = await fetch(address, { signal: ends, redirect: 'error', credentials: 'omit', cache: 'no-store' });
    if (!answer.ok || answer.body === null) throw new Error(`the server answered ${answer.status}`);
    const pieces: Uint8Array[] = [];
    let bytes = 0;
    for await (const piece of answer.body) {
      bytes += piece.byteLength;
      if (bytes > mostBytes) throw new Error('the server sends too much');
      pieces.push(piece);
    }
    return Buffer.concat(pieces);
  };
  return {
    async newest({ address, key }: UpdateSource, signal) {
      const base = new URL(address);
      // Settings of another version, or edited by hand.
      if (base.protocol !== 'https:') throw new Failure('update-untrusted', 'Updates come over https only.');
      const [list, signature] = await Promise.all(
        [name, `${name}.sig`].map((file) => read(new URL(file, base), signal)),
      ).catch((cause) => {
        throw new Failure('update-unreachable', 'The server did not give a list of files.', { cause });
      });
      const { readRelease } = await import('./release-list.ts');
      return readRelease(name, list ?? Buffer.alloc(0), base64(signature), key);
    },
  };
}

const base64 = (text: Uint8Array | undefined): Uint8Array =>
  Buffer.from(Buffer.from(text ?? []).toString('latin1'), 'base64');
