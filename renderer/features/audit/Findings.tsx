import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../preload/contract/export.ts';

/** Where something does not hold; the first is the one to look at. */
export function Findings(props: { readonly findings: readonly Finding[] }): ReactElement {
  const { t } = useTranslation();
  return (
    <ul className="audit-findings">
      {props.findings.map(({ file, row, kind, event }) => (
        <li key={`${file} ${row} ${kind} ${event}`}>
          <span className="mono">{file}</span>
          {row !== null && ` · ${t('audit.row', { row })}`}{' '}
          <span className="muted">{t(`audit.findings.${kind}`, { event })}</span>
        </li>
      ))}
    </ul>
  );
}
