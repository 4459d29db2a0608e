import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Screen } from '../stores/navigation.ts';
import { IconButton } from '../ui/Button.tsx';
import { KeyboardIcon, LockIcon, PersonIcon } from '../ui/icons.tsx';
import './Navigation.css';
import { useDesk, useNavigation } from './parts.ts';
import { iconOf, useScreens } from './screens.tsx';
import { useUnresolved } from './use-unresolved.ts';

/** The screens, who is working here, and the way out. */
export function Navigation(props: {
  readonly current: Screen;
  readonly onLock: () => void;
  readonly onHelp: () => void;
  readonly onSwitch: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { current } = props;
  const screens = useScreens();
  const go = useNavigation((store) => store.go);
  const unresolved = useUnresolved();
  const who = useDesk(({ state }) => state?.operator ?? null);
  return (
    <header className="navigation">
      <p className="navigation-product">{t('frame.product')}</p>
      <nav aria-label={t('frame.navigation')}>
        <ul className="navigation-screens">
          {screens.map((screen) => {
            const Icon = iconOf[screen];
            return (
              <li key={screen}>
                <button
                  type="button"
                  className="navigation-screen"
                  aria-current={screen === current ? 'page' : undefined}
                  onClick={() => go(screen)}
                >
                  <Icon />
                  {t(`frame.screens.${screen}`)}
                  {screen === 'sessions' && unresolved > 0 && (
                    <span className="navigation-count" title={t('events.resume.text', { count: unresolved })}>
                      {unresolved}
                      <span className="visually-hidden"> {t('frame.unresolved')}</span>
                    </span>
                  )}
                </button>
              </li>
            );
          })}
        </ul>
      </nav>
      <div className="navigation-operator">
        <span className={who?.kind === 'operator' ? 'navigation-name is-operator' : 'navigation-name'}>
          <span className="visually-hidden">{t('frame.operator')}: </span>
          {who?.kind === 'account' && who.name}
          {who?.kind === 'operator' && (
            <>
              {who.name}
              <span className="navigation-role"> {t(`operators.roles.${who.role}`)}</span>
            </>
          )}
        </span>
        {who?.kind === 'operator' && (
          <IconButton label={t('operators.switch')} icon={<PersonIcon />} onPress={props.onSwitch} />
        )}
        <IconButton label={t('frame.shortcuts')} icon={<KeyboardIcon />} onPress={props.onHelp} />
        <IconButton label={t('frame.lock')} icon={<LockIcon />} onPress={props.onLock} />
      </div>
    </header>
  );
}
