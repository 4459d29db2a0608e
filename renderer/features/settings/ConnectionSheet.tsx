import { type ReactElement, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskError } from '../../../preload/contract/errors.ts';
import {
  type ConnectionTest,
  connectionLinks,
  type LinkProof,
  type ProfileView,
} from '../../../preload/contract/profile.ts';
import { useDeskParts } from '../../App/parts.ts';
import { errorOf, unwrap } from '../../api/unwrap.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckIcon, CloseIcon, DashIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import './ConnectionSheet.css';

interface ConnectionSheetProps {
  /** Null: nobody asks. */
  readonly profile: ProfileView | null;
  readonly onClose: () => void;
  /** Null where it is the active one. */
  readonly onSwitch: (() => void) | null;
}

/** Tests a profile's connection as soon as it opens, and says in words what that has shown and what no test can. */
export function ConnectionSheet(props: ConnectionSheetProps): ReactElement {
  const { t } = useTranslation();
  const { profile } = props;
  return (
    <Sheet
      title={profile === null ? '' : t('connection.title', { name: profile.name })}
      isOpen={profile !== null}
      onClose={props.onClose}
    >
      {profile !== null && <Test {...props} profile={profile} />}
    </Sheet>
  );
}

function Test(props: ConnectionSheetProps & { readonly profile: ProfileView }): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const { profile, onSwitch } = props;
  const [result, setResult] = useState<ConnectionTest | DeskError | null>(null);
  const test = useCallback(async () => {
    setResult(null);
    setResult(await unwrap(bridge['profiles.test']({ id: profile.id })).catch(errorOf));
  }, [bridge, profile.id]);
  useEffect(() => void test(), [test]);
  const isWell = result !== null && 'verdict' in result && result.proof.key === 'proven';
  return (
    <>
      <div role="status" className="connection-said">
        {result === null ? (
          <p className="muted">{t('connection.testing', { baseUrl: profile.baseUrl })}</p>
        ) : 'verdict' in result ? (
          <Verdict test={result} />
        ) : (
          <Notice tone="danger">{t(`errors.desk.${result.code}`)}</Notice>
        )}
      </div>
      <Links test={result !== null && 'verdict' in result ? result : null} />
      <div className="connection-beyond muted">
        <h3>{t('connection.beyond')}</h3>
        <p>{t('connection.beyondText')}</p>
        <p>{t('connection.harmless')}</p>
      </div>
      <div className="sheet-actions">
        <Button kind="quiet" onPress={() => void test()} busy={result === null && t('connection.running')}>
          {t('connection.again')}
        </Button>
        {onSwitch !== null && (
          <Button kind={isWell ? 'primary' : 'secondary'} onPress={onSwitch}>
            {t('connection.change')}
          </Button>
        )}
        <Button onPress={props.onClose} autoFocus>
          {t('frame.close')}
        </Button>
      </div>
    </>
  );
}

function Verdict(props: { readonly test: ConnectionTest }): ReactElement {
  const { t } = useTranslation();
  const { verdict, httpStatus, proof } = props.test;
  const said = verdict === 'accepted' && proof.key !== 'proven' ? 'unrecognised' : verdict;
  return (
    <Notice tone={said === 'accepted' ? 'info' : 'warning'}>
      <p>
        <strong>{t(`connection.verdict.${said}`, { status: httpStatus ?? 0 })}</strong>
      </p>
      <p>{t(`connection.advice.${said}`)}</p>
    </Notice>
  );
}

const iconOf: Readonly<Record<LinkProof, () => ReactElement>> = {
  proven: CheckIcon,
  failed: CloseIcon,
  open: DashIcon,
  needless: DashIcon,
};

/** From the address to the key; the same lines before the answer is there, so that nothing jumps. */
function Links(props: { readonly test: ConnectionTest | null }): ReactElement {
  const { t } = useTranslation();
  const { test } = props;
  return (
    <ul className="connection-links">
      {connectionLinks.map((link) => {
        const proof = test?.proof[link];
        const Icon = iconOf[proof ?? 'open'];
        return (
          <li key={link} className={`connection-link${proof === undefined ? '' : ` is-${proof}`}`}>
            <Icon />
            <span>{t(`connection.link.${link}`)}</span>
            <span className="connection-proof">{proof !== undefined && t(`connection.proof.${proof}`)}</span>
          </li>
        );
      })}
    </ul>
  );
}
