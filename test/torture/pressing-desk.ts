import { openLog } from '../../main/log/log.ts';
import { maxMustermann } from '../builders/customer.ts';
import { engineOver } from '../builders/engine-over.ts';
import { fakeKeys } from '../fakes/keys.ts';

/**
 * A desk in a process of its own, to be killed: presses the button once for a given draft and says what it was told.
 * Arguments: database, base URL, draft id. The key comes over standard input, as secrets do.
 */
const [file = '', baseUrl = '', id = ''] = process.argv.slice(2);
const key = await new Promise<string>((resolve) =>
  process.stdin.once('data', (data) => resolve(data.toString().trim())),
);

const log = openLog({ file, keys: fakeKeys(Buffer.from(key, 'hex')) });
const { registration } = engineOver({ log, baseUrl });
const form = { customer: { ...maxMustermann, email: `${id}@test.example` }, locale: 'de-DE', consent: true };
process.stdout.write('pressed\n');
const session = await registration.create({ id, form }, { anyway: 'torture' });
process.stdout.write(`${session.status}\n`);
await log.close();
process.exit(0);
