import { parseUpdateInfo } from 'electron-updater/out/providers/Provider.js';
import { z } from 'zod';
import { Failure } from '../core/failure.ts';
import type { Release } from '../core/ports/updates.ts';
import { isReleaseSigned } from '../core/release-signature.ts';

/** electron-builder's list, as far as the desk relies on it. Only plain versions: what is on trial is nobody's update. */
const listed = z.object({
  version: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/),
  files: z
    .array(
      z.object({
        // A name, not an address: a file lies beside its list.
        url: z.string().regex(/^[\w][\w .()-]*$/),
        sha512: z.base64().length(88),
        size: z.int().min(1),
      }),
    )
    .min(1),
});

/**
 * A release, out of bytes that anybody may have sent. Nothing of the list is looked at before its signature fits.
 * @throws Failure `update-untrusted`
 */
export function readRelease(name: string, list: Uint8Array, signature: Uint8Array, key: string): Release {
  if (!isReleaseSigned(key, name, list, signature)) throw untrusted('The list of files is not signed with this key.');
  // By the reader that electron-updater has: two could understand one list differently.
  const parsed = listed.safeParse(parsedList(name, list));
  if (!parsed.success) throw untrusted('The list of files is none that the desk understands.');
  const { version, files } = parsed.data;
  return { version, list, files: files.map(({ url, sha512, size }) => ({ name: url, sha512, bytes: size })) };
}

function parsedList(name: string, list: Uint8Array): unknown {
  try {
    return parseUpdateInfo(Buffer.from(list).toString('utf8'), name, new URL('https://list.invalid/'));
  } catch {
    return null;
  }
}

const untrusted = (why: string): Failure => new Failure('update-untrusted', why);
