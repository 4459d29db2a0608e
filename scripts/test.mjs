// npm test [-- --packaged]: everything from a fresh clone, and with `--packaged` the packed program as well. The last line
// counts.
import { prepare } from './install.mjs';

await prepare();
const { runSuites, endToEnd, lint, packaged, types, unit } = await import('./suites.mjs');
const more = process.argv.includes('--packaged') ? [packaged] : [];
process.exit(await runSuites([types, lint, unit, endToEnd, ...more]));
