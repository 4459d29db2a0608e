import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskParts } from '../../App/parts.ts';
import { unwrap } from '../../api/unwrap.ts';

/** Why a customer's data is gone, for whoever asks years later. */
export function ErasureReason(props: { readonly id: string }): ReactElement | null {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const { id } = props;
  const [reason, setReason] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    let isWanted = true;
    unwrap(bridge['erasure.reason']({ id })).then(
      (why) => isWanted && setReason(why),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [bridge, id]);
  if (reason === undefined) return null;
  return (
    <p>
      <span className="muted">{t('privacy.erasure.why')}:</span> {reason ?? t('privacy.erasure.noReason')}
    </p>
  );
}
