import { text } from 'node:stream/consumers';
import { openLog } from '../../main/log/log.ts';
import { exportsOver, plainRequest } from '../builders/export-parts.ts';
import { fakeKeys } from './keys.ts';

/** A desk in a process of its own that exports and is to be killed: `node export-writer.ts DATABASE FOLDER`, key on stdin. */
const [file = '', folder = ''] = process.argv.slice(2);
const keys = fakeKeys(Buffer.from(await text(process.stdin), 'hex'));
const { exports } = exportsOver({ ...openLog({ file, keys }), file, keys });
let said = false;
await exports.make(
  { ...plainRequest, folder },
  {
    onProgress: () => {
      if (!said) process.stdout.write('writing\n');
      said = true;
    },
  },
);
process.stdout.write('done\n');
