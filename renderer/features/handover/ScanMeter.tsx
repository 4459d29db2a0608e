import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { QrCode } from '../../../preload/contract/session.ts';
import { scanOf } from './scan-meter.ts';

/** One line below the code: how fine it is, how large here, from where a phone reads it, and what helps. */
export function ScanMeter(props: { readonly qr: QrCode; readonly cssSide: number }): ReactElement {
  const { t } = useTranslation();
  const { qr, cssSide } = props;
  const { sideMm, farthestCm, advice } = scanOf(qr, cssSide);
  return (
    <p className="scan-meter muted">
      {t('handover.scan.measure', { modules: qr.size, cm: Math.round(sideMm / 10), distance: farthestCm })}{' '}
      {t(`handover.scan.${advice}`)}
    </p>
  );
}
