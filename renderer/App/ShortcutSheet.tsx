import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useGuidedPractice } from '../features/guide/PracticeStart.tsx';
import { Button } from '../ui/Button.tsx';
import { Keys } from '../ui/Keys.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { shortcutGroups } from '../ui/shortcuts.ts';
import { Permitted } from './Permitted.tsx';
import './ShortcutSheet.css';

/** All keys on one page, as the one list has them. */
export function ShortcutSheet(props: { readonly isOpen: boolean; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const practise = useGuidedPractice();
  return (
    <Sheet title={t('frame.keys.title')} isOpen={props.isOpen} onClose={props.onClose}>
      <div className="shortcuts">
        {shortcutGroups.map(({ group, keys }) => (
          <section key={group}>
            <h3 className="muted">{t(`frame.keys.${group}`)}</h3>
            <ul>
              {keys.map(({ name, combination }) => (
                <li key={name} className="shortcuts-line">
                  <span>{t(`frame.keys.${name}`)}</span>
                  <Keys of={combination} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div className="sheet-actions">
        <Permitted to="register">
          <Button
            kind="quiet"
            onPress={() => {
              props.onClose();
              practise();
            }}
          >
            {t('guide.start')}
          </Button>
        </Permitted>
        <Button onPress={props.onClose} autoFocus>
          {t('frame.close')}
        </Button>
      </div>
    </Sheet>
  );
}
