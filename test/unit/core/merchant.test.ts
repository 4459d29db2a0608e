import { expect, it } from 'vitest';
import { createMerchantWords } from '../../../main/core/merchant.ts';
import { noMerchant } from '../../../preload/contract/merchant.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { aLog } from '../../fakes/log-folder.ts';

const logo = `data:image/png;base64,iVBORw0KGgo${'A'.repeat(40)}`;

it('the merchant’s words are kept', async () => {
  const { settings } = aLog();
  const merchant = createMerchantWords({ settings, clock: fakeClock(), actor: () => 'anna' });
  expect(await merchant.show()).toEqual(noMerchant);
  await merchant.set({ name: ' Muster & Söhne ', text: 'Mo bis Fr\n8 bis 18 Uhr', logo });
  expect(await merchant.show()).toEqual({ name: 'Muster & Söhne', text: 'Mo bis Fr\n8 bis 18 Uhr', logo });
});

it.each([
  ['name', { ...noMerchant, name: 'x'.repeat(81) }],
  ['text', { ...noMerchant, text: 'x'.repeat(301) }],
  ['text', { ...noMerchant, text: 'x\n'.repeat(7).concat('x') }],
  ['logo', { ...noMerchant, logo: 'https://elsewhere.example/logo.png' }],
  ['logo', { ...noMerchant, logo: 'data:image/svg+xml;base64,PHN2Zz4=' }],
  // A picture by its name only.
  ['logo', { ...noMerchant, logo: 'data:image/png;base64,PHN2Zz4=' }],
  ['logo', { ...noMerchant, logo: `${logo}" onerror="alert(1)` }],
])('what cannot be shown is refused by its field: %s', async (field, words) => {
  const merchant = createMerchantWords({ settings: aLog().settings, clock: fakeClock(), actor: () => 'anna' });
  await expect(merchant.set(words)).rejects.toMatchObject({ code: 'invalid-input', fields: [{ field }] });
});
