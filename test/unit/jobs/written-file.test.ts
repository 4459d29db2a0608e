import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFile } from '../../../main/jobs/written-file.ts';
import { aFolder } from '../../builders/record.ts';

describe('a file of an export', () => {
  it('holds every piece, in order, over all the steps in which the disk takes them', async () => {
    const file = path.join(aFolder(), 'long.csv');
    const pieces = Array.from({ length: 10 }, (_, at) => `${at}${'ä'.repeat(700_000)}\r\n`);
    const written = await createFile(file);
    for (const piece of pieces) await written.write(piece);
    const { bytes, sha256 } = await written.finish();
    await written.close();
    const found = readFileSync(file);
    expect(found.equals(Buffer.from(pieces.join('')))).toBe(true);
    expect(bytes).toBe(found.length);
    expect(sha256).toBe(createHash('sha256').update(found).digest('hex'));
  });

  it('is told to be unwritable when the disk has gone', async () => {
    const written = await createFile(path.join(aFolder(), 'long.csv'));
    await written.write('a'.repeat(5_000_000));
    await written.close();
    const writing = async (): Promise<void> => {
      for (let pieces = 0; pieces < 3; pieces += 1) await written.write('b'.repeat(5_000_000));
      await written.finish();
    };
    await expect(writing()).rejects.toMatchObject({ code: 'export-unwritable' });
  });
});
