import axios, { type AxiosHeaderValue, type AxiosInstance } from 'axios';
import type { NetworkFailure } from '../core/ports/zastrpay.ts';
import { networkFailureOf } from './network-failure.ts';

/** One request and its answer, below anything that Zastrpay means by it. */
export interface Request {
  readonly method: 'PUT' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent byte for byte in UTF-8, or null for a request without a body. */
  readonly body: string | null;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** The network as a value: nothing is thrown, because errors of axios carry the request with its key and its customer. */
export type Exchange =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly header: (name: string) => string | null;
      readonly body: AnswerBody;
    }
  | NoAnswer;

/** Once a status has arrived it counts, whatever becomes of the body. */
export type AnswerBody = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'too-large' } | NoAnswer;

/** `stopped` only when the caller's signal fired. */
export type NoAnswer = { readonly kind: 'failed'; readonly reason: NetworkFailure } | { readonly kind: 'stopped' };

/** Zastrpay's answers are about 2 kB; what is larger than this is something else and is not read to its end. */
export const longestAnswer = 1024 * 1024;

/** @param fetch the network to use: Chromium's stack in Electron, Node's elsewhere */
export function createExchange(fetch: typeof globalThis.fetch): (request: Request) => Promise<Exchange> {
  const http = axios.create({
    adapter: 'fetch',
    env: { fetch },
    // A redirect is an answer to look at, not to follow: another host must never see the key or the customer.
    maxRedirects: 0,
    withCredentials: false,
    responseType: 'stream',
    validateStatus: () => true,
    // axios would parse, trim and re-serialise; the bytes on disk and on the wire have to be the same.
    transformRequest: [(data: unknown) => data],
    transformResponse: [(data: unknown) => data],
  });

  return async (request) => {
    if (request.signal.aborted) return { kind: 'stopped' };
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort('timeout'), request.timeoutMs);
    const onStopped = (): void => stop.abort('stopped');
    request.signal.addEventListener('abort', onStopped, { once: true });
    const noAnswer = (error: unknown): NoAnswer => {
      if (stop.signal.aborted) {
        return stop.signal.reason === 'stopped' ? { kind: 'stopped' } : { kind: 'failed', reason: 'timeout' };
      }
      return { kind: 'failed', reason: networkFailureOf(error) };
    };
    try {
      const response = await send(http, request, stop.signal);
      const header = (name: string): string | null => {
        const value: AxiosHeaderValue = response.headers[name];
        return typeof value === 'string' ? value : null;
      };
      // Whatever breaks once the status is there breaks a connection in use: the request had been sent.
      const lost = (error: unknown): NoAnswer =>
        stop.signal.aborted ? noAnswer(error) : { kind: 'failed', reason: 'connection-broken' };
      const body = await bodyOf(response.data, () => stop.abort('too-large')).catch(lost);
      return { kind: 'answered', status: response.status, header, body };
    } catch (error) {
      return noAnswer(error);
    } finally {
      clearTimeout(timer);
      request.signal.removeEventListener('abort', onStopped);
    }
  };
}

function send(http: AxiosInstance, request: Request, signal: AbortSignal) {
  return http.request<ReadableStream<Uint8Array> | null>({
    method: request.method,
    url: request.url,
    headers: {
      Accept: 'application/json',
      // `false` keeps axios from adding its own.
      'Content-Type': false,
      'User-Agent': false,
      ...request.headers,
    },
    ...(request.body !== null && { data: request.body }),
    signal,
  });
}

async function bodyOf(stream: ReadableStream<Uint8Array> | null, hangUp: () => void): Promise<AnswerBody> {
  if (stream === null) return { kind: 'text', text: '' };
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { kind: 'text', text: text + decoder.decode() };
    length += value.byteLength;
    if (length > longestAnswer) {
      // Cancelling the stream is not enough: under Electron only an abort closes the connection.
      hangUp();
      return { kind: 'too-large' };
    }
    text += decoder.decode(value, { stream: true });
  }
}
