import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../preload/contract/profile.ts';
import { useConsoleParts, useDesk, useDeskParts, usePermissions } from '../../App/parts.ts';
import { useScreens } from '../../App/screens.tsx';
import { useProfiles } from '../../App/use-profiles.ts';
import { auditParts, settingsParts } from '../../stores/navigation.ts';
import { type Shortcut, shortcuts } from '../../ui/shortcuts.ts';
import { neededForPart } from '../settings/parts.ts';

/** Something that can be done from anywhere. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** The key that does the same. */
  readonly shortcut?: Shortcut;
  readonly run: () => void;
}

/** What only the frame can do. */
export interface FrameActions {
  readonly startNew: () => void;
  readonly switchOperator: () => void;
  readonly lock: () => void;
  readonly help: () => void;
  readonly switchProfile: (profile: ProfileView) => void;
  readonly practise: () => void;
}

/** Everything that whoever is at the desk can do from anywhere: screens, their parts, actions, profiles, appearance. */
export function useCommands(actions: FrameActions): readonly Command[] {
  const { t } = useTranslation();
  const { navigation } = useConsoleParts();
  const { desk } = useDeskParts();
  const permits = usePermissions();
  const screens = useScreens();
  const preferences = useDesk(({ state }) => state?.preferences ?? null);
  const hasOperators = useDesk(({ state }) => state?.operator.kind === 'operator');
  const activeProfile = useDesk(({ state }) => state?.profile.id);
  const profiles = useProfiles();
  const to = navigation.getState();
  const settings = settingsParts.filter((part) => permits(neededForPart[part]));
  return [
    ...(permits('register')
      ? [{ id: 'new', label: t('frame.keys.new'), shortcut: shortcuts.new, run: actions.startNew }]
      : []),
    ...screens
      .filter((screen) => screen !== 'registration')
      .map((screen) => ({
        id: screen,
        label: t(`frame.screens.${screen}`),
        shortcut: shortcuts[screen],
        run: () => to.go(screen),
      })),
    { id: 'search', label: t('frame.keys.search'), shortcut: shortcuts.search, run: () => to.go('sessions') },
    ...(permits('settings') ? profiles : [])
      .filter(({ id }) => id !== activeProfile)
      .map((profile) => ({
        id: `profile-${profile.id}`,
        label: t('palette.profile', { name: profile.name, environment: t(`frame.environment.${profile.environment}`) }),
        run: () => actions.switchProfile(profile),
      })),
    ...settings.map((part) => ({
      id: `settings-${part}`,
      label: `${t('frame.screens.settings')}: ${t(`settings.parts.${part}`)}`,
      run: () => to.goToSettings(part),
    })),
    ...(screens.includes('audit')
      ? auditParts.map((part) => ({
          id: `audit-${part}`,
          label: `${t('frame.screens.audit')}: ${t(`audit.parts.${part}`)}`,
          run: () => to.goToAudit(part),
        }))
      : []),
    ...(preferences === null
      ? []
      : [
          ...(['light', 'dark', 'system'] as const).map((theme) => ({
            id: `theme-${theme}`,
            label: `${t('settings.theme')}: ${t(`settings.themes.${theme}`)}`,
            run: () => void desk.getState().prefer({ ...preferences, theme }),
          })),
          ...(['de', 'en'] as const).map((language) => ({
            id: `language-${language}`,
            label: `${t('settings.language')}: ${t(`settings.languages.${language}`)}`,
            run: () => void desk.getState().prefer({ ...preferences, language }),
          })),
        ]),
    ...(hasOperators
      ? [
          {
            id: 'switch',
            label: t('frame.keys.switchOperator'),
            shortcut: shortcuts.switchOperator,
            run: actions.switchOperator,
          },
        ]
      : []),
    ...(permits('register') ? [{ id: 'practise', label: t('guide.start'), run: actions.practise }] : []),
    { id: 'lock', label: t('frame.keys.lock'), shortcut: shortcuts.lock, run: actions.lock },
    { id: 'help', label: t('frame.keys.title'), shortcut: shortcuts.helpAnywhere, run: actions.help },
  ];
}
