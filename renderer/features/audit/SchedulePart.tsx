import type { FormEvent, ReactElement } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { exportRhythms } from '../../../preload/contract/export-schedule.ts';
import { useAudit, useConsoleParts, usePermitted } from '../../App/parts.ts';
import { fieldErrorText } from '../../i18n/field-error.ts';
import { isEmpty } from '../../stores/audit.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { formatMoment } from '../../ui/times.ts';
import { FolderField } from './FolderField.tsx';
import { Trouble } from './Trouble.tsx';

/** Exports that the desk makes by itself, and whether they work. */
export function SchedulePart(): ReactElement {
  const { t, i18n } = useTranslation();
  const { audit } = useConsoleParts();
  const state = useAudit((store) => store.schedule);
  const picked = useAudit((store) => store.rhythm);
  const error = useAudit((store) => store.scheduleError);
  const into = useAudit((store) => store.scheduleInto);
  const mayChange = usePermitted('settings');
  const schedule = state?.schedule ?? null;
  const rhythm = picked ?? schedule?.every ?? 'off';
  const wrong = fieldErrorText(t, error?.fields?.find(({ field }) => field === 'folder')?.code);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void audit.getState().keepSchedule();
  };
  return (
    <form className="audit-part" onSubmit={submit} noValidate aria-labelledby="audit-schedule">
      <h2 id="audit-schedule">{t('audit.parts.schedule')}</h2>
      <p className="muted">
        <Trans t={t} i18nKey="audit.schedule.text" components={{ command: <span className="audit-command" /> }} />
      </p>
      {schedule !== null && (
        <p>
          {t(`audit.schedule.is.${schedule.every}`)} <span className="mono">{schedule.folder}</span>
        </p>
      )}
      {state?.lastMade && (
        <p className="muted">{t('audit.schedule.lastMade', { at: formatMoment(state.lastMade.at, i18n.language) })}</p>
      )}
      <ScheduleProblem />
      {mayChange ? (
        <>
          <Choice
            label={t('audit.schedule.every')}
            value={rhythm}
            onChange={(chosen) => audit.getState().pickRhythm(chosen)}
            options={(['off', ...exportRhythms] as const).map((value) => ({
              value,
              label: t(`audit.schedule.rhythms.${value}`),
            }))}
          />
          {rhythm !== 'off' && (
            <FolderField
              which="scheduleInto"
              label={t('audit.export.into')}
              hint={t(schedule === null ? 'audit.schedule.intoHint' : 'audit.schedule.elsewhereHint')}
              message={wrong === null ? null : { tone: 'error', text: wrong }}
            />
          )}
          {error !== null && <Trouble error={error} cancelled="" />}
          <div className="audit-end">
            <Button type="submit" kind="primary" isDisabled={picked === null && isEmpty(into)}>
              {t('audit.schedule.submit')}
            </Button>
          </div>
        </>
      ) : (
        <p className="muted">{t('audit.schedule.notYours')}</p>
      )}
    </form>
  );
}

/** Why the last scheduled export came to nothing. */
export function ScheduleProblem(): ReactElement | null {
  const { t, i18n } = useTranslation();
  const problem = useAudit((store) => store.schedule?.problem ?? null);
  if (problem === null) return null;
  return (
    <Notice tone="warning">
      {t('audit.schedule.problem', { at: formatMoment(problem.at, i18n.language) })} {t(`errors.desk.${problem.code}`)}
    </Notice>
  );
}
