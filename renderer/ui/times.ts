const forms = {
  instant: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  instantOfAnotherYear: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  moment: { dateStyle: 'short', timeStyle: 'medium' },
  day: { dateStyle: 'long', timeZone: 'UTC' },
  time: { hour: '2-digit', minute: '2-digit' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

const made = new Map<string, Intl.DateTimeFormat>();

/** Made once for each language: making one costs more than a row of the list may take. */
function formatterFor(form: keyof typeof forms, language: string): Intl.DateTimeFormat {
  const tag = tagFor(language);
  const key = `${tag} ${form}`;
  const formatter = made.get(key) ?? new Intl.DateTimeFormat(tag, forms[form]);
  made.set(key, formatter);
  return formatter;
}

/** Day and time as people of a language write them; the year only where it is another than this one. */
export function formatInstant(iso: string, language: string, now: Date = new Date()): string {
  const at = new Date(iso);
  const form = at.getFullYear() === now.getFullYear() ? 'instant' : 'instantOfAnotherYear';
  return formatterFor(form, language).format(at);
}

/** With seconds, for a timeline. */
export const formatMoment = (iso: string, language: string): string =>
  formatterFor('moment', language).format(new Date(iso));

/** `1946-10-29` → `29 October 1946`. */
export const formatDay = (day: string, language: string): string =>
  formatterFor('day', language).format(new Date(`${day}T00:00:00Z`));

/** Minutes and seconds left, rounded up so that it reads 0:00 only when it is over. */
export function formatRemaining(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** `14:35`, today's time of day as the customer is told it. */
export const formatTime = (iso: string, language: string): string =>
  formatterFor('time', language).format(new Date(iso));

/** Completed years between a birth date and today, both `YYYY-MM-DD`. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Day before month in English too: everything this desk shows is read aloud in Europe. */
export const tagFor = (language: string): string => (language.startsWith('de') ? 'de-DE' : 'en-GB');
