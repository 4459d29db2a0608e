import type { SessionDetail } from './session.ts';

/** Ways that leave the desk by themselves, so that what was done is known without asking. */
export const givingWays = ['copy-image', 'save-png', 'save-svg', 'mail', 'mail-file', 'message'] as const;
export type GivingWay = (typeof givingWays)[number];

/** Ways to give a link to a customer. */
export const handOverChannels = ['screen', 'display', 'copy', ...givingWays, 'print', 'pdf'] as const;
export type HandOverChannel = (typeof handOverChannels)[number];

/**
 * Whether it only prepares something that the operator then sends, or does not: recorded as a draft that was opened, because
 * nobody here sees it leave.
 */
export function isDraft(way: HandOverChannel): boolean {
  return way === 'mail' || way === 'mail-file' || way === 'message';
}

/** What there is on this machine. */
export interface HandOverWays {
  /** A mail program that takes a draft. */
  readonly mail: boolean;
  /** A printer that can be chosen; a PDF can be saved anyway. */
  readonly printer: boolean;
  /** Screens that may face the customer: every one but the operator's. */
  readonly screens: readonly ScreenView[];
}

export interface Given {
  /** False when the operator thought better of it in the system's dialog. */
  readonly done: boolean;
  /** Where a file was saved; null for what is none. */
  readonly file: string | null;
  readonly detail: SessionDetail;
}

/** What an operator says on the phone, in this order; each is ticked off once it was said. */
export const callSteps = ['who', 'reference', 'way', 'website', 'shop', 'papers', 'until'] as const;
export type CallStep = (typeof callSteps)[number];

export const paperLayouts = ['a4', 'a5', 'receipt'] as const;
export type PaperLayout = (typeof paperLayouts)[number];

/** The hand-out as it will be printed. */
export interface PrintPreview {
  /** `data:image/png;base64,…` */
  readonly picture: string;
  /** The code's modules are under half a millimetre: some phones will not read them. */
  readonly isFine: boolean;
}

export interface ScreenView {
  readonly id: string;
  /** As the system calls it. */
  readonly name: string;
}
