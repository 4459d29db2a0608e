import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskError } from '../../../preload/contract/errors.ts';
import type { NoticesSetting } from '../../../preload/contract/notices.ts';
import { useDeskParts } from '../../App/parts.ts';
import { errorOf, unwrap } from '../../api/unwrap.ts';
import { CheckField } from '../../ui/CheckField.tsx';
import { Notice } from '../../ui/Notice.tsx';

/** Whether the system is told of what happens; where it cannot be, that is said. */
export function NoticesSettings(): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const [setting, setSetting] = useState<NoticesSetting | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  useEffect(() => {
    let isWanted = true;
    unwrap(bridge['notices.setting']()).then(
      (now) => isWanted && setSetting(now),
      (thrown) => isWanted && setError(errorOf(thrown)),
    );
    return () => {
      isWanted = false;
    };
  }, [bridge]);
  const turn = (isOn: boolean): void => {
    setError(null);
    unwrap(bridge['notices.set']({ isOn })).then(setSetting, (thrown) => setError(errorOf(thrown)));
  };
  return (
    <section className="settings-part" aria-labelledby="settings-notices">
      <h2 id="settings-notices">{t('notices.title')}</h2>
      {error !== null && (
        <Notice tone="danger" isAlert>
          {t(`errors.desk.${error.code}`)}
        </Notice>
      )}
      {setting?.isPossible === true && (
        <>
          <p className="muted">{t('notices.text')}</p>
          <CheckField label={t('notices.on')} isSelected={setting.isOn} onChange={turn} isOptional />
        </>
      )}
      {setting?.isPossible === false && <p className="muted">{t('notices.impossible')}</p>}
    </section>
  );
}
