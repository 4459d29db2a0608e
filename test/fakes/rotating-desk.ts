import { openLog } from '../../main/log/log.ts';
import { systemClock, systemRandomness } from '../../main/shell/system.ts';
import { windowlessShell } from '../../main/shell/windowless.ts';
import { createVault } from '../../main/vault/vault.ts';
import { anEntry } from '../builders/session.ts';

/**
 * A desk in a process of its own that rotates its vault's key, to be killed: `node rotating-desk.ts DATABASE VAULT`. It
 * says each step, and goes on when it is told to.
 */
const [database = '', vaultFile = ''] = process.argv.slice(2);
const passphrase = 'three quiet synthetic words';
const said = async (step: string): Promise<void> => {
  process.stdout.write(`${step}\n`);
  await new Promise((resolve) => process.stdin.once('data', resolve));
};

const clock = systemClock();
const cost = { memoryKiB: 1_024, passes: 1, lanes: 1 };
const vault = createVault({
  file: vaultFile,
  os: windowlessShell.osProtector,
  clock,
  randomness: systemRandomness(),
  cost,
});
await vault.openWithPassphrase(passphrase);
const log = openLog({ file: database, keys: vault });
await said('open');
await vault.rotate(passphrase);
await said('vault file');
await log.wrappedKeys.wrapAnew(
  vault.generation(),
  () => said('some keys'),
  (wrapped) => anEntry({ kind: 'vault.rotated', data: { wrapped } }),
);
await said('all keys');
process.exit(0);
