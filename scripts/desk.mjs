// npm run desk -- <command>: the use-cases without a window. Standard output belongs to the command alone.
import path from 'node:path';
import { prepare } from './install.mjs';
import { ownNode, root } from './root.mjs';
import { run } from './run.mjs';

await prepare();
const { build } = await import('./build.mjs');
await build();
const cwd = process.env.INIT_CWD ?? process.cwd();
process.exit(await run(ownNode, [path.join(root, 'out', 'main', 'cli.js'), ...process.argv.slice(2)], { cwd }));
