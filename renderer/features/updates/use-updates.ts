import { useEffect, useState } from 'react';
import type { DeskError } from '../../../preload/contract/errors.ts';
import type { UpdateSource, UpdateState } from '../../../preload/contract/update.ts';
import { useDeskParts } from '../../App/parts.ts';
import { errorOf, unwrap } from '../../api/unwrap.ts';

/** What main knows of newer versions, and what can be asked of it. */
export function useUpdates() {
  const { bridge } = useDeskParts();
  const [state, setState] = useState<UpdateState | null>(null);
  /** What was asked for here and did not work; what failed by itself is in the state. */
  const [error, setError] = useState<DeskError | null>(null);
  useEffect(() => {
    const end = bridge.on('updates.changed', setState);
    unwrap(bridge['updates.state']()).then(setState, (thrown) => setError(errorOf(thrown)));
    return end;
  }, [bridge]);
  const asked = async (call: Promise<UpdateState>): Promise<void> => {
    setError(null);
    await call.then(setState, (thrown) => setError(errorOf(thrown)));
  };
  return {
    state,
    error,
    /** @throws what main says of the fields */
    async switchOn(source: UpdateSource) {
      setState(await unwrap(bridge['updates.configure'](source)));
    },
    switchOff: () => asked(unwrap(bridge['updates.configure'](null))),
    check: () => asked(unwrap(bridge['updates.check']())),
    download: () => asked(unwrap(bridge['updates.download']())),
    async install() {
      setError(null);
      await unwrap(bridge['updates.install']()).catch((thrown) => setError(errorOf(thrown)));
    },
  };
}
