/** A square picture of a code, black and white, as it was drawn somewhere: what is read back before anybody sees it. */
export interface CodePicture {
  /** Pixels a side. */
  readonly side: number;
  /** One bit a pixel, 1 is black, row by row without gaps, the last byte filled up with zeros; in Base64. */
  readonly bits: string;
}

/** No screen has more pixels a side; a picture of this size takes 8 MB. */
export const largestPicture = 8_192;
