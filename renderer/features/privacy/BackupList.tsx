import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupFile } from '../../../preload/contract/privacy.ts';
import { formatMoment } from '../../ui/times.ts';
import './BackupList.css';

/** Newest first. */
export function BackupList(props: {
  readonly backups: readonly BackupFile[];
  /** What can be done with one. */
  readonly action?: (backup: BackupFile) => ReactNode;
}): ReactElement {
  const { t, i18n } = useTranslation();
  const { backups, action } = props;
  return (
    <table className="backups">
      <thead>
        <tr>
          <th scope="col">{t('privacy.backups.made')}</th>
          <th scope="col" className="backups-number">
            {t('privacy.backups.events')}
          </th>
          {action !== undefined && (
            <th scope="col">
              <span className="visually-hidden">{t('frame.actions')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {backups.map((backup) => (
          <tr key={backup.name}>
            <td>
              <time dateTime={backup.madeAt}>{formatMoment(backup.madeAt, i18n.language)}</time>
            </td>
            <td className="backups-number">{backup.sequence.toLocaleString(i18n.language)}</td>
            {action !== undefined && <td className="backups-action">{action(backup)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
