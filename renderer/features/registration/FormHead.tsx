import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRegistration } from '../../App/parts.ts';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { shortcuts } from '../../ui/shortcuts.ts';
import { useShortcut } from '../../ui/use-shortcut.ts';
import type { Pasting } from './pasted/use-pasting.ts';

/** What this is, what is needed, and the short way: everything from one text, with the way back beside it. */
export function FormHead(props: { readonly pasting: Pasting }): ReactElement {
  const { t } = useTranslation();
  const { pasting } = props;
  const isSending = useRegistration((store) => store.step.name === 'sending');
  const count = pasting.taken.length;
  useShortcut(shortcuts.pasteDetails, pasting.open, !isSending);
  useShortcut(shortcuts.undo, pasting.undo, count > 0 && pasting.isLatest && !isSending);
  return (
    <div className="registration-head">
      <h1>{t('registration.title')}</h1>
      <p className="muted" role="status">
        {count === 0 ? t('registration.needed') : t('registration.paste.taken', { count })}
      </p>
      <div className="registration-head-actions">
        {count > 0 && (
          <Button kind="quiet" onPress={pasting.undo} isDisabled={isSending} shortcut={<Keys of={shortcuts.undo} />}>
            {t('registration.paste.undo')}
          </Button>
        )}
        <Button onPress={pasting.open} isDisabled={isSending} shortcut={<Keys of={shortcuts.pasteDetails} />}>
          {t('registration.paste.open')}
        </Button>
      </div>
    </div>
  );
}
