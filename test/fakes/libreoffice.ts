import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** LibreOffice without a window, as somebody who double-clicks a CSV would have it. */
export interface LibreOffice {
  /** The table as a spreadsheet's XML: shows what became a formula. */
  asSpreadsheet(csv: string, into: string): string;
  /** Every cell taken as text and written back as CSV. */
  asText(csv: string, columns: number, into: string): string;
}

/** Null where it is not installed. */
export function findLibreOffice(profileFolder: string): LibreOffice | null {
  if (spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status !== 0) return null;
  const convert = (csv: string, into: string, importing: string, to: string): string => {
    execFileSync(
      'soffice',
      [
        // A profile of its own: one that is open elsewhere would take the file over and convert nothing.
        `-env:UserInstallation=${pathToFileURL(profileFolder).href}`,
        '--headless',
        '--norestore',
        `--infilter=CSV:${importing}`,
        '--convert-to',
        to,
        '--outdir',
        into,
        csv,
      ],
      { stdio: 'ignore', timeout: 120_000 },
    );
    const [extension = ''] = to.split(':');
    return readFileSync(path.join(into, `${path.basename(csv, '.csv')}.${extension}`), 'utf8');
  };
  // Comma, double quote, UTF-8, from the first line on.
  const rules = '44,34,76,1';
  return {
    asSpreadsheet: (csv, into) => convert(csv, into, rules, 'fods'),
    asText(csv, columns, into) {
      const text = Array.from({ length: columns }, (_, at) => `${at + 1}/2`).join('/');
      return convert(csv, into, `${rules},${text}`, `csv:Text - txt - csv (StarCalc):${rules},,0,true,true`);
    },
  };
}
