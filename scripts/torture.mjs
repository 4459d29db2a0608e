// npm run torture [-- --kills 1000 --seed N]: the long version of what `npm test` does in a small number.
import path from 'node:path';
import { prepare } from './install.mjs';
import { ownNode, root } from './root.mjs';
import { run } from './run.mjs';

await prepare();
const killed = await run(ownNode, [path.join(root, 'test', 'torture', 'index.ts'), ...process.argv.slice(2)]);
const env = { ...process.env, TORTURE_RUNS: '1000' };
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
const lived = await run(ownNode, [vitest, 'run', 'test/unit/core/life-cycle.test.ts'], { env });
process.exit(killed || lived);
