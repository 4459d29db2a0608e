import { existsSync } from 'node:fs';
import path from 'node:path';

/** Beside `main` in the source, beside `out` in the built and the packaged program. */
const folders = ['../resources', '../../resources'];

/** A file that ships with the program as it is. @throws when the program was put together without it: a defect */
export function resourceFile(name: string): string {
  const places = folders.map((folder) => path.resolve(import.meta.dirname, folder, name));
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error(`${name} is missing from the program's resources`);
  return found;
}
