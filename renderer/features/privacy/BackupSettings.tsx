import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskError } from '../../../preload/contract/errors.ts';
import type { BackupFile } from '../../../preload/contract/privacy.ts';
import { useDeskParts } from '../../App/parts.ts';
import { errorOf, unwrap } from '../../api/unwrap.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { BackupList } from './BackupList.tsx';

/** The desk's own copies, and one more on request. */
export function BackupSettings(): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const [backups, setBackups] = useState<readonly BackupFile[] | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const [isMaking, setMaking] = useState(false);
  useEffect(() => {
    let isWanted = true;
    unwrap(bridge['backups.list']()).then(
      (list) => isWanted && setBackups(list),
      (thrown) => isWanted && setError(errorOf(thrown)),
    );
    return () => {
      isWanted = false;
    };
  }, [bridge]);

  const make = async (): Promise<void> => {
    setMaking(true);
    setError(null);
    await unwrap(bridge['backups.make']()).then(setBackups, (thrown) => setError(errorOf(thrown)));
    setMaking(false);
  };

  return (
    <section className="settings-part" aria-labelledby="settings-backups">
      <div className="settings-head">
        <h2 id="settings-backups">{t('privacy.backups.title')}</h2>
        <Button onPress={() => void make()} busy={isMaking && t('privacy.backups.making')}>
          {t('privacy.backups.make')}
        </Button>
      </div>
      <p className="muted">{t('privacy.backups.text')}</p>
      {error !== null && (
        <Notice tone="danger" isAlert>
          {t(`errors.desk.${error.code}`)}
        </Notice>
      )}
      {backups !== null && (
        <div role="status">
          {backups.length === 0 ? <p>{t('privacy.backups.none')}</p> : <BackupList backups={backups} />}
        </div>
      )}
      <p className="muted">{t('privacy.backups.lie')}</p>
      <p className="muted">{t('privacy.backups.restore')}</p>
    </section>
  );
}
