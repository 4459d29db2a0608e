import { z } from 'zod';
import type { OutcomeEvent } from '../core/outcome.ts';

/** The CloudEvents-like envelope Zastrpay sends the merchant [docs]; what the desk does not need is let through. */
const envelope = z.discriminatedUnion('type', [
  z.object({ type: z.literal('CustomerRegistered'), id: z.string().min(1), data: z.object({ id: z.string().min(1) }) }),
  z.object({
    type: z.literal('RedirectSessionCancelled'),
    id: z.string().min(1),
    data: z.object({ id: z.string().min(1) }),
  }),
]);

/** One event as JSON text → what it says, or null when it is none that the desk knows. */
export function readEnvelope(text: string): OutcomeEvent | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = envelope.safeParse(json);
  return parsed.success
    ? { id: parsed.data.id, type: parsed.data.type, sessionId: parsed.data.data.id.toLowerCase() }
    : null;
}
