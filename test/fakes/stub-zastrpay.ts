import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A stand-in for Zastrpay's API that knows nothing of the desk or its practice Zastrpay: it writes down what really
 * arrived and answers what a test tells it to, however strange.
 */
export interface StubZastrpay extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`. */
  readonly baseUrl: string;
  /** Everything that arrived, oldest first. */
  readonly requests: readonly StubRequest[];
  /** How many different ones there were among the requests. */
  counts(): { readonly sessionIds: number; readonly requestIds: number; readonly bodies: number };
  /** One answer a request, in this order; when they are used up, `createdAnswer()` and `cancelledAnswer()`. */
  answerWith(...answers: readonly StubAnswer[]): void;
  /** Drops what `answerWith` was told and nobody asked for. */
  forgetAnswers(): void;
  /** Resolves when so many requests have arrived in full. */
  arrived(count: number): Promise<void>;
  close(): Promise<void>;
}

export interface StubRequest {
  readonly method: string;
  readonly path: string;
  /** The redirect session's id in the path, or an empty string. */
  readonly sessionId: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Names and values in turn, as they came over the wire. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

export type StubAnswer = (request: StubRequest, response: ServerResponse) => void | Promise<void>;

export async function startStubZastrpay(): Promise<StubZastrpay> {
  const requests: StubRequest[] = [];
  const answers: StubAnswer[] = [];
  const waiting = new Set<() => void>();
  const server = createServer((incoming, response) => {
    // A client that gives up in the middle is part of the game.
    response.on('error', () => {});
    received(incoming).then(
      (request) => {
        requests.push(request);
        for (const wake of waiting) wake();
        const usual = request.path.endsWith('/cancel') ? cancelledAnswer() : createdAnswer();
        return (answers.shift() ?? usual)(request, response);
      },
      () => incoming.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stub has no port');

  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return {
    baseUrl: urlOf(address),
    requests,
    counts: () => ({
      sessionIds: new Set(requests.map(({ sessionId }) => sessionId)).size,
      requestIds: new Set(requests.map(({ headers }) => headers['x-request-id'])).size,
      bodies: new Set(requests.map(({ body }) => body.toString('base64'))).size,
    }),
    answerWith: (...more) => {
      answers.push(...more);
    },
    forgetAnswers: () => {
      answers.length = 0;
    },
    arrived: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (requests.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close,
    [Symbol.asyncDispose]: close,
  };
}

const urlOf = (address: AddressInfo): string => `http://127.0.0.1:${address.port}`;

async function received(incoming: IncomingMessage): Promise<StubRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const path = incoming.url ?? '';
  return {
    method: incoming.method ?? '',
    path,
    sessionId: decodeURIComponent(/\/redirect-sessions\/([^/?]+)/.exec(path)?.[1] ?? ''),
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : `${value}`,
      ]),
    ),
    rawHeaders: incoming.rawHeaders,
    body: Buffer.concat(chunks),
  };
}

// Answers.

/** What Zastrpay would say to this very request: the page's answer, but for the session that was asked for. */
export function createdAnswer(overrides: PageOverrides = {}, status = 201): StubAnswer {
  return (request, response) => {
    const answer = pageAnswer({
      id: request.sessionId,
      type: 'NewCustomer',
      customerId: request.sessionId,
      exp: Math.floor(Date.now() / 1000) + 30 * 60,
      ...overrides,
    });
    sendJson(response, status, answer);
  };
}

/** What Zastrpay says to a cancellation [docs]. */
export function cancelledAnswer(overrides: Readonly<Record<string, unknown>> = {}): StubAnswer {
  return (request, response) => {
    sendJson(response, 200, {
      id: request.sessionId,
      state: 'Cancelled',
      createdOn: '2023-01-26T13:04:59.5633378Z',
      lastModifiedOn: '2023-01-26T13:06:12.1234567Z',
      ...overrides,
    });
  };
}

/** Any status with any body; `headers` may hold Retry-After, Location and the like. */
export function plainAnswer(
  status: number,
  body: string | Buffer = '',
  headers: Readonly<Record<string, string>> = {},
): StubAnswer {
  return (_request, response) => {
    response.writeHead(status, headers).end(body);
  };
}

/** An error in the shape that Zastrpay documents. */
export function errorAnswer(
  status: number,
  error: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): StubAnswer {
  return (_request, response) => {
    sendJson(response, status, { ...documentedError, ...error }, headers);
  };
}

/** The error that the documentation of the cancellation shows. */
export const documentedError = {
  code: 'Validation',
  message: 'Request is not valid',
  moreInfo: 'https://developer.zastrpay.example/errors',
  correlationId: '0f6f9f3a-7c07-4b34-9d6e-6f1c9a3d2f11',
  details: { validationErrorReasons: [{ fieldName: 'customerId', errorMessage: 'Value must not be empty' }] },
};

/** Holds an answer back for so many milliseconds. */
export function later(ms: number, answer: StubAnswer): StubAnswer {
  return (request, response) =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(answer(request, response)), ms);
      response.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
    });
}

/** Takes the request and never says a word. */
export const silence: StubAnswer = () => {};

/** Acts (it is in `requests`), then drops the connection without a word. */
export const dropped: StubAnswer = (_request, response) => {
  response.destroy();
};

/** Answers as it should, and then, unasked, once more on the same connection. */
export const twice: StubAnswer = async (request, response) => {
  const { socket } = response;
  await createdAnswer()(request, response);
  socket?.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{"id":"another"}');
};

/** Promises a whole answer, sends half of it, and then drops the connection or falls silent. */
export function halfAnswer(status: number, then: 'drop' | 'silence'): StubAnswer {
  return (request, response) => {
    const whole = Buffer.from(JSON.stringify(pageAnswer({ id: request.sessionId })));
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': whole.length });
    response.write(whole.subarray(0, whole.length / 2), () => {
      if (then === 'drop') response.destroy();
    });
  };
}

/** Sends so many bytes, in pieces; `onSent` hears how many the client took before it hung up or all were out. */
export function hugeAnswer(bytes: number, onSent: (bytes: number) => void, status = 200): StubAnswer {
  return async (_request, response) => {
    const piece = Buffer.alloc(64 * 1024, ' ');
    response.writeHead(status, { 'content-type': 'application/json' });
    let sent = 0;
    while (sent < bytes && !response.destroyed) {
      sent += piece.length;
      if (!response.write(piece)) await drainedOrClosed(response);
    }
    onSent(sent);
    response.end();
  };
}

const drainedOrClosed = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const settled = (): void => {
      response.off('drain', settled).off('close', settled);
      resolve();
    };
    response.on('drain', settled).on('close', settled);
  });

/** Sends the client somewhere else. */
export const redirectTo = (location: string, status = 307): StubAnswer => plainAnswer(status, '', { location });

/** The same answer without a `Date` header, or with another one. */
export function dated(date: string | null, answer: StubAnswer): StubAnswer {
  return (request, response) => {
    response.sendDate = false;
    if (date !== null) response.setHeader('date', date);
    return answer(request, response);
  };
}

function sendJson(
  response: ServerResponse,
  status: number,
  json: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    .end(JSON.stringify(json));
}

// The answer of Zastrpay's page.

export interface PageOverrides {
  readonly id?: string;
  /** The token's session; `id` when left out. */
  readonly sid?: string;
  /** Seconds since 1970. */
  readonly exp?: number;
  readonly type?: string;
  readonly customerId?: string;
  /** Instead of the one that would be built. */
  readonly token?: string;
  readonly redirectUrl?: string;
}

const pageId = 'bf050093-fce3-4013-8090-524799de3f69';

const pageTokenHeader = { alg: 'RS256', typ: 'JWT', kid: '56878bfe76b44215afedc1d343a44654' };

const pageClaims = {
  sid: pageId,
  merchId: 'e51bc4a8-4263-11ea-b317-b7ad13e2406e',
  auth: 'otp',
  custId: '37257cd4-8ff1-46f7-bb20-0da4f954fede',
  exp: 1674740099,
  iss: 'https://pay.dev.c2dpayment.com',
  aud: 'https://pay.dev.c2dpayment.com',
};

const pageSignature =
  'LKktJ4j2B-6UXrOrfmHQnqfeWSOvWQFPZJ_j1lJbacOAo-5IaIEMW0XB5kXyZc6qdOCJmIhuYM30SyiVu5TG7zii9zFuWRrdnIDu0tu_K-OJDU9rwn0D' +
  'tc-zreUq4VxzJs8utzZ6C7J3RVz3OVUIiDeMINKR0PFq-an4Ht81FSikZAnCreGbFpwsSn5HD9rBwLyDhlp7Dwl71yIn0fKIfAdtcUB6QEPycQi9-qGx' +
  'Yi0BDwy21rWJWI_kOsMi_kAnajtYD3ZB_8DInvAHZilWfV3pL_PuTAoA7OdKztkegt9wUCBQr_EPHU5rGxpBrUJLsYLBTvBqsJZEkp6gepyxtQ';

/** The page's token; with claims of one's own it is still one to look at, though its signature fits no longer. */
export function pageToken(claims: Readonly<Record<string, unknown>> = {}): string {
  const part = (json: unknown): string => Buffer.from(JSON.stringify(json)).toString('base64url');
  return `${part(pageTokenHeader)}.${part({ ...pageClaims, ...claims })}.${pageSignature}`;
}

/** The page's answer, with its two broken lines mended and every other oddity left as it is. */
export function pageAnswer(overrides: PageOverrides = {}) {
  const { id = pageId, exp = pageClaims.exp, sid = id, customerId = pageClaims.custId } = overrides;
  return {
    id,
    type: overrides.type ?? 'ExistingTransactionIntent',
    merchantId: pageClaims.merchId,
    customerId,
    transactionIntentId: '08a29f86-0dbc-4ceb-a4eb-f202561cb53e',
    redirectData: {
      successUrl: 'https://merchant-host.com/zastrpay-register-customer-success',
      failureUrl: 'https://merchant-host.com/zastrpay-register-customer-failure',
      abortUrl: 'https://merchant-host.com/zastrpay-register-customer-abort',
      qrCodeSuccessUrl: 'http://merchant-host.com/zastrpay-register-customer-qr-code-success',
    },
    locale: 'de-DE',
    createdOn: '2023-01-26T13:04:59.5633378Z',
    lastCorrelationId: '55a5c33e-9003-4ea7-8e31-cfe5e9acc008',
    token: overrides.token ?? pageToken({ sid, exp, custId: customerId }),
    redirectUrl: overrides.redirectUrl ?? 'https://pay.dev.zastrpay.com',
    customerData: {
      firstName: 'Max',
      lastName: 'Mustermann',
      dateOfBirth: '1946-10-29',
      placeOfBirth: 'Vienna',
      nationality: 'DE',
      address: { streetAddress: 'Hauptstrasse 13/12/1', city: 'Vienna', postalCode: '12345', country: 'DE' },
      contact: { email: 'paul.smith@testabc.com' },
    },
  };
}
