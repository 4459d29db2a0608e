import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Failure } from '../../../main/core/failure.ts';
import type { ApiReply, PutSession, ZastrpayApi } from '../../../main/core/ports/zastrpay.ts';
import type { SessionStatus } from '../../../preload/contract/session.ts';
import { aDraft, anEngine } from '../../builders/engine.ts';
import { aLog } from '../../fakes/log-folder.ts';
import { pageToken } from '../../fakes/stub-zastrpay.ts';

/** How the other side may behave on one request. */
const behaviours = ['answers', 'refuses', 'acts and is silent', 'is away', 'answers for another'] as const;
type Behaviour = (typeof behaviours)[number];

/** What an operator, Zastrpay or fate may do next. */
const action = fc.oneof(
  fc.record({ kind: fc.constantFrom('retry', 'crash'), behaviour: fc.constantFrom(...behaviours) }),
  fc.record({
    kind: fc.constantFrom('hand over', 'release', 'replace', 'cancel', 'registered', 'cancelled', 'cancel refused'),
    behaviour: fc.constant<Behaviour>('answers'),
  }),
);

/** What must be true of the one session, told as simply as possible. */
interface Model {
  readonly status: SessionStatus;
  /** A try may have been performed although nobody knows. */
  readonly doubt: boolean;
}

function afterSending({ doubt }: Pick<Model, 'doubt'>, behaviour: Behaviour): Model {
  switch (behaviour) {
    case 'answers':
      return { status: 'link-ready', doubt };
    case 'answers for another':
      return { status: 'held', doubt };
    case 'refuses':
      return { status: doubt ? 'unknown' : 'refused', doubt };
    case 'acts and is silent':
      return { status: 'unknown', doubt: true };
    case 'is away':
      return { status: 'unknown', doubt };
  }
}

/** Null: the step is refused and nothing changes. */
function after(model: Model, kind: string, behaviour: Behaviour): Model | null {
  const to = (status: SessionStatus, ...from: readonly SessionStatus[]): Model | null =>
    from.includes(model.status) ? { ...model, status } : null;
  switch (kind) {
    case 'retry':
      return model.status === 'unknown' ? afterSending(model, behaviour) : null;
    case 'crash':
      return model.status === 'unknown' ? { status: 'unknown', doubt: true } : null;
    case 'hand over':
      return to('handed-over', 'link-ready', 'handed-over');
    case 'release':
      return to('link-ready', 'held');
    case 'replace':
      return to('replaced', 'unknown', 'held', 'link-ready', 'handed-over', 'expired', 'cancelled', 'refused');
    case 'cancel':
      return to('cancelled', 'unknown', 'held', 'link-ready', 'handed-over', 'expired', 'replaced');
    case 'registered':
      return model.status === 'registered' ? null : { ...model, status: 'registered' };
    case 'cancelled':
      return to('cancelled', 'unknown', 'held', 'link-ready', 'handed-over', 'expired', 'replaced');
    default:
      return null;
  }
}

/** The other side, which counts for itself what it was asked to do. */
function otherSide() {
  const seen = new Map<string, Set<string>>();
  let behaviour: Behaviour | 'hangs' = 'answers';
  const replies = (call: PutSession): ApiReply => {
    const answer = (id: string): ApiReply => ({
      kind: 'created',
      answer: {
        id,
        type: 'NewCustomer',
        token: pageToken({ sid: id, exp: Math.floor(Date.now() / 1000) + 1800 }),
        redirectUrl: 'https://pay.example',
        correlationId: null,
      },
      raw: '{}',
      serverDate: null,
    });
    const refused: ApiReply = {
      kind: 'refused',
      status: 400,
      error: { code: null, correlationId: null, fieldNames: [] },
      retryAfterMs: null,
      serverDate: null,
    };
    switch (behaviour) {
      case 'answers for another':
        return answer(randomUUID());
      case 'refuses':
        return refused;
      case 'acts and is silent':
        return { kind: 'failed', reason: 'connection-broken' };
      case 'is away':
        return { kind: 'failed', reason: 'offline' };
      default:
        return answer(call.sessionId);
    }
  };
  const api: ZastrpayApi = {
    putSession(call) {
      seen.set(call.sessionId, (seen.get(call.sessionId) ?? new Set()).add(`${call.requestId} ${call.body}`));
      if (behaviour === 'hangs') {
        return new Promise((resolve) => {
          call.signal.addEventListener('abort', () => resolve({ kind: 'stopped' }));
        });
      }
      return Promise.resolve(replies(call));
    },
    cancelSession: () =>
      Promise.resolve(
        behaviour === 'refuses'
          ? {
              kind: 'refused',
              status: 409,
              error: { code: null, correlationId: null, fieldNames: [] },
              retryAfterMs: null,
              serverDate: null,
            }
          : { kind: 'cancelled', correlationId: null },
      ),
  };
  return {
    api,
    seen,
    behave: (as: Behaviour | 'hangs') => {
      behaviour = as;
    },
  };
}

/** `npm run torture` asks for many. */
const runs = Number(process.env.TORTURE_RUNS ?? 60);

it(
  'whatever happens in whatever order, the status is true and nothing is sent in two forms',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...behaviours), fc.array(action, { maxLength: 12 }), async (first, actions) => {
        const log = aLog();
        const other = otherSide();
        const options = { log, api: () => other.api, policy: { baseMs: 9_999, capMs: 9_999 } };
        let desk = await anEngine(options);
        const draft = aDraft();
        const { id } = draft;

        other.behave(first);
        await desk.registration.create(draft);
        let model = afterSending({ doubt: false }, first);

        for (const { kind, behaviour } of actions) {
          const expected = after(model, kind, behaviour);
          other.behave(kind === 'crash' ? 'hangs' : kind === 'cancel refused' ? 'refuses' : behaviour);
          const step = async (): Promise<unknown> => {
            switch (kind) {
              case 'retry':
                return desk.recovery.retry(id);
              case 'crash': {
                if (model.status !== 'unknown') throw new Failure('session-status', 'Nothing is being sent.');
                void desk.recovery.retry(id);
                await expect.poll(async () => (await log.sessions.find(id))?.status).toBe('sending');
                desk = await anEngine(options);
                return desk.recovery.settleInterrupted();
              }
              case 'hand over':
                return desk.handOver.record(id, 'screen');
              case 'release':
                return desk.recovery.release(id, 'a reason');
              case 'replace':
                return desk.registration.replace(id);
              case 'cancel':
              case 'cancel refused':
                return desk.cancellation.cancel(id);
              default: {
                const type = kind === 'registered' ? 'CustomerRegistered' : 'RedirectSessionCancelled';
                const event = { id: randomUUID(), type, sessionId: id, at: null } as const;
                await desk.outcomes.takeIn(event, 'file');
                return expect(await desk.outcomes.takeIn(event, 'feed')).toBe('repeat');
              }
            }
          };
          const isEvent = kind === 'registered' || kind === 'cancelled';
          if (expected === null && !isEvent) await expect(step()).rejects.toBeInstanceOf(Failure);
          else await step();
          model = expected ?? model;

          const session = await desk.sessions.show(id);
          expect(session.status).toBe(model.status);
          expect(session.linkAvailable).toBe(model.status === 'link-ready' || model.status === 'handed-over');
          if (model.status === 'registered') expect(session.origin).toBe('zastrpay');
          if (session.status === 'replaced') expect(session.replacedBy).not.toBeNull();
        }
        for (const forms of other.seen.values()) expect(forms.size).toBe(1);
      }),
      { numRuns: runs },
    );
  },
  runs * 1_000,
);
