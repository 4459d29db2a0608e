import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditExportMade } from '../../../preload/contract/audit.ts';
import { useAudit, useConsoleParts } from '../../App/parts.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyValue } from '../../ui/CopyValue.tsx';

/** An export that stands where it was wanted, and what to note down of it. */
export function ExportMade(props: { readonly made: AuditExportMade }): ReactElement {
  const { t } = useTranslation();
  const { audit } = useConsoleParts();
  const opensFolders = useAudit((store) => store.desk?.opensFolders ?? false);
  const { folder, sessions, events, last, fingerprint, token } = props.made;
  return (
    <section className="audit-result" aria-labelledby="audit-made">
      <div className="audit-result-head">
        <div role="status">
          <h3 id="audit-made">{t('audit.made.title')}</h3>
        </div>
        {opensFolders && (
          <Button onPress={() => void audit.getState().openFolder(token)}>{t('audit.made.open')}</Button>
        )}
      </div>
      <p>
        {t('audit.sessions', { count: sessions })} · {t('audit.events', { count: events })}
      </p>
      <dl className="audit-values">
        <CopyValue name={t('audit.made.folder')} value={folder} />
        {last !== null && <CopyValue name={t('audit.made.last', { sequence: last.sequence })} value={last.hash} />}
        <CopyValue name={t('audit.fingerprint')} value={fingerprint} />
      </dl>
      <p className="muted">{t('audit.made.note')}</p>
    </section>
  );
}
