import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskError } from '../../../preload/contract/errors.ts';
import { Notice } from '../../ui/Notice.tsx';

/** Why there is no result. What belongs to a field stands there; what was cancelled is no trouble. */
export function Trouble(props: { readonly error: DeskError; readonly cancelled: string }): ReactElement | null {
  const { t } = useTranslation();
  const { error, cancelled } = props;
  if (error.code === 'cancelled') return <Notice tone="info">{cancelled}</Notice>;
  if (error.fields !== undefined && error.fields.length > 0) return null;
  return (
    <Notice tone="danger" isAlert>
      {t(`errors.desk.${error.code}`)}
    </Notice>
  );
}
