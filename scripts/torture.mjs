// npm run torture [-- --kills 1000 --seed N]: the long version of what `npm test` does in a small number.
import path from 'node:path';
import { prepare } from './install.mjs';
import { ownNode, root } from './root.mjs';
import { run } from './run.mjs';

await prepare();
process.exit(await run(ownNode, [path.join(root, 'test', 'torture', 'index.ts'), ...process.argv.slice(2)]));
