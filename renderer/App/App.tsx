import { lazy, type ReactElement, Suspense, useEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import { useStore } from 'zustand';
import type { ForeseenPage } from '../../preload/contract/desk.ts';
import { languageFor } from '../../preload/contract/language.ts';
import type { DeskBridge } from '../api/bridge.ts';
import { OperatorScreen } from '../features/operators/OperatorScreen.tsx';
import { VaultScreen } from '../features/vault/VaultScreen.tsx';
import { i18n } from '../i18n/i18n.ts';
import type { DeskStoreApi } from '../stores/desk.ts';
import { tagFor } from '../ui/times.ts';
import { foreseenVault } from './foreseen.ts';
import { DeskContext } from './parts.ts';
import { Starting } from './Starting.tsx';
import { useAppearance } from './use-appearance.ts';
import { useFirstRun } from './use-first-run.ts';

/** Most starts end at the passphrase: what is behind it is read while that is typed, and the rest when it is needed. */
const readConsole = () => import('./Console.tsx');
const Console = lazy(async () => ({ default: (await readConsole()).Console }));
const FirstRun = lazy(async () => ({ default: (await import('../features/first-run/FirstRun.tsx')).FirstRun }));
const RescueScreen = lazy(async () => ({
  default: (await import('../features/rescue/RescueScreen.tsx')).RescueScreen,
}));

/** The whole page: what starts, what asks for the passphrase, or the console. */
export function App(props: {
  readonly bridge: DeskBridge;
  readonly store: DeskStoreApi;
  /** Null where nothing can be said of the desk before it says so itself. */
  readonly foreseen: ForeseenPage | null;
}): ReactElement {
  const { bridge, store, foreseen } = props;
  const parts = useMemo(() => ({ bridge, desk: store }), [bridge, store]);
  const known = useStore(store, ({ state }) => state?.vault ?? null);
  const isNobodyHere = useStore(store, ({ state }) => state?.operator.kind === 'nobody');
  const hasFailed = useStore(store, ({ error }) => error !== null);
  const isDamaged = useStore(store, ({ error }) => error?.code === 'log-damaged' || error?.code === 'vault-damaged');
  const vault = known ?? (foreseen !== null && !hasFailed ? foreseenVault : null);
  const preferences = useStore(store, ({ state }) => state?.preferences ?? foreseen);
  const language = languageFor(preferences?.language ?? 'system', navigator.languages);
  const firstRun = useFirstRun(vault);
  useAppearance(language, preferences?.theme ?? 'system');
  const isWaiting = vault?.state === 'locked';
  useEffect(() => {
    if (!isWaiting) return;
    const idle = requestIdleCallback(() => void readConsole());
    return () => cancelIdleCallback(idle);
  }, [isWaiting]);

  return (
    <I18nextProvider i18n={i18n}>
      <I18nProvider locale={tagFor(language)}>
        <DeskContext value={parts}>
          <Suspense fallback={<Starting />}>
            {vault === null ? (
              isDamaged ? (
                <RescueScreen />
              ) : (
                <Starting />
              )
            ) : vault.state === 'locked' ? (
              <VaultScreen vault={vault} />
            ) : firstRun.isRunning || vault.state === 'missing' ? (
              <FirstRun vault={vault} onDone={firstRun.finish} />
            ) : isNobodyHere ? (
              <OperatorScreen />
            ) : (
              <Console beginning={firstRun.beginning} />
            )}
          </Suspense>
        </DeskContext>
      </I18nProvider>
    </I18nextProvider>
  );
}
