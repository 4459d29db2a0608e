import { createStore, type StoreApi } from 'zustand/vanilla';
import { type ListFilter, noFilter } from '../../preload/contract/session-list.ts';

/** The screens there are, in the order of the navigation. Adding one: here, in `App/screens.tsx`, and its words. */
export const screens = ['registration', 'today', 'sessions', 'audit', 'settings'] as const;

export type Screen = (typeof screens)[number];

/** The parts of the settings, in their order. Adding one: here, in `features/settings/parts.ts`, and its words. */
export const settingsParts = [
  'general',
  'merchant',
  'profiles',
  'vault',
  'retention',
  'backups',
  'messages',
  'operators',
  'updates',
  'diagnostics',
] as const;

export type SettingsPart = (typeof settingsParts)[number];

/** The parts of the audit screen. Adding one: here, in `features/audit/parts.ts`, and its words. */
export const auditParts = ['export', 'schedule', 'check'] as const;

export type AuditPart = (typeof auditParts)[number];

/** What can be begun with a session from anywhere; its details go on with it, and say what came of it. */
export type SessionIntent = 'open' | 'retry' | 'replace' | 'cancel';

/** Where one is, in names of screens and ids of sessions. */
export interface Whereabouts {
  readonly screen: Screen;
  readonly settingsPart: SettingsPart;
  readonly auditPart: AuditPart;
  /** The session whose details stand beside the list. */
  readonly selected: string | null;
  /** The session that is open in full on the sessions screen. */
  readonly opened: string | null;
}

export interface NavigationStore extends Whereabouts {
  /** What the list is narrowed to when it opens. */
  readonly filter: ListFilter;
  /** What the details shall begin with as soon as they are there. */
  readonly intent: SessionIntent | null;
  go(screen: Screen): void;
  /** Shows a part of the settings, from wherever one is. */
  goToSettings(part: SettingsPart): void;
  goToAudit(part: AuditPart): void;
  /** A session's details beside the list, from wherever one is. */
  show(id: string): void;
  showFiltered(filter: ListFilter): void;
  begin(id: string, intent: SessionIntent): void;
  /** Takes what was to be begun, once. */
  takeIntent(): SessionIntent | null;
  select(id: string | null): void;
  open(id: string | null): void;
}

export type NavigationStoreApi = StoreApi<NavigationStore>;

/** Where a console begins unless it is told otherwise. */
export const beginning: Whereabouts = {
  screen: 'registration',
  settingsPart: 'general',
  auditPart: 'export',
  selected: null,
  opened: null,
};

export function createNavigationStore(begin: Whereabouts = beginning): NavigationStoreApi {
  return createStore<NavigationStore>()((set, get) => ({
    screen: begin.screen,
    settingsPart: begin.settingsPart,
    auditPart: begin.auditPart,
    selected: begin.selected,
    opened: begin.opened,
    filter: noFilter,
    intent: null,
    go: (screen) => set({ screen, opened: null, filter: noFilter, intent: null }),
    goToSettings: (settingsPart) => set({ screen: 'settings', settingsPart, opened: null }),
    goToAudit: (auditPart) => set({ screen: 'audit', auditPart, opened: null }),
    show: (selected) => set({ screen: 'sessions', selected, opened: null, filter: noFilter, intent: null }),
    showFiltered: (filter) => set({ screen: 'sessions', selected: null, opened: null, filter, intent: null }),
    begin: (selected, intent) => set({ screen: 'sessions', selected, opened: null, filter: noFilter, intent }),
    takeIntent() {
      const { intent } = get();
      if (intent !== null) set({ intent: null });
      return intent;
    },
    select: (selected) => set({ selected, intent: null }),
    open: (opened) => set({ opened }),
  }));
}
