import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellPageDefect } from '../api/page-defects.ts';
import { GuidePanel } from '../features/guide/GuidePanel.tsx';
import { useGuidedPractice } from '../features/guide/PracticeStart.tsx';
import { SwitchSheet } from '../features/operators/SwitchSheet.tsx';
import { Palette } from '../features/palette/Palette.tsx';
import { createAuditStore } from '../stores/audit.ts';
import { createGuideStore } from '../stores/guide.ts';
import { beginning, createNavigationStore, type Whereabouts } from '../stores/navigation.ts';
import { keepPlace, readPlace } from '../stores/place.ts';
import { createRegistrationStore } from '../stores/registration.ts';
import { shortcuts } from '../ui/shortcuts.ts';
import { useShortcut } from '../ui/use-shortcut.ts';
import './Console.css';
import { EnvironmentBar } from './EnvironmentBar.tsx';
import { Navigation } from './Navigation.tsx';
import {
  ConsoleContext,
  type ConsoleParts,
  useConsoleParts,
  useDesk,
  useDeskParts,
  useGuide,
  useNavigation,
  usePermitted,
} from './parts.ts';
import { ScreenBoundary } from './ScreenBoundary.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { StrayNotice } from './StrayNotice.tsx';
import { screenOf, useScreens } from './screens.tsx';
import type { Beginning } from './use-first-run.ts';
import { useOpenedNotice } from './use-opened-notice.ts';

/** Everything behind the vault. Its stores are made when it opens and go when it locks. */
export function Console(props: { readonly beginning: Beginning }): ReactElement {
  const { bridge } = useDeskParts();
  const [left] = useState(() => readPlace(sessionStorage));
  const [parts] = useState(
    (): ConsoleParts => ({
      navigation: createNavigationStore(left ?? (props.beginning === 'operators' ? theOperators : beginning)),
      registration: createRegistrationStore(bridge, { atHand: left?.atHand ?? null }),
      audit: createAuditStore(bridge),
      guide: createGuideStore(bridge, left?.isGuided ?? props.beginning === 'practice'),
    }),
  );
  useEffect(() => keepPlace(sessionStorage, parts), [parts]);
  return (
    <ConsoleContext value={parts}>
      <Frame isBack={left !== null} />
    </ConsoleContext>
  );
}

const theOperators: Whereabouts = { ...beginning, screen: 'settings', settingsPart: 'operators' };

function Frame(props: { readonly isBack: boolean }): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const { registration, audit } = useConsoleParts();
  const wanted = useNavigation((store) => store.screen);
  const permitted = useScreens();
  // Who takes over a desk may not be one for the screen that is open.
  const screen = permitted.includes(wanted) ? wanted : 'sessions';
  const go = useNavigation((store) => store.go);
  const lockDesk = useDesk((store) => store.lock);
  const hasOperators = useDesk(({ state }) => state?.operator.kind === 'operator');
  const mayRegister = usePermitted('register');
  const isGuided = useGuide((store) => store.isOn);
  const practise = useGuidedPractice();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [isSwitching, setSwitching] = useState(false);
  const [isFinding, setFinding] = useState(false);

  useKeptDraft();
  useOpenedNotice();
  useEffect(() => audit.getState().start(), [audit]);

  const lock = async (): Promise<void> => {
    await registration.getState().flush();
    await lockDesk();
  };
  const broken = (thrown: unknown): void => {
    void registration.getState().flush();
    tellPageDefect(bridge, 'screen', thrown);
  };
  const startNew = (): void => {
    go('registration');
    if (registration.getState().step.name === 'session') void registration.getState().next();
  };

  useShortcut(shortcuts.palette, () => setFinding(true));
  useShortcut(shortcuts.new, startNew, mayRegister);
  useShortcut(shortcuts.registration, () => go('registration'), mayRegister);
  useShortcut(shortcuts.today, () => go('today'));
  useShortcut(shortcuts.sessions, () => go('sessions'));
  useShortcut(shortcuts.audit, () => go('audit'), permitted.includes('audit'));
  useShortcut(shortcuts.settings, () => go('settings'));
  // On the sessions screen itself the search field listens.
  useShortcut(shortcuts.search, () => go('sessions'), screen !== 'sessions');
  useShortcut(shortcuts.switchOperator, () => setSwitching(true), hasOperators);
  useShortcut(shortcuts.lock, () => void lock());
  useShortcut(shortcuts.help, () => setHelpOpen(true));
  useShortcut(shortcuts.helpAnywhere, () => setHelpOpen(true));

  const Screen = screenOf[screen];
  return (
    <div className={isGuided ? 'console is-guided' : 'console'}>
      <a className="skip" href="#screen">
        {t('frame.skip')}
      </a>
      <EnvironmentBar />
      <Navigation
        current={screen}
        onLock={() => void lock()}
        onHelp={() => setHelpOpen(true)}
        onSwitch={() => setSwitching(true)}
      />
      <main className="console-screen" id="screen" tabIndex={-1}>
        {/* Another screen is another try. */}
        <ScreenBoundary key={screen} onBroken={broken}>
          <Screen />
        </ScreenBoundary>
      </main>
      {isGuided && <GuidePanel />}
      <Palette
        isOpen={isFinding}
        onClose={() => setFinding(false)}
        actions={{
          startNew,
          switchOperator: () => setSwitching(true),
          lock: () => void lock(),
          help: () => setHelpOpen(true),
          practise,
        }}
      />
      <StrayNotice isBack={props.isBack} />
      <SwitchSheet isOpen={isSwitching} onClose={() => setSwitching(false)} />
      <ShortcutSheet isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

/** The draft is taken up when the console opens, and saved before anything could lose it. */
function useKeptDraft(): void {
  const { registration } = useConsoleParts();
  const mayRegister = usePermitted('register');
  useEffect(() => {
    if (!mayRegister) return;
    const stop = registration.getState().start();
    const flush = (): void => void registration.getState().flush();
    window.addEventListener('blur', flush);
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      stop();
    };
  }, [registration, mayRegister]);
}
