import type { CallName, Calls } from '../../preload/contract/calls.ts';
import type { Action } from '../../preload/contract/operator.ts';

/** What a call needs: `anybody` is also who has not yet said who they are; some depend on what is asked for. */
type Needed<K extends CallName> = 'anybody' | Action | ((input: Calls[K]['input']) => Action);

/** Every call and what it takes to make it. The router asks before any handler does. */
export const permissions: { readonly [K in CallName]: Needed<K> } = {
  'desk.state': 'anybody',
  'desk.prefer': 'anybody',
  'vault.create': 'anybody',
  'vault.unlock': 'anybody',
  'vault.lock': 'anybody',
  'operators.list': 'anybody',
  'operators.add': 'operators',
  'operators.change': 'operators',
  'operators.remove': 'operators',
  'operators.switch': 'anybody',
  'vault.openWithOs': 'anybody',
  'vault.changePassphrase': 'settings',
  'vault.rotate': 'settings',
  'vault.autoLock': 'read',
  'vault.setAutoLock': 'settings',
  'erasure.preview': 'erase',
  'erasure.erase': 'erase',
  'erasure.reason': 'read',
  'retention.preview': 'read',
  'retention.setRule': 'retention',
  'retention.run': 'retention',
  'backups.list': 'read',
  'backups.make': 'settings',
  'profiles.list': 'read',
  'profiles.add': 'settings',
  'profiles.test': 'settings',
  'profiles.activate': 'settings',
  'drafts.open': 'register',
  'drafts.save': 'register',
  'drafts.discard': 'register',
  'sessions.create': 'register',
  'sessions.samePerson': 'register',
  'sessions.retry': 'register',
  'sessions.stop': 'register',
  'sessions.cancel': 'register',
  'sessions.replace': 'register',
  'sessions.mark': 'mark',
  'sessions.resume': 'register',
  'sessions.release': 'register',
  'sessions.list': 'read',
  'sessions.count': 'read',
  'sessions.show': 'read',
  'sessions.reveal': 'reveal',
  'sessions.link': 'hand-over',
  'merchant.show': 'read',
  'merchant.set': 'settings',
  'handover.record': 'hand-over',
  'handover.copy': 'hand-over',
  'handover.tick': 'hand-over',
  'handover.ways': 'hand-over',
  'handover.give': 'hand-over',
  'handover.preview': 'hand-over',
  'handover.print': 'hand-over',
  'handover.finish': 'anybody',
  'handover.check': 'hand-over',
  'events.sources': 'read',
  'events.receiver': 'settings',
  'events.feed': 'settings',
  'events.remove': 'settings',
  'events.import': 'mark',
  'events.unmatched': 'read',
  'audit.state': 'read',
  'audit.chooseFolder': 'verify',
  'audit.export': ({ pii }) => (pii === 'full' ? 'export-full' : 'export'),
  'audit.verifyLog': 'verify',
  'audit.verifyExport': 'verify',
  'audit.cancel': 'verify',
  'audit.openFolder': 'verify',
};

/** The action behind one call, or null for what anybody may do. */
export function neededFor<K extends CallName>(name: K, input: Calls[K]['input']): Action | null {
  const needed: Needed<K> = permissions[name];
  if (typeof needed === 'function') return needed(input);
  return needed === 'anybody' ? null : needed;
}
