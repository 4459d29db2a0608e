import { readFileSync } from 'node:fs';

/**
 * Whether a desk with this vault file starts at the passphrase, because nothing else opens it: foreseen from a glance,
 * before anything is loaded that reads the file for good. False wherever that is not plain to see.
 */
export function beginsLocked(vaultFile: string): boolean {
  try {
    const content: unknown = JSON.parse(readFileSync(vaultFile, 'utf8'));
    const protectors = isRecord(content) ? content.protectors : null;
    return (
      Array.isArray(protectors) &&
      protectors.length > 0 &&
      protectors.every((each: unknown) => isRecord(each) && each.kind === 'passphrase')
    );
  } catch {
    return false;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
