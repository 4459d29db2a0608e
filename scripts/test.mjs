// npm test: everything from a fresh clone. The last line counts.
import { prepare } from './install.mjs';

await prepare();
const { runSuites, endToEnd, lint, types, unit } = await import('./suites.mjs');
process.exit(await runSuites([types, lint, unit, endToEnd]));
