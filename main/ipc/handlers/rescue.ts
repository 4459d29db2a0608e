import path from 'node:path';
import type { Damage, Rescued } from '../../../preload/contract/rescue.ts';
import { Failure } from '../../core/failure.ts';
import type { LogRepair, RepairedLog } from '../../core/ports/backups.ts';
import type { Handlers, RescueCall } from '../router.ts';

/** For a desk that does not open: what is damaged, and what can be done about it. */
export function rescueHandlers(parts: {
  readonly rescue: () => Promise<LogRepair>;
  readonly damage: () => Promise<Damage | null>;
  /** Closes the desk for the work and opens it again. @throws Failure `rescue-needless` */
  readonly repair: (work: (rescue: LogRepair) => Promise<Rescued>) => Promise<Rescued>;
}): Handlers<RescueCall> {
  const { rescue, damage, repair } = parts;
  return {
    async 'rescue.look'() {
      return { damage: await damage(), backups: await (await rescue()).backups() };
    },
    'rescue.mend': () => repair(async (present) => told(await present.mend())),
    'rescue.restore': ({ name }) =>
      repair(async (present) => {
        // By its name among the desk's own: the page has no say about where on the disk.
        const backup = (await present.backups()).find((each) => each.name === name);
        if (backup === undefined) throw new Failure('file-unreadable', 'There is no backup of this name.');
        return told(await present.restoreOwn(backup.name));
      }),
  };
}

const told = ({ backupMadeAt, setAside, erasedAgain }: RepairedLog): Rescued => ({
  backupMadeAt: backupMadeAt?.toISOString() ?? null,
  setAside: setAside.map((file) => path.basename(file)),
  erasedAgain,
});
