import type { palette as en } from '../en/palette.ts';
import type { Translated } from '../translated.ts';

export const palette: Translated<typeof en> = {
  title: 'Wohin oder was tun',
  what: 'Was möchten Sie tun?',
  placeholder: 'Bildschirm, Aktion, Referenz …',
  inside: 'Was soll mit {{reference}} geschehen? Rücktaste führt zurück',
  details: 'Einzelheiten zeigen',
  actions: 'Aktionen',
  profile: 'Profil: zu {{name}} wechseln ({{environment}})',
  nothing: 'Nichts mit diesem Namen. Referenzen haben sechs Zeichen, etwa KX4-7QM.',
  found_one: 'Ein Eintrag',
  found_other: '{{count}} Einträge',
};
