import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Keys } from '../ui/Keys.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { shortcuts } from '../ui/shortcuts.ts';
import './ShortcutSheet.css';

/** All keys on one page. */
export function ShortcutSheet(props: { readonly isOpen: boolean; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const groups = [
    {
      title: t('frame.keys.everywhere'),
      keys: [
        [t('frame.keys.new'), shortcuts.new],
        [t('frame.keys.today'), shortcuts.today],
        [t('frame.keys.sessions'), shortcuts.sessions],
        [t('frame.keys.settings'), shortcuts.settings],
        [t('frame.keys.audit'), shortcuts.audit],
        [t('frame.keys.search'), shortcuts.search],
        [t('frame.keys.switchOperator'), shortcuts.switchOperator],
        [t('frame.keys.lock'), shortcuts.lock],
        [t('frame.keys.help'), shortcuts.help],
        [t('frame.keys.helpAnywhere'), shortcuts.helpAnywhere],
      ],
    },
    {
      title: t('frame.keys.form'),
      keys: [
        [t('frame.keys.create'), 'Enter'],
        [t('registration.paste.open'), shortcuts.pasteDetails],
        [t('frame.keys.undoPaste'), shortcuts.undo],
      ],
    },
    {
      title: t('frame.keys.handover'),
      keys: [
        [t('frame.keys.handedOver'), shortcuts.handedOver],
        [t('frame.keys.enlarge'), shortcuts.enlarge],
        [t('frame.keys.next'), shortcuts.next],
      ],
    },
    {
      title: t('frame.keys.list'),
      keys: [
        [t('frame.keys.move'), '↑+↓'],
        [t('frame.keys.open'), 'Enter'],
        [t('frame.keys.closePanel'), shortcuts.closePanel],
      ],
    },
  ] as const;
  return (
    <Sheet title={t('frame.keys.title')} isOpen={props.isOpen} onClose={props.onClose}>
      <div className="shortcuts">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="muted">{title}</h3>
            <ul>
              {keys.map(([what, combination]) => (
                <li key={what} className="shortcuts-line">
                  <span>{what}</span>
                  <Keys of={combination} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div className="sheet-actions">
        <Button onPress={props.onClose} autoFocus>
          {t('frame.close')}
        </Button>
      </div>
    </Sheet>
  );
}
