import type { NetworkFailure } from '../core/ports/zastrpay.ts';

/**
 * Names what went wrong below HTTP. Node's stack tells it by `code` somewhere down the chain of causes, Chromium's only
 * in the message, as `net::ERR_…`. The messages themselves stay here: they can carry addresses and header values.
 *
 * `offline`, `name-lookup`, `tls` and `proxy` promise that nothing was sent. What is not recognised, or can also happen
 * to a connection in use, is `connection-broken`, which promises nothing.
 */
export function networkFailureOf(error: unknown): NetworkFailure {
  for (const each of causesOf(error)) {
    const failure = byChromium(each) ?? byNode(each);
    if (failure !== undefined) return failure;
  }
  return 'connection-broken';
}

/** The error and what lies beneath it: causes, and the attempts of a connection that was tried over several addresses. */
function causesOf(error: unknown, depth = 0): readonly Error[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const attempts = error instanceof AggregateError ? error.errors : [];
  return [error, ...[error.cause, ...attempts].flatMap((each) => causesOf(each, depth + 1))];
}

// A record that fails its check can strike a connection on which the request was sent already.
const midConnection = /BAD_RECORD_MAC|DECRYPT/;

function byChromium(error: Error): NetworkFailure | undefined {
  // Chromium's stack tells a redirect that is not to be followed only in these words, without the status.
  if (error.message === 'Redirect was cancelled') return 'redirected';
  const code = /net::ERR_([A-Z0-9_]+)/.exec(error.message)?.[1];
  if (code === undefined) return undefined;
  if (/PROXY|PROXIES|TUNNEL|PAC_SCRIPT|SOCKS/.test(code)) return 'proxy';
  if (midConnection.test(code)) return 'connection-broken';
  if (/CERT|SSL/.test(code)) return 'tls';
  if (/^NAME_|^DNS_|NAME_COLLISION/.test(code)) return 'name-lookup';
  if (/TIMED_OUT/.test(code)) return 'timeout';
  if (/^(INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE|ADDRESS_INVALID|CONNECTION_REFUSED)$/.test(code)) return 'offline';
  return 'connection-broken';
}

function byNode(error: Error): NetworkFailure | undefined {
  const code = textOf(error, 'code');
  if (code === undefined) return undefined;
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return 'name-lookup';
  if (code === 'ETIMEDOUT' || /^UND_ERR_\w*TIMEOUT$/.test(code)) return 'timeout';
  if (midConnection.test(code)) return 'connection-broken';
  if (/^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/.test(code) || otherTls.has(code)) return 'tls';
  // A host that cannot be reached, or does not listen, got nothing; but the same codes can end a connection in use.
  if (unreachable.has(code)) return textOf(error, 'syscall') === 'connect' ? 'offline' : 'connection-broken';
  return /^(ECONN|EPIPE|UND_ERR_|HPE_)/.test(code) ? 'connection-broken' : undefined;
}

const otherTls: ReadonlySet<string> = new Set(['EPROTO', 'HOSTNAME_MISMATCH', 'INVALID_CA', 'INVALID_PURPOSE']);

const unreachable: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
]);

function textOf(error: Error, name: 'code' | 'syscall'): string | undefined {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : undefined;
}
