import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Values that must turn up nowhere, by what they are. */
export type Canaries = Readonly<Record<string, string>>;

/** A customer as typed, each word of whom stands nowhere else. Country codes are left out: two letters stand anywhere by chance. */
export const canaryCustomer = {
  firstName: 'Quendelin',
  lastName: 'Xanthopoulos-Probe',
  dateOfBirth: '19.07.1953',
  placeOfBirth: 'Obergurglwald',
  streetAddress: 'Kirschblütengasse 77b',
  postalCode: 'SW1X-98231Q',
  city: 'Mitterndorf',
  email: 'quendelin.probe@quittenhain.example',
};

/** Everything a value might look like to somebody who reads byte by byte. */
export function disguises(value: string): ReadonlyMap<string, Buffer> {
  const spellings = [
    value,
    value.toLowerCase(),
    value.toUpperCase(),
    value.normalize('NFD'),
    JSON.stringify(value).slice(1, -1),
  ];
  const found = new Map<string, Buffer>();
  const add = (how: string, bytes: Buffer): void => {
    found.set(`${how} ${bytes.toString('hex')}`, bytes);
  };
  for (const text of spellings) {
    const utf8 = Buffer.from(text, 'utf8');
    const utf16 = Buffer.from(text, 'utf16le');
    add('utf-8', utf8);
    add('utf-16le', utf16);
    add('utf-16be', Buffer.from(utf16).swap16());
    add('hex', Buffer.from(utf8.toString('hex')));
    add('hex', Buffer.from(utf8.toString('hex').toUpperCase()));
    const percent = encodeURIComponent(text);
    add('percent', Buffer.from(percent));
    add('percent', Buffer.from(percent.replaceAll('%20', '+')));
    add('percent', Buffer.from(percent.replace(/%../g, (code) => code.toLowerCase())));
    add('percent', Buffer.from(utf8.toString('hex').replace(/../g, (code) => `%${code.toUpperCase()}`)));
    for (const bytes of [utf8, utf16]) {
      // In base64 a value looks different at each of three offsets; what surrounds it decides only about the edges.
      for (const offset of [0, 1, 2]) {
        const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
          .toString('base64')
          .replaceAll('=', '');
        const sure = encoded.slice(offset === 0 ? 0 : 4, -2);
        add('base64', Buffer.from(sure));
        add('base64', Buffer.from(sure.replaceAll('+', '-').replaceAll('/', '_')));
      }
    }
  }
  return found;
}

/** `what as how in where` for every value that stands in the bytes. */
export function canariesIn(where: string, bytes: Buffer | string, canaries: Canaries): readonly string[] {
  const haystack = Buffer.from(bytes);
  return Object.entries(canaries).flatMap(([what, value]) => {
    const hows = [...disguises(value)].filter(([, disguised]) => haystack.includes(disguised));
    return [...new Set(hows.map(([how]) => `${what} as ${how.split(' ')[0]} in ${where}`))];
  });
}

/** The same for every file in a folder and below, and for the files' names. */
export function canariesBelow(folder: string, canaries: Canaries): readonly string[] {
  return filesBelow(folder).flatMap((file) => [
    ...canariesIn(path.relative(folder, file), readFileSync(file), canaries),
    ...canariesIn('a name', path.relative(folder, file), canaries),
  ]);
}

export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** What every user of this machine, or at least root, can see of a running process. */
export function processBytes(pid: number): Buffer {
  return Buffer.concat(['cmdline', 'environ', 'comm'].map((name) => readFileSync(`/proc/${pid}/${name}`)));
}
