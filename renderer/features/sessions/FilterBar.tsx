import { type ReactElement, useState } from 'react';
import { Group } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { type DayRange, type ListFilter, namedPeriods, noFilter } from '../../../preload/contract/session-list.ts';
import { type ListSettingsStoreApi, sameFilter } from '../../stores/list-settings.ts';
import type { SessionsStoreApi } from '../../stores/sessions.ts';
import { Button } from '../../ui/Button.tsx';
import { FilterChip } from '../../ui/FilterChip.tsx';
import { formatDay } from '../../ui/times.ts';
import { ColumnsButton } from './ColumnsButton.tsx';
import { DaysSheet } from './DaysSheet.tsx';
import { ProfileFilter } from './ProfileFilter.tsx';
import { StatusFilter } from './StatusFilter.tsx';
import { ViewsMenu } from './ViewsMenu.tsx';

/** What the list is narrowed to, to be seen and to be cleared; views that have a name; the columns. */
export function FilterBar(props: {
  readonly store: SessionsStoreApi;
  readonly settings: ListSettingsStoreApi;
}): ReactElement {
  const { t } = useTranslation();
  const { store, settings } = props;
  const filter = useStore(store, (each) => each.filter);
  const { narrow } = store.getState();
  return (
    <div className="filter-bar">
      <ViewsMenu store={store} settings={settings} />
      <Group className="chips" aria-label={t('sessions.filters.label')}>
        <StatusFilter selected={filter.status} onChange={(status) => narrow({ ...filter, status })} />
        <PeriodChip filter={filter} onChange={(period) => narrow({ ...filter, period })} />
        <ProfileFilter selected={filter.profile} onChange={(profile) => narrow({ ...filter, profile })} />
        {!sameFilter(filter, noFilter) && (
          <Button kind="quiet" onPress={() => narrow(noFilter)}>
            {t('sessions.filters.clearAll')}
          </Button>
        )}
      </Group>
      <ColumnsButton settings={settings} />
    </div>
  );
}

function PeriodChip(props: {
  readonly filter: ListFilter;
  readonly onChange: (period: ListFilter['period']) => void;
}): ReactElement {
  const { t, i18n } = useTranslation();
  const { period } = props.filter;
  const [isChoosing, setChoosing] = useState(false);
  const words = (): string | null => {
    if (period === null) return null;
    return typeof period === 'string' ? t(`sessions.filters.periods.${period}`) : daysInWords(period);
  };
  const daysInWords = ({ from, to }: DayRange): string => {
    const day = (iso: string): string => formatDay(iso, i18n.language);
    if (from !== null && to !== null) return from === to ? day(from) : `${day(from)} – ${day(to)}`;
    if (from !== null) return t('sessions.filters.since', { day: day(from) });
    return t('sessions.filters.until', { day: to === null ? '' : day(to) });
  };
  return (
    <>
      <FilterChip
        name={t('sessions.filters.period')}
        value={words()}
        options={[
          ...namedPeriods.map((id) => ({ id, words: t(`sessions.filters.periods.${id}`) })),
          { id: 'days' as const, words: t('sessions.filters.days') },
        ]}
        selected={period === null ? [] : [typeof period === 'string' ? period : 'days']}
        onChange={([chosen = null]) => {
          if (chosen === 'days') setChoosing(true);
          else props.onChange(chosen);
        }}
      />
      <DaysSheet
        isOpen={isChoosing}
        onClose={() => setChoosing(false)}
        onChoose={(days) => {
          setChoosing(false);
          props.onChange(days);
        }}
      />
    </>
  );
}
