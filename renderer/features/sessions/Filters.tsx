import { type ReactElement, useRef } from 'react';
import { Button, Group, Input, SearchField, ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { SessionStatus } from '../../../preload/contract/session.ts';
import type { SessionsStoreApi } from '../../stores/sessions.ts';
import { CloseIcon, SearchIcon } from '../../ui/icons.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { shortcuts } from '../../ui/shortcuts.ts';
import { useShortcut } from '../../ui/use-shortcut.ts';
import { focusList } from './focus-list.ts';
import './Filters.css';

/** What an operator looks for; what passes in seconds or cannot be done anything about is found by its text. */
const offered = [
  'link-ready',
  'handed-over',
  'registered',
  'unknown',
  'held',
  'refused',
  'expired',
  'cancelled',
] as const satisfies readonly SessionStatus[];

export function Filters(props: { readonly store: SessionsStoreApi }): ReactElement {
  const { t } = useTranslation();
  const { store } = props;
  const search = useStore(store, (each) => each.search);
  const filter = useStore(store, (each) => each.filter);
  const { find, narrow } = store.getState();
  const input = useRef<HTMLInputElement>(null);
  useShortcut(shortcuts.search, () => input.current?.select());
  return (
    <div className="filters">
      <h1>{t('sessions.title')}</h1>
      <SearchField
        className="search"
        aria-label={t('sessions.search')}
        value={search}
        onChange={find}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') focusList();
          else event.continuePropagation();
        }}
      >
        <SearchIcon />
        <Input
          ref={input}
          className="search-input field-control"
          placeholder={t('sessions.searchHint')}
          autoComplete="off"
          spellCheck="false"
        />
        <span className="search-key">
          <Keys of={shortcuts.search} />
        </span>
        <Button className="search-clear field-inside" aria-label={t('sessions.clearSearch')}>
          <CloseIcon />
        </Button>
      </SearchField>
      <Group className="chips" aria-label={t('sessions.filter')}>
        {offered.map((each) => (
          <ToggleButton
            key={each}
            className="chip"
            isSelected={filter.status.includes(each)}
            onChange={(isSelected) =>
              narrow({
                ...filter,
                status: isSelected ? [...filter.status, each] : filter.status.filter((other) => other !== each),
              })
            }
          >
            {t(`sessions.status.${each}`)}
            {filter.status.includes(each) && <CloseIcon />}
          </ToggleButton>
        ))}
      </Group>
    </div>
  );
}
