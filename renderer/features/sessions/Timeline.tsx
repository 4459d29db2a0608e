import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CallStep,
  callSteps,
  type HandOverChannel,
  handOverChannels,
} from '../../../preload/contract/handover.ts';
import type { TimelineEntry } from '../../../preload/contract/session.ts';
import { en } from '../../i18n/en/index.ts';
import { formatMoment } from '../../ui/times.ts';

/** What happened to a session, as the log has it, oldest first. */
export function Timeline(props: { readonly entries: readonly TimelineEntry[] }): ReactElement {
  const { t, i18n } = useTranslation();
  return (
    <section className="panel-part" aria-label={t('sessions.timeline')}>
      <h3>{t('sessions.timeline')}</h3>
      <ol className="timeline">
        {props.entries.map((entry) => (
          <li key={entry.sequence}>
            <p>
              {kindText(t, entry.kind)}
              {noteOf(t, entry)}
            </p>
            <p className="timeline-when muted">
              <time dateTime={entry.at}>{formatMoment(entry.at, i18n.language)}</time> · {entry.actor}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

type Kind = keyof typeof en.sessions.kind;
const isKind = (kind: string): kind is Kind => kind in en.sessions.kind;
const isProblem = (code: unknown): code is keyof typeof en.problems.happened =>
  typeof code === 'string' && code in en.problems.happened;

const isChannel = (channel: unknown): channel is HandOverChannel => handOverChannels.some((each) => each === channel);

const isCallStep = (step: unknown): step is CallStep => callSteps.some((each) => each === step);

// A newer desk may have written kinds that this one has no words for: then the log speaks for itself.
const kindText = (t: TFunction, kind: string): string => (isKind(kind) ? t(`sessions.kind.${kind}`) : kind);

function noteOf(t: TFunction, { data }: TimelineEntry): string {
  const { attempts, channel, problem, step } = data;
  const notes = [
    ...(isProblem(problem) ? [t(`problems.happened.${problem}`)] : []),
    ...(typeof attempts === 'number' && attempts > 1 ? [t('sessions.tries', { count: attempts })] : []),
    ...(isCallStep(step) ? [t(`sessions.callStep.${step}`)] : []),
    ...(isChannel(channel) ? [t(`sessions.channel.${channel}`)] : []),
  ];
  return notes.length === 0 ? '' : `: ${notes.join(', ')}`;
}
