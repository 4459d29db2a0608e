import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionWarning } from '../../../preload/contract/session.ts';
import { Notice } from '../../ui/Notice.tsx';

/** What is odd about a session that works all the same, in words. */
export function Warnings(props: { readonly warnings: readonly (SessionWarning | 'qr-dense')[] }): ReactElement | null {
  const { t } = useTranslation();
  const { warnings } = props;
  if (warnings.length === 0) return null;
  return (
    <Notice tone="warning">
      {warnings.map((warning) => (
        <p key={warning}>{t(`handover.warnings.${warning}`)}</p>
      ))}
    </Notice>
  );
}
