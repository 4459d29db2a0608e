import { type KeyboardEvent, type ReactElement, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { OperatorView } from '../../../preload/contract/operator.ts';
import { useDesk, useDeskParts } from '../../App/parts.ts';
import { createOperatorsStore } from '../../stores/operators.ts';
import { Notice } from '../../ui/Notice.tsx';
import { earlyChoice, earlyLetter } from './early-choice.ts';
import { PinForm } from './PinForm.tsx';
import './SignIn.css';

interface SignInProps {
  /** What has to be safe before somebody else is at the desk. */
  readonly before?: () => Promise<void>;
  readonly onDone?: () => void;
}

/** Who is here: a number or the arrow keys choose, the PIN confirms. */
export function SignIn(props: SignInProps): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const [store] = useState(() => createOperatorsStore(bridge));
  useEffect(() => store.getState().start(), [store]);
  const operators = useStore(store, (each) => each.operators);
  const error = useStore(store, (each) => each.error);
  const here = useDesk(({ state }) => (state?.operator.kind === 'operator' ? state.operator.id : null));
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [early, setEarly] = useState('');

  if (error !== null) {
    return (
      <Notice tone="danger" isAlert>
        {t(`errors.desk.${error.code}`)}
      </Notice>
    );
  }
  if (operators === null) {
    const keep = (event: KeyboardEvent): void => {
      const letter = earlyLetter(event.key);
      if (letter === null) return;
      event.preventDefault();
      setEarly((letters) => letters + letter);
    };
    return <Waiting onKeyDown={keep} />;
  }
  const typed = earlyChoice(early, operators.length);
  const [only] = operators;
  const chosen =
    operators.find(({ id }, at) => (chosenId === null ? at === typed?.at : id === chosenId)) ??
    (operators.length === 1 ? only : undefined);
  if (chosen !== undefined) {
    const toOthers = (): void => {
      setChosenId(null);
      setEarly('');
    };
    return (
      <PinForm
        key={chosen.id}
        operator={chosen}
        {...props}
        {...(typed !== null && { typed })}
        {...(operators.length > 1 && { onBack: toOthers })}
      />
    );
  }

  const byNumber = (event: KeyboardEvent): void => {
    const operator = /^[1-9]$/.test(event.key) ? operators[Number(event.key) - 1] : undefined;
    if (operator === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setChosenId(operator.id);
  };
  return (
    <div className="sign-in" onKeyDownCapture={byNumber}>
      <p className="muted">{t('operators.choose')}</p>
      {operators.length > 0 && (
        <ListBox
          aria-label={t('operators.who')}
          className="sign-in-list"
          autoFocus="first"
          onAction={(id) => setChosenId(String(id))}
        >
          {operators.map((operator, at) => (
            <Person key={operator.id} operator={operator} number={at + 1} isHere={operator.id === here} />
          ))}
        </ListBox>
      )}
    </div>
  );
}

/** Until the desk has said who works here: whoever knows their number need not wait for that. */
function Waiting(props: { readonly onKeyDown: (event: KeyboardEvent) => void }): ReactElement {
  const { t } = useTranslation();
  const area = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => area.current?.focus(), []);
  return (
    <div className="sign-in sign-in-waiting" ref={area} tabIndex={-1} onKeyDownCapture={props.onKeyDown}>
      <p className="muted">{t('operators.choose')}</p>
    </div>
  );
}

function Person(props: {
  readonly operator: OperatorView;
  readonly number: number;
  readonly isHere: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const { operator, number, isHere } = props;
  return (
    <ListBoxItem id={operator.id} textValue={operator.name} className="sign-in-person">
      {number < 10 && <kbd>{number}</kbd>}
      <span className="sign-in-name">{operator.name}</span>
      <span className="muted">{isHere ? t('operators.here') : t(`operators.roles.${operator.role}`)}</span>
    </ListBoxItem>
  );
}
