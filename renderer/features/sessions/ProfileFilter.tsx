import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useProfiles } from '../../App/use-profiles.ts';
import { FilterChip } from '../../ui/FilterChip.tsx';

/** One profile by its id, or all; there is nothing to choose while there is only one. */
export function ProfileFilter(props: {
  readonly selected: string | null;
  readonly onChange: (selected: string | null) => void;
}): ReactElement | null {
  const { t } = useTranslation();
  const { selected } = props;
  const profiles = useProfiles();
  if (profiles.length < 2) return null;
  return (
    <FilterChip
      name={t('sessions.filters.profile')}
      value={selected === null ? null : (profiles.find(({ id }) => id === selected)?.name ?? '…')}
      options={profiles.map(({ id, name }) => ({ id, words: name }))}
      selected={selected === null ? [] : [selected]}
      onChange={([chosen = null]) => props.onChange(chosen)}
    />
  );
}
