import type { GuideStoreApi } from './guide.ts';
import { auditParts, type NavigationStoreApi, screens, settingsParts, type Whereabouts } from './navigation.ts';
import { atHandIn, type RegistrationStoreApi } from './registration.ts';

/**
 * Where the operator is: names of screens and ids of sessions, and nothing that was typed. It is kept with the window, so
 * that a page which died comes back where it was, and is gone with the window or a lock.
 */
export interface Place extends Whereabouts {
  /** The session that is being sent or handed over. */
  readonly atHand: string | null;
  readonly isGuided: boolean;
}

/** What a place is kept in: the window's own storage. */
export type PlaceKeeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const key = 'place';

/** What the page that was here before kept, or null: then a console begins as always. */
export function readPlace(keeper: PlaceKeeper): Place | null {
  const kept = parsed(keeper.getItem(key));
  if (kept === null) return null;
  const screen = oneOf(screens, kept.screen);
  const settingsPart = oneOf(settingsParts, kept.settingsPart);
  const auditPart = oneOf(auditParts, kept.auditPart);
  if (screen === null || settingsPart === null || auditPart === null) return null;
  return {
    screen,
    settingsPart,
    auditPart,
    selected: idOrNull(kept.selected),
    opened: idOrNull(kept.opened),
    atHand: idOrNull(kept.atHand),
    isGuided: kept.isGuided === true,
  };
}

/** Keeps the place from now on. @returns forgets it, as a console does that is left */
export function keepPlace(
  keeper: PlaceKeeper,
  stores: {
    readonly navigation: NavigationStoreApi;
    readonly registration: RegistrationStoreApi;
    readonly guide: GuideStoreApi;
  },
): () => void {
  const { navigation, registration, guide } = stores;
  let kept = '';
  const keep = (): void => {
    const { screen, settingsPart, auditPart, selected, opened } = navigation.getState();
    const place: Place = {
      screen,
      settingsPart,
      auditPart,
      selected,
      opened,
      atHand: atHandIn(registration.getState()),
      isGuided: guide.getState().isOn,
    };
    const text = JSON.stringify(place);
    if (text === kept) return;
    kept = text;
    keeper.setItem(key, text);
  };
  keep();
  const ends = [navigation, registration, guide].map((store) => store.subscribe(keep));
  return () => {
    for (const end of ends) end();
    keeper.removeItem(key);
  };
}

function parsed(text: string | null): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | null =>
  all.find((each) => each === value) ?? null;

const idOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
