import { type FormEvent, type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft, SamePersonMatch } from '../../../preload/contract/calls.ts';
import { useConsoleParts, useDeskParts } from '../../App/parts.ts';
import { unwrap } from '../../api/unwrap.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { formatInstant } from '../../ui/times.ts';
import { canBeReplaced } from '../handover/next-actions.ts';

interface SamePersonQuestionProps {
  /** What is to be created, or null while there is nothing to ask. */
  readonly draft: Draft | null;
  readonly onCancel: () => void;
  readonly onCreate: (reason: string) => void;
}

/** The duplicate guard speaks up. A second session is possible, but never by accident and never without a reason. */
export function SamePersonQuestion(props: SamePersonQuestionProps): ReactElement {
  const { t } = useTranslation();
  const { draft } = props;
  return (
    <Sheet title={t('registration.samePerson.title')} isOpen={draft !== null} onClose={props.onCancel} isQuestion>
      {draft !== null && <Question {...props} draft={draft} />}
    </Sheet>
  );
}

/** Of its own, so that what was asked for one customer is gone with the sheet. */
function Question(props: SamePersonQuestionProps & { readonly draft: Draft }): ReactElement {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() !== '') props.onCreate(reason.trim());
  };
  return (
    <form onSubmit={submit} className="same-person">
      <p>{t('registration.samePerson.text')}</p>
      <Matches draft={props.draft} />
      <TextField label={t('registration.samePerson.reason')} value={reason} onChange={setReason} isNeeded autoFocus />
      <div className="sheet-actions">
        <Button onPress={props.onCancel}>{t('frame.cancel')}</Button>
        <Button kind="primary" type="submit" isDisabled={reason.trim() === ''}>
          {t('registration.samePerson.create')}
        </Button>
      </div>
    </form>
  );
}

/** The sessions there are, each to be opened, or replaced where its link is of no more use. */
function Matches(props: { readonly draft: Draft }): ReactElement {
  const { t, i18n } = useTranslation();
  const { draft } = props;
  const { bridge } = useDeskParts();
  const { registration } = useConsoleParts();
  const [matches, setMatches] = useState<readonly SamePersonMatch[]>([]);
  const [isReplacing, setReplacing] = useState(false);

  useEffect(() => {
    let isWanted = true;
    unwrap(bridge['sessions.samePerson'](draft)).then(
      (found) => isWanted && setMatches(found),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [bridge, draft]);

  const goOnWith = (id: string): void => void registration.getState().instead(id);
  const replace = async (id: string): Promise<void> => {
    setReplacing(true);
    const made = await unwrap(bridge['sessions.replace']({ id })).catch(() => null);
    setReplacing(false);
    if (made !== null) goOnWith(made.id);
  };

  return (
    <ul className="same-person-matches">
      {matches.map(({ session, match }) => (
        <li key={session.id}>
          <span className="mono">{session.reference}</span>
          <StatusChip status={session.status} origin={session.origin} />
          <span className="muted">
            {t(`registration.samePerson.match.${match}`)}, {formatInstant(session.createdAt, i18n.language)}
          </span>
          <span className="same-person-choices">
            <Button
              kind="quiet"
              onPress={() => goOnWith(session.id)}
              label={t('registration.samePerson.openNamed', { reference: session.reference })}
            >
              {t('registration.samePerson.open')}
            </Button>
            {canBeReplaced(session.status) && (
              <Button
                kind="quiet"
                onPress={() => void replace(session.id)}
                busy={isReplacing && t('registration.creating')}
                label={t('registration.samePerson.replaceNamed', { reference: session.reference })}
              >
                {t('registration.samePerson.replace')}
              </Button>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
