import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useDesk } from './parts.ts';
import './StrayNotice.css';

/**
 * Something went wrong behind the screens that no call was waiting for, or the page had died. In a corner: nothing jumps
 * because of it.
 */
export function StrayNotice(props: { readonly isBack: boolean }): ReactElement | null {
  const { t } = useTranslation();
  const hasStray = useDesk((store) => store.hasStray);
  const dismiss = useDesk((store) => store.dismissStray);
  const [isRead, setRead] = useState(!props.isBack);
  if (!hasStray && isRead) return null;
  const close = (): void => (hasStray ? dismiss() : setRead(true));
  return (
    <div className="stray">
      <Notice tone={hasStray ? 'warning' : 'info'} isAlert action={<Button onPress={close}>{t('frame.close')}</Button>}>
        {t(hasStray ? 'frame.stray' : 'frame.back')}
      </Notice>
    </div>
  );
}
