import type { ConnectionProof, ConnectionTest } from '../../preload/contract/profile.ts';
import type { Randomness } from './ports/system.ts';
import type { CancelReply, ZastrpayApi } from './ports/zastrpay.ts';
import type { Profiles } from './profiles.ts';

const timeoutMs = 10_000;

/**
 * No ping is documented, so the test cancels a session that cannot exist, a fresh random id: 404 means that host and key
 * are accepted; 401 that the key is refused; 403 that key or network address is not on Zastrpay's list [inferred]. It
 * never creates anything.
 * @throws Failure `profile-unknown`, `vault-locked`
 */
export async function testConnection(
  parts: {
    readonly profiles: Pick<Profiles, 'credentials'>;
    readonly api: ZastrpayApi;
    readonly randomness: Randomness;
  },
  profileId: string,
): Promise<ConnectionTest> {
  const { profile, apiKey } = await parts.profiles.credentials(profileId);
  const reply = await parts.api.cancelSession({
    baseUrl: profile.baseUrl,
    apiKey,
    sessionId: parts.randomness.uuid(),
    requestId: parts.randomness.uuid(),
    timeoutMs,
    signal: new AbortController().signal,
  });
  const said = verdictOf(reply);
  return { ...said, proof: proofOf(said.verdict, reply, profile.baseUrl.startsWith('https:')) };
}

function verdictOf(reply: CancelReply): Pick<ConnectionTest, 'verdict' | 'httpStatus'> {
  switch (reply.kind) {
    case 'cancelled':
      return { verdict: 'unexpected', httpStatus: 200 };
    case 'broken':
      return { verdict: 'unexpected', httpStatus: reply.status };
    case 'failed':
      return { verdict: reply.reason, httpStatus: null };
    case 'stopped':
      return { verdict: 'timeout', httpStatus: null };
    case 'refused':
      switch (reply.status) {
        case 404:
          return { verdict: 'accepted', httpStatus: 404 };
        case 401:
          return { verdict: 'key-refused', httpStatus: 401 };
        case 403:
          return { verdict: 'access-denied', httpStatus: 403 };
        default:
          return { verdict: 'unexpected', httpStatus: reply.status };
      }
  }
}

/** How far the call came, and no further than it did. */
function proofOf(verdict: ConnectionTest['verdict'], reply: CancelReply, isHttps: boolean): ConnectionProof {
  const trusted = isHttps ? 'proven' : 'needless';
  const nothing = {
    reached: 'open',
    secure: isHttps ? 'open' : 'needless',
    answered: 'open',
    recognised: 'open',
    key: 'open',
  } as const;
  const answered = {
    reached: 'proven',
    secure: trusted,
    answered: 'proven',
    recognised: speaksZastrpay(reply) ? 'proven' : 'open',
  } as const;
  switch (verdict) {
    case 'offline':
    case 'name-lookup':
    case 'proxy':
      return { ...nothing, reached: 'failed' };
    case 'tls':
      return { ...nothing, reached: 'proven', secure: 'failed' };
    case 'timeout':
    case 'connection-broken':
      return { ...nothing, answered: 'failed' };
    case 'redirected':
      return { ...answered, recognised: 'failed', key: 'open' };
    case 'key-refused':
    case 'access-denied':
      return { ...answered, key: 'failed' };
    case 'accepted':
      // Every web server knows 404: only one that speaks like Zastrpay has looked at the key.
      return { ...answered, key: answered.recognised };
    case 'unexpected':
      return { ...answered, key: 'open' };
  }
}

/** Whether an error has anything of the form that Zastrpay's have [docs]. */
const speaksZastrpay = (reply: CancelReply): boolean =>
  reply.kind === 'refused' && (reply.error.code !== null || reply.error.correlationId !== null);
