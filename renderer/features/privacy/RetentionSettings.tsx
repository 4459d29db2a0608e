import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useDeskParts } from '../../App/parts.ts';
import { createRetentionStore, type RetentionStoreApi } from '../../stores/retention.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Question } from '../../ui/Question.tsx';
import './RetentionSettings.css';
import { RetentionRuleForm } from './RetentionRuleForm.tsx';

/** How long customers' data is kept, by profile and status, and what is due. */
export function RetentionSettings(): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const [store] = useState(() => createRetentionStore(bridge));
  useEffect(() => void store.getState().load(), [store]);
  const report = useStore(store, (each) => each.report);
  const error = useStore(store, (each) => each.error);
  const [chosen, setChosen] = useState<string | null>(null);
  const profiles = report?.profiles ?? [];
  const shown = profiles.find(({ profileId }) => profileId === chosen) ?? profiles[0];
  return (
    <section className="settings-part" aria-labelledby="settings-retention">
      <h2 id="settings-retention">{t('privacy.retention.title')}</h2>
      <p className="muted">{t('privacy.retention.text')}</p>
      {error !== null && (
        <Notice tone="danger" isAlert>
          {t(`errors.desk.${error.code}`)}
        </Notice>
      )}
      {shown !== undefined && profiles.length > 1 && (
        <Choice
          label={t('privacy.retention.profile')}
          value={shown.profileId}
          onChange={setChosen}
          options={profiles.map(({ profileId, profile }) => ({ value: profileId, label: profile }))}
        />
      )}
      {shown !== undefined && <RetentionRuleForm key={shown.profileId} shown={shown} store={store} />}
      <Due store={store} />
    </section>
  );
}

/** What the saved rules would erase now, in every profile, and the button that does it. */
function Due(props: { readonly store: RetentionStoreApi }): ReactElement | null {
  const { t } = useTranslation();
  const { store } = props;
  const report = useStore(store, (each) => each.report);
  const running = useStore(store, (each) => each.running);
  const done = useStore(store, (each) => each.done);
  const [isAsking, setAsking] = useState(false);
  if (report === null) return null;
  const { total } = report;
  return (
    <div className="retention-due">
      <div role="status">
        {done !== null && done.total > 0 && <p>{t('privacy.retention.done', { count: done.total })}</p>}
        {done?.backups === 'failed' && <p>{t('privacy.erasure.failed')}</p>}
        <p>{total === 0 ? t('privacy.retention.nothingDue') : t('privacy.retention.due', { count: total })}</p>
        <p className="muted">{t('privacy.retention.when')}</p>
      </div>
      {total > 0 && (
        <Button onPress={() => setAsking(true)} busy={running === 'erase' && t('privacy.retention.running')}>
          {t('privacy.retention.run')}
        </Button>
      )}
      <Question
        title={t('privacy.retention.askTitle', { count: total })}
        confirm={t('privacy.retention.run')}
        isOpen={isAsking}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          void store.getState().erase();
        }}
      >
        {t('privacy.retention.askText')}
      </Question>
    </div>
  );
}
