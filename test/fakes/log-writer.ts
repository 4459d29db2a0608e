import { openLog } from '../../main/log/log.ts';
import { anEntry, anIntent } from '../builders/session.ts';
import { fakeKeys } from './keys.ts';

/**
 * A second process on one log: `node log-writer.ts FILE KEY COUNT`. Begins sessions one after another and says each id as
 * soon as the log has promised to keep it.
 */
const [file = '', key = '', count = '0'] = process.argv.slice(2);
const log = openLog({ file, keys: fakeKeys(Buffer.from(key, 'hex')) });
for (let n = 0; n < Number(count); n += 1) {
  const intent = anIntent();
  await log.sessions.begin(intent, anEntry({ session: intent.id }));
  process.stdout.write(`${intent.id}\n`);
}
log.close();
