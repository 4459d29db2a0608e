// npm test [-- --packaged] [-- --everything]: everything from a fresh clone, and with `--packaged` the packed program as
// well. `--everything` tells every story on every shell, the packed program among them. The last line counts.
import { prepare } from './install.mjs';

await prepare();
const { runSuites, endToEnd, everyEndToEnd, lint, packaged, types, unit } = await import('./suites.mjs');
const isAsked = (name) => process.argv.includes(`--${name}`);
const shells = isAsked('everything') ? [everyEndToEnd] : [endToEnd];
const packs = isAsked('packaged') || isAsked('everything') ? [packaged] : [];
process.exit(await runSuites([types, lint, unit, ...shells, ...packs]));
