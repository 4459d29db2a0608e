import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskError } from '../../../preload/contract/errors.ts';
import { useDeskParts } from '../../App/parts.ts';
import { errorOf, unwrap } from '../../api/unwrap.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Notice } from '../../ui/Notice.tsx';

const offered = [5, 15, 30, 60, 0];

/** Takes effect at once. */
export function AutoLock(): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const [minutes, setMinutes] = useState<number | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const take = (answer: Promise<number>): Promise<void> =>
    answer.then(setMinutes, (thrown) => setError(errorOf(thrown)));
  useEffect(() => {
    let isWanted = true;
    unwrap(bridge['vault.autoLock']()).then(
      (now) => isWanted && setMinutes(now),
      (thrown) => isWanted && setError(errorOf(thrown)),
    );
    return () => {
      isWanted = false;
    };
  }, [bridge]);

  // The command line may have set another number.
  const options = minutes === null || offered.includes(minutes) ? offered : [minutes, ...offered];
  return (
    <div className="vault-setting">
      <Choice
        label={t('vault.settings.autoLock')}
        value={String(minutes ?? '')}
        onChange={(chosen) => void take(unwrap(bridge['vault.setAutoLock']({ minutes: Number(chosen) })))}
        options={options.map((count) => ({
          value: String(count),
          label: count === 0 ? t('vault.settings.never') : t('vault.settings.minutes', { count }),
        }))}
      />
      <p className="muted">{t('vault.settings.autoLockText')}</p>
      {error !== null && (
        <Notice tone="danger" isAlert>
          {t(`errors.desk.${error.code}`)}
        </Notice>
      )}
    </div>
  );
}
