/** What the desk knows of itself, for whoever helps from afar: no names, no customers, no secrets. */
export interface Diagnostics {
  /** SHA-256 of the text, in hex: saving names exactly what was looked at. */
  readonly id: string;
  /** Every letter that a saved file would hold. */
  readonly text: string;
}
