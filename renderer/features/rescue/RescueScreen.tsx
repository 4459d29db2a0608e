import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskError } from '../../../preload/contract/errors.ts';
import type { BackupFile } from '../../../preload/contract/privacy.ts';
import type { Rescued, RescueView } from '../../../preload/contract/rescue.ts';
import { useDesk, useDeskParts } from '../../App/parts.ts';
import { errorOf, unwrap } from '../../api/unwrap.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Question } from '../../ui/Question.tsx';
import { formatMoment } from '../../ui/times.ts';
import { BackupList } from '../privacy/BackupList.tsx';
import './RescueScreen.css';

/** The desk cannot be opened as it is: what can be done, what each way costs, and that nothing is deleted by any. */
export function RescueScreen(): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const load = useDesk((store) => store.load);
  const [view, setView] = useState<RescueView | null>(null);
  const [done, setDone] = useState<Rescued | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  useEffect(() => {
    let isWanted = true;
    unwrap(bridge['rescue.look']()).then(
      (found) => isWanted && setView(found),
      (thrown) => isWanted && setError(errorOf(thrown)),
    );
    return () => {
      isWanted = false;
    };
  }, [bridge]);

  // Between the look and now somebody else may have repaired it: then the desk just opens.
  useEffect(() => {
    if (view?.damage === null) void load();
  }, [view, load]);

  const repair = async (work: () => Promise<Rescued>): Promise<void> => {
    setError(null);
    await work().then(setDone, (thrown) => setError(errorOf(thrown)));
  };

  return (
    <main className="rescue">
      <div className="rescue-card">
        <p className="rescue-product">{t('frame.product')}</p>
        {done !== null ? (
          <Done done={done} />
        ) : (
          view !== null && view.damage !== null && <Ways view={view} damage={view.damage} repair={repair} />
        )}
        {error !== null && (
          <Notice tone="danger" isAlert>
            {t(`errors.desk.${error.code}`)}
          </Notice>
        )}
      </div>
    </main>
  );
}

function Ways(props: {
  readonly view: RescueView;
  readonly damage: NonNullable<RescueView['damage']>;
  readonly repair: (work: () => Promise<Rescued>) => Promise<void>;
}): ReactElement {
  const { t, i18n } = useTranslation();
  const { bridge } = useDeskParts();
  const { view, damage, repair } = props;
  const [running, setRunning] = useState<'mend' | 'restore' | null>(null);
  const [asked, setAsked] = useState<BackupFile | null>(null);
  const run = async (what: 'mend' | 'restore', work: () => Promise<Rescued>): Promise<void> => {
    setRunning(what);
    await repair(work);
    setRunning(null);
  };
  return (
    <>
      <h1>{t(`rescue.title.${damage}`)}</h1>
      <p>{t(`rescue.text.${damage}`)}</p>
      <p className="muted">{t('rescue.nothingDeleted')}</p>
      {damage === 'log' && (
        <section className="rescue-way">
          <h2>{t('rescue.mend')}</h2>
          <p className="muted">{t('rescue.mendText')}</p>
          <Button
            kind="primary"
            autoFocus
            isDisabled={running === 'restore'}
            onPress={() => void run('mend', () => unwrap(bridge['rescue.mend']()))}
            busy={running === 'mend' && t('rescue.mending')}
          >
            {t('rescue.mend')}
          </Button>
        </section>
      )}
      <section className="rescue-way">
        <h2>{t('rescue.back')}</h2>
        {view.backups.length === 0 ? (
          <p>{t('rescue.noBackups')}</p>
        ) : (
          <>
            <p className="muted">{t('rescue.backText')}</p>
            <BackupList
              backups={view.backups}
              action={(backup) => (
                <Button
                  onPress={() => setAsked(backup)}
                  isDisabled={running !== null}
                  label={t('rescue.restoreNamed', { at: formatMoment(backup.madeAt, i18n.language) })}
                >
                  {t('rescue.restore')}
                </Button>
              )}
            />
            {running === 'restore' && <p role="status">{t('rescue.restoring')}</p>}
          </>
        )}
      </section>
      <Question
        title={t('rescue.askTitle')}
        confirm={t('rescue.restore')}
        isOpen={asked !== null}
        onCancel={() => setAsked(null)}
        onConfirm={() => {
          if (asked !== null) void run('restore', () => unwrap(bridge['rescue.restore']({ name: asked.name })));
          setAsked(null);
        }}
      >
        {asked !== null && t('rescue.askText', { at: formatMoment(asked.madeAt, i18n.language) })}
      </Question>
    </>
  );
}

function Done(props: { readonly done: Rescued }): ReactElement {
  const { t, i18n } = useTranslation();
  const load = useDesk((store) => store.load);
  const { backupMadeAt, setAside, erasedAgain } = props.done;
  return (
    <>
      <h1>{t('rescue.done')}</h1>
      <p role="status">
        {backupMadeAt === null
          ? t('rescue.carriedOver')
          : t('rescue.restored', { at: formatMoment(backupMadeAt, i18n.language) })}
      </p>
      {erasedAgain > 0 && <p>{t('rescue.erasedAgain', { count: erasedAgain })}</p>}
      {setAside.length > 0 && (
        <div>
          <p className="muted">{t('rescue.setAside')}</p>
          <ul className="mono rescue-files">
            {setAside.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </div>
      )}
      <Button kind="primary" autoFocus onPress={() => void load()}>
        {t('rescue.goOn')}
      </Button>
    </>
  );
}
