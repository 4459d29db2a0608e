import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import './Keys.css';

/** Whether this machine's main modifier is the command key. */
export const isMac = /mac/i.test(navigator.platform);

/** A combination as it is pressed, for the eye only: `Mod+Enter`, `F2`, `?`. */
export function Keys(props: { readonly of: string }): ReactElement {
  const { t } = useTranslation();
  const word = (key: string): string => {
    switch (key) {
      case 'Mod':
        return isMac ? t('frame.keys.command') : t('frame.keys.control');
      case 'Enter':
        return t('frame.keys.enter');
      case 'Escape':
        return t('frame.keys.escape');
      default:
        return key;
    }
  };
  return (
    <span className="keys" aria-hidden="true">
      {props.of.split('+').map((key) => (
        <kbd key={key}>{word(key)}</kbd>
      ))}
    </span>
  );
}
