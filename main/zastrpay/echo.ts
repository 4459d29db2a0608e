/**
 * Codes and correlation ids are written down and shown unsealed. A server (or a gateway before it) that puts what it was
 * sent into them must not bring a customer's name or a key into the log that way.
 * @param secrets what was sent, and what of the answer is secret
 * @returns the text, or null when it quotes one of them, plainly, percent-encoded or in base64
 */
export function withoutEcho(text: string | null, secrets: readonly string[]): string | null {
  if (text === null) return null;
  const readings = [text, percentDecoded(text), base64Decoded(text)].map(folded);
  return secrets.map(folded).some((secret) => readings.some((reading) => quotes(reading, secret))) ? null : text;
}

/** Every text in the customer data of a request's body. */
export function customerTexts(body: string): readonly string[] {
  try {
    const json: unknown = JSON.parse(body);
    return typeof json === 'object' && json !== null && 'customerData' in json ? textsIn(json.customerData) : [];
  } catch {
    return [];
  }
}

/** Fewer letters stand in a code by chance. */
const tellingLetters = 4;

/** A piece of a token or key as long as this is no coincidence. */
const tellingPiece = 12;

const quotes = (reading: string, secret: string): boolean =>
  reading === secret ||
  (secret.length >= tellingLetters && reading.includes(secret)) ||
  (reading.length >= tellingPiece && secret.includes(reading));

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\s]/gu, '')
    .toLowerCase();

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

const base64Decoded = (text: string): string => Buffer.from(text, 'base64').toString('utf8');
