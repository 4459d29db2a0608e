import type { FormEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditExportVerification } from '../../../preload/contract/audit.ts';
import { useAudit, useConsoleParts } from '../../App/parts.ts';
import { fieldErrorText } from '../../i18n/field-error.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyValue } from '../../ui/CopyValue.tsx';
import { formatMoment } from '../../ui/times.ts';
import { Findings } from './Findings.tsx';
import { FolderField } from './FolderField.tsx';
import { JobProgress } from './JobProgress.tsx';
import { Trouble } from './Trouble.tsx';
import { Verdict } from './Verdict.tsx';

/** An export somebody brings along: every file, and whether it belongs to this desk. */
export function CheckExport(): ReactElement {
  const { t } = useTranslation();
  const { audit } = useConsoleParts();
  const job = useAudit((store) => store.job);
  const found = useAudit((store) => store.checked);
  const error = found !== null && 'error' in found ? found.error : null;
  const wrong = fieldErrorText(t, error?.fields?.find(({ field }) => field === 'folder')?.code);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (job === null) void audit.getState().verifyExport();
  };
  return (
    <form className="audit-part" onSubmit={submit} noValidate aria-labelledby="audit-check-export">
      <h2 id="audit-check-export">{t('audit.checkExport.title')}</h2>
      <p className="muted">{t('audit.checkExport.text')}</p>
      <FolderField
        which="exportToCheck"
        label={t('audit.checkExport.folder')}
        hint={t('audit.checkExport.folderHint')}
        message={wrong === null ? null : { tone: 'error', text: wrong }}
      />
      {job?.kind === 'verify-export' ? (
        <JobProgress job={job} />
      ) : (
        <div className="audit-end">
          <Button type="submit" isDisabled={job !== null}>
            {t('audit.checkExport.submit')}
          </Button>
        </div>
      )}
      {error !== null && <Trouble error={error} cancelled={t('audit.checkCancelled')} />}
      {found !== null && 'value' in found && <ExportVerdict found={found.value} />}
    </form>
  );
}

function ExportVerdict(props: { readonly found: AuditExportVerification }): ReactElement {
  const { t, i18n } = useTranslation();
  const { holds, findings, sessions, events, madeAt, fingerprint, ownKey, inThisLog } = props.found;
  // It may hold in itself and still be no export of this desk, or one that this desk’s log contradicts.
  const fits = holds && ownKey !== false && inThisLog !== 'other';
  const title = !holds ? 'broken' : fits ? 'holds' : 'strange';
  return (
    <Verdict holds={fits} title={t(`audit.checkExport.${title}`)}>
      {!holds && <Findings findings={findings} />}
      <p>
        {madeAt !== null && `${t('audit.checkExport.madeAt', { at: formatMoment(madeAt, i18n.language) })} · `}
        {t('audit.sessions', { count: sessions })} · {t('audit.events', { count: events })}
      </p>
      {ownKey !== null && <p>{t(ownKey ? 'audit.checkExport.ownKey' : 'audit.checkExport.otherKey')}</p>}
      {inThisLog !== null && <p>{t(`audit.checkExport.inThisLog.${inThisLog}`)}</p>}
      {fingerprint !== null && (
        <dl className="audit-values">
          <CopyValue name={t('audit.fingerprint')} value={fingerprint} />
        </dl>
      )}
      <p className="muted">{t('audit.checkExport.cannot')}</p>
    </Verdict>
  );
}
