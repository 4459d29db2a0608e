import type { DeskBridge } from '../../preload/contract/events.ts';
import { createdAnswer, errorAnswer, later, pageAnswer, plainAnswer, silence } from '../fakes/stub-zastrpay.ts';
import { findings } from './axe.ts';
import { goTo, linkText, qrCode, unlock } from './desk-work.ts';
import { expect } from './fixtures.ts';
import { create, test } from './stubbed-desk.ts';

test("the page's own answer is held back, and let go with a reason", async ({ desk, stub, picture }) => {
  stub.answerWith(plainAnswer(200, JSON.stringify(pageAnswer())));
  await create(desk);
  await expect(desk.getByRole('heading', { name: 'The link is kept back' })).toBeVisible();
  await expect(qrCode(desk)).toHaveCount(0);
  await picture('held');
  await desk.getByRole('textbox', { name: 'Reason for releasing' }).fill('Zastrpay confirmed it');
  await desk.keyboard.press('Enter');
  await expect(qrCode(desk)).toBeVisible();
  expect(await linkText(desk)).toBe(`https://pay.dev.zastrpay.com/?token=${pageAnswer().token}`);
  await expect(desk.getByText(/another type of session/)).toBeVisible();
});

test("Zastrpay's objection stands next to the field, and nothing typed is lost", async ({ desk, stub, picture }) => {
  const reasons = { validationErrorReasons: [{ fieldName: 'customerData.contact.email', errorMessage: 'no' }] };
  stub.answerWith(errorAnswer(400, { details: reasons }));
  await create(desk);
  const email = desk.getByRole('textbox', { name: 'E-mail' });
  const back = desk.getByRole('button', { name: 'Back to the form' });
  await expect(email.or(back).first()).toBeVisible();
  await picture('refused');
  if (await back.isVisible()) await back.click();
  await expect(email).toHaveValue('paul.smith@testabc.com');
  await expect(email).toHaveAccessibleDescription(/Zastrpay did not accept this/);
  await email.fill('max@testabc.com');
  await desk.keyboard.press('Enter');
  await expect(qrCode(desk)).toBeVisible();
  expect(stub.counts()).toMatchObject({ sessionIds: 2, requestIds: 2 });
});

test('waiting can be stopped; the outcome is unknown, and a retry is the same session', async ({
  desk,
  stub,
  picture,
}) => {
  stub.answerWith(silence);
  await create(desk);
  await stub.arrived(1);
  await desk.getByRole('button', { name: 'Stop waiting' }).click();
  await expect(desk.getByText('Not known. Zastrpay may or may not have created it.')).toBeVisible();
  await picture('unknown');
  await desk.getByRole('button', { name: 'Retry same session' }).click();
  await expect(qrCode(desk)).toBeVisible();
  expect(stub.counts()).toEqual({ sessionIds: 1, requestIds: 1, bodies: 1 });
});

test('the answer for one customer never lands on the screen of the next', async ({ desk, stub }) => {
  stub.answerWith(later(1_500, createdAnswer()));
  await create(desk);
  await stub.arrived(1);
  // The operator looks at something else while the answer is under way.
  await goTo(desk, 'settings');
  await expect(desk.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await expect.poll(() => desk.evaluate(countReady)).toBe(1);
  await expect(desk.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await expect(qrCode(desk)).toHaveCount(0);
});

test('what a crash left is said at the next start, and resolved on one press', async ({ desk, stub, program }) => {
  stub.answerWith(silence);
  await create(desk);
  await stub.arrived(1);
  await program.close();

  const { page } = await program.open();
  await unlock(page);
  const sessions = page.getByRole('button', { name: /Sessions/ });
  await expect(sessions).toContainText('1');
  await goTo(page, 'sessions');
  await expect(page.getByText('The outcome of one session is not known.')).toBeVisible();
  await page.getByRole('button', { name: 'Retry them all' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Link ready' })).toHaveCount(1);
  await expect(page.getByText('The outcome of one session is not known.')).toBeHidden();
  expect(stub.counts()).toEqual({ sessionIds: 1, requestIds: 1, bodies: 1 });
});

test('the second session for a person can be a replacement of the first', async ({ desk, stub, picture }) => {
  await create(desk);
  await expect(qrCode(desk)).toBeVisible();
  const first = await linkText(desk);
  await desk.keyboard.press('Control+Enter');
  await create(desk);
  const question = desk.getByRole('alertdialog');
  await expect(question.getByText('same name and birth date')).toBeVisible();
  await picture('same-person');
  await question.getByRole('button', { name: /^Replace/ }).click();
  await expect(qrCode(desk)).toBeVisible();
  expect(await linkText(desk)).not.toBe(first);
  expect(stub.counts().sessionIds).toBe(2);
  await goTo(desk, 'sessions');
  await expect(desk.getByRole('row').filter({ hasText: 'Replaced' })).toHaveCount(1);
});

async function countReady(): Promise<number> {
  const { desk } = globalThis as unknown as { readonly desk: DeskBridge };
  const listed = await desk['sessions.list']({ status: ['link-ready'], search: '', after: null, limit: 10 });
  return listed.ok ? listed.value.sessions.length : -1;
}

test('a session is cancelled, replaced, and settled by pasted messages', async ({ desk, stub, picture }) => {
  await create(desk);
  await expect(qrCode(desk)).toBeVisible();
  await goTo(desk, 'sessions');
  await desk.getByRole('row').nth(1).click();
  const panel = desk.getByRole('complementary');
  await expect(panel).toBeVisible();
  await expect(panel).not.toContainText('Mustermann');
  await panel.getByRole('button', { name: 'Show in full' }).click();
  await expect(panel.getByRole('region', { name: 'Customer data in full' })).toContainText('Mustermann');
  await expect(panel.getByText('Customer data shown in full')).toBeVisible();
  await panel.getByText('Mark the outcome by hand').click();
  await picture('panel');
  await panel.getByRole('textbox', { name: 'How do you know?' }).fill('The customer called');
  await panel.getByRole('button', { name: 'Mark', exact: true }).click();
  await expect(panel.getByText('Registered').first()).toBeVisible();
  await expect(panel.getByText('operator').first()).toBeVisible();

  await goTo(desk, 'settings');
  await desk.getByRole('tab', { name: 'Messages' }).click();
  const id = stub.requests[0]?.sessionId ?? '';
  const message = { id: 'e-1', type: 'CustomerRegistered', data: { id } };
  await desk.getByRole('textbox', { name: 'Messages as JSON' }).fill(`[${JSON.stringify(message)},]`);
  await desk.getByRole('button', { name: 'Take in' }).click();
  await expect(desk.getByText('One session moved on.')).toBeVisible();
  await picture('settings-events');
  await desk.getByRole('tab', { name: 'Profiles' }).click();
  await desk.getByRole('button', { name: 'Test the connection of Stub' }).press('Enter');
  const sheet = desk.getByRole('dialog', { name: 'Connection of Stub' });
  await expect(sheet.getByText('Something else answers at this address (HTTP 200).')).toBeVisible();
  // From here on Zastrpay speaks as it does of a session that it does not know.
  stub.answerWith(errorAnswer(404), plainAnswer(404));
  await sheet.getByRole('button', { name: 'Test again' }).press('Enter');
  await expect(sheet.getByText('Address and key are accepted.')).toBeVisible();
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Key and network are accepted' })).toContainText('shown');
  expect(await findings(desk), 'connection').toEqual([]);
  await picture('connection');
  await sheet.getByRole('button', { name: 'Test again' }).press('Enter');
  await expect(sheet.getByText('Something answers, but nothing shows that it is Zastrpay.')).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
});
