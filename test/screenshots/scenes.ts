import { expect, type Page } from '@playwright/test';
import type { DeskBridge } from '../../preload/contract/events.ts';
import { emptyCustomer } from '../../preload/contract/registration.ts';
import { activateProfile, agree, choosePassphrase, passphrase, qrCode, typeMaxMustermann } from '../e2e/desk-work.ts';
import { errorAnswer, pageAnswer, plainAnswer, type StubZastrpay, silence } from '../fakes/stub-zastrpay.ts';

/** A console at its usual size, in English, and a Zastrpay that does what a scene needs. */
export interface Stage {
  readonly page: Page;
  readonly stub: StubZastrpay;
}

/** One screen in one state. */
export interface Scene {
  readonly name: string;
  /** Brings it about from where the scene before left the console; leaves the pointer out of the picture. */
  readonly show: (stage: Stage) => Promise<void>;
}

/** Everything there is to see, in the order in which one desk can be brought to show it. A new screen is a line here. */
export const scenes: readonly Scene[] = [
  { name: 'vault-new', show: ({ page }) => page.getByRole('heading', { name: 'Choose a passphrase' }).waitFor() },
  { name: 'form-empty', show: ({ page }) => choosePassphrase(page) },
  { name: 'today-quiet', show: ({ page }) => goTo(page, '5') },
  { name: 'sessions-empty', show: ({ page }) => goTo(page, '2') },
  { name: 'settings', show: ({ page }) => goTo(page, '3') },
  { name: 'settings-profiles', show: ({ page }) => openPart(page, '3', 'Profiles') },
  { name: 'settings-connection', show: testPractice },
  { name: 'settings-new-profile', show: addProfile },
  { name: 'settings-vault', show: ({ page }) => openPart(page, '3', 'Passphrase') },
  { name: 'settings-retention', show: ({ page }) => openPart(page, '3', 'Retention') },
  { name: 'settings-backups', show: ({ page }) => openPart(page, '3', 'Backups') },
  { name: 'settings-messages', show: ({ page }) => openPart(page, '3', 'Messages') },
  { name: 'audit-export', show: ({ page }) => openPart(page, '4', 'Export') },
  { name: 'audit-check', show: ({ page }) => openPart(page, '4', 'Verification') },
  { name: 'form-errors', show: submitNothing },
  { name: 'form-filled', show: fillIn },
  { name: 'hand-over', show: create },
  { name: 'hand-over-done', show: ({ page }) => page.keyboard.press('F2') },
  { name: 'same-person', show: createAgain },
  { name: 'held', show: receiveAnother },
  { name: 'refused', show: beRefused },
  { name: 'unknown', show: stopWaiting },
  { name: 'today', show: ({ page }) => goTo(page, '5') },
  { name: 'sessions', show: fillTheList },
  { name: 'sessions-panel', show: openPanel },
  { name: 'sessions-nothing-found', show: findNothing },
  { name: 'live', show: goLive },
  { name: 'palette', show: ({ page }) => page.keyboard.press('Control+k') },
  { name: 'shortcuts', show: showKeys },
  { name: 'operators-none', show: openOperators },
  { name: 'operators-new', show: ({ page }) => press(page, 'Add operator') },
  { name: 'operators', show: addOperators },
  { name: 'operators-switch', show: ({ page }) => page.keyboard.press('F4') },
  { name: 'operators-pin', show: ({ page }) => page.keyboard.press('2') },
  { name: 'vault-locked', show: lock },
];

async function goTo(page: Page, key: string): Promise<void> {
  await page.keyboard.press(`Control+${key}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function openPart(page: Page, key: string, name: string): Promise<void> {
  await goTo(page, key);
  await page.getByRole('tab', { name }).click();
}

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

async function testPractice({ page }: Stage): Promise<void> {
  await press(page, 'Test the connection of Practice');
  await page.getByText('Address and key are accepted.').waitFor();
}

async function addProfile({ page }: Stage): Promise<void> {
  await page.keyboard.press('Escape');
  await press(page, 'Add profile');
}

async function submitNothing({ page }: Stage): Promise<void> {
  await goTo(page, '1');
  await page.getByRole('textbox', { name: 'First name' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
}

async function fillIn({ page }: Stage): Promise<void> {
  await page.getByRole('textbox', { name: 'First name' }).focus();
  await typeMaxMustermann(page);
  await agree(page);
}

async function create({ page }: Stage): Promise<void> {
  await page.keyboard.press('Enter');
  await qrCode(page).waitFor();
}

async function createAgain({ page }: Stage): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await fillIn({ page } as Stage);
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

async function stopWaiting({ page, stub }: Stage): Promise<void> {
  stub.answerWith(silence);
  await press(page, 'Back to the form');
  await page.getByRole('textbox', { name: 'First name' }).waitFor();
  await page.getByRole('textbox', { name: 'Last name' }).fill('Freifrau von Hohenlohe-Waldenburg-Schillingsfürst');
  await page.getByRole('textbox', { name: 'Last name' }).press('Enter');
  await press(page, 'Stop waiting');
  await page.getByRole('button', { name: 'Retry same session' }).waitFor();
}

async function fillTheList({ page }: Stage): Promise<void> {
  await page.evaluate(createMany, { emptyCustomer, people });
  await goTo(page, '2');
  await page.getByRole('row').nth(8).waitFor();
}

async function openPanel({ page }: Stage): Promise<void> {
  await page.getByRole('row').nth(4).click();
  await page.getByRole('complementary').waitFor();
}

async function findNothing({ page }: Stage): Promise<void> {
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
  await goTo(page, '1');
}

async function showKeys({ page }: Stage): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
}

async function openOperators({ page }: Stage): Promise<void> {
  await page.keyboard.press('Escape');
  await openPart(page, '3', 'Operators');
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
