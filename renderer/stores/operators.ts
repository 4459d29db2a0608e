import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskError } from '../../preload/contract/errors.ts';
import type { NewOperator, OperatorView } from '../../preload/contract/operator.ts';
import type { DeskBridge } from '../api/bridge.ts';
import { errorOf, unwrap } from '../api/unwrap.ts';

type Desk = Pick<DeskBridge, 'operators.list' | 'operators.add' | 'operators.change' | 'operators.remove' | 'on'>;

/** Who may work at this desk. */
export interface OperatorsStore {
  /** Null until main has answered. */
  readonly operators: readonly OperatorView[] | null;
  readonly error: DeskError | null;
  /** Starts following the desk. @returns stops it */
  start(): () => void;
  load(): Promise<void>;
  /** @throws DeskFailure with the fields that were not taken */
  add(operator: NewOperator): Promise<void>;
  /** @throws DeskFailure with the fields that were not taken */
  change(operator: OperatorView, pin: string | null): Promise<void>;
  remove(id: string): Promise<void>;
}

export type OperatorsStoreApi = StoreApi<OperatorsStore>;

export function createOperatorsStore(desk: Desk): OperatorsStoreApi {
  let turn = 0;
  return createStore<OperatorsStore>()((set, get) => {
    const keep = async (ask: () => Promise<readonly OperatorView[]>): Promise<void> => {
      turn += 1;
      const mine = turn;
      try {
        const operators = await ask();
        if (mine === turn) set({ operators, error: null });
      } catch (thrown) {
        if (mine === turn) set({ error: errorOf(thrown) });
      }
    };
    return {
      operators: null,
      error: null,
      start() {
        const end = desk.on('desk.changed', () => void get().load());
        void get().load();
        return end;
      },
      load: () => keep(() => unwrap(desk['operators.list']())),
      async add(operator) {
        const operators = await unwrap(desk['operators.add'](operator));
        set({ operators, error: null });
      },
      async change(operator, pin) {
        const operators = await unwrap(desk['operators.change']({ ...operator, pin }));
        set({ operators, error: null });
      },
      remove: (id) => keep(() => unwrap(desk['operators.remove']({ id }))),
    };
  });
}
