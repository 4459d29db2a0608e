import { readdirSync, readFileSync } from 'node:fs';

/** A process's children, theirs, and so on; Linux alone tells. */
export function processesBelow(pid: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const each of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const [, parent] = /\) \S+ (\d+)/.exec(readIfThere(`/proc/${each}/stat`)) ?? [];
    if (parent !== undefined) children.set(Number(parent), [...(children.get(Number(parent)) ?? []), Number(each)]);
  }
  const below = (of: number): readonly number[] => (children.get(of) ?? []).flatMap((each) => [each, ...below(each)]);
  return below(pid);
}

/** What is temporary may be gone before one looks. */
export function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
