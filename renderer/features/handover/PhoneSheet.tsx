import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { callSteps } from '../../../preload/contract/handover.ts';
import type { SessionDetail } from '../../../preload/contract/session.ts';
import type { SessionStoreApi } from '../../stores/session.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckField } from '../../ui/CheckField.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { formatTime } from '../../ui/times.ts';
import { languageOfCustomer } from './customer-language.ts';
import './PhoneSheet.css';
import { spelled, spelledOut } from './spelling.ts';

interface PhoneSheetProps {
  readonly detail: SessionDetail;
  readonly store: SessionStoreApi;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What to say to a customer on the phone, in their language, each part ticked off once it was said; and a spelling help. */
export function PhoneSheet(props: PhoneSheetProps): ReactElement {
  const { t } = useTranslation();
  const { detail, store, isOpen, onClose } = props;
  return (
    <Sheet title={t('handover.phone.title')} isOpen={isOpen} onClose={onClose}>
      <p className="muted">{t('handover.phone.hint')}</p>
      <Script detail={detail} store={store} />
      <Spelling detail={detail} />
      <div className="sheet-actions">
        <Button onPress={onClose}>{t('frame.close')}</Button>
      </div>
    </Sheet>
  );
}

function Script(props: { readonly detail: SessionDetail; readonly store: SessionStoreApi }): ReactElement {
  const { t, i18n } = useTranslation();
  const { detail, store } = props;
  const expiresAt = useStore(store, (each) => each.link?.expiresAt ?? null);
  const language = languageOfCustomer(detail.locale);
  const say = i18n.getFixedT(language);
  const said = new Set(detail.timeline.filter(({ kind }) => kind === 'session.call-step').map(({ data }) => data.step));
  const until = expiresAt === null ? say('handover.phone.soon') : formatTime(expiresAt, language);
  const reference = `${detail.reference} (${spelled(detail.reference, language).join(', ')})`;
  return (
    <ul className="phone-script" lang={language} aria-label={t('handover.phone.script')}>
      {callSteps.map((step) => (
        <li key={step}>
          <CheckField
            label={say(`handover.phone.step.${step}`, { reference, until })}
            isSelected={said.has(step)}
            // What was said cannot be unsaid.
            isReadOnly={said.has(step)}
            onChange={() => void store.getState().tick(step)}
          />
        </li>
      ))}
    </ul>
  );
}

function Spelling(props: { readonly detail: SessionDetail }): ReactElement {
  const { t, i18n } = useTranslation();
  const [text, setText] = useState('');
  const language = languageOfCustomer(props.detail.locale);
  const say = i18n.getFixedT(language);
  return (
    <section className="phone-spelling" aria-label={t('handover.phone.spell')}>
      <TextField
        label={t('handover.phone.spell')}
        value={text}
        onChange={setText}
        message={{ tone: 'hint', text: t('handover.phone.spellHint') }}
      />
      <p className="phone-letters" lang={language} role="status">
        {spelledOut(text, language).map(({ letter, word }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a letter is known by its place alone
          <span key={index}>{letter === word ? letter : say('handover.phone.as', { letter, word })}</span>
        ))}
      </p>
    </section>
  );
}
