import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../../main/cli/run.ts';
import { createDesk } from '../../../main/container.ts';
import { openJournal } from '../../../main/journal.ts';
import { windowlessShell } from '../../../main/shell/windowless.ts';
import { pageUrls } from '../../builders/customer.ts';
import { aDraft } from '../../builders/engine.ts';
import { canariesIn, canaryCustomer as customer } from '../../fakes/canaries.ts';
import { startStubZastrpay } from '../../fakes/stub-zastrpay.ts';

const passphrase = 'quail lantern orbit seventeen';
const apiKey = 'sk_canary_9fQ2vXr7TzLm4WcB';
const names = {
  operator: 'Philomena Wurzelbacher',
  merchant: 'Kaffeehaus zum Quastenflosser',
  merchantText: 'Dienstags nur bis Mittagläuten',
  profile: 'Filiale Zwetschkenau',
  host: 'zastrpay-quitten.example',
};

/** A desk on which every field that there is holds something that must not get out. */
async function aDeskFullOfNames() {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'diagnostics-'));
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }));
  const stub = await startStubZastrpay();
  onTestFinished(() => stub.close());
  const saved: Uint8Array[] = [];
  const desk = await createDesk({
    dataFolder,
    shell: {
      ...windowlessShell,
      files: {
        async save({ name }, make) {
          saved.push((await make()) ?? new Uint8Array());
          return path.join(dataFolder, name);
        },
      },
    },
    journal: openJournal(dataFolder),
    version: '0.0.0',
    origin: { protocol: 'app:', host: 'console' },
  });
  onTestFinished(() => desk.stop());
  await desk.start();
  await desk.vault.create(passphrase);
  const add = (name: string, baseUrl: string) =>
    desk.profiles.add(
      { name, environment: 'live', baseUrl, redirectUrls: pageUrls, locale: 'de-DE', link: 'query', apiKey },
      desk.actor,
    );
  await add('Another', `https://${names.host}`);
  const profile = await add(names.profile, stub.baseUrl);
  await desk.profiles.activate(profile.id, desk.actor);
  await desk.operators.add({ name: names.operator, role: 'team-lead', pin: '2580' });
  await desk.dispatch({ mainFrame: true, url: 'app://console/' }, 'merchant.set', {
    name: names.merchant,
    text: names.merchantText,
    logo: null,
  });
  const session = await desk.registration.create(aDraft(customer));
  const { link } = await desk.sessions.link(session.id);
  return { desk, dataFolder, saved, id: session.id, link, token: link.slice(link.lastIndexOf('.') + 1) };
}

describe('diagnostics', () => {
  it('say what helps, and nothing of anybody', async () => {
    const { desk, id, link, token } = await aDeskFullOfNames();
    const { text } = await desk.diagnostics.look();
    expect(canariesIn('it', text, { ...customer, ...names, passphrase, apiKey, link, token, id })).toEqual([]);
    expect(JSON.parse(text)).toMatchObject({
      format: 'zastrpay-desk-diagnostics-1',
      program: { version: '0.0.0', shell: 'none', platform: process.platform },
      vault: { state: 'open', protector: 'passphrase' },
      settings: { language: 'system', merchant: { name: true, text: true, logo: false } },
      profiles: {
        practiceActive: false,
        others: [{ active: false }, { environment: 'live', active: true, httpRedirects: 1 }],
      },
      operators: { 'team-lead': 1, agent: 0 },
      log: { schemaVersion: expect.any(Number), sessions: { 'link-ready': 1 }, events: expect.any(Number) },
      lastEvents: { 'desk.started': { at: expect.any(String) } },
      eventSources: { receiver: null, feed: null },
      scheduledExport: { every: null },
      failing: [],
    });
  });

  it('keep quiet even where a rule was broken and the log was not', async () => {
    const { desk, dataFolder, link, token } = await aDeskFullOfNames();
    const spoken = [names.operator, names.merchant.toUpperCase(), names.profile, apiKey, link, token, customer.email];
    mkdirSync(path.join(dataFolder, 'logs'), { recursive: true });
    appendFileSync(
      path.join(dataFolder, 'logs', 'desk.log'),
      spoken.map((each) => `2026-11-24T18:00:00.000Z info a defect said ${each}, loudly\n`).join(''),
    );
    const { text } = await desk.diagnostics.look();
    expect(text).toContain('a defect said (name), loudly');
    const said = { ...names, apiKey, link, token, email: customer.email };
    expect(canariesIn('it', text, said)).toEqual([]);
  });

  it('are saved byte for byte as they were shown, and only those', async () => {
    const { desk, saved } = await aDeskFullOfNames();
    const first = await desk.diagnostics.look();
    const shown = await desk.diagnostics.look();
    expect(await desk.diagnostics.save(shown.id)).toMatch(/zastrpay-desk-diagnostics\.json$/);
    expect(saved.map((bytes) => new TextDecoder().decode(bytes))).toEqual([shown.text]);
    if (first.id !== shown.id)
      await expect(desk.diagnostics.save(first.id)).rejects.toMatchObject({ code: 'invalid-input' });
    const { lastEvents } = JSON.parse((await desk.diagnostics.look()).text);
    expect(lastEvents).not.toHaveProperty('diagnostics.given');
  });

  it('come from the command line, too, with the vault locked', async () => {
    const { desk, dataFolder } = await aDeskFullOfNames();
    await desk.stop();
    let out = '';
    const code = await runCommand(['diagnostics', '--data', dataFolder], {
      out: (text) => {
        out += text;
      },
      err: () => {},
      environment: {},
      stdin: Readable.from([]),
    });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ vault: { state: 'locked' }, log: { sessions: { 'link-ready': 1 } } });
    expect(canariesIn('it', out, { ...customer, ...names, passphrase, apiKey })).toEqual([]);
    expect(readFileSync(path.join(dataFolder, 'desk.db')).includes('diagnostics.given')).toBe(true);
  });
});
