import { describe, expect, it } from 'vitest';
import { createGuideStore } from '../../../renderer/stores/guide.ts';
import { beginning, createNavigationStore } from '../../../renderer/stores/navigation.ts';
import { keepPlace, type PlaceKeeper, readPlace } from '../../../renderer/stores/place.ts';
import { createRegistrationStore } from '../../../renderer/stores/registration.ts';
import { aForm } from '../../builders/customer.ts';
import { createFakeDesk } from '../../fakes/desk-bridge.ts';
import { settled } from './answer-later.ts';

/** The window's own storage, and all that is in it. */
function aKeeper(): PlaceKeeper & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** A console's stores as far as its place is concerned. */
async function aConsole(fake = createFakeDesk(), keeper = aKeeper()) {
  const left = readPlace(keeper);
  const navigation = createNavigationStore(left ?? beginning);
  const registration = createRegistrationStore(fake.desk, { atHand: left?.atHand ?? null });
  const guide = createGuideStore(fake.desk, left?.isGuided ?? false);
  const forget = keepPlace(keeper, { navigation, registration, guide });
  registration.getState().start();
  await settled();
  await settled();
  return { fake, keeper, left, navigation, registration, guide, forget };
}

describe('where the operator is', () => {
  it('is where the next page begins: the screen, the session beside the list, the session at hand, the guide', async () => {
    const first = await aConsole();
    await first.registration.getState().submit(aForm({ firstName: 'Erika' }));
    first.navigation.getState().show('another-session');
    first.guide.getState().begin();

    const second = await aConsole(first.fake, first.keeper);
    expect(second.navigation.getState()).toMatchObject({ screen: 'sessions', selected: 'another-session' });
    expect(second.registration.getState().step).toEqual(first.registration.getState().step);
    expect(second.guide.getState().isOn).toBe(true);
  });

  it('is the form again when what was being sent never became a session', async () => {
    const keeper = aKeeper();
    const { fake, forget } = await aConsole(createFakeDesk(), keeper);
    const place = { ...beginning, atHand: 'never-written', isGuided: false };
    keeper.setItem('place', JSON.stringify(place));
    const { registration } = await aConsole(fake, keeper);
    expect(registration.getState().step.name).toBe('form');
    forget();
  });

  it('says nothing of a customer', async () => {
    const { registration, keeper } = await aConsole();
    registration.getState().type(aForm({ firstName: 'Erika', lastName: 'Musterfrau' }));
    await registration.getState().submit(aForm({ firstName: 'Erika', lastName: 'Musterfrau' }));
    expect([...keeper.kept.values()].join()).not.toMatch(/Erika|Musterfrau/);
  });

  it('is forgotten with the console', async () => {
    const { keeper, forget, navigation } = await aConsole();
    forget();
    navigation.getState().go('audit');
    expect(keeper.kept.size).toBe(0);
    expect(readPlace(keeper)).toBeNull();
  });

  it.each(['', 'nonsense', 'null', '[]', '{"screen": "nowhere"}', '{"screen": 7}'])(
    'is nowhere when the window has kept %j',
    (text) => {
      const keeper = aKeeper();
      keeper.setItem('place', text);
      expect(readPlace(keeper)).toBeNull();
    },
  );
});
