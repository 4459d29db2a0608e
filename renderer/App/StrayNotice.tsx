import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useDesk } from './parts.ts';
import './StrayNotice.css';

/** Something went wrong behind the screens that no call was waiting for. In a corner: nothing jumps because of it. */
export function StrayNotice(): ReactElement | null {
  const { t } = useTranslation();
  const hasStray = useDesk((store) => store.hasStray);
  const dismiss = useDesk((store) => store.dismissStray);
  if (!hasStray) return null;
  return (
    <div className="stray">
      <Notice tone="warning" isAlert action={<Button onPress={dismiss}>{t('frame.close')}</Button>}>
        {t('frame.stray')}
      </Notice>
    </div>
  );
}
