import { Failure } from './failure.ts';

/** The operator's words for why, without the blanks around them. @throws Failure `invalid-input` when there are none */
export function neededReason(typed: string): string {
  const reason = typed.trim();
  if (reason !== '') return reason;
  throw new Failure('invalid-input', 'A reason is needed.', { fields: [{ field: 'reason', code: 'required' }] });
}
