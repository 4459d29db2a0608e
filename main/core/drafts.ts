import type { Draft } from '../../preload/contract/calls.ts';
import { emptyCustomer } from '../../preload/contract/registration.ts';
import type { DraftLog, SessionLog } from './ports/sessions.ts';
import type { Randomness } from './ports/system.ts';
import type { Profiles } from './profiles.ts';

/** The one unfinished form. Its id will be the session's, which is what makes pressing twice harmless. */
export interface Drafts {
  /** What was typed before the window closed, or a fresh form. */
  open(): Promise<Draft>;
  save(draft: Draft): Promise<void>;
  discard(id: string): Promise<Draft>;
}

export function createDrafts(parts: {
  readonly drafts: DraftLog;
  readonly log: SessionLog;
  readonly profiles: Profiles;
  readonly randomness: Randomness;
}): Drafts {
  const { drafts, log, profiles, randomness } = parts;

  const fresh = async (): Promise<Draft> => ({
    id: randomness.uuid(),
    form: { customer: emptyCustomer, locale: (await profiles.active()).locale, consent: false },
  });

  return {
    async open() {
      const draft = await drafts.load();
      if (draft === null) return fresh();
      const session = await log.find(draft.id);
      if (session === null) return draft;
      // A crash came between the outcome and tidying up. The data of a refused session is still wanted.
      if (session.status === 'refused') {
        const again = { ...draft, id: randomness.uuid() };
        await drafts.save(again);
        return again;
      }
      await drafts.discard(draft.id);
      return fresh();
    },
    save: (draft) => drafts.save(draft),
    async discard(id) {
      await drafts.discard(id);
      return fresh();
    },
  };
}
