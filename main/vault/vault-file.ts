import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { Failure } from '../core/failure.ts';
import { boxOverhead, keyBytes } from '../core/sealed-box.ts';

const base64Of = (bytes: number) => z.base64().refine((text) => Buffer.from(text, 'base64').length === bytes);

const osProtector = z.strictObject({
  kind: z.literal('os'),
  /** The store that sealed it: another one could not open it, and trying might cost the only copy. */
  backend: z.string().min(1),
  sealed: z.string().min(1),
});

const passphraseProtector = z.strictObject({
  kind: z.literal('passphrase'),
  // Bounds, so that a damaged number cannot take all of the machine's memory or time.
  cost: z.strictObject({
    memoryKiB: z.int().min(1_024).max(1_048_576),
    passes: z.int().min(1).max(16),
    lanes: z.int().min(1).max(8),
  }),
  salt: base64Of(16),
  wrapped: base64Of(keyBytes + boxOverhead),
});

const protectors = z.array(z.discriminatedUnion('kind', [osProtector, passphraseProtector])).min(1);

/** Keys that a rotation replaced, the latest first, each sealed under the present one. */
const retiredKeys = z.array(base64Of(keyBytes + boxOverhead));

const vaultFile = z.strictObject({
  version: z.literal(1),
  /** Each wraps the same key; any one of them opens the vault. */
  protectors,
  /** Left out until the first rotation. */
  retired: retiredKeys.exactOptional(),
  /** Tells a damaged file from a wrong passphrase. */
  checksum: z.string(),
});

export type OsProtectorRecord = Readonly<z.infer<typeof osProtector>>;
export type PassphraseProtectorRecord = Readonly<z.infer<typeof passphraseProtector>>;
export type ProtectorRecord = OsProtectorRecord | PassphraseProtectorRecord;

/** What `vault.json` holds. */
export interface VaultContent {
  readonly protectors: readonly ProtectorRecord[];
  /** In base64. */
  readonly retired: readonly string[];
}

/** `vault.json`. Whatever it holds is useless without the OS's key store or the passphrase. */
export interface VaultFile {
  /** @returns null when there is none. @throws Failure `vault-damaged`, or `vault-unavailable` when it cannot be read */
  read(): Promise<VaultContent | null>;
  /** @returns false, and leaves everything as it is, when there is one already. @throws Failure `vault-unavailable` */
  create(content: VaultContent): Promise<boolean>;
  /** The old file or the new one is there at every instant. @throws Failure `vault-unavailable` */
  replace(content: VaultContent): Promise<void>;
}

export function vaultFileAt(file: string): VaultFile {
  return {
    async read() {
      let text: string;
      try {
        text = await readFile(file, 'utf8');
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null;
        throw new Failure('vault-unavailable', 'The vault file cannot be read.', { cause: error });
      }
      return parse(text);
    },
    create: (content) =>
      withTemporary(file, content, async (temporary) => {
        if (!(await placeWhereNoneIs(temporary, file))) return false;
        await rm(temporary);
        return true;
      }),
    replace: (content) => withTemporary(file, content, (temporary) => rename(temporary, file)),
  };
}

/** The text of a vault file that came from elsewhere. @throws Failure `vault-damaged` */
export function checkVaultText(text: string): void {
  parse(text);
}

function parse(text: string): VaultContent {
  const damaged = new Failure('vault-damaged', 'The vault file is damaged, or a newer version of the desk wrote it.');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw damaged;
  }
  const parsed = vaultFile.safeParse(json);
  if (!parsed.success) throw damaged;
  const content = { protectors: parsed.data.protectors, retired: parsed.data.retired ?? [] };
  if (parsed.data.checksum !== checksumOf(content)) throw damaged;
  return content;
}

function checksumOf({ protectors: records, retired }: VaultContent): string {
  const covered = retired.length === 0 ? records : [records, retired];
  return createHash('sha256').update(JSON.stringify(covered), 'utf8').digest('hex');
}

/** Writes beside the file, durably, lets `place` put it in its place, and makes that durable too. */
async function withTemporary<T>(
  file: string,
  { protectors: records, retired }: VaultContent,
  place: (temporary: string) => Promise<T>,
): Promise<T> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  // Parsed once more, so that the checksum is taken over the same key order that reading will see.
  const inOrder = protectors.parse(records);
  const content = { protectors: inOrder, ...(retired.length > 0 && { retired }) };
  const text = JSON.stringify(
    { version: 1, ...content, checksum: checksumOf({ protectors: inOrder, retired }) },
    null,
    2,
  );
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(`${text}\n`, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    const result = await place(temporary);
    await syncFolder(path.dirname(file));
    return result;
  } catch (error) {
    throw new Failure('vault-unavailable', 'The vault file cannot be written.', { cause: error });
  } finally {
    // One that stays behind is as useless to a thief as the vault file itself.
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

/** A link fails where a file is, so of two processes exactly one wins, and nobody ever sees half a file. */
async function placeWhereNoneIs(temporary: string, file: string): Promise<boolean> {
  try {
    await link(temporary, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!linksUnknown.includes(codeOf(error))) throw error;
    return copyWhereNoneIs(temporary, file);
  }
  return true;
}

/** What file systems without hard links answer. */
const linksUnknown: readonly (string | undefined)[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

async function copyWhereNoneIs(temporary: string, file: string): Promise<boolean> {
  try {
    await copyFile(temporary, file, constants.COPYFILE_EXCL);
    const handle = await open(file, 'r+');
    await handle.sync().finally(() => handle.close());
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** A new name is durable only when its folder is. Windows opens no folders and needs it not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
