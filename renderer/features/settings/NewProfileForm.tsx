import { type ReactElement, useState } from 'react';
import { Controller, type FieldPath, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { DeskError } from '../../../preload/contract/errors.ts';
import { type NewProfile, type ProfileView, redirectUrlFields } from '../../../preload/contract/profile.ts';
import { errorOf } from '../../api/unwrap.ts';
import { fieldErrorText } from '../../i18n/field-error.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import type { Message } from '../../ui/FieldMessage.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';

/** `link` as the form asks for it: one of the two known forms, or a template of its own. */
interface ProfileForm extends Omit<NewProfile, 'link'> {
  readonly linkForm: 'query' | 'fragment' | 'template';
  readonly link: string;
}

const empty: ProfileForm = {
  name: '',
  environment: 'test',
  baseUrl: '',
  redirectUrls: { successUrl: '', failureUrl: '', abortUrl: '', qrCodeSuccessUrl: '' },
  locale: 'de-DE',
  linkForm: 'query',
  link: '',
  apiKey: '',
};

type TextPath = Exclude<FieldPath<ProfileForm>, 'environment' | 'linkForm' | 'redirectUrls'>;

const textPaths: readonly TextPath[] = [
  'name',
  'baseUrl',
  'apiKey',
  ...redirectUrlFields.map((field) => `redirectUrls.${field}` as const),
  'locale',
  'link',
];

interface NewProfileFormProps {
  readonly add: (profile: NewProfile) => Promise<ProfileView>;
  /** With the profile, or null where nothing came of it. */
  readonly onDone: (added: ProfileView | null) => void;
}

/** Main judges the fields; their errors come back by path. The key is let go of as soon as it has been sent. */
export function NewProfileForm(props: NewProfileFormProps): ReactElement {
  const { t } = useTranslation();
  const { control, handleSubmit, watch, setError, setFocus, setValue, formState } = useForm<ProfileForm>({
    defaultValues: empty,
  });
  const [error, setDeskError] = useState<DeskError | null>(null);
  const linkForm = watch('linkForm');

  const submit = handleSubmit(async ({ linkForm: form, ...profile }) => {
    setDeskError(null);
    try {
      const added = await props.add({ ...profile, link: form === 'template' ? profile.link : form });
      setValue('apiKey', '');
      props.onDone(added);
    } catch (thrown) {
      const failed = errorOf(thrown);
      const wrong = textPaths.flatMap((path) => {
        const found = failed.fields?.find(({ field }) => field === path);
        return found === undefined ? [] : [{ path, code: found.code }];
      });
      for (const { path, code } of wrong) setError(path, { type: code });
      const [first] = wrong;
      if (first === undefined) setDeskError(failed);
      else setFocus(first.path);
    }
  });

  const text = (path: TextPath, label: string, more: { readonly hint?: string; readonly isNeeded?: boolean } = {}) => (
    <Controller
      control={control}
      name={path}
      render={({ field, fieldState }) => {
        const wrong = fieldErrorText(t, fieldState.error?.type);
        const message: Message | null =
          wrong !== null ? { tone: 'error', text: wrong } : more.hint ? { tone: 'hint', text: more.hint } : null;
        return (
          <TextField
            label={label}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            inputRef={field.ref}
            type={path === 'apiKey' ? 'password' : 'text'}
            isNeeded={more.isNeeded ?? true}
            message={message}
          />
        );
      }}
    />
  );

  return (
    <form className="new-profile" onSubmit={(event) => void submit(event)} noValidate aria-labelledby="new-profile">
      <h3 id="new-profile">{t('settings.new.title')}</h3>
      <div className="new-profile-pair">
        {text('name', t('settings.new.name'), { hint: t('settings.new.nameHint') })}
        <Controller
          control={control}
          name="environment"
          render={({ field }) => (
            <Choice
              label={t('settings.new.environment')}
              value={field.value}
              onChange={field.onChange}
              options={[
                { value: 'test', label: t('settings.new.environments.test') },
                { value: 'live', label: t('settings.new.environments.live') },
              ]}
            />
          )}
        />
      </div>
      <div className="new-profile-pair">
        {text('baseUrl', t('settings.new.baseUrl'), { hint: t('settings.new.baseUrlHint') })}
        {text('apiKey', t('settings.new.apiKey'), { hint: t('settings.new.apiKeyHint') })}
      </div>
      <fieldset>
        <legend>{t('settings.new.redirects')}</legend>
        <div className="new-profile-pair">
          {redirectUrlFields.map((field) => (
            <div key={field}>{text(`redirectUrls.${field}`, t(`settings.new.${field}`))}</div>
          ))}
        </div>
      </fieldset>
      <Controller
        control={control}
        name="linkForm"
        render={({ field }) => (
          <Choice
            label={t('settings.new.link')}
            value={field.value}
            onChange={field.onChange}
            options={[
              { value: 'query', label: t('settings.new.links.query') },
              { value: 'fragment', label: t('settings.new.links.fragment') },
              { value: 'template', label: t('settings.new.links.template') },
            ]}
          />
        )}
      />
      {linkForm === 'template' && text('link', t('settings.new.template'), { hint: t('settings.new.templateHint') })}
      <Notice tone="warning">{t('settings.new.linkUnconfirmed')}</Notice>
      <div className="new-profile-pair">{text('locale', t('settings.new.locale'), { isNeeded: false })}</div>
      {error !== null && (
        <Notice tone="danger" isAlert>
          {t(`errors.desk.${error.code}`)}
        </Notice>
      )}
      <div className="sheet-actions">
        <Button
          onPress={() => {
            setValue('apiKey', '');
            props.onDone(null);
          }}
        >
          {t('frame.cancel')}
        </Button>
        <Button kind="primary" type="submit" busy={formState.isSubmitting && t('settings.new.submitting')}>
          {t('settings.new.submit')}
        </Button>
      </div>
    </form>
  );
}
