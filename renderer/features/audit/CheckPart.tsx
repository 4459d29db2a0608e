import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAudit } from '../../App/parts.ts';
import { CopyValue } from '../../ui/CopyValue.tsx';
import { CheckExport } from './CheckExport.tsx';
import { CheckLog } from './CheckLog.tsx';

/** What can be proven of the log and of an export, and the key that both hang on. */
export function CheckPart(): ReactElement {
  const { t } = useTranslation();
  const fingerprint = useAudit((store) => store.desk?.fingerprint ?? null);
  return (
    <>
      <CheckLog />
      <CheckExport />
      <section className="audit-part" aria-labelledby="audit-key">
        <h2 id="audit-key">{t('audit.key.title')}</h2>
        <p className="muted">{t('audit.key.text')}</p>
        {fingerprint === null ? (
          <p>{t('audit.key.none')}</p>
        ) : (
          <dl className="audit-values">
            <CopyValue name={t('audit.fingerprint')} value={fingerprint} />
          </dl>
        )}
      </section>
    </>
  );
}
