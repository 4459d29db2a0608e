import { create } from 'qrcode';
import type { QrCode } from '../../preload/contract/session.ts';
import type { LinkCodes } from './ports/codes.ts';

/**
 * The strongest error correction that stays at version 22 or below, because denser codes are hard on phones; never below
 * L. The closest precedent, a JWT in a QR code (SMART Health Cards), draws the same line at version 22.
 */
const densestComfortable = 22;

/** Bytes that fit version 22, strongest level first (ISO/IEC 18004, table 7; held by a test against the encoder). */
export const capacityAtVersion22 = [
  ['H', 439],
  ['Q', 565],
  ['M', 779],
  ['L', 1003],
] as const;

const [zero, one] = [0x30, 0x31];

/** The link's QR code, or null when it is too long for any (about 2,950 bytes). */
export function encodeQr(link: string): QrCode | null {
  const bytes = Buffer.byteLength(link, 'utf8');
  const level = capacityAtVersion22.find(([, capacity]) => bytes <= capacity)?.[0] ?? 'L';
  try {
    const code = create([{ data: Buffer.from(link, 'utf8'), mode: 'byte' }], { errorCorrectionLevel: level });
    const { size, data } = code.modules;
    return {
      version: code.version,
      level,
      size,
      // As bytes: eleven thousand strings of one character take longer than finding the code.
      modules: Buffer.from(data.map((dark) => (dark ? one : zero))).toString('latin1'),
      dense: code.version > densestComfortable,
    };
  } catch {
    return null;
  }
}

/** Each code when it is asked for. */
export const codesOnDemand: LinkCodes = {
  expect() {},
  begin() {},
  of: async (link) => encodeQr(link),
};
