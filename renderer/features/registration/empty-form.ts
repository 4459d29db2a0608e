import { emptyCustomer, type RegistrationForm } from '../../../preload/contract/registration.ts';

export const emptyForm: RegistrationForm = { customer: emptyCustomer, locale: '', consent: false };
