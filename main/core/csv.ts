/**
 * CSV as RFC 4180 wants it, and harmless in a spreadsheet: a cell that a spreadsheet would take for a formula begins with
 * an apostrophe. So does one that begins with apostrophes before such a sign, so that taking one away always gives back
 * what was there. A phone number keeps its `+`, after the apostrophe.
 */
const formula = /^'*[=+\-@\t\r\n\0＝＋－＠]/;

// Semicolons and tabs separate cells in some countries' spreadsheets.
const needsQuotes = /[",;\t\r\n]/;

/** One cell, guarded and quoted where it must be. */
export function csvCell(value: string): string {
  const guarded = formula.test(value) ? `'${value}` : value;
  return needsQuotes.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
