import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../preload/contract/export.ts';

/** Where something does not hold; the first is the one to look at. The detail is the verifier's own, in its language. */
export function Findings(props: { readonly findings: readonly Finding[] }): ReactElement {
  const { t } = useTranslation();
  return (
    <ul className="audit-findings">
      {props.findings.map(({ file, row, what }) => (
        <li key={`${file} ${row} ${what}`}>
          <span className="mono">{file}</span>
          {row !== null && ` · ${t('audit.row', { row })}`}{' '}
          <span className="muted" lang="en">
            {what}
          </span>
        </li>
      ))}
    </ul>
  );
}
