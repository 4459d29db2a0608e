import type { RedirectUrls } from '../../preload/contract/profile.ts';
import type { CustomerData } from '../../preload/contract/registration.ts';
import type { MaskedCustomer } from '../../preload/contract/session.ts';

/**
 * The PUT's body for a new customer, field for field as on Zastrpay's page, in its order. What was left empty is left
 * out: which fields are required is unknown, and an empty string is a statement of its own.
 */
export function requestBody(redirectData: RedirectUrls, locale: string, customer: CustomerData): string {
  return JSON.stringify({
    type: 'NewCustomer',
    redirectData: {
      successUrl: redirectData.successUrl,
      failureUrl: redirectData.failureUrl,
      abortUrl: redirectData.abortUrl,
      qrCodeSuccessUrl: redirectData.qrCodeSuccessUrl,
    },
    ...(locale !== '' && { locale }),
    customerData: customer,
  });
}

/** Enough to tell two customers of a day apart, too little for a colleague looking over a shoulder. */
export function maskCustomer(customer: CustomerData): MaskedCustomer {
  const email = customer.contact?.email;
  return {
    name: `${maskWord(customer.firstName)} ${maskWord(customer.lastName)}`,
    dateOfBirth: customer.dateOfBirth === undefined ? null : `${customer.dateOfBirth.slice(0, 4)}-••-••`,
    email: email === undefined ? null : `${maskWord(email.slice(0, email.lastIndexOf('@')))}${maskDomain(email)}`,
  };
}

// A fixed number of dots: the length of a name is a hint, too.
const maskWord = (word: string): string => `${[...word].at(0) ?? ''}•••`;

const maskDomain = (email: string): string => {
  const domain = email.slice(email.lastIndexOf('@') + 1);
  return `@${[...domain].at(0) ?? ''}•••${domain.slice(domain.lastIndexOf('.'))}`;
};
