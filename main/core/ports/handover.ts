import type { CodePicture } from '../../../preload/contract/code-picture.ts';
import type { PaperLayout, ScreenView } from '../../../preload/contract/handover.ts';
import type { Merchant } from '../../../preload/contract/merchant.ts';
import type { QrCode } from '../../../preload/contract/session.ts';

/** What handing a link over needs of the world, beside the log. */

/** The OS's clipboard. */
export interface Clipboard {
  write(text: string): Promise<void>;
  /** Leaves alone what somebody else has put there since. */
  clearIfStill(text: string): Promise<void>;
  /** @param image a PNG */
  writeImage(image: Uint8Array): Promise<void>;
  /** The picture in it as a PNG, or null. */
  readImage(): Promise<Uint8Array | null>;
  clear(): Promise<void>;
}

/** Files that the operator wants outside of the desk. */
export interface FileSaver {
  /**
   * Asks where to, if the shell can ask.
   * @param make called once there is a place for it; what it throws goes to the caller, and nothing is written; nor is
   *   anything for null, when nobody wants it any more
   * @returns the file's path, or null when the operator thought better of it
   * @throws Failure `file-unwritable`
   */
  save(file: SavedFile, make: () => Promise<Uint8Array | null>): Promise<string | null>;
}

export interface SavedFile {
  /** Suggested, with its ending. */
  readonly name: string;
  readonly kind: 'png' | 'svg' | 'eml' | 'pdf' | 'json';
}

/** The system's mail program. */
export interface MailProgram {
  /** @param address a `mailto:` one. @throws Failure `mail-unavailable` when there is none or it cannot take it */
  openDraft(address: string): Promise<void>;
}

/** What a link becomes on its way out. */
export interface Handouts {
  /** A PNG of the code. */
  png(qr: QrCode): Promise<Uint8Array>;
  svg(qr: QrCode): string;
  /** The pixels that an SVG's own text describes. */
  pixelsOfSvg(svg: string): CodePicture;
  /** @throws Failure `code-too-fine` */
  printOut(
    layout: PaperLayout,
    what: { readonly letter: Letter; readonly merchant: Merchant; readonly qr: QrCode; readonly isReal: boolean },
  ): Promise<PrintOut>;
  displayPage(content: DisplayContent): Promise<string>;
  countdown(leftMs: number): string;
  /** The words for SMS and messengers, short. */
  message(letter: Letter): string;
  /** A `mailto:` address with the whole draft in it. */
  mailAddress(letter: Letter): string;
  /** A mail as a file that mail programs open as a draft, the code inside. @param png of the code */
  mailFile(letter: Letter, png: Uint8Array): Uint8Array;
}

/** What the customer's screen shows. */
export interface DisplayContent {
  /** CSS pixels, and how many device pixels one of them is. */
  readonly room: { readonly width: number; readonly height: number; readonly scale: number };
  readonly qr: QrCode;
  readonly locale: string;
  readonly merchant: Merchant;
}

/** A second window, on a screen that faces the customer. */
export interface CustomerScreen {
  /** Every screen but the operator's. */
  screens(): Promise<readonly ScreenView[]>;
  /** @throws Failure `screen-missing` */
  room(screen: string): Promise<DisplayContent['room']>;
  /** A PNG of what the screen would show, drawn where nobody sees it. @throws Failure `screen-missing` */
  picture(screen: string, html: string): Promise<Uint8Array>;
  /** An order to clear that comes before this has resolved wins. @throws Failure `screen-missing`, `screen-unreached` */
  show(screen: string, html: string): Promise<void>;
  /** How long the link is still valid, in the customer's words. */
  tick(left: string): Promise<void>;
  clear(): Promise<void>;
  /** Called when what was shown went by itself: its screen was unplugged, or the console closed. */
  onGone(listener: () => void): void;
}

/** A page as it goes to paper. */
export interface PrintOut {
  /** Complete: it fetches nothing and runs nothing. */
  readonly html: string;
  readonly widthMm: number;
  readonly heightMm: number;
  /** The code's modules are finer than phones like. */
  readonly isFine: boolean;
}

/** Puts pages on paper. The page is rendered apart from everything else, without scripts and without a network. */
export interface Printing {
  /** A PNG of the page as it is drawn, fine enough to read its code. */
  picture(page: PrintOut): Promise<Uint8Array>;
  pdf(page: PrintOut): Promise<Uint8Array>;
  /**
   * Asks for a printer. Null where the shell has none.
   * @param goesOn called off, whatever was asked for by then: nothing comes out that was not on its way to the printer yet
   * @returns false when the operator thought better of it, or it was called off
   */
  readonly paper: ((page: PrintOut, goesOn: AbortSignal) => Promise<boolean>) | null;
}

/** What a customer is written. */
export interface Letter {
  readonly link: string;
  readonly reference: string;
  /** The customer's, such as `de-AT`. */
  readonly locale: string;
  readonly expiresAt: Date | null;
  /** Null where none is known. */
  readonly email: string | null;
  readonly writtenAt: Date;
}
