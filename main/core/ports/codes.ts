import type { CodePicture } from '../../../preload/contract/code-picture.ts';
import type { QrCode } from '../../../preload/contract/session.ts';

/** Reads QR codes off pictures with a decoder that shares no code with the encoder. */
export interface CodeReader {
  /** The texts of the codes in it; empty when there is none that can be read. */
  readPixels(picture: CodePicture): Promise<readonly string[]>;
  /** The same for a picture as it would lie on the disk (PNG). */
  readFile(image: Uint8Array): Promise<readonly string[]>;
}

/** The QR codes of links. */
export interface LinkCodes {
  /** A link is on its way: what has to be started for its code may start. */
  expect(): void;
  /** This link will be asked for in a moment: its code may be made until then. */
  begin(link: string): void;
  /** Null for a link that is too long for any (about 2,950 bytes). */
  of(link: string): Promise<QrCode | null>;
}
