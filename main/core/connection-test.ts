import type { ConnectionTest } from '../../preload/contract/profile.ts';
import type { Randomness } from './ports/system.ts';
import type { ZastrpayApi } from './ports/zastrpay.ts';
import type { Profiles } from './profiles.ts';

const timeoutMs = 10_000;

/**
 * No ping is documented, so the test cancels a session that cannot exist, a fresh random id: 404 means that host and key
 * are accepted; 401 that the key is refused; 403 that key or network address is not on Zastrpay's list [inferred]. It
 * never creates anything.
 * @throws Failure `profile-unknown`, `vault-locked`
 */
export async function testConnection(
  parts: { readonly profiles: Profiles; readonly api: ZastrpayApi; readonly randomness: Randomness },
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
