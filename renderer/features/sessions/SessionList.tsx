// biome-ignore-all lint/a11y/useSemanticElements: a list that puts its rows in place itself cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points at the row (aria-activedescendant)
import { type KeyboardEvent, type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ColumnLayout } from '../../../preload/contract/session-list.ts';
import { useConsoleParts, useNavigation } from '../../App/parts.ts';
import type { SessionsStoreApi } from '../../stores/sessions.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useTallScroll } from '../../ui/use-tall-scroll.ts';
import { columnsWithin, leastWidth, templateOf } from './list-columns.ts';
import { Nothing } from './Nothing.tsx';
import { rowAfterKey } from './row-after-key.ts';
import { SessionRow } from './SessionRow.tsx';
import { useRoom } from './use-room.ts';
import './SessionList.css';

const rowHeight = 44;
const headHeight = 32;

/** Few rows beyond what is seen: even on a tall screen there are never more than 60 in the page. */
const beyond = 4;

interface SessionListProps {
  readonly store: SessionsStoreApi;
  readonly layout: ColumnLayout;
}

/** The list, or why there is none. */
export function SessionList(props: SessionListProps): ReactElement {
  const { t } = useTranslation();
  const { store } = props;
  const isEmpty = useStore(store, (each) => each.length === 0);
  const isLoading = useStore(store, (each) => each.length === 0 && each.loading !== null);
  const error = useStore(store, (each) => each.error);
  if (error !== null && isEmpty) {
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
  return isEmpty ? <Nothing store={store} isLoading={isLoading} /> : <Rows {...props} />;
}

/** The rows: one stop for Tab, arrows inside, Enter for the details. Only those that are seen are there. */
function Rows(props: SessionListProps): ReactElement {
  const { t } = useTranslation();
  const { store } = props;
  const { navigation } = useConsoleParts();
  const selected = useNavigation((each) => each.selected);
  const sessions = useStore(store, (each) => each.sessions);
  const firstRank = useStore(store, (each) => each.firstRank);
  const length = useStore(store, (each) => each.length);
  const isWhole = useStore(store, (each) => each.isWhole);
  const isReading = useStore(store, (each) => each.loading === 'first');
  const answered = useStore(store, (each) => each.answered);
  const shifted = useStore(store, (each) => each.shifted);
  const grid = useRef<HTMLDivElement>(null);
  const room = useRoom(grid);
  // The same array while it means the same: a row is not drawn again for being scrolled past.
  const columns = useMemo(() => columnsWithin(props.layout, room), [props.layout, room]);

  const [cameBackTo] = useState(() => {
    const at = sessions.findIndex(({ id }) => id === selected);
    return at < 0 ? 0 : firstRank + at;
  });
  const [active, setActive] = useState(cameBackTo);
  const scroll = useTallScroll({
    view: grid,
    rows: length,
    rowHeight,
    headHeight,
    beyond,
    // Back from a session in full, the list stands where it stood.
    initialRow: Math.max(0, cameBackTo - 4),
  });
  const { first, last } = scroll;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept decides what is missing
  useEffect(() => {
    void store.getState().lookAt(first, last);
  }, [first, last, sessions, store]);

  useAnother(answered, () => {
    setActive(0);
    scroll.toTop();
  });
  useAnother(shifted, (by) => {
    setActive((rank) => Math.max(0, rank + by));
    scroll.shift(by);
  });

  const cameBack = useRef(selected !== null);
  useEffect(() => {
    if (cameBack.current) grid.current?.focus();
  }, []);

  const at = (rank: number) => sessions[rank - firstRank];

  // With the details open the list is walked through with them, as soon as a session is there.
  const isWalking = useRef(false);
  const activeId = at(active)?.id;
  useEffect(() => {
    if (!isWalking.current || activeId === undefined) return;
    isWalking.current = false;
    navigation.getState().select(activeId);
  }, [activeId, navigation]);

  const open = useCallback(
    (rank: number): void => {
      const state = store.getState();
      const session = state.sessions[rank - state.firstRank];
      if (session === undefined) return;
      setActive(rank);
      navigation.getState().select(session.id);
    },
    [store, navigation],
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      open(active);
      return;
    }
    const target = rowAfterKey(event.key, active, length, scroll.pageRows);
    if (target === null) return;
    event.preventDefault();
    isWalking.current = selected !== null;
    setActive(target);
    scroll.showRow(target);
  };

  const drawn = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return (
    <>
      <div
        className="list"
        role="grid"
        aria-label={t('sessions.title')}
        aria-rowcount={isWhole ? length + 1 : -1}
        aria-busy={isReading}
        aria-activedescendant={active >= first && active <= last ? rowId(active) : undefined}
        tabIndex={0}
        ref={grid}
        onKeyDown={onKeyDown}
        onScroll={scroll.onScroll}
        style={{ '--list-columns': templateOf(columns), '--list-least': `${leastWidth(columns)}rem` }}
      >
        <div role="row" className="list-row list-head" aria-rowindex={1}>
          {columns.map((column) => (
            <span key={column} role="columnheader" className={`list-${column}`}>
              {t(`sessions.columns.${column}`)}
            </span>
          ))}
        </div>
        <div role="rowgroup" className="list-rows" style={{ height: scroll.height }}>
          {drawn.map((rank) => (
            <SessionRow
              // A row that is scrolled out of sight becomes the next that comes into it: nothing is made or thrown away.
              key={rank % scroll.places}
              session={at(rank)}
              id={rowId(rank)}
              rank={rank}
              columns={columns}
              top={scroll.top(rank)}
              isActive={rank === active}
              isSelected={selected !== null && at(rank)?.id === selected}
              onPress={open}
            />
          ))}
        </div>
      </div>
      <Count store={store} />
    </>
  );
}

const rowId = (rank: number): string => `session-row-${rank}`;

/** How many there are, or that there is more, or that it did not come. */
function Count(props: SessionListProps | Pick<SessionListProps, 'store'>): ReactElement {
  const { t } = useTranslation();
  const { store } = props;
  const length = useStore(store, (each) => each.length);
  const isWhole = useStore(store, (each) => each.isWhole);
  const error = useStore(store, (each) => each.error);
  const words = (): string => {
    if (error !== null) return `${t('sessions.failed')} ${t(`errors.desk.${error.code}`)}`;
    return isWhole ? t('sessions.count', { count: length }) : t('sessions.countMore', { count: length - 1 });
  };
  return (
    <p className="list-count muted" role="status">
      {words()}
    </p>
  );
}

/** Does something when a number is another than it was, told by how much. */
function useAnother(value: number, act: (by: number) => void): void {
  const before = useRef(value);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const by = value - before.current;
    before.current = value;
    if (by !== 0) latest.current(by);
  }, [value]);
}
