// Checks an audit export of Zastrpay Desk: `node verify.mjs [FOLDER] [--key FINGERPRINT] [--json]`, with Node 18 or newer
// and nothing else. FOLDER is where this file lies unless another is named. Exit: 0 it holds, 1 it does not, 2 usage.
//
// It proves that no byte was changed since the desk signed the folder, and that the events are one unbroken chain. It
// cannot prove whose key signed: compare the fingerprint it prints with the desk's own, or with an older export's. A
// verifier that lies in a folder can be changed together with it; when in doubt take one from elsewhere.
//
// The formats are spelled out in ARCHITECTURE.md, "The audit chain, byte for byte".

import * as crypto from 'node:crypto';
import { open, readdir, readFile } from 'node:fs/promises';
import * as os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parentPort, Worker, workerData } from 'node:worker_threads';

const chainVersion = 'zastrpay-desk-audit-1';
const checkpointVersion = 'zastrpay-desk-checkpoint-1';
const exportVersion = 'zastrpay-desk-export-1';
const genesisHash = '0'.repeat(64);
const chunkBytes = 1 << 20;
const [quote, comma, backslash, bracket, lineFeed] = Buffer.from('",\\]\n');

/** What systems leave behind when somebody only looks at a folder. */
const litter = /^(\..*|Thumbs\.db|desktop\.ini)$/i;

/**
 * Checks a folder and names what is wrong, the first bad row of each file first. Rows count from 1; a CSV's header is row 0.
 * Memory stays small however large the export is.
 *
 * @param {string} folder
 * @param {{ key?: string | null, progress?: (done: number, total: number) => void, stop?: () => void, threads?: number }}
 *   [options] `key`: the fingerprint that the signing key must have; `stop` may throw; `threads`: how many read the events
 * @returns {Promise<{ holds: boolean, findings:
 *   { file: string, row: number | null, kind: string, event: number | null, what: string }[],
 *   manifest: object | null, fingerprint: string | null }>}
 */
export async function verifyExport(folder, options = {}) {
  const findings = [];
  const add = (file, row, kind, event = null) => findings.push(finding(file, row, kind, event));
  const answer = (manifest, fingerprint) => ({ holds: findings.length === 0, findings, manifest, fingerprint });

  const names = await readdir(folder);
  const bytes = await readFile(path.join(folder, 'manifest.json')).catch(() => null);
  if (bytes === null) {
    add('manifest.json', null, 'no-export');
    return answer(null, null);
  }
  const manifest = parseManifest(bytes);
  if (manifest === null) {
    add('manifest.json', null, 'unknown-manifest');
    return answer(null, null);
  }
  const publicKey = keyFrom(manifest.publicKey);
  const fingerprint = publicKey === null ? null : sha256(Buffer.from(manifest.publicKey, 'base64'));
  const signature = await readFile(path.join(folder, 'manifest.sig')).catch(() => null);
  if (signature === null) add('manifest.sig', null, 'missing');
  else if (publicKey === null || !crypto.verify(null, bytes, publicKey, signature)) {
    add('manifest.json', null, 'signature-differs');
  }
  if (options.key && options.key.toLowerCase() !== fingerprint) {
    add('manifest.json', null, 'other-key');
  }

  const listed = new Set(['manifest.json', 'manifest.sig', ...manifest.files.map(({ name }) => name)]);
  for (const name of names) if (!listed.has(name) && !litter.test(name)) add(name, null, 'stray');

  const events = manifest.files.find(({ name }) => name === 'events.ndjson' && names.includes(name));
  const total = manifest.files.reduce((sum, file) => sum + file.bytes, events?.bytes ?? 0);
  let done = 0;
  const passed = (length) => {
    options.stop?.();
    done += length;
    options.progress?.(Math.min(done, total), total);
  };
  // The events are read in threads of their own while this one hashes the files.
  const reading = events && readChain(path.join(folder, events.name), manifest, options.threads, passed);
  reading?.catch(() => undefined);
  for (const file of manifest.files) {
    const at = path.join(folder, file.name);
    if (!names.includes(file.name)) {
      add(file.name, null, 'missing');
      continue;
    }
    const isAsSigned = (await fileHash(at, passed)) === file.sha256;
    if (file === events) {
      if (isAsSigned && isWholeChain(await reading, manifest, publicKey)) continue;
      await findBadEvent(at, file, isAsSigned, manifest, publicKey, passed, add);
    } else if (!isAsSigned) {
      const bad = file.name === 'sessions.csv' ? await firstBadCsvRow(at, file) : null;
      add(file.name, bad?.row ?? null, bad?.kind ?? 'changed');
    }
  }
  return answer(manifest, fingerprint);
}

function parseManifest(bytes) {
  try {
    const manifest = JSON.parse(bytes.toString('utf8'));
    const isFile = (file) =>
      typeof file.name === 'string' &&
      path.basename(file.name) === file.name &&
      Number.isInteger(file.bytes) &&
      typeof file.sha256 === 'string';
    const fits =
      manifest.format === exportVersion &&
      typeof manifest.publicKey === 'string' &&
      Array.isArray(manifest.files) &&
      manifest.files.every(isFile) &&
      Array.isArray(manifest.checkpoints) &&
      Number.isInteger(manifest.counts?.events) &&
      typeof manifest.chain?.first === 'object';
    return fits ? manifest : null;
  } catch {
    return null;
  }
}

function keyFrom(base64) {
  try {
    const key = crypto.createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

// Of nearly every export all is well, and that is quick to see: one hash over each file, and meanwhile every event's hash
// and its place in the chain, in as many parts as there are threads. Only where something differs the events are read
// again, one after the other, and what is said of them then is that second reading's alone.

/** A thread takes longer to start than less than this to read. */
const worthAThread = 1 << 23;

/** @returns what `readPart` says of each part, in order */
async function readChain(at, manifest, threads, passed) {
  const handle = await open(at, 'r');
  const { size } = await handle.stat().finally(() => handle.close());
  // Before 18.14 Node knew only how many there are, not how many it may use.
  const cores = os.availableParallelism?.() ?? os.cpus().length;
  const count = Math.max(1, threads ?? Math.min(cores, 8, Math.floor(size / worthAThread)));
  const sequences = manifest.checkpoints.map(({ sequence }) => sequence);
  const edge = (part) => Math.floor((size * part) / count);
  const parts = Array.from({ length: count }, (_, n) => ({ at, from: edge(n), to: edge(n + 1), sequences }));
  if (count === 1) return [await readPart(parts[0], passed)];
  const workers = [];
  const inThread = (part) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: { eventsOfExport: part } });
      workers.push(worker);
      worker.on('message', ({ read, found }) => {
        try {
          if (read === undefined) resolve(found);
          else passed(read);
        } catch (error) {
          reject(error);
        }
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('a thread ended without an answer')));
    });
  try {
    // Where no thread may be started, this one reads. It also learns for itself that it shall stop.
    return await Promise.all(parts.map((part) => inThread(part).catch(() => readPart(part, passed))));
  } finally {
    for (const worker of workers) worker.terminate();
  }
}

/**
 * Reads the events that begin in a part of the file. Each must have the hash that it says and follow from the one before.
 * @returns null unless they do; else the ends, and the hashes of the events in `sequences`
 */
async function readPart({ at, from, to, sequences }, passed) {
  const wanted = new Set(sequences);
  const hashes = new Map();
  const event = new EventReader();
  let first = null;
  let last = null;
  const handle = await open(at, 'r');
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    let kept = 0;
    // Where the byte before is a line feed, an event begins at `from`.
    let position = Math.max(from - 1, 0);
    for (let isInside = from === 0; position - kept < to; isInside = true) {
      const { bytesRead } = await handle.read(buffer, kept, chunkBytes - kept, position);
      const start = position - kept;
      const filled = kept + bytesRead;
      const end = buffer.subarray(0, filled).lastIndexOf(lineFeed) + 1;
      // The file ends within a line, or has one that is too long for this way.
      if (bytesRead === 0 || end === 0) return null;
      let here = isInside ? 0 : buffer.indexOf(lineFeed) + 1;
      for (; here < end && start + here < to; here = event.end) {
        if (!event.read(buffer, here)) return null;
        const { sequence, previousHash, hash } = event;
        if (last !== null && (sequence !== last.sequence + 1 || previousHash !== last.hash)) return null;
        last = { sequence, hash };
        first ??= { sequence, previousHash, hash };
        if (wanted.has(sequence)) hashes.set(sequence, hash);
      }
      passed(bytesRead);
      if (start + here >= to) break;
      buffer.copyWithin(0, end, filled);
      kept = filled - end;
      position += bytesRead;
    }
    return { first, last, hashes };
  } finally {
    await handle.close();
  }
}

/** Whether the parts follow from each other, and are the chain of which the manifest and its checkpoints speak. */
function isWholeChain(parts, manifest, publicKey) {
  const hashes = new Map();
  let last = { sequence: 0, hash: genesisHash };
  let first = null;
  for (const part of parts) {
    if (part === null) return false;
    if (part.first === null) continue;
    if (part.first.sequence !== last.sequence + 1 || part.first.previousHash !== last.hash) return false;
    first ??= part.first;
    last = part.last;
    for (const [sequence, hash] of part.hashes) hashes.set(sequence, hash);
  }
  const { chain, checkpoints, counts } = manifest;
  return (
    last.sequence === counts.events &&
    (first === null || (first.hash === chain.first?.hash && last.hash === chain.last?.hash)) &&
    checkpoints.every((each) => hashes.get(each.sequence) === each.hash && isSigned(each, publicKey))
  );
}

const namesInLine = [
  '"sequence":',
  '"at":',
  '"session":',
  '"kind":',
  '"actor":',
  '"origin":',
  '"data":',
  '"previousHash":',
];

/**
 * Reads an event's bytes where they lie: to make text or an object of them would take several times as long as to hash
 * them. The desk writes each value in the line just as it stands in the hashed form, so that form is the line without the
 * names. An event that is written otherwise goes the long way.
 */
class EventReader {
  sequence = 0;
  previousHash = '';
  hash = genesisHash;
  /** The place after the line that was read. */
  end = 0;

  #names = namesInLine.map((name, n) => Buffer.from((n === 0 ? '{' : ',') + name));
  #beforeHash = Buffer.from(',"hash":"');
  #afterHash = Buffer.from('"}\n');
  #form = Buffer.allocUnsafe(chunkBytes + 64);
  #head = this.#form.write(`["${chainVersion}"`);
  /** The beginnings of `#form` by their length: lengths repeat, and making a view takes a while. */
  #forms = [];

  /** The line that begins at `start` must have an end. @returns whether it is an event whose hash fits */
  read(bytes, start) {
    return this.#readPlain(bytes, start) || this.#readAny(bytes, start);
  }

  #readPlain(bytes, start) {
    const form = this.#form;
    const names = this.#names;
    let length = this.#head;
    let at = start;
    let valueAt = 0;
    let sequence = 0;
    for (let n = 0; n < names.length; n += 1) {
      const name = names[n];
      if (!stands(name, bytes, at)) return false;
      at += name.length;
      form[length++] = comma;
      valueAt = length;
      let byte = bytes[at++];
      form[length++] = byte;
      if (byte === quote) {
        do {
          byte = bytes[at++];
          form[length++] = byte;
          // What follows a backslash belongs to the value, be it a quote.
          if (byte === backslash && bytes[at] !== lineFeed) form[length++] = bytes[at++];
          if (byte === lineFeed) return false;
        } while (byte !== quote);
      } else {
        while (bytes[at] !== comma) {
          byte = bytes[at++];
          form[length++] = byte;
          if (byte === lineFeed) return false;
        }
      }
      if (n === 0) sequence = numberIn(form, valueAt, length);
    }
    form[length++] = bracket;
    if (!stands(this.#beforeHash, bytes, at)) return false;
    at += this.#beforeHash.length;
    this.#forms[length] ??= form.subarray(0, length);
    const hash = sha256(this.#forms[length]);
    if (!isText(hash, bytes, at) || !stands(this.#afterHash, bytes, at + hash.length)) return false;
    // Almost always it is the last one's, and then no text need be made of it.
    const isNext = length - valueAt === hash.length + 3 && isText(this.hash, form, valueAt + 1);
    this.previousHash = isNext ? this.hash : form.toString('utf8', valueAt + 1, length - 2);
    this.sequence = sequence;
    this.hash = hash;
    this.end = at + hash.length + this.#afterHash.length;
    return true;
  }

  #readAny(bytes, start) {
    const end = bytes.indexOf(lineFeed, start);
    const event = readEvent(bytes.toString('utf8', start, end));
    if (event === null) return false;
    this.sequence = event.sequence;
    this.previousHash = event.previousHash;
    this.hash = event.hash;
    this.end = end + 1;
    return true;
  }
}

function stands(expected, bytes, at) {
  for (let n = 0; n < expected.length; n += 1) if (bytes[at + n] !== expected[n]) return false;
  return true;
}

/** For a text of ASCII. */
function isText(text, bytes, at) {
  for (let n = 0; n < text.length; n += 1) if (bytes[at + n] !== text.charCodeAt(n)) return false;
  return true;
}

function numberIn(bytes, from, to) {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = bytes[at] - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** Every hash, every link to the one before, the ends as the manifest has them, and the checkpoints. */
async function findBadEvent(at, file, isAsSigned, manifest, publicKey, passed, add) {
  const checkpoints = [...manifest.checkpoints].sort((a, b) => a.sequence - b.sequence);
  let nextCheckpoint = 0;
  let agreedUpTo = 0;
  let previous = genesisHash;
  let row = 0;
  let first = null;
  let bad = null;
  for await (const lines of linesOf(at, passed)) {
    if (bad !== null) break;
    for (const line of lines) {
      row += 1;
      const event = readEvent(line);
      const odd = event === null ? { kind: 'no-event' } : misplaced(event, row, previous);
      if (odd !== null) {
        bad = { row, ...odd };
        break;
      }
      first ??= event.hash;
      previous = event.hash;
      while (checkpoints[nextCheckpoint]?.sequence === row && bad === null) {
        const checkpoint = checkpoints[nextCheckpoint];
        if (checkpoint.hash !== previous) {
          bad = { row: agreedUpTo + 1, kind: 'rewritten-before', event: row };
        } else if (!isSigned(checkpoint, publicKey)) {
          add('manifest.json', null, 'forged-checkpoint', row);
        }
        agreedUpTo = row;
        nextCheckpoint += 1;
      }
      if (bad !== null) break;
    }
  }
  const { first: firstSaid, last: lastSaid } = manifest.chain;
  if (bad === null && row < manifest.counts.events) bad = { row: row + 1, kind: 'cut' };
  if (bad === null && row > manifest.counts.events) bad = { row: manifest.counts.events + 1, kind: 'added' };
  if (bad === null && row > 0 && (first !== firstSaid?.hash || previous !== lastSaid?.hash)) {
    bad = { row: agreedUpTo + 1, kind: 'end-differs' };
  }
  if (bad === null && nextCheckpoint < checkpoints.length) {
    bad = { row: row + 1, kind: 'checkpoint-after-end' };
  }
  if (bad === null && !isAsSigned) bad = await firstOddLine(at);
  if (bad !== null) add(file.name, bad.row, bad.kind, bad.event);
}

const misplaced = (event, row, previous) => {
  if (event.sequence !== row) return { kind: 'out-of-place', event: event.sequence };
  return event.previousHash === previous ? null : { kind: 'not-following' };
};

/** The line's own hash is checked here; null when it does not fit, or when the line is no event. */
function readEvent(line) {
  const event = parseEvent(line);
  if (event === null) return null;
  const { sequence, at, session, kind, actor, origin, data, previousHash, hash } = event;
  const canonical = JSON.stringify([chainVersion, sequence, at, session, kind, actor, origin, data, previousHash]);
  return sha256(canonical) === hash ? event : null;
}

function parseEvent(line) {
  try {
    const event = JSON.parse(line);
    return typeof event === 'object' && event !== null && Number.isInteger(event.sequence) ? event : null;
  } catch {
    return null;
  }
}

/** Every event is right, and yet the file is not the one that was signed: some line is written otherwise. */
async function firstOddLine(at) {
  let row = 0;
  for await (const record of recordsOf(at, false)) {
    row += 1;
    const event = parseEvent(record.toString('utf8'));
    if (event === null) return { row, kind: 'no-event' };
    const { sequence, at: time, session, kind, actor, origin, data, previousHash, hash } = event;
    const written = JSON.stringify({ sequence, at: time, session, kind, actor, origin, data, previousHash, hash });
    if (!record.equals(Buffer.from(`${written}\n`))) return { row, kind: 'written-otherwise' };
  }
  return { row: null, kind: 'changed' };
}

function isSigned({ sequence, hash, at, signature }, publicKey) {
  if (publicKey === null || typeof signature !== 'string') return false;
  const signed = Buffer.from(JSON.stringify([checkpointVersion, sequence, hash, at]));
  return crypto.verify(null, signed, publicKey, Buffer.from(signature, 'base64'));
}

// The CSV: each row ends with a check over itself and the check before, so the first one that does not fit is the first
// bad row. The proof is the file's hash; the checks only say where.
async function firstBadCsvRow(at, file) {
  const header = `${(file.columns ?? []).join(',')}\r\n`;
  let row = -1;
  let previous = '';
  for await (const record of recordsOf(at, true)) {
    row += 1;
    if (row === 0) {
      const bom = file.byteOrderMark ? '\uFEFF' : '';
      if (!record.equals(Buffer.from(bom + header))) return { row, kind: 'other-header' };
      continue;
    }
    const check = /^,([0-9a-f]{16})\r\n$/.exec(record.toString('latin1', record.length - 19));
    const expected = sha256(Buffer.concat([Buffer.from(previous), record.subarray(0, -19)])).slice(0, 16);
    if (check === null || check[1] !== expected) return { row, kind: 'other-row' };
    if (row > file.rows) return { row, kind: 'added' };
    previous = expected;
  }
  if (row < 0) return { row: 0, kind: 'empty' };
  if (row < file.rows) return { row: row + 1, kind: 'cut' };
  return { row: null, kind: 'rewritten' };
}

/** Lines in batches, as text. */
async function* linesOf(at, passed) {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunksOf(at)) {
    passed(chunk.length);
    const end = chunk.lastIndexOf(lineFeed);
    if (end < 0) {
      rest = Buffer.concat([rest, chunk]);
      continue;
    }
    const text = Buffer.concat([rest, chunk.subarray(0, end)]).toString('utf8');
    rest = Buffer.from(chunk.subarray(end + 1));
    yield text.split('\n');
  }
  if (rest.length > 0) yield [rest.toString('utf8')];
}

/** Records with their line ends, as bytes. With `quoted` a line feed between quotes does not end one (RFC 4180). */
async function* recordsOf(at, quoted) {
  let pieces = [];
  let inQuotes = false;
  for await (const chunk of chunksOf(at)) {
    let from = 0;
    for (let here = 0; here < chunk.length; here += 1) {
      const byte = chunk[here];
      if (quoted && byte === quote) inQuotes = !inQuotes;
      if (byte !== lineFeed || inQuotes) continue;
      yield Buffer.concat([...pieces, chunk.subarray(from, here + 1)]);
      pieces = [];
      from = here + 1;
    }
    if (from < chunk.length) pieces.push(Buffer.from(chunk.subarray(from)));
  }
  if (pieces.length > 0) yield Buffer.concat(pieces);
}

async function* chunksOf(at) {
  const handle = await open(at, 'r');
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, chunkBytes, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

async function fileHash(at, passed) {
  const hash = crypto.createHash('sha256');
  for await (const chunk of chunksOf(at)) {
    hash.update(chunk);
    passed(chunk.length);
  }
  return hash.digest('hex');
}

/** One call where Node has it (20.12 and newer): half the time of three. */
const sha256 =
  typeof crypto.hash === 'function'
    ? (value) => crypto.hash('sha256', value, 'hex')
    : (value) => crypto.createHash('sha256').update(value).digest('hex');

/** How something does not hold, to be read after a file's name and a row. A program goes by the name. */
const sentences = {
  'no-export': () => 'is missing: there is no complete export in this folder',
  'unknown-manifest': () => 'is not the manifest of an export that this verifier knows',
  'signature-differs': () => 'does not fit its signature: manifest.json or manifest.sig was changed',
  'other-key': () => 'was signed with another key than the expected one',
  stray: () => 'is not part of the export',
  missing: () => 'is missing',
  changed: () => 'was changed',
  rewritten: () => 'was rewritten as a whole: its rows fit each other, but it is not the file that was signed',
  'no-event': () => 'is no event whose hash fits',
  'out-of-place': (event) => `is event ${event}: one was removed, added or moved`,
  'not-following': () => 'does not follow from the one before',
  'rewritten-before': (event) => `or one up to ${event} was rewritten: a checkpoint of event ${event} differs`,
  'forged-checkpoint': (event) => `holds a checkpoint of event ${event} that the desk's key did not sign`,
  'end-differs': () => 'or a later one was rewritten: the chain ends otherwise than the manifest says',
  'checkpoint-after-end': () => 'is missing: a checkpoint speaks of a later event',
  cut: () => 'is missing: the end was cut off',
  added: () => 'was added',
  'written-otherwise': () => 'is not written as the desk writes it',
  'other-header': () => 'is not the header that was written',
  'other-row': () => 'was changed, removed, added or moved',
  empty: () => 'is missing: the file is empty',
};

/** @param event the one that the sentence speaks of, where it is another than the row's */
function finding(file, row, kind, event = null) {
  return { file, row, kind, event, what: sentences[kind](event) };
}

/** One line for a person. */
export function describeFinding({ file, row, what }) {
  if (row === null) return `${file} ${what}`;
  return row === 0 ? `${file}: the header ${what}` : `${file}: row ${row} ${what}`;
}

async function main(args) {
  const words = [];
  let key = null;
  let json = false;
  for (let at = 0; at < args.length; at += 1) {
    if (args[at] === '--json') json = true;
    else if (args[at] === '--key') key = args[++at] ?? '';
    else words.push(args[at]);
  }
  if (words.length > 1 || key === '' || words[0]?.startsWith('-')) {
    console.error('usage: node verify.mjs [FOLDER] [--key FINGERPRINT] [--json]');
    return 2;
  }
  const folder = words[0] ?? path.dirname(fileURLToPath(import.meta.url));
  const result = await verifyExport(folder, { key }).catch((error) => ({
    holds: false,
    findings: [{ file: folder, row: null, what: `cannot be read (${error.code ?? error.name})` }],
    manifest: null,
    fingerprint: null,
  }));
  const { holds, findings, manifest, fingerprint } = result;
  if (json) console.log(JSON.stringify({ holds, findings, fingerprint }));
  else if (holds) {
    const { counts, chain, madeAt } = manifest;
    console.log(`The export of ${madeAt} holds: ${counts.sessions} sessions, ${counts.events} events.`);
    if (chain.last !== null) console.log(`The chain ends with event ${chain.last.sequence}, ${chain.last.hash}.`);
    console.log(`Signed with the key ${fingerprint}.`);
  } else for (const finding of findings) console.error(describeFinding(finding));
  return holds ? 0 : 1;
}

if (workerData?.eventsOfExport !== undefined) {
  const found = await readPart(workerData.eventsOfExport, (read) => parentPort.postMessage({ read }));
  parentPort.postMessage({ found });
} else if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main(process.argv.slice(2));
}
