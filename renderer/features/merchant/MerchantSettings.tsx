import { type FormEvent, type ReactElement, useEffect, useId, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DeskError } from '../../../preload/contract/errors.ts';
import type { Merchant } from '../../../preload/contract/merchant.ts';
import { useDeskParts } from '../../App/parts.ts';
import { errorOf, unwrap } from '../../api/unwrap.ts';
import { fieldErrorText } from '../../i18n/field-error.ts';
import { Button } from '../../ui/Button.tsx';
import type { Message } from '../../ui/FieldMessage.tsx';
import { FieldMessage } from '../../ui/FieldMessage.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import './MerchantSettings.css';

/** Whom customers see on what is handed to them. */
export function MerchantSettings(): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const [merchant, setMerchant] = useState<Merchant | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const [isSaved, setSaved] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const textId = useId();

  useEffect(() => {
    let isGone = false;
    unwrap(bridge['merchant.show']()).then(
      (now) => isGone || setMerchant(now),
      (thrown) => isGone || setError(errorOf(thrown)),
    );
    return () => {
      isGone = true;
    };
  }, [bridge]);

  const change = (part: Partial<Merchant>): void => {
    setSaved(false);
    setMerchant((now) => now && { ...now, ...part });
  };
  const take = async (files: FileList | null): Promise<void> => {
    const [file] = files ?? [];
    if (file !== undefined) change({ logo: await dataUrlOf(file) });
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (merchant === null) return;
    setSaving(true);
    setError(null);
    try {
      setMerchant(await unwrap(bridge['merchant.set'](merchant)));
      setSaved(true);
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setSaving(false);
    }
  };
  const wrong = (field: keyof Merchant): Message | null => {
    const text = fieldErrorText(t, error?.fields?.find((each) => each.field === field)?.code);
    return text === null ? null : { tone: 'error', text };
  };

  return (
    <section className="settings-part" aria-labelledby="settings-merchant">
      <h2 id="settings-merchant">{t('settings.merchant.title')}</h2>
      <p className="muted">{t('settings.merchant.explained')}</p>
      {error !== null && error.fields === undefined && (
        <Notice tone="danger" isAlert>
          {t(`errors.desk.${error.code}`)}
        </Notice>
      )}
      {merchant !== null && (
        <form className="merchant" onSubmit={(event) => void save(event)} noValidate>
          <TextField
            label={t('settings.merchant.name')}
            value={merchant.name}
            onChange={(name) => change({ name })}
            message={wrong('name')}
          />
          <div className="merchant-text">
            <label htmlFor={textId}>{t('settings.merchant.text')}</label>
            <textarea
              id={textId}
              className="field-control"
              rows={4}
              value={merchant.text}
              onChange={(event) => change({ text: event.target.value })}
              aria-describedby={`${textId}-hint`}
            />
            <p id={`${textId}-hint`} className={wrong('text') === null ? 'muted' : 'merchant-wrong'}>
              {wrong('text') === null ? t('settings.merchant.textHint') : t('settings.merchant.textTooLong')}
            </p>
          </div>
          <div className="merchant-logo">
            <span>{t('settings.merchant.logo')}</span>
            {merchant.logo !== null && wrong('logo') === null && (
              <img src={merchant.logo} alt={t('settings.merchant.logo')} />
            )}
            <div className="merchant-actions">
              <FileTrigger acceptedFileTypes={['image/png', 'image/jpeg']} onSelect={(files) => void take(files)}>
                <Button>{t('settings.merchant.chooseLogo')}</Button>
              </FileTrigger>
              {merchant.logo !== null && (
                <Button kind="quiet" onPress={() => change({ logo: null })}>
                  {t('settings.merchant.removeLogo')}
                </Button>
              )}
            </div>
            <FieldMessage message={wrong('logo') ?? { tone: 'hint', text: t('settings.merchant.logoHint') }} />
          </div>
          <div className="merchant-actions">
            <Button type="submit" kind="primary" busy={isSaving && t('settings.merchant.save')}>
              {t('settings.merchant.save')}
            </Button>
            <span role="status" className="muted">
              {isSaved && t('settings.merchant.saved')}
            </span>
          </div>
        </form>
      )}
    </section>
  );
}

function dataUrlOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
