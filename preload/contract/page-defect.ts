/** Where a defect showed: a screen that cannot be drawn, or what nobody caught. */
export const pageDefectKinds = ['screen', 'error', 'rejection'] as const;
export type PageDefectKind = (typeof pageDefectKinds)[number];

/** Classes that the page's own language and browser throw; a class of somebody's own could be called anything. */
export const pageErrorNames = [
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'URIError',
  'AggregateError',
  'DOMException',
] as const;
export type PageErrorName = (typeof pageErrorNames)[number];

/** A place in one of the console's own files, as `index-B1x2.js:10:2345`. */
export const framePattern = /^[\w.-]{1,80}:\d{1,7}:\d{1,7}$/;
export const mostFrames = 12;

/** What of a defect of the page may be written down: never its message, which may quote what was typed. */
export interface PageDefect {
  readonly kind: PageDefectKind;
  readonly name: PageErrorName | 'other';
  /** Innermost first. */
  readonly at: readonly string[];
}
