import { parseArgs } from 'node:util';
import { killAtRandom } from './kill.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '1000' }, seed: { type: 'string', default: String(Date.now()) } },
});
const seed = Number(values.seed);
console.log(`kill -9 between the button and the link: ${values.kills} times, seed ${seed}`);
console.log(await killAtRandom(Number(values.kills), seed));
