import { countryFromText } from '../../preload/contract/countries.ts';
import type { CustomerDraft } from '../../preload/contract/registration.ts';
import type { Remembered } from './ports/desk.ts';

/** The countries that customers came from lately. Whose they were is not remembered. */
export interface RecentCountries {
  /** The last one first, then where most customers come from until the desk has seen others. */
  list(): Promise<readonly string[]>;
  use(customer: CustomerDraft): Promise<void>;
}

const usual = ['DE', 'AT', 'CH'];

/** So many are seen without scrolling. */
const most = 6;

export function createRecentCountries(remembered: Remembered): RecentCountries {
  const list = async (): Promise<readonly string[]> => firstOf([...(await remembered.recentCountries()), ...usual]);
  return {
    list,
    async use({ country, nationality }) {
      const used = [country, nationality].flatMap((text) => countryFromText(text) ?? []);
      const before = await remembered.recentCountries();
      const now = firstOf([...used, ...before]);
      if (now.join() !== before.join()) await remembered.keepRecentCountries(now);
    },
  };
}

const firstOf = (codes: readonly string[]): readonly string[] => [...new Set(codes)].slice(0, most);
