import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CustomerData, customerFields } from '../../../preload/contract/registration.ts';
import { useDeskParts } from '../../App/parts.ts';
import { unwrap } from '../../api/unwrap.ts';
import { Button } from '../../ui/Button.tsx';
import { formatDay } from '../../ui/times.ts';
import { useTick } from '../../ui/use-tick.ts';

/** Long enough to read a customer's data back to them, short enough for a screen that is left alone. */
const shownMs = 30_000;

/** The customer in full, for a moment, on request. Main writes down that it was shown. */
export function Revealed(props: { readonly id: string }): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const { id } = props;
  const [shown, setShown] = useState<{ readonly customer: CustomerData; readonly until: number } | null>(null);
  useTick(shown === null ? null : 1_000);
  useEffect(() => {
    if (shown === null) return;
    const timer = setTimeout(() => setShown(null), shown.until - performance.now());
    return () => clearTimeout(timer);
  }, [shown]);

  const reveal = async (): Promise<void> => {
    const customer = await unwrap(bridge['sessions.reveal']({ id })).catch(() => null);
    if (customer !== null) setShown({ customer, until: performance.now() + shownMs });
  };

  if (shown === null) {
    return (
      <div className="panel-part">
        <Button kind="quiet" onPress={() => void reveal()}>
          {t('sessions.reveal')}
        </Button>
      </div>
    );
  }
  const left = Math.max(0, Math.ceil((shown.until - performance.now()) / 1_000));
  return (
    <section className="panel-part" aria-label={t('sessions.revealed')}>
      <CustomerFacts customer={shown.customer} />
      <p className="muted">{t('sessions.hiddenIn', { count: left })}</p>
    </section>
  );
}

function CustomerFacts(props: { readonly customer: CustomerData }): ReactElement {
  const { t, i18n } = useTranslation();
  const { customer } = props;
  const { address, contact, dateOfBirth } = customer;
  const facts = {
    firstName: customer.firstName,
    lastName: customer.lastName,
    dateOfBirth: dateOfBirth === undefined ? undefined : formatDay(dateOfBirth, i18n.language),
    placeOfBirth: customer.placeOfBirth,
    nationality: customer.nationality,
    streetAddress: address?.streetAddress,
    postalCode: address?.postalCode,
    city: address?.city,
    country: address?.country,
    email: contact?.email,
  } as const;
  return (
    <dl className="facts">
      {customerFields.map((field) =>
        facts[field] === undefined ? null : (
          <div key={field} className="facts-line">
            <dt className="muted">{t(`registration.fields.${field}`)}</dt>
            <dd>{facts[field]}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
