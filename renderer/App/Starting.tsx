import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import './Starting.css';
import { useDesk } from './parts.ts';

/** Main usually answers before anybody sees anything: words only when it takes long or fails. */
const quietMs = 400;

/** Until the desk has said how it is. */
export function Starting(): ReactElement {
  const { t } = useTranslation();
  const error = useDesk((store) => store.error);
  const load = useDesk((store) => store.load);
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), quietMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className="starting">
      <h1 className="visually-hidden">{t('frame.product')}</h1>
      {error !== null ? (
        <Notice tone="danger" isAlert action={<Button onPress={() => void load()}>{t('frame.retry')}</Button>}>
          {t(`errors.desk.${error.code}`)}
        </Notice>
      ) : (
        isSlow && <p className="muted">{t('frame.opening')}</p>
      )}
    </main>
  );
}
