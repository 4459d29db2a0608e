import { sessionStatuses } from '../../../preload/contract/session.ts';
import { withDesk } from '../open-desk.ts';
import { oneOf, readOptions } from '../options.ts';
import { type Command, UsageError } from '../terminal.ts';

const pageSize = 200;

export const list: Command = async (args, terminal) => {
  const { values } = readOptions(args, {
    status: { type: 'string' },
    search: { type: 'string', default: '' },
    limit: { type: 'string', default: '50' },
    reveal: { type: 'boolean', default: false },
  });
  const status = values.status === undefined ? null : [oneOf(values.status, sessionStatuses, 'status')];
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1) throw new UsageError('--limit takes a whole number from 1.');
  return withDesk(terminal, values, async (desk) => {
    const rows = [];
    let after: string | null = null;
    do {
      const page = await desk.sessions.list({
        status,
        search: values.search,
        after,
        limit: Math.min(pageSize, limit - rows.length),
      });
      for (const row of page.sessions) {
        rows.push(values.reveal ? { ...row, customer: await desk.sessions.reveal(row.id) } : row);
      }
      after = page.next;
    } while (after !== null && rows.length < limit);
    if (values.json) terminal.out(`${JSON.stringify(rows)}\n`);
    else {
      for (const row of rows) {
        const name = row.customer === null ? '' : 'name' in row.customer ? row.customer.name : nameOf(row.customer);
        terminal.out(`${row.reference}  ${row.status.padEnd(11)}  ${row.createdAt}  ${row.profile}  ${name}\n`);
      }
    }
    return 0;
  });
};

const nameOf = (customer: { readonly firstName: string; readonly lastName: string }): string =>
  `${customer.firstName} ${customer.lastName}`;
