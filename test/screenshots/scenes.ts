import { generateKeyPairSync } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { eventChannel } from '../../preload/contract/channels.ts';
import type { DeskBridge } from '../../preload/contract/events.ts';
import { emptyCustomer } from '../../preload/contract/registration.ts';
import type { UpdateState } from '../../preload/contract/update.ts';
import type { Screen } from '../../renderer/stores/navigation.ts';
import {
  activateProfile,
  agree,
  goTo,
  passphrase,
  qrCode,
  setPassphrase,
  typeMaxMustermann,
} from '../e2e/desk-work.ts';
import { errorAnswer, pageAnswer, plainAnswer, type StubZastrpay, silence } from '../fakes/stub-zastrpay.ts';

/** A console at its usual size, in English, and a Zastrpay that does what a scene needs. */
export interface Stage {
  readonly page: Page;
  readonly stub: StubZastrpay;
  /** For complaints that a scene provokes. */
  readonly tolerate: (complaint: RegExp) => void;
}

/** One screen in one state. */
export interface Scene {
  readonly name: string;
  /** Brings it about from where the scene before left the console; leaves the pointer out of the picture. */
  readonly show: (stage: Stage) => Promise<void>;
}

/** Everything there is to see, in the order in which one desk can be brought to show it. A new screen is a line here. */
export const scenes: readonly Scene[] = [
  { name: 'first-run-language', show: ({ page }) => page.getByRole('heading', { name: 'Welcome' }).waitFor() },
  { name: 'vault-new', show: ({ page }) => press(page, 'Continue') },
  { name: 'first-run-shop', show: ({ page }) => setPassphrase(page) },
  { name: 'form-empty', show: openDesk },
  { name: 'today-quiet', show: ({ page }) => open(page, 'today') },
  { name: 'sessions-empty', show: ({ page }) => open(page, 'sessions') },
  { name: 'settings', show: ({ page }) => open(page, 'settings') },
  { name: 'settings-hand-outs', show: ({ page }) => openPart(page, 'settings', 'Hand-outs') },
  { name: 'settings-profiles', show: ({ page }) => openPart(page, 'settings', 'Profiles') },
  { name: 'settings-connection', show: testPractice },
  { name: 'settings-new-profile', show: addProfile },
  { name: 'settings-new-profile-errors', show: ({ page }) => press(page, 'Add profile') },
  { name: 'settings-vault', show: ({ page }) => openPart(page, 'settings', 'Passphrase') },
  { name: 'settings-retention', show: ({ page }) => openPart(page, 'settings', 'Retention') },
  { name: 'settings-backups', show: ({ page }) => openPart(page, 'settings', 'Backups') },
  { name: 'settings-updates', show: ({ page }) => openPart(page, 'settings', 'Updates') },
  { name: 'settings-updates-on', show: switchUpdatesOn },
  { name: 'settings-updates-by-hand', show: ({ page }) => tellOfUpdate(page, { stage: 'available' }) },
  {
    name: 'settings-updates-available',
    show: ({ page }) => tellOfUpdate(page, { stage: 'available', canInstall: true }),
  },
  {
    name: 'settings-updates-downloading',
    show: ({ page }) => tellOfUpdate(page, { stage: 'downloading', share: 0.4 }),
  },
  { name: 'settings-updates-ready', show: ({ page }) => tellOfUpdate(page, { stage: 'ready', canInstall: true }) },
  { name: 'settings-updates-untrusted', show: ({ page }) => tellOfUpdate(page, { problem: 'update-untrusted' }) },
  { name: 'today-update', show: lookAtUpdateOnToday },
  { name: 'settings-messages', show: ({ page }) => openPart(page, 'settings', 'Messages') },
  { name: 'settings-diagnostics', show: lookAtDiagnostics },
  { name: 'audit-export', show: ({ page }) => openPart(page, 'audit', 'Export') },
  { name: 'audit-schedule', show: ({ page }) => openPart(page, 'audit', 'Schedule') },
  { name: 'audit-check', show: ({ page }) => openPart(page, 'audit', 'Verification') },
  { name: 'audit-checked', show: checkLog },
  { name: 'guide-form', show: beginPractice },
  { name: 'guide-hand-over', show: practise },
  { name: 'guide-registered', show: letRegister },
  { name: 'guide-list', show: ({ page }) => press(page, 'To the list of sessions') },
  { name: 'form-errors', show: submitNothing },
  { name: 'form-countries', show: lookForCountry },
  { name: 'paste', show: paste },
  { name: 'form-filled', show: fillIn },
  { name: 'hand-over', show: create },
  { name: 'hand-over-ways', show: ({ page }) => press(page, 'More ways') },
  { name: 'hand-over-print', show: choosePrint },
  { name: 'hand-over-phone', show: choosePhone },
  { name: 'hand-over-full-screen', show: enlarge },
  { name: 'hand-over-done', show: handOver },
  { name: 'same-person', show: createAgain },
  { name: 'held', show: receiveAnother },
  { name: 'refused', show: beRefused },
  { name: 'sending', show: wait },
  { name: 'unknown', show: stopWaiting },
  { name: 'today', show: ({ page }) => open(page, 'today') },
  { name: 'sessions', show: fillTheList },
  { name: 'sessions-views', show: ({ page }) => press(page, 'View: All sessions') },
  { name: 'sessions-status', show: chooseStatus },
  { name: 'sessions-days', show: chooseDays },
  { name: 'sessions-filtered', show: ({ page }) => page.keyboard.press('Escape') },
  { name: 'sessions-save-view', show: saveView },
  { name: 'sessions-columns', show: chooseColumns },
  { name: 'sessions-panel', show: openPanel },
  { name: 'sessions-panel-end', show: readToTheEnd },
  { name: 'sessions-cancel', show: ({ page }) => press(page, 'Cancel session') },
  { name: 'sessions-erase', show: erase },
  { name: 'sessions-nothing-found', show: findNothing },
  { name: 'live', show: goLive },
  { name: 'palette', show: ({ page }) => page.keyboard.press('Control+k') },
  { name: 'palette-sessions', show: findSmith },
  { name: 'shortcuts', show: showKeys },
  { name: 'stray', show: goAstray },
  { name: 'broken', show: breakDown },
  { name: 'back', show: comeBack },
  { name: 'operators-none', show: openOperators },
  { name: 'operators-new', show: ({ page }) => press(page, 'Add operator') },
  { name: 'operators', show: addOperators },
  { name: 'operators-switch', show: ({ page }) => page.keyboard.press('F4') },
  { name: 'operators-pin', show: ({ page }) => page.keyboard.press('2') },
  { name: 'vault-locked', show: lock },
];

/** Keys are heard once the console is there. */
async function openDesk({ page }: Stage): Promise<void> {
  await press(page, 'Open the desk');
  await page.getByRole('textbox', { name: 'First name' }).waitFor();
}

async function open(page: Page, screen: Screen): Promise<void> {
  await goTo(page, screen);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function openPart(page: Page, screen: Screen, name: string): Promise<void> {
  await open(page, screen);
  await page.getByRole('tab', { name }).click();
}

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

async function practise({ page }: Stage): Promise<void> {
  await press(page, 'Fill in an invented customer');
  await page.getByRole('checkbox', { name: /agrees/ }).press('Space');
  await page.getByRole('textbox', { name: 'First name' }).press('Enter');
  await qrCode(page).waitFor();
}

async function letRegister({ page }: Stage): Promise<void> {
  await page.keyboard.press('F2');
  await press(page, 'Let the customer register');
  await page.getByRole('button', { name: 'To the list of sessions' }).waitFor();
}

async function beginPractice({ page }: Stage): Promise<void> {
  await openPart(page, 'settings', 'General');
  await press(page, 'Practise a registration');
  await page.getByRole('complementary', { name: 'Guided practice' }).waitFor();
}

async function lookAtDiagnostics({ page }: Stage): Promise<void> {
  await openPart(page, 'settings', 'Diagnostics');
  await page.getByText('zastrpay-desk-diagnostics-1').waitFor();
}

async function switchUpdatesOn({ page }: Stage): Promise<void> {
  await page
    .getByRole('textbox', { name: 'Address of the folder' })
    .fill('https://updates.shop.example/zastrpay-desk/');
  const { publicKey } = generateKeyPairSync('ed25519');
  await page
    .getByRole('textbox', { name: 'Public key' })
    .fill(publicKey.export({ type: 'spki', format: 'der' }).toString('base64'));
  await press(page, 'Switch on');
  await page.getByText('Nothing newer is known.').waitFor();
}

/** As main tells it; no server is asked for a picture. */
async function tellOfUpdate(page: Page, news: Partial<UpdateState>): Promise<void> {
  await page.evaluate(
    ([channel, more]) =>
      window.desk['updates.state']().then((now) => {
        if (!now.ok) throw new Error(now.error.code);
        const state = { ...now.value, version: '1.10.0', ...more };
        window.dispatchEvent(new CustomEvent(channel, { detail: ['updates.changed', state] }));
      }),
    [eventChannel, news] as const,
  );
}

async function lookAtUpdateOnToday({ page }: Stage): Promise<void> {
  await open(page, 'today');
  await tellOfUpdate(page, { stage: 'ready', canInstall: true });
  await page.getByText('Version 1.10.0 is ready').waitFor();
}

async function testPractice({ page }: Stage): Promise<void> {
  await press(page, 'Test the connection of Practice');
  await page.getByText('Address and key are accepted.').waitFor();
}

async function addProfile({ page }: Stage): Promise<void> {
  await page.keyboard.press('Escape');
  await press(page, 'Add profile');
}

async function checkLog({ page }: Stage): Promise<void> {
  await press(page, 'Check the log');
  await page.getByRole('heading', { name: 'The log holds' }).waitFor();
}

async function submitNothing({ page }: Stage): Promise<void> {
  await press(page, 'Finish');
  await page.keyboard.press('Control+n');
  await page.getByRole('textbox', { name: 'First name' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
}

async function lookForCountry({ page }: Stage): Promise<void> {
  await page.getByRole('combobox', { name: 'Nationality' }).fill('r');
  await page.getByRole('option').first().waitFor();
}

async function paste({ page }: Stage): Promise<void> {
  await page.getByRole('combobox', { name: 'Nationality' }).fill('');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+e');
  await page
    .getByRole('textbox', { name: 'Text' })
    .fill(
      'Mag. Erika Gabler\nHauptstraße 13/12/1\nA-1010 Wien\ngeb. 29.10.1946 in Graz\nerika.gabler@example.at\n+43 1 0000',
    );
  await page.getByRole('checkbox').first().waitFor();
}

async function fillIn({ page }: Stage): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'First name' }).focus();
  await typeMaxMustermann(page);
  await agree(page);
}

async function create({ page }: Stage): Promise<void> {
  await page.keyboard.press('Enter');
  await qrCode(page).waitFor();
}

async function choosePrint({ page }: Stage): Promise<void> {
  await page.getByRole('menuitem', { name: /^Print a hand-out/ }).click();
  await page.getByRole('img', { name: 'The hand-out as it will be printed' }).waitFor();
}

async function choosePhone({ page }: Stage): Promise<void> {
  await page.keyboard.press('Escape');
  await press(page, 'More ways');
  await page.getByRole('menuitem', { name: /^By phone/ }).click();
  await page.getByRole('textbox', { name: 'Spell something' }).fill('Öztürk-Weiß');
}

async function enlarge({ page }: Stage): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('F3');
  await page.getByRole('button', { name: /^Close full screen/ }).waitFor();
}

async function handOver({ page }: Stage): Promise<void> {
  await page.keyboard.press('F3');
  await page.getByRole('button', { name: /^Close full screen/ }).waitFor({ state: 'detached' });
  await page.keyboard.press('F2');
  await page.getByText('operator', { exact: true }).waitFor();
}

async function createAgain(stage: Stage): Promise<void> {
  const { page } = stage;
  await page.keyboard.press('Control+Enter');
  await fillIn(stage);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor();
}

/** From here on registrations go to the stub. */
async function receiveAnother(stage: Stage): Promise<void> {
  const { page, stub } = stage;
  await page.keyboard.press('Escape');
  await activateProfile(page, { name: 'Shop, Test', environment: 'test', baseUrl: stub.baseUrl });
  stub.answerWith(plainAnswer(200, JSON.stringify(pageAnswer())));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'The link is kept back' }).waitFor();
}

async function beRefused({ page, stub }: Stage): Promise<void> {
  stub.answerWith(
    errorAnswer(400, {
      details: { validationErrorReasons: [{ fieldName: 'customerData.contact.phone', errorMessage: 'no' }] },
    }),
  );
  await page.keyboard.press('Control+Enter');
  await typeName(page, 'Erika', 'Gabler');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Back to the form' }).waitFor();
}

async function wait({ page, stub }: Stage): Promise<void> {
  // For as many tries as there may be while this is looked at.
  stub.answerWith(...Array.from({ length: 10 }, () => silence));
  await press(page, 'Back to the form');
  await page.getByRole('textbox', { name: 'First name' }).waitFor();
  await page.getByRole('textbox', { name: 'Last name' }).fill('Freifrau von Hohenlohe-Waldenburg-Schillingsfürst');
  await page.getByRole('textbox', { name: 'Last name' }).press('Enter');
  await page.getByRole('button', { name: 'Stop waiting' }).waitFor();
}

async function stopWaiting({ page, stub }: Stage): Promise<void> {
  const stop = page.getByRole('button', { name: 'Stop waiting' });
  const retry = page.getByRole('button', { name: 'Retry same session' });
  await stop.or(retry).waitFor();
  // It may have given up by itself.
  if (await stop.isVisible()) await stop.click();
  await retry.waitFor();
  stub.forgetAnswers();
}

async function fillTheList({ page }: Stage): Promise<void> {
  await page.evaluate(createMany, { emptyCustomer, people });
  await open(page, 'sessions');
  await page.getByRole('row').nth(8).waitFor();
}

async function chooseStatus({ page }: Stage): Promise<void> {
  await page.keyboard.press('Escape');
  await press(page, 'Status');
  await page.getByRole('menuitemcheckbox', { name: 'Link ready' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Handed over' }).click();
}

async function chooseDays({ page }: Stage): Promise<void> {
  await page.keyboard.press('Escape');
  await press(page, 'Created');
  await page.getByRole('menuitemradio', { name: /^Certain days/ }).click();
  await page.getByRole('textbox', { name: 'First day' }).fill('1.2.2026');
}

async function saveView({ page }: Stage): Promise<void> {
  await press(page, 'View: Filtered');
  await page.getByRole('menuitem', { name: /^Save as a view/ }).click();
  await page.getByRole('textbox', { name: 'Name of the view' }).waitFor();
}

async function chooseColumns({ page }: Stage): Promise<void> {
  await page.keyboard.press('Escape');
  await press(page, 'Clear filters');
  await press(page, 'Columns');
}

async function openPanel({ page }: Stage): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('row').nth(4).click();
  await page.getByRole('complementary').waitFor();
}

async function readToTheEnd({ page }: Stage): Promise<void> {
  await press(page, 'Show in full');
  await page.getByRole('button', { name: 'Cancel session' }).scrollIntoViewIfNeeded();
}

async function erase({ page }: Stage): Promise<void> {
  await press(page, 'Keep it');
  await page.getByRole('button', { name: /^Erase the customer/ }).click();
  await page
    .getByText(/sessions? of this/i)
    .first()
    .waitFor();
}

async function findNothing({ page }: Stage): Promise<void> {
  await press(page, 'Cancel');
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox').fill('nobody of this name');
  await page.getByRole('heading', { level: 2 }).first().waitFor();
}

async function goLive({ page, stub }: Stage): Promise<void> {
  await page.getByRole('searchbox').fill('');
  await activateProfile(page, {
    name: 'Hauptgeschäft Wien Mitte, Mariahilfer Straße',
    environment: 'live',
    baseUrl: stub.baseUrl,
  });
  await open(page, 'registration');
}

async function findSmith({ page }: Stage): Promise<void> {
  await page.keyboard.type('smith');
  await page.getByRole('option').first().waitFor();
}

async function showKeys({ page }: Stage): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
}

async function goAstray({ page }: Stage): Promise<void> {
  await page.keyboard.press('Escape');
  await page.evaluate((channel) => {
    window.dispatchEvent(new CustomEvent(channel, { detail: ['desk.stray', null] }));
  }, eventChannel);
  await page.getByRole('alert').waitFor();
}

/** Whatever writes a time fails, as in the tests of it. */
async function breakDown({ page, tolerate }: Stage): Promise<void> {
  await press(page, 'Close');
  tolerate(/a formatter that broke|The above error occurred/);
  await page.evaluate(breakFormatter);
  await goTo(page, 'sessions');
  await page.getByRole('heading', { name: 'This screen cannot be shown' }).waitFor();
}

function breakFormatter(): void {
  Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
    get() {
      throw new Error('a formatter that broke');
    },
  });
}

/** As after a crash; the page that comes has everything whole again. */
async function comeBack({ page }: Stage): Promise<void> {
  await page.reload();
  await page.getByRole('alert').waitFor();
}

async function openOperators({ page }: Stage): Promise<void> {
  await press(page, 'Close');
  await openPart(page, 'settings', 'Operators');
}

async function addOperators({ page }: Stage): Promise<void> {
  await press(page, 'Cancel');
  const people = [
    ['Lena Lehner', '2580'],
    ['Maria Magdalena Freifrau von Hohenlohe-Waldenburg', '739146'],
    ['Rita Revisorin', '4471'],
  ] as const;
  for (const [name, pin] of people) {
    await press(page, 'Add operator');
    await page.getByRole('textbox', { name: 'PIN' }).fill(pin);
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    if (name.startsWith('Rita')) await page.getByRole('radio', { name: 'Auditor' }).press('Space');
    await page.getByRole('textbox', { name: 'Name' }).press('Enter');
    await page.getByRole('listitem').filter({ hasText: name }).waitFor();
  }
}

async function lock({ page }: Stage): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+l');
  await page.getByRole('heading', { name: 'The desk is locked' }).waitFor();
  await page.keyboard.type(`not ${passphrase}`);
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is not the passphrase.')).toBeVisible();
}

async function typeName(page: Page, firstName: string, lastName: string): Promise<void> {
  await page.getByRole('textbox', { name: 'First name' }).fill(firstName);
  await page.getByRole('textbox', { name: 'Last name' }).fill(lastName);
  await page.getByRole('checkbox', { name: /agrees/ }).press('Space');
}

const people = [
  ['Paul', 'Smith'],
  ['Zoë', 'Nováková'],
  ['Jürgen', 'Weiß'],
  ['Ana', 'Öztürk'],
  ['Karl-Heinz', 'van der Berg'],
  ['Søren', 'Hofer'],
  ['Maria Magdalena Theresia', 'Freifrau von Hohenlohe-Waldenburg-Schillingsfürst'],
] as const;

async function createMany(wanted: {
  readonly emptyCustomer: typeof emptyCustomer;
  readonly people: readonly (readonly [string, string])[];
}): Promise<void> {
  const { desk } = globalThis as unknown as { readonly desk: DeskBridge };
  for (const [firstName, lastName] of wanted.people) {
    const customer = { ...wanted.emptyCustomer, firstName, lastName };
    const created = await desk['sessions.create']({
      id: crypto.randomUUID(),
      form: { customer, locale: 'de-DE', consent: true },
    });
    if (!created.ok) throw new Error(created.error.code);
  }
}
