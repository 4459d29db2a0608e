import { describe, expect, it } from 'vitest';
import { Failure } from '../../../main/core/failure.ts';
import { createHousekeeping } from '../../../main/core/housekeeping.ts';

function house(how: {
  readonly isOpen?: boolean;
  readonly copiesAside?: boolean;
  readonly export?: () => Promise<null>;
}) {
  const said: string[] = [];
  let finishRetention: () => void = () => {};
  let signal: AbortSignal | undefined;
  const housekeeping = createHousekeeping({
    retention: {
      run: (given) => {
        signal = given;
        said.push('retention begins');
        return new Promise((resolve, reject) => {
          given?.addEventListener('abort', () => reject(given.reason), { once: true });
          finishRetention = () => resolve({ profiles: [], total: 0 });
        });
      },
    },
    backups: how.copiesAside === false ? null : { keepFresh: async () => said.push('backup') > 0 },
    scheduledExport: {
      run: () => {
        said.push('export');
        return how.export?.() ?? Promise.resolve(null);
      },
    },
    today: { note: (duty, well) => said.push(`${duty} went ${well ? 'well' : 'wrong'}`) },
    vault: { isOpen: () => how.isOpen ?? true },
    journal: {
      info: (what) => said.push(`info: ${what}`),
      error: (what) => said.push(`error: ${what}`),
    },
  });
  return { housekeeping, said, finishRetention: () => finishRetention(), isBrokenOff: () => signal?.aborted };
}

const everything = [
  'retention begins',
  'retention went well',
  'backup',
  'backup went well',
  'export',
  'export went well',
];

describe('housekeeping', () => {
  it('does one thing after the other, and tells how each went', async () => {
    const { housekeeping, said, finishRetention } = house({});
    housekeeping.keep();
    housekeeping.exportSoon();
    await expect.poll(() => said).toEqual(['retention begins']);
    finishRetention();
    await expect.poll(() => said).toEqual([...everything, 'export', 'export went well']);
  });

  it('breaks off when the desk stops, says nothing of it as a failure, and begins nothing more', async () => {
    const { housekeeping, said, isBrokenOff } = house({ copiesAside: false });
    housekeeping.keep();
    await expect.poll(() => said).toEqual(['retention begins']);
    await housekeeping.stop();
    expect(isBrokenOff()).toBe(true);
    housekeeping.keep();
    housekeeping.exportSoon();
    await housekeeping.stop();
    expect(said).toEqual(['retention begins']);
  });

  it('signs nothing while the desk is locked', async () => {
    const { housekeeping, said } = house({ isOpen: false });
    housekeeping.exportSoon();
    await housekeeping.stop();
    expect(said).toEqual([]);
  });

  it('tells a refusal that the operator sees from a defect, and goes on after both', async () => {
    const failures = [new Failure('folder-missing', 'gone'), new Error('a defect')];
    const { housekeeping, said } = house({
      export: () => {
        const failure = failures.shift();
        return failure === undefined ? Promise.resolve(null) : Promise.reject(failure);
      },
    });
    for (let turn = 0; turn < 3; turn += 1) housekeeping.exportSoon();
    await expect
      .poll(() => said)
      .toEqual([
        'export',
        'export went wrong',
        'info: the scheduled export could not be made',
        'export',
        'export went wrong',
        'error: the scheduled export could not be made',
        'export',
        'export went well',
      ]);
  });
});
