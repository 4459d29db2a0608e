import { useState } from 'react';
import type { VaultState } from '../../preload/contract/desk.ts';

/** How a console begins: as always, with a guided practice, or with the list of those who share the desk. */
export type Beginning = 'desk' | 'practice' | 'operators';

/** The first run begins where there is no vault and goes on once there is one, until the operator says how to begin. */
export function useFirstRun(vault: VaultState | null): {
  readonly isRunning: boolean;
  readonly beginning: Beginning;
  readonly finish: (beginning: Beginning) => void;
} {
  const [isRunning, setRunning] = useState(false);
  const [beginning, setBeginning] = useState<Beginning>('desk');
  if (vault?.state === 'missing' && !isRunning) setRunning(true);
  // What was chosen then is not meant for a desk that is opened again after a lock.
  if (vault?.state === 'locked' && beginning !== 'desk') setBeginning('desk');
  return {
    isRunning,
    beginning,
    finish(chosen) {
      setBeginning(chosen);
      setRunning(false);
    },
  };
}
