import { describe, expect, it } from 'vitest';
import { networkFailureOf } from '../../../main/zastrpay/network-failure.ts';

const withCode = (code: string, more: Record<string, string> = {}): Error =>
  Object.assign(new Error(code), { code, ...more });
/** As Node's fetch throws: the reason is a level down. */
const fetchFailed = (cause: unknown): Error => new TypeError('fetch failed', { cause });

describe("Node's failures", () => {
  it.each([
    [withCode('ENOTFOUND', { syscall: 'getaddrinfo' }), 'name-lookup'],
    [withCode('EAI_AGAIN', { syscall: 'getaddrinfo' }), 'name-lookup'],
    [withCode('ECONNREFUSED', { syscall: 'connect' }), 'offline'],
    [withCode('ENETUNREACH', { syscall: 'connect' }), 'offline'],
    [withCode('EHOSTUNREACH', { syscall: 'connect' }), 'offline'],
    [withCode('EHOSTUNREACH', { syscall: 'read' }), 'connection-broken'],
    [withCode('ECONNRESET', { syscall: 'read' }), 'connection-broken'],
    [withCode('EPIPE', { syscall: 'write' }), 'connection-broken'],
    [withCode('UND_ERR_SOCKET'), 'connection-broken'],
    [withCode('UND_ERR_RES_CONTENT_LENGTH_MISMATCH'), 'connection-broken'],
    [withCode('HPE_INVALID_CONSTANT'), 'connection-broken'],
    [withCode('UND_ERR_CONNECT_TIMEOUT'), 'timeout'],
    [withCode('UND_ERR_HEADERS_TIMEOUT'), 'timeout'],
    [withCode('UND_ERR_BODY_TIMEOUT'), 'timeout'],
    [withCode('ETIMEDOUT', { syscall: 'connect' }), 'timeout'],
    [withCode('CERT_HAS_EXPIRED'), 'tls'],
    [withCode('DEPTH_ZERO_SELF_SIGNED_CERT'), 'tls'],
    [withCode('SELF_SIGNED_CERT_IN_CHAIN'), 'tls'],
    [withCode('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'tls'],
    [withCode('ERR_TLS_CERT_ALTNAME_INVALID'), 'tls'],
    [withCode('ERR_SSL_WRONG_VERSION_NUMBER'), 'tls'],
    [withCode('EPROTO', { syscall: 'write' }), 'tls'],
    [withCode('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC'), 'connection-broken'],
  ] as const)('%s → %s', (error, failure) => {
    expect(networkFailureOf(fetchFailed(error))).toBe(failure);
    expect(networkFailureOf(new Error('wrapped', { cause: fetchFailed(error) }))).toBe(failure);
  });

  it('of a host with several addresses are read from its attempts', () => {
    const attempts = [
      withCode('ECONNREFUSED', { syscall: 'connect' }),
      withCode('ENETUNREACH', { syscall: 'connect' }),
    ];
    expect(networkFailureOf(fetchFailed(new AggregateError(attempts)))).toBe('offline');
  });
});

describe("Chromium's failures", () => {
  it.each([
    ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
    ['net::ERR_ADDRESS_UNREACHABLE', 'offline'],
    ['net::ERR_CONNECTION_REFUSED', 'offline'],
    ['net::ERR_NAME_NOT_RESOLVED', 'name-lookup'],
    ['net::ERR_DNS_TIMED_OUT', 'name-lookup'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'proxy'],
    ['net::ERR_PROXY_CERTIFICATE_INVALID', 'proxy'],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'tls'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'tls'],
    ['net::ERR_SSL_BAD_RECORD_MAC_ALERT', 'connection-broken'],
    ['net::ERR_TIMED_OUT', 'timeout'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'timeout'],
    ['net::ERR_CONNECTION_RESET', 'connection-broken'],
    ['net::ERR_CONNECTION_CLOSED', 'connection-broken'],
    ['net::ERR_EMPTY_RESPONSE', 'connection-broken'],
    ['net::ERR_NETWORK_CHANGED', 'connection-broken'],
    ['Redirect was cancelled', 'redirected'],
  ] as const)('%s → %s', (message, failure) => {
    expect(networkFailureOf(new Error(message))).toBe(failure);
  });
});

it.each([[undefined], ['text'], [new Error('something else')], [withCode('EWHATEVER')]])(
  '%s promises nothing about what was sent',
  (error) => {
    expect(networkFailureOf(error)).toBe('connection-broken');
  },
);

it('a chain of causes that bites its own tail comes to an end', () => {
  const error = new Error('round and round');
  error.cause = error;
  expect(networkFailureOf(error)).toBe('connection-broken');
});
