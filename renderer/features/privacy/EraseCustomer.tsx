import { type FormEvent, type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Erased, ErasurePreview, ErasureReach, PersonSession } from '../../../preload/contract/privacy.ts';
import { useDeskParts } from '../../App/parts.ts';
import { unwrap } from '../../api/unwrap.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useJudgedForm } from '../../ui/use-judged-form.ts';
import './EraseCustomer.css';

/** A customer wants to be forgotten: whom it reaches is shown before anything goes, and what does not go is said. */
export function EraseCustomer(props: { readonly id: string; readonly isPossible: boolean }): ReactElement | null {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [erased, setErased] = useState<Erased | null>(null);
  // What was erased is still told after it has become impossible to erase.
  if (!props.isPossible && !isOpen) return null;
  return (
    <div className="panel-part">
      {props.isPossible && (
        <Button kind="quiet" onPress={() => setOpen(true)}>
          {t('privacy.erasure.action')}
        </Button>
      )}
      <Sheet title={t('privacy.erasure.title')} isOpen={isOpen} onClose={() => setOpen(false)} isQuestion>
        {erased === null ? (
          <ErasureForm id={props.id} onErased={setErased} onCancel={() => setOpen(false)} />
        ) : (
          <Done erased={erased} onClose={() => setOpen(false)} />
        )}
      </Sheet>
    </div>
  );
}

function ErasureForm(props: {
  readonly id: string;
  readonly onErased: (erased: Erased) => void;
  readonly onCancel: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const { id } = props;
  const [reach, setReach] = useState<ErasureReach>('session');
  const [reason, setReason] = useState('');
  const [preview, setPreview] = useState<ErasurePreview | null>(null);
  const form = useJudgedForm(async () => {
    props.onErased(await unwrap(bridge['erasure.erase']({ id, reach, reason })));
  });
  useEffect(() => {
    let isWanted = true;
    // What is wrong is told on pressing the button, which asks the same again.
    unwrap(bridge['erasure.preview']({ id, reach })).then(
      (found) => isWanted && setPreview(found),
      () => isWanted && setPreview(null),
    );
    return () => {
      isWanted = false;
    };
  }, [bridge, id, reach]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void form.submit();
  };
  return (
    <form className="erasure" onSubmit={submit} noValidate>
      <p>{t('privacy.erasure.text')}</p>
      <Choice
        label={t('privacy.erasure.reach')}
        value={reach}
        onChange={setReach}
        options={[
          { value: 'session', label: t('privacy.erasure.session') },
          { value: 'person', label: t('privacy.erasure.person') },
        ]}
      />
      <div className="erasure-reached" role="status">
        {preview !== null && <Reached preview={preview} />}
      </div>
      <TextField
        label={t('privacy.erasure.reason')}
        value={reason}
        onChange={setReason}
        isNeeded
        autoFocus
        message={form.message('reason', t('privacy.erasure.reasonHint'))}
      />
      <Notice tone="warning">{t('privacy.erasure.notAtZastrpay')}</Notice>
      {form.trouble !== null && (
        <Notice tone="danger" isAlert>
          {form.trouble}
        </Notice>
      )}
      <div className="sheet-actions">
        <Button onPress={props.onCancel}>{t('frame.cancel')}</Button>
        <Button kind="danger" type="submit" busy={form.isSaving && t('privacy.erasure.erasing')}>
          {t('privacy.erasure.submit')}
        </Button>
      </div>
    </form>
  );
}

function Reached(props: { readonly preview: ErasurePreview }): ReactElement {
  const { t } = useTranslation();
  const { sessions, draft, unsettled, sameEmailOnly } = props.preview;
  return (
    <>
      <p>
        {t('privacy.erasure.sessions')}: <span className="mono">{references(sessions)}</span>
        {draft && ` ${t('privacy.erasure.draft')}`}
      </p>
      {unsettled.length > 0 && <p>{t('privacy.erasure.unsettled', { references: references(unsettled) })}</p>}
      {sameEmailOnly.length > 0 && (
        <p className="muted">{t('privacy.erasure.sameEmailOnly', { references: references(sameEmailOnly) })}</p>
      )}
    </>
  );
}

const references = (sessions: readonly PersonSession[]): string =>
  sessions.map(({ reference }) => reference).join(', ');

function Done(props: { readonly erased: Erased; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const { sessions, unsettled, backups } = props.erased;
  return (
    <div className="erasure" role="status">
      <p>{t('privacy.erasure.done', { count: sessions.length })}</p>
      {unsettled.length > 0 && <p>{t('privacy.erasure.unsettled', { references: references(unsettled) })}</p>}
      {backups === 'failed' && <Notice tone="warning">{t('privacy.erasure.failed')}</Notice>}
      <p className="muted">
        {t('privacy.erasure.notAtZastrpay')} {t('privacy.erasure.elsewhere')}
      </p>
      <div className="sheet-actions">
        <Button autoFocus onPress={props.onClose}>
          {t('frame.close')}
        </Button>
      </div>
    </div>
  );
}
