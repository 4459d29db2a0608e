import { type ReactElement, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsoleParts, useDesk, useGuide, useNavigation, usePermitted, useRegistration } from '../../App/parts.ts';
import { Button } from '../../ui/Button.tsx';
import { GuideAction } from './GuideAction.tsx';
import './GuidePanel.css';
import { type GuidePlace, guidedSteps, guidePlace } from './guide-place.ts';

/** Beside the real screens: what to say, what happens, what comes next. It can be ended at any point. */
export function GuidePanel(): ReactElement | null {
  const { t } = useTranslation();
  const { guide } = useConsoleParts();
  const step = useRegistration((store) => store.step);
  const sessionId = step.name === 'session' ? step.id : null;
  const profile = useDesk(({ state }) => state?.profile ?? null);
  const screen = useNavigation((store) => store.screen);
  const session = useGuide((store) => store.session);
  const error = useGuide((store) => store.error);
  const mayPractise = usePermitted('register');
  const maySwitch = usePermitted('settings');
  useEffect(() => (sessionId === null ? undefined : guide.getState().follow(sessionId)), [guide, sessionId]);
  if (profile === null || !mayPractise) return null;

  const place = guidePlace({ environment: profile.environment, screen, step, session });
  return (
    <aside className="guide" aria-label={t('guide.name')}>
      <div className="guide-words" role="status">
        <p className="guide-progress muted">
          <strong>{t('guide.name')}</strong>
          <Progress place={place} />
        </p>
        <h2>{t(`guide.place.${place}.title`)}</h2>
        <Said place={place} />
        <p>{t(`guide.place.${place}.text`, { name: profile.name })}</p>
        {place === 'profile' && !maySwitch && <p>{t('guide.place.profile.others')}</p>}
        {error !== null && <p className="is-error">{t(`errors.desk.${error.code}`)}</p>}
      </div>
      <div className="guide-actions">
        <GuideAction place={place} />
        {place !== 'list' && (
          <Button kind="quiet" onPress={guide.getState().end}>
            {t('guide.end')}
          </Button>
        )}
      </div>
    </aside>
  );
}

function Progress(props: { readonly place: GuidePlace }): ReactElement | null {
  const { t } = useTranslation();
  const step = guidedSteps.find((each) => each === props.place);
  if (step === undefined) return null;
  return <span>{t('guide.progress', { number: guidedSteps.indexOf(step) + 1, count: guidedSteps.length })}</span>;
}

/** The operator's words to the customer. */
function Said(props: { readonly place: GuidePlace }): ReactElement | null {
  const { t } = useTranslation();
  switch (props.place) {
    case 'form':
    case 'hand-over':
    case 'waiting':
      return (
        <p className="guide-said">
          <span className="muted">{t('guide.say')}</span> <q>{t(`guide.place.${props.place}.say`)}</q>
        </p>
      );
    default:
      return null;
  }
}
