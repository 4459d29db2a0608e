// npm run check: types, lint and unit tests, in seconds.
import { prepare } from './install.mjs';

await prepare();
const { runSuites, lint, types, unit } = await import('./suites.mjs');
process.exit(await runSuites([types, lint, unit]));
