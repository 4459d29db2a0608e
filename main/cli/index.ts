import { runOnProcess } from './on-process.ts';

process.exitCode = await runOnProcess(process.argv.slice(2));
