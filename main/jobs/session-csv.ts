import { hash } from 'node:crypto';
import type { PiiLevel } from '../../preload/contract/export.ts';
import { csvCell } from '../core/csv.ts';
import { clearColumns, type SessionCells } from '../log/snapshot.ts';
import { customerColumns } from './customer-cells.ts';

/** `sessions.csv`: what its rows hold, and the text of row after row. */
export interface SessionCsv {
  readonly columns: readonly string[];
  readonly header: string;
  /**
   * @param customers what each row says of its customer (`customerCells`); none where nothing personal is shown
   * @param between is called after each
   */
  rows(sessions: readonly SessionCells[], customers: readonly string[], between: () => void): string;
}

export function sessionCsv(pii: PiiLevel, profileNames: ReadonlyMap<string, string>): SessionCsv {
  const columns = [...clearColumns, 'profile', ...customerColumns(pii), 'check'];
  const profileCell = remembered((id: string) => csvCell(profileNames.get(id) ?? id));

  // Each row's check is over the check before and the row, so that the first bad row can be named. What proves that there
  // is none is the hash of the whole file.
  let check = '';
  return {
    columns,
    header: `${columns.join(',')}\r\n`,
    rows(sessions, customers, between) {
      let text = '';
      for (const [at, session] of sessions.entries()) {
        const clear = session.plain ?? session.cells().map(csvCell).join(',');
        const row = `${clear},${profileCell(session.profileId)}${customers[at] ?? ''}`;
        check = hash('sha256', check + row, 'hex').slice(0, 16);
        text += `${row},${check}\r\n`;
        between();
      }
      return text;
    },
  };
}

function remembered(compute: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
