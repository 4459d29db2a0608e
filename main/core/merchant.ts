import type { FieldError } from '../../preload/contract/errors.ts';
import {
  isLogo,
  longestMerchantName,
  longestMerchantText,
  type Merchant,
  mostMerchantLines,
} from '../../preload/contract/merchant.ts';
import { Failure } from './failure.ts';
import type { Settings } from './ports/desk.ts';
import type { Clock } from './ports/system.ts';

/** Who the customer is dealing with, on everything that is handed out. */
export interface MerchantWords {
  show(): Promise<Merchant>;
  /** @throws Failure `invalid-input` with the fields */
  set(merchant: Merchant): Promise<Merchant>;
}

export function createMerchantWords(parts: {
  readonly settings: Pick<Settings, 'merchant' | 'setMerchant'>;
  readonly clock: Clock;
  readonly actor: () => string;
}): MerchantWords {
  const { settings, clock, actor } = parts;
  return {
    show: () => settings.merchant(),
    async set({ name, text, logo }) {
      const merchant = { name: name.trim(), text: text.trim(), logo };
      const fields: FieldError[] = [
        ...(merchant.name.length > longestMerchantName ? [{ field: 'name', code: 'too-long' } as const] : []),
        ...(merchant.text.length > longestMerchantText || merchant.text.split('\n').length > mostMerchantLines
          ? [{ field: 'text', code: 'too-long' } as const]
          : []),
        ...(logo !== null && !isLogo(logo) ? [{ field: 'logo', code: 'picture-unusable' } as const] : []),
      ];
      if (fields.length > 0) throw new Failure('invalid-input', 'The merchant cannot be shown like that.', { fields });
      await settings.setMerchant(merchant, {
        at: clock.now(),
        session: null,
        kind: 'merchant.changed',
        actor: actor(),
        origin: 'operator',
        data: { logo: logo !== null },
      });
      return merchant;
    },
  };
}
