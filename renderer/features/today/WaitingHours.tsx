import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { waitingHoursChoices } from '../../../preload/contract/today.ts';
import { Choice } from '../../ui/Choice.tsx';

/** When a customer who has the link and does not register becomes a concern. */
export function WaitingHours(props: {
  readonly hours: number;
  readonly choose: (hours: number) => Promise<void>;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('today.waitFor')}
      value={String(props.hours)}
      onChange={(hours) => void props.choose(Number(hours))}
      options={waitingHoursChoices.map((hours) => ({
        value: String(hours),
        label: t('today.hours', { count: hours }),
      }))}
    />
  );
}
