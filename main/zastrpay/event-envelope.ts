import { type Node, type ParseError, parse, parseTree } from 'jsonc-parser';
import { z } from 'zod';
import type { OutcomeEvent } from '../core/outcome.ts';

const knownTypes = z.enum(['CustomerRegistered', 'RedirectSessionCancelled']);

/** The CloudEvents-like envelope Zastrpay sends the merchant [docs]; what the desk does not need is let through. */
const envelope = z.object({
  id: z.string().min(1).max(200),
  type: knownTypes,
  time: z.string().max(64).optional(),
  data: z.object({ id: z.string().min(1).max(200) }),
});

/** What a text holds: events the desk knows, how many of other types, and how many pieces that are no envelope at all. */
export interface ReadEvents {
  readonly events: readonly OutcomeEvent[];
  readonly others: number;
  readonly unreadable: number;
}

/**
 * One envelope, an array of them, or one after another (a log with an event a line). Tolerant of trailing commas and
 * comments, because the documentation's own examples carry such commas; what the desk sends stays strict JSON.
 */
export function readEvents(text: string): ReadEvents {
  const events: OutcomeEvent[] = [];
  let others = 0;
  let unreadable = 0;
  for (const value of documents(text).flatMap((each) => (Array.isArray(each) ? each : [each]))) {
    const parsed = envelope.safeParse(value);
    if (parsed.success) events.push(eventOf(parsed.data));
    else if (isOfAnotherType(value)) others++;
    else unreadable++;
  }
  return { events, others, unreadable };
}

function eventOf({ id, type, time, data }: z.infer<typeof envelope>): OutcomeEvent {
  const at = time === undefined ? null : new Date(time);
  return {
    id,
    type,
    // Ids are UUIDs; hex digits mean the same in either case.
    sessionId: data.id.toLowerCase(),
    at: at === null || Number.isNaN(at.getTime()) ? null : at,
  };
}

/** Every top-level JSON value in the text; what cannot be read stands as `undefined`. */
function documents(text: string): readonly unknown[] {
  const found: unknown[] = [];
  let rest = text.replace(/^\uFEFF/, '');
  while (rest.trim() !== '') {
    const errors: ParseError[] = [];
    const tree: Node | undefined = parseTree(rest, errors, { allowTrailingComma: true });
    if (tree === undefined) return [...found, undefined];
    const piece = rest.slice(tree.offset, tree.offset + tree.length);
    const inner: ParseError[] = [];
    const value: unknown = parse(piece, inner, { allowTrailingComma: true });
    found.push(inner.length === 0 ? value : undefined);
    // A comma between two pasted events belongs to neither.
    rest = rest.slice(tree.offset + tree.length).replace(/^[\s,]+/, '');
  }
  return found;
}

// A known type that does not fit is broken, not foreign: it must not be waved through as somebody else's.
const isOfAnotherType = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  typeof value.type === 'string' &&
  !knownTypes.options.some((known) => known === value.type);
