// biome-ignore-all lint/a11y/useSemanticElements: a list that puts its rows in place itself cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points at the row (aria-activedescendant)
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useConsoleParts, useNavigation } from '../../App/parts.ts';
import type { SessionsStoreApi } from '../../stores/sessions.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { rowAfterKey } from './row-after-key.ts';
import { SessionRow } from './SessionRow.tsx';
import './SessionList.css';

const rowHeight = 44;

/** Few rows beyond what is seen: even on a tall screen there are never more than 60 in the page. */
const beyond = 4;

/** When so few rows are left below, the next page is fetched. */
const nearEnd = 20;

const columns = ['reference', 'customer', 'status', 'profile', 'created', 'expires'] as const;

/** The list itself: one stop for Tab, arrows inside it, Enter for the details. */
export function SessionList(props: { readonly store: SessionsStoreApi }): ReactElement {
  const { t } = useTranslation();
  const { store } = props;
  const { navigation } = useConsoleParts();
  const selected = useNavigation((each) => each.selected);
  const sessions = useStore(store, (each) => each.sessions);
  const next = useStore(store, (each) => each.next);
  const loading = useStore(store, (each) => each.loading);
  const error = useStore(store, (each) => each.error);
  const grid = useRef<HTMLDivElement>(null);
  const [activeId, setActive] = useState<string | null>(selected);
  const at = sessions.findIndex(({ id }) => id === activeId);
  const active = Math.max(at, 0);

  const virtual = useVirtualizer({
    count: sessions.length,
    getScrollElement: () => grid.current,
    estimateSize: () => rowHeight,
    overscan: beyond,
    getItemKey: (index) => sessions[index]?.id ?? index,
    scrollPaddingStart: rowHeight,
    // Back from a session in full, the list stands where it stood.
    initialOffset: Math.max(0, (active - 4) * rowHeight),
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;

  useEffect(() => {
    if (next !== null && last >= sessions.length - nearEnd) void store.getState().more();
  }, [last, next, sessions.length, store]);

  const cameBack = useRef(selected !== null);
  useEffect(() => {
    if (cameBack.current) grid.current?.focus();
  }, []);

  const open = (index: number): void => {
    const session = sessions[index];
    if (session === undefined) return;
    setActive(session.id);
    navigation.getState().select(session.id);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      open(active);
      return;
    }
    const visible = Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / rowHeight) - 2);
    const target = rowAfterKey(event.key, active, sessions.length, visible);
    if (target === null) return;
    event.preventDefault();
    setActive(sessions[target]?.id ?? null);
    virtual.scrollToIndex(target);
    // With the details open the list is walked through with them.
    if (selected !== null) open(target);
  };

  if (error !== null && sessions.length === 0) {
    return (
      <div className="list-aside">
        <Notice
          tone="danger"
          isAlert
          action={<Button onPress={() => void store.getState().reload()}>{t('frame.retry')}</Button>}
        >
          {t('sessions.failed')} {t(`errors.desk.${error.code}`)}
        </Notice>
      </div>
    );
  }
  if (sessions.length === 0) return <Nothing store={store} isLoading={loading !== null} />;

  return (
    <>
      <div
        className="list"
        role="grid"
        aria-label={t('sessions.title')}
        aria-rowcount={next === null ? sessions.length + 1 : -1}
        aria-busy={loading === 'first'}
        aria-activedescendant={rows.some(({ index }) => index === active) ? rowId(active) : undefined}
        tabIndex={0}
        ref={grid}
        onKeyDown={onKeyDown}
      >
        <div role="row" className="list-row list-head" aria-rowindex={1}>
          {columns.map((column) => (
            <span key={column} role="columnheader" className={`list-${column}`}>
              {t(`sessions.columns.${column}`)}
            </span>
          ))}
        </div>
        <div role="rowgroup" className="list-rows" style={{ height: virtual.getTotalSize() }}>
          {rows.map(({ index, key, start }) => {
            const session = sessions[index];
            if (session === undefined) return null;
            return (
              <SessionRow
                key={key}
                session={session}
                id={rowId(index)}
                index={index}
                top={start}
                isActive={index === active}
                isSelected={session.id === selected}
                onPress={() => open(index)}
              />
            );
          })}
        </div>
      </div>
      <p className="list-count muted" role="status">
        {loading === 'more'
          ? t('sessions.loadingMore')
          : next === null
            ? t('sessions.count', { count: sessions.length })
            : t('sessions.countMore', { count: sessions.length })}
      </p>
    </>
  );
}

const rowId = (index: number): string => `session-row-${index}`;

/** No sessions at all, or none that fit: two different things to say. */
function Nothing(props: { readonly store: SessionsStoreApi; readonly isLoading: boolean }): ReactElement {
  const { t } = useTranslation();
  const { store } = props;
  const go = useNavigation((each) => each.go);
  const search = useStore(store, (each) => each.search);
  const status = useStore(store, (each) => each.status);
  if (props.isLoading) {
    return (
      <p className="list-aside muted" role="status">
        {t('sessions.loading')}
      </p>
    );
  }
  if (search.trim() === '' && status === null) {
    return (
      <Empty
        title={t('sessions.emptyTitle')}
        action={
          <Button kind="primary" onPress={() => go('registration')}>
            {t('sessions.emptyAction')}
          </Button>
        }
      >
        {t('sessions.emptyText')}
      </Empty>
    );
  }
  const clear = (): void => {
    store.getState().find('');
    store.getState().filter(null);
  };
  return (
    <Empty title={t('sessions.nothingTitle')} action={<Button onPress={clear}>{t('sessions.nothingAction')}</Button>}>
      {t('sessions.nothingText')}
    </Empty>
  );
}
