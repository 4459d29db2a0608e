import { type ReactElement, useRef } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ListSettingsStoreApi } from '../../stores/list-settings.ts';
import type { SessionsStoreApi } from '../../stores/sessions.ts';
import { CloseIcon, SearchIcon } from '../../ui/icons.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { shortcuts } from '../../ui/shortcuts.ts';
import { useShortcut } from '../../ui/use-shortcut.ts';
import { FilterBar } from './FilterBar.tsx';
import { focusList } from './focus-list.ts';
import './Filters.css';

/** What is looked for: a text, and what the list is narrowed to. */
export function Filters(props: {
  readonly store: SessionsStoreApi;
  readonly settings: ListSettingsStoreApi;
}): ReactElement {
  const { t } = useTranslation();
  const { store } = props;
  const search = useStore(store, (each) => each.search);
  const { find } = store.getState();
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
      <FilterBar store={store} settings={props.settings} />
    </div>
  );
}
