import { silence, startStubZastrpay } from '../fakes/stub-zastrpay.ts';
import { activateProfile, agree, choosePassphrase, goTo, typeMaxMustermann } from './desk-work.ts';
import { expect, test } from './fixtures.ts';

test('Today: quiet, then a session that needs somebody, one key away', async ({ console, picture }) => {
  await using stub = await startStubZastrpay();
  await choosePassphrase(console);
  await goTo(console, 'today');
  await expect(console.getByText('Nothing needs you.')).toBeVisible();

  await activateProfile(console, { name: 'Stub', environment: 'test', baseUrl: stub.baseUrl });
  stub.answerWith(silence);
  await console.keyboard.press('Control+n');
  await typeMaxMustermann(console);
  await agree(console);
  await console.keyboard.press('Enter');
  await stub.arrived(1);
  await console.getByRole('button', { name: 'Stop waiting' }).press('Enter');
  await expect(console.getByRole('heading', { name: 'The outcome is not known' })).toBeVisible();

  await goTo(console, 'today');
  const part = console.getByRole('region', { name: /^Outcome unknown/ });
  await expect(part.getByRole('button')).toHaveCount(2);
  const days = console.getByRole('table', { name: 'The last seven days' });
  await expect(days.getByRole('row')).toHaveCount(8);
  await expect(days.getByRole('row').last()).toHaveText(/0010$/);
  await picture('today');
  // All of its kind, and back.
  await part.getByRole('button', { name: 'Show in the list: Outcome unknown' }).press('Enter');
  await expect(console.getByRole('button', { name: /^Status Unknown$/ })).toBeVisible();
  await expect(console.getByText('One session', { exact: true })).toBeVisible();
  await expect(console.getByRole('searchbox')).toBeFocused();
  await goTo(console, 'today');
  await part.getByRole('button').last().press('Enter');
  await expect(console.getByRole('heading', { name: 'Sessions', exact: true })).toBeVisible();
  await expect(console.getByRole('button', { name: 'View: All sessions' })).toBeVisible();
  await expect(console.getByRole('complementary')).toContainText('Unknown');

  // Sent again, it is settled, and Today is quiet.
  await console.getByRole('button', { name: 'Retry same session' }).press('Enter');
  await expect(console.getByRole('complementary')).toContainText('Link ready');
  await goTo(console, 'today');
  await expect(console.getByText('Nothing needs you.')).toBeVisible();
});
