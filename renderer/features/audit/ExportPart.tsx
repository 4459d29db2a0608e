import { type FormEvent, type ReactElement, useEffect, useRef } from 'react';
import { Group } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { piiLevels } from '../../../preload/contract/export.ts';
import { useAudit, useConsoleParts, usePermitted } from '../../App/parts.ts';
import { fieldErrorText } from '../../i18n/field-error.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckField } from '../../ui/CheckField.tsx';
import { Choice } from '../../ui/Choice.tsx';
import type { Message } from '../../ui/FieldMessage.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ProfileFilter } from '../sessions/ProfileFilter.tsx';
import { StatusFilter } from '../sessions/StatusFilter.tsx';
import { ExportMade } from './ExportMade.tsx';
import { FolderField } from './FolderField.tsx';
import { JobProgress } from './JobProgress.tsx';
import { Trouble } from './Trouble.tsx';

const spans = ['all', 'this-month', 'last-month', 'days'] as const;

/** What leaves the desk for an auditor. */
export function ExportPart(): ReactElement {
  const { t } = useTranslation();
  const { audit } = useConsoleParts();
  const form = useAudit((store) => store.form);
  const made = useAudit((store) => store.made);
  const job = useAudit((store) => store.job);
  const error = made !== null && 'error' in made ? made.error : null;
  const { fill } = audit.getState();
  const mayExportFull = usePermitted('export-full');
  const body = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // What was not taken may be out of sight.
    if (error !== null) body.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);

  const message = (field: string, hint?: string): Message | null => {
    const wrong = fieldErrorText(t, error?.fields?.find((each) => each.field === field)?.code);
    if (wrong !== null) return { tone: 'error', text: wrong };
    return hint === undefined ? null : { tone: 'hint', text: hint };
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (job === null) void audit.getState().export();
  };

  return (
    <form ref={body} className="audit-part" onSubmit={submit} noValidate aria-labelledby="audit-export">
      <h2 id="audit-export">{t('audit.parts.export')}</h2>
      <p className="muted">{t('audit.export.text')}</p>
      <Choice
        label={t('audit.export.period')}
        value={form.span}
        onChange={(span) => fill({ span })}
        options={spans.map((value) => ({ value, label: t(`audit.export.spans.${value}`) }))}
        message={{ tone: 'hint', text: t('audit.export.periodHint') }}
      />
      {form.span === 'days' && (
        <div className="audit-pair">
          <TextField
            label={t('audit.export.from')}
            value={form.from}
            onChange={(from) => fill({ from })}
            message={message('from', t('audit.export.dayHint'))}
          />
          <TextField
            label={t('audit.export.to')}
            value={form.to}
            onChange={(to) => fill({ to })}
            message={message('to', t('audit.export.dayHint'))}
          />
        </div>
      )}
      <SessionsMeant />
      <Choice
        label={t('audit.export.pii')}
        value={form.pii}
        onChange={(pii) => fill({ pii })}
        options={piiLevels
          .filter((value) => value !== 'full' || mayExportFull)
          .map((value) => ({ value, label: t(`audit.export.piiLevels.${value}`) }))}
        message={{
          tone: form.pii === 'full' ? 'warning' : 'hint',
          text: t(`audit.export.piiMeans.${form.pii}`),
        }}
      />
      {form.pii !== 'none' && (
        <TextField
          label={t('audit.export.reason')}
          value={form.reason}
          onChange={(reason) => fill({ reason })}
          isNeeded
          message={message('reason', t('audit.export.reasonHint'))}
        />
      )}
      <fieldset className="audit-files">
        <legend className="field-label">{t('audit.export.formats')}</legend>
        <CheckField
          label={t('audit.export.csv')}
          isSelected={form.csv}
          onChange={(csv) => fill({ csv })}
          isOptional
          message={message('formats')}
        />
        <CheckField
          label={t('audit.export.ndjson')}
          isSelected={form.ndjson}
          onChange={(ndjson) => fill({ ndjson })}
          isOptional
        />
        <CheckField
          label={t('audit.export.bom')}
          isSelected={form.byteOrderMark}
          onChange={(byteOrderMark) => fill({ byteOrderMark })}
          isOptional
        />
      </fieldset>
      <FolderField
        which="exportInto"
        label={t('audit.export.into')}
        hint={t('audit.export.intoHint')}
        message={message('folder')}
      />
      {error !== null && <Trouble error={error} cancelled={t('audit.export.cancelled')} />}
      {job === null ? (
        <div className="audit-end">
          <Button type="submit" kind="primary">
            {t('audit.export.submit')}
          </Button>
        </div>
      ) : (
        <JobProgress job={job} />
      )}
      {made !== null && 'value' in made && <ExportMade made={made.value} />}
    </form>
  );
}

/** Narrowed as the list is; the period stands above. Nothing chosen means all. */
function SessionsMeant(): ReactElement {
  const { t } = useTranslation();
  const { audit } = useConsoleParts();
  const { status, profile } = useAudit((store) => store.form);
  const { fill } = audit.getState();
  return (
    <div className="field">
      <p className="field-label" id="audit-meant">
        {t('audit.export.narrowed')}
      </p>
      <Group className="chips" aria-labelledby="audit-meant">
        <StatusFilter selected={status} onChange={(chosen) => fill({ status: chosen })} />
        <ProfileFilter selected={profile} onChange={(chosen) => fill({ profile: chosen })} />
      </Group>
    </div>
  );
}
