import { createExports } from '../../main/core/export.ts';
import { createProof } from '../../main/core/proof.ts';
import { createExportFolders } from '../../main/jobs/export-folders.ts';
import type { SharedRightOfWay } from '../../main/jobs/job-thread.ts';
import { createLogVerifier } from '../../main/jobs/verifiers.ts';
import type { Log } from '../../main/log/log.ts';
import { resourceFile } from '../../main/resources.ts';
import type { ExportRequest } from '../../preload/contract/export.ts';
import { fakeClock } from '../fakes/clock.ts';
import type { FakeKeys } from '../fakes/keys.ts';

export const plainRequest: Omit<ExportRequest, 'folder'> = {
  from: '',
  to: '',
  status: null,
  profile: null,
  pii: 'none',
  formats: ['csv', 'ndjson'],
  byteOrderMark: false,
  reason: '',
};

/** Export and proof over a log, as the container wires them. */
export function exportsOver({
  file,
  keys,
  rightOfWay = null,
  ...log
}: Log & { readonly file: string; readonly keys: FakeKeys; readonly rightOfWay?: SharedRightOfWay }) {
  const clock = fakeClock();
  return {
    proof: createProof({
      log: log.proof,
      events: log.sessions,
      verifier: createLogVerifier(file, rightOfWay),
      keys,
      clock,
      actor: () => 'erika',
    }),
    exports: createExports({
      log: log.proof,
      folders: createExportFolders({
        database: file,
        verifier: resourceFile('verify.mjs'),
        underWay: log.exportsUnderWay,
        clock,
        rightOfWay,
      }),
      keys,
      profileNames: () =>
        Promise.resolve(
          new Map([
            ['practice', 'Practice'],
            ['vienna', 'Vienna'],
          ]),
        ),
      clock,
      actor: () => 'erika',
      version: '1.2.3',
    }),
  };
}
