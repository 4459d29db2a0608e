import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button.tsx';
import { copyText } from './copy-text.ts';
import './CopyValue.css';
import { CheckIcon, CopyIcon } from './icons.tsx';

/** An id with its name and a button that copies it, for a call with somebody's support. */
export function CopyValue(props: { readonly name: string; readonly value: string }): ReactElement {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <div className="copy-value">
      <dt className="muted">{props.name}</dt>
      <dd className="copy-value-text">
        <span className="mono">{props.value}</span>
        <IconButton
          label={t('frame.copyValue', { name: props.name })}
          icon={copied ? <CheckIcon /> : <CopyIcon />}
          onPress={() => setCopied(copyText(props.value))}
        />
        <span className="visually-hidden" role="status">
          {copied ? t('frame.copied') : ''}
        </span>
      </dd>
    </div>
  );
}
