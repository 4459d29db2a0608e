import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Environment } from '../../preload/contract/profile.ts';
import './EnvironmentWord.css';

/** Which Zastrpay something belongs to, in a word that nobody overlooks where it is the real one. */
export function EnvironmentWord(props: { readonly environment: Environment }): ReactElement {
  const { t } = useTranslation();
  const { environment } = props;
  return <span className={`environment-mark is-${environment}`}>{t(`frame.environment.${environment}`)}</span>;
}
