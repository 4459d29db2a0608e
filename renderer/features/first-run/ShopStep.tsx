import { type FormEvent, type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noMerchant } from '../../../preload/contract/merchant.ts';
import { useDesk, useDeskParts } from '../../App/parts.ts';
import type { Beginning } from '../../App/use-first-run.ts';
import { unwrap } from '../../api/unwrap.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useJudgedForm } from '../../ui/use-judged-form.ts';

/** Whom customers deal with and who works here; both may wait. Then a practice, or straight to work. */
export function ShopStep(props: { readonly onDone: (beginning: Beginning) => void }): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const account = useDesk(({ state }) => (state?.operator.kind === 'account' ? state.operator.name : ''));
  const [name, setName] = useState('');
  const [sharing, setSharing] = useState<'alone' | 'shared'>('alone');
  const beginning = useRef<Beginning>('desk');
  const form = useJudgedForm(async () => {
    if (name.trim() !== '') await unwrap(bridge['merchant.set']({ ...noMerchant, name }));
    props.onDone(beginning.current);
  });
  const begin = (how: Beginning): void => {
    beginning.current = how;
    void form.submit();
  };
  const usual = sharing === 'alone' ? 'practice' : 'operators';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    begin(usual);
  };
  return (
    <form className="vault-form" onSubmit={submit} noValidate>
      <h1>{t('firstRun.shop')}</h1>
      <TextField
        label={t('settings.merchant.name')}
        value={name}
        onChange={setName}
        autoFocus
        message={form.message('name', t('firstRun.merchantHint'))}
      />
      <Choice
        label={t('firstRun.who')}
        value={sharing}
        onChange={setSharing}
        options={[
          { value: 'alone', label: t('firstRun.alone') },
          { value: 'shared', label: t('firstRun.shared') },
        ]}
        message={{
          tone: 'hint',
          text: sharing === 'alone' ? t('firstRun.aloneHint', { account }) : t('firstRun.sharedHint'),
        }}
      />
      <Notice tone="info">{t('firstRun.practiceReady')}</Notice>
      {form.trouble !== null && (
        <Notice tone="danger" isAlert>
          {form.trouble}
        </Notice>
      )}
      <div className="vault-actions">
        <Button kind="primary" type="submit">
          {t(`firstRun.begin.${usual}`)}
        </Button>
        <Button onPress={() => begin('desk')}>{t('firstRun.begin.desk')}</Button>
      </div>
    </form>
  );
}
