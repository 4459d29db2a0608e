// npm run dist [-- --dir]: packages for this system, in dist/. `--dir` stops before the installers.
import { prepare } from './install.mjs';

await prepare();
const { pack } = await import('./pack.mjs');
try {
  await pack(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
