import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type SessionStatus, sessionStatuses } from '../../../preload/contract/session.ts';
import { FilterChip } from '../../ui/FilterChip.tsx';

/** A draft is no session yet. */
const offered = sessionStatuses.filter((status) => status !== 'draft');

/** Any of some statuses; none chosen means all. */
export function StatusFilter(props: {
  readonly selected: readonly SessionStatus[];
  readonly onChange: (selected: readonly SessionStatus[]) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { selected } = props;
  return (
    <FilterChip
      name={t('sessions.filters.status')}
      value={selected.length === 0 ? null : selected.map((each) => t(`sessions.status.${each}`)).join(', ')}
      options={offered.map((id) => ({ id, words: t(`sessions.status.${id}`) }))}
      selected={selected}
      isSeveral
      onChange={props.onChange}
    />
  );
}
