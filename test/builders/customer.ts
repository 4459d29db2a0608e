import { type CustomerDraft, emptyCustomer, type RegistrationForm } from '../../preload/contract/registration.ts';

/** The customer of Zastrpay's own page, as an operator would type him. */
export const maxMustermann: CustomerDraft = {
  firstName: 'Max',
  lastName: 'Mustermann',
  dateOfBirth: '29.10.1946',
  placeOfBirth: 'Vienna',
  nationality: 'DE',
  streetAddress: 'Hauptstrasse 13/12/1',
  city: 'Vienna',
  postalCode: '12345',
  country: 'DE',
  email: 'paul.smith@testabc.com',
};

/** What the page sends for him. */
export const maxMustermannData = {
  firstName: 'Max',
  lastName: 'Mustermann',
  dateOfBirth: '1946-10-29',
  placeOfBirth: 'Vienna',
  nationality: 'DE',
  address: { streetAddress: 'Hauptstrasse 13/12/1', city: 'Vienna', postalCode: '12345', country: 'DE' },
  contact: { email: 'paul.smith@testabc.com' },
};

/** The four URLs of the page's first tab. */
export const pageUrls = {
  successUrl: 'https://merchant-host.com/zastrpay-register-customer-success',
  failureUrl: 'https://merchant-host.com/zastrpay-register-customer-failure',
  abortUrl: 'https://merchant-host.com/zastrpay-register-customer-abort',
  qrCodeSuccessUrl: 'http://merchant-host.com/zastrpay-create-new-transaction-intent-qr-code-success',
};

export const aForm = (customer: Partial<CustomerDraft> = maxMustermann): RegistrationForm => ({
  customer: { ...emptyCustomer, ...customer },
  locale: 'de-DE',
  consent: true,
});
