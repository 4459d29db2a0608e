import type { DeskState } from '../../../preload/contract/desk.ts';
import type { Operators } from '../../core/operators.ts';
import type { Handlers } from '../router.ts';

type OperatorHandlers = Pick<Handlers, Extract<keyof Handlers, `operators.${string}`>>;

/** Who works at the desk, and who may. */
export function operatorHandlers(parts: {
  readonly operators: Operators;
  readonly state: () => Promise<DeskState>;
}): OperatorHandlers {
  const { operators, state } = parts;
  return {
    'operators.list': () => operators.list(),
    async 'operators.add'(operator) {
      await operators.add(operator);
      return operators.list();
    },
    async 'operators.change'({ pin, ...operator }) {
      await operators.change(operator, pin);
      return operators.list();
    },
    async 'operators.remove'({ id }) {
      await operators.remove(id);
      return operators.list();
    },
    async 'operators.switch'({ id, pin }) {
      await operators.switchTo(id, pin);
      return state();
    },
  };
}
