import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../main/core/failure.ts';
import { openJournal } from '../../main/journal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'journal-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const written = (): string => readFileSync(path.join(folder, 'logs', 'desk.log'), 'utf8');

describe('the journal', () => {
  it('writes one line an entry, readable by its owner alone', () => {
    openJournal(folder).info('a call failed', { call: 'vault.unlock', code: 'vault-wait', tries: 3 });
    expect(written()).toMatch(
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z info a call failed {"call":"vault.unlock","code":"vault-wait","tries":3}\r?\n$/,
    );
    if (process.platform === 'win32') return;
    expect(statSync(path.join(folder, 'logs', 'desk.log')).mode & 0o077).toBe(0);
  });

  it('says of an error what it is and where, never what its message quotes', () => {
    const journal = openJournal(folder);
    try {
      JSON.parse('"Max Mustermann\n    at Hauptstrasse 13"oops');
    } catch (cause) {
      journal.error('a call failed', new TypeError('Max Mustermann', { cause }));
    }
    expect(written()).toContain(' error a call failed {"name":"TypeError","at":["at ');
    expect(written()).toContain('"cause":{"name":"SyntaxError"');
    expect(written()).not.toMatch(/Mustermann|Hauptstrasse/);
    expect(written().trimEnd().split('\n')).toHaveLength(1);
  });

  it('quotes our own failures, and codes', () => {
    const cause = Object.assign(new Error('/home/max/secret'), { code: 'ENOSPC' });
    openJournal(folder).error('not saved', new Failure('log-full', 'The disk is full.', { cause }));
    expect(written()).toContain('"name":"Failure","code":"log-full","message":"The disk is full."');
    expect(written()).toContain('"code":"ENOSPC"');
    expect(written()).not.toContain('/home/max');
  });

  it('keeps of anything else only what cannot be a text', () => {
    const journal = openJournal(folder);
    journal.error('odd', { mainFrame: false, name: 'Max Mustermann' });
    journal.error('odder', 'Max Mustermann');
    expect(written()).toContain('odd {"name":"object","detail":{"mainFrame":false}}');
    expect(written()).toContain('odder {"name":"string"}');
    expect(written()).not.toContain('Mustermann');
  });

  it('starts a new file at a megabyte and keeps the one before', () => {
    const journal = openJournal(folder);
    const line = 'x'.repeat(10_000);
    for (let count = 0; count < 250; count++) journal.info(line);
    expect(readdirSync(path.join(folder, 'logs')).sort()).toEqual(['desk.log', 'desk.old.log']);
    for (const file of readdirSync(path.join(folder, 'logs'))) {
      expect(statSync(path.join(folder, 'logs', file)).size).toBeLessThan(1.1 * 1024 * 1024);
    }
  });
});
