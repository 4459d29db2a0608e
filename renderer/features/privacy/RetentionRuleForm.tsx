import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import {
  longestRetentionDays,
  proposedRetention,
  type RestingStatus,
  type RetentionCount,
  type RetentionRule,
  restingStatuses,
} from '../../../preload/contract/privacy.ts';
import type { RetentionStoreApi } from '../../stores/retention.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';

type Typed = Readonly<Record<RestingStatus, string>>;

const typedFrom = (rule: RetentionRule): Typed => ({
  'link-ready': String(rule['link-ready'] ?? ''),
  'handed-over': String(rule['handed-over'] ?? ''),
  held: String(rule.held ?? ''),
  registered: String(rule.registered ?? ''),
  refused: String(rule.refused ?? ''),
  cancelled: String(rule.cancelled ?? ''),
  expired: String(rule.expired ?? ''),
  replaced: String(rule.replaced ?? ''),
});

const isDays = (text: string): boolean =>
  /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= longestRetentionDays;

/** One profile's rule: a number of days for each status in which a session may rest, or none. */
export function RetentionRuleForm(props: {
  readonly shown: RetentionCount;
  readonly store: RetentionStoreApi;
}): ReactElement {
  const { t } = useTranslation();
  const { shown, store } = props;
  const running = useStore(store, (each) => each.running);
  const isSaved = useStore(store, (each) => each.saved === shown.profileId);
  const [typed, setTyped] = useState<Typed>(() => typedFrom(shown.rule));
  const [isChecked, setChecked] = useState(false);
  const label = useId();
  const given = restingStatuses.filter((status) => typed[status].trim() !== '');
  const wrong = given.filter((status) => !isDays(typed[status].trim()));

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (wrong.length > 0) return;
    const rule: RetentionRule = Object.fromEntries(given.map((status) => [status, Number(typed[status])]));
    void store.getState().save(shown.profileId, rule);
  };

  return (
    <form className="retention" onSubmit={submit} noValidate aria-labelledby={label}>
      <p id={label} className="visually-hidden">
        {t('privacy.retention.rule')}
      </p>
      <div className="retention-days">
        {restingStatuses.map((status) => (
          <TextField
            key={status}
            label={t(`sessions.status.${status}`)}
            value={typed[status]}
            onChange={(text) => setTyped({ ...typed, [status]: text })}
            inside={<span className="retention-unit muted">{t('privacy.retention.days')}</span>}
            message={
              isChecked && wrong.includes(status)
                ? { tone: 'error', text: t('privacy.retention.wrongDays', { most: longestRetentionDays }) }
                : null
            }
          />
        ))}
      </div>
      <div className="retention-end">
        <p className="muted" role="status">
          {isSaved ? t('privacy.retention.saved') : t('privacy.retention.proposal')}
        </p>
        <Button kind="quiet" onPress={() => setTyped(typedFrom(proposedRetention))}>
          {t('privacy.retention.propose')}
        </Button>
        <Button type="submit" kind="primary" busy={running === 'save' && t('privacy.retention.save')}>
          {t('privacy.retention.save')}
        </Button>
      </div>
    </form>
  );
}
