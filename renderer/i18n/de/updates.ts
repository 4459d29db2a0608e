import type { updates as en } from '../en/updates.ts';
import type { Translated } from '../translated.ts';

export const updates: Translated<typeof en> = {
  title: 'Aktualisierungen',
  text: 'Der Desk sucht einmal am Tag auf einem Server von Ihnen nach einer neueren Version und nimmt nur an, was richtig signiert ist. Installiert wird nichts, bevor Sie es sagen.',
  address: 'Adresse des Ordners',
  addressHint: 'Nur https. Darin liegen die Installationsdateien und latest.yml mit ihrer Signatur.',
  key: 'Öffentlicher Schlüssel des Herausgebers',
  keyHint: 'Ed25519, wie in der PEM-Datei. Nicht vom selben Server: das würde nichts beweisen.',
  on: 'Einschalten',
  off: 'Ausschalten',
  fingerprint: 'Schlüssel {{fingerprint}}',
  check: 'Jetzt suchen',
  checking: 'Wird gesucht …',
  noneKnown: 'Etwas Neueres ist nicht bekannt.',
  newest: 'Das ist die neueste Version, Stand {{at}}.',
  available: 'Version {{version}} liegt vor.',
  download: 'Herunterladen',
  downloading: 'Version {{version}} wird heruntergeladen.',
  ready: 'Version {{version}} ist bereit: Starten Sie neu, wenn Sie Zeit haben.',
  lookNamed: 'Ansehen: Aktualisierungen',
  restart: 'Jetzt neu starten',
  restarting: 'Wird neu gestartet …',
  byHand:
    'Version {{version}} liegt vor. Das Programm kann sich hier nicht selbst ersetzen: Installieren Sie sie so, wie Sie diese installiert haben.',
};
