import type { AuditJobs } from '../../core/audit-jobs.ts';
import type { Handlers } from '../router.ts';

type AuditHandlers = Pick<Handlers, Extract<keyof Handlers, `audit.${string}`>>;

/** The record for an auditor: exports, and what can be said of the log and of an export. */
export function auditHandlers({ auditJobs }: { readonly auditJobs: AuditJobs }): AuditHandlers {
  return {
    'audit.state': () => auditJobs.state(),
    'audit.chooseFolder': ({ typed }) => auditJobs.chosen.choose(typed),
    'audit.export': (request) => auditJobs.export(request),
    'audit.verifyLog': () => auditJobs.verifyLog(),
    'audit.verifyExport': ({ token }) => auditJobs.verifyExport(token),
    async 'audit.cancel'() {
      auditJobs.cancel();
      return null;
    },
    async 'audit.openFolder'({ token }) {
      await auditJobs.openFolder(token);
      return null;
    },
  };
}
