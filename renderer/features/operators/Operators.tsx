import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { OperatorView } from '../../../preload/contract/operator.ts';
import { useDesk, useDeskParts } from '../../App/parts.ts';
import { createOperatorsStore } from '../../stores/operators.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckIcon, PlusIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Question } from '../../ui/Question.tsx';
import { OperatorForm } from './OperatorForm.tsx';

/** Who may work at this desk, and as what. */
export function Operators(): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const [store] = useState(() => createOperatorsStore(bridge));
  useEffect(() => store.getState().start(), [store]);
  const operators = useStore(store, (each) => each.operators);
  const error = useStore(store, (each) => each.error);
  const who = useDesk(({ state }) => state?.operator ?? null);
  const [edited, setEdited] = useState<OperatorView | 'new' | null>(null);
  const [cameBack, setCameBack] = useState(false);
  const [asked, setAsked] = useState<OperatorView | null>(null);
  const isFirst = operators?.length === 0;

  return (
    <section className="settings-part" aria-labelledby="settings-operators">
      <div className="settings-head">
        <h2 id="settings-operators">{t('operators.title')}</h2>
        {edited === null && (
          <Button onPress={() => setEdited('new')} {...(cameBack && { autoFocus: true })}>
            <PlusIcon />
            {t('operators.add')}
          </Button>
        )}
      </div>
      <p className="muted">{t('operators.text')}</p>
      {error !== null && (
        <Notice tone="danger" isAlert>
          {t(`errors.desk.${error.code}`)}
        </Notice>
      )}
      {isFirst && who?.kind === 'account' && (
        <p className="muted">
          {t('operators.none', { name: who.name })} {t('operators.first')}
        </p>
      )}
      {operators !== null && operators.length > 0 && (
        <ul className="profiles">
          {operators.map((operator) => (
            <li key={operator.id} className="profile">
              <div className="profile-words">
                <p className="profile-name">{operator.name}</p>
                <p className="muted">{t(`operators.roles.${operator.role}`)}</p>
              </div>
              {who?.kind === 'operator' && who.id === operator.id && (
                <span className="profile-active">
                  <CheckIcon />
                  {t('operators.here')}
                </span>
              )}
              <Button
                kind="quiet"
                onPress={() => setEdited(operator)}
                label={t('operators.changeNamed', { name: operator.name })}
              >
                {t('operators.change')}
              </Button>
              <Button
                kind="quiet"
                onPress={() => setAsked(operator)}
                label={t('operators.removeNamed', { name: operator.name })}
              >
                {t('operators.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {edited !== null && (
        <OperatorForm
          key={edited === 'new' ? 'new' : edited.id}
          operator={edited === 'new' ? null : edited}
          isFirst={isFirst}
          save={({ pin, ...operator }) =>
            edited === 'new'
              ? store.getState().add({ ...operator, pin })
              : store.getState().change({ ...operator, id: edited.id }, pin === '' ? null : pin)
          }
          onDone={() => {
            setCameBack(true);
            setEdited(null);
          }}
        />
      )}
      <Question
        title={t('operators.removeTitle', { name: asked?.name ?? '' })}
        confirm={t('operators.remove')}
        isOpen={asked !== null}
        onCancel={() => setAsked(null)}
        onConfirm={() => {
          if (asked !== null) void store.getState().remove(asked.id);
          setAsked(null);
        }}
      >
        {t('operators.removeText', { name: asked?.name ?? '' })}
      </Question>
    </section>
  );
}
