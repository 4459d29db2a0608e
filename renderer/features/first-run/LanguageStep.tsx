import type { FormEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../App/parts.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';

const languages = ['system', 'de', 'en'] as const;

/** The staff's own; customers are spoken to in theirs. */
export function LanguageStep(props: { readonly onNext: () => void }): ReactElement {
  const { t } = useTranslation();
  const preferences = useDesk(({ state }) => state?.preferences ?? null);
  const prefer = useDesk((store) => store.prefer);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    props.onNext();
  };
  return (
    <form className="vault-form" onSubmit={submit}>
      <h1>{t('firstRun.welcome')}</h1>
      <div className="vault-words muted">
        <p>{t('firstRun.about')}</p>
      </div>
      {preferences !== null && (
        <Choice
          label={t('firstRun.language')}
          value={preferences.language}
          onChange={(language) => void prefer({ ...preferences, language })}
          options={languages.map((value) => ({ value, label: t(`settings.languages.${value}`) }))}
          message={{ tone: 'hint', text: t('firstRun.languageHint') }}
        />
      )}
      <Button kind="primary" type="submit" autoFocus>
        {t('firstRun.next')}
      </Button>
    </form>
  );
}
