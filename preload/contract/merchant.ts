/** Who the customer is dealing with, as hand-outs and the customer's display show it. Everything may be left empty. */
export interface Merchant {
  readonly name: string;
  /** A few lines of the merchant's own, such as opening hours. */
  readonly text: string;
  /** `data:image/png;base64,…` or JPEG. */
  readonly logo: string | null;
}

export const noMerchant: Merchant = { name: '', text: '', logo: null };

export const longestMerchantName = 80;
export const longestMerchantText = 300;
export const mostMerchantLines = 6;
/** In letters of Base64: about 300 kB of picture. */
export const longestLogo = 400_000;

const logoShape = /^data:image\/(?:png;base64,iVBORw0KGgo|jpeg;base64,\/9j\/)[A-Za-z0-9+/]*={0,2}$/;

/** Whether it is a picture that every page can show, by what it begins with and not by what it is called. */
export function isLogo(logo: string): boolean {
  return logo.length <= longestLogo && logoShape.test(logo);
}
