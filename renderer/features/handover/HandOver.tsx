import { type ReactElement, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { QrCode, SessionDetail } from '../../../preload/contract/session.ts';
import type { LiveLink, SessionStoreApi } from '../../stores/session.ts';
import { Button } from '../../ui/Button.tsx';
import { EnvironmentWord } from '../../ui/EnvironmentWord.tsx';
import { CheckIcon, CopyIcon } from '../../ui/icons.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { shortcuts } from '../../ui/shortcuts.ts';
import { useShortcut } from '../../ui/use-shortcut.ts';
import { useTick } from '../../ui/use-tick.ts';
import { Countdown } from './Countdown.tsx';
import { languageOfCustomer } from './customer-language.ts';
import { Enlarged } from './Enlarged.tsx';
import './HandOver.css';
import { MoreWays } from './MoreWays.tsx';
import { NextSteps } from './NextSteps.tsx';
import { PhoneSheet } from './PhoneSheet.tsx';
import { PrintSheet } from './PrintSheet.tsx';
import { QrCanvas } from './QrCanvas.tsx';
import { ReplaceButton } from './ReplaceButton.tsx';
import { ScanMeter } from './ScanMeter.tsx';
import { spelled } from './spelling.ts';
import { Warnings } from './Warnings.tsx';

interface HandOverProps {
  readonly detail: SessionDetail;
  readonly store: SessionStoreApi;
  readonly from: 'registration' | 'sessions';
  readonly onNext: () => void;
}

/** The link in every form the customer can take it, and what to tell them. */
export function HandOver(props: HandOverProps): ReactElement {
  const { t } = useTranslation();
  const { detail, store, from, onNext } = props;
  const link = useStore(store, (each) => each.link);
  const isOver = useStore(store, (each) => each.over);
  const warnings = [...detail.warnings, ...(link?.qr?.dense ? (['qr-dense'] as const) : [])];
  return (
    <div className="handover">
      <div className="handover-code">
        {link !== null && link.qr !== null && <Code link={link} qr={link.qr} store={store} />}
        {link !== null && link.qr === null && <Notice tone="warning">{t('handover.qrImpossible')}</Notice>}
        {isOver && (
          <div className="handover-over" role="alert">
            <h2>{t('handover.expired')}</h2>
            <p className="muted">{t('handover.expiredHint')}</p>
            <ReplaceButton store={store} from={from} />
          </div>
        )}
      </div>
      <div className="handover-side">
        <Reference detail={detail} />
        <Validity detail={detail} link={link} store={store} />
        <Actions detail={detail} link={link} isOver={isOver} store={store} from={from} onNext={onNext} />
        <Warnings warnings={warnings} />
        {!isOver && <NextSteps locale={detail.locale} />}
        {link !== null && <LinkText link={link} />}
      </div>
    </div>
  );
}

/** The code in its place, or alone on the whole screen. */
function Code(props: { readonly link: LiveLink; readonly qr: QrCode; readonly store: SessionStoreApi }): ReactElement {
  const { t } = useTranslation();
  const { link, qr, store } = props;
  const { check } = store.getState();
  const environment = useStore(store, (each) => each.detail?.environment);
  const [isEnlarged, setEnlarged] = useState(false);
  const close = useCallback(() => setEnlarged(false), []);
  const end = useCallback(() => store.getState().end(), [store]);
  useShortcut(shortcuts.enlarge, () => setEnlarged((is) => !is));
  const label = t('handover.qrLabel', { reference: link.reference });
  return (
    <>
      <QrCanvas
        qr={qr}
        label={label}
        check={check}
        below={(cssSide) => (
          <div className="handover-below">
            <ScanMeter qr={qr} cssSide={cssSide} />
            <Button kind="quiet" onPress={() => setEnlarged(true)} shortcut={<Keys of={shortcuts.enlarge} />}>
              {t('handover.enlarge')}
            </Button>
          </div>
        )}
      />
      {isEnlarged && (
        <Enlarged label={label} onClose={close} code={<QrCanvas qr={qr} label={label} check={check} />}>
          <span className="enlarged-reference">{link.reference}</span>
          {environment !== undefined && <EnvironmentWord environment={environment} />}
          {link.endsAt !== null && <Countdown endsAt={link.endsAt} onEnd={end} />}
        </Enlarged>
      )}
    </>
  );
}

function Reference(props: { readonly detail: SessionDetail }): ReactElement {
  const { t } = useTranslation();
  const { reference, locale } = props.detail;
  const language = languageOfCustomer(locale);
  return (
    <div>
      <p className="handover-label">{t('handover.reference')}</p>
      <p className="session-reference">{reference}</p>
      <p className="handover-spelled muted" lang={language}>
        {spelled(reference, language).join(' · ')}
      </p>
    </div>
  );
}

function Validity(props: {
  readonly detail: SessionDetail;
  readonly link: LiveLink | null;
  readonly store: SessionStoreApi;
}): ReactElement {
  const { t } = useTranslation();
  const { detail, link, store } = props;
  const end = useCallback(() => store.getState().end(), [store]);
  const isUnknown = link !== null && link.endsAt === null;
  useTick(isUnknown ? 15_000 : null);
  if (link === null) return <p className="countdown" />;
  if (link.endsAt !== null) return <Countdown endsAt={link.endsAt} onEnd={end} />;
  const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(detail.createdAt)) / 60_000));
  return (
    <p className="countdown">
      <span className="muted">{t('handover.validFor')}</span> <strong>{t('handover.validUnknown')}</strong>{' '}
      <span className="muted">{t('handover.createdAgo', { minutes })}</span>
    </p>
  );
}

/** The buttons stay where they are; which one is the next step changes once the customer has the link. */
function Actions(props: HandOverProps & { readonly link: LiveLink | null; readonly isOver: boolean }): ReactElement {
  const { t } = useTranslation();
  const { detail, link, isOver, store, onNext } = props;
  const running = useStore(store, (each) => each.running);
  const given = useStore(store, (each) => each.given);
  const isDisplayed = useStore(store, (each) => each.isDisplayed);
  const ways = useStore(store, (each) => each.ways);
  const { handOver, copy } = store.getState();
  const [sheet, setSheet] = useState<'phone' | 'print' | null>(null);
  const [isCopied, setCopied] = useState(false);
  const isHandedOver = detail.status === 'handed-over';
  const isDone = isHandedOver || isOver;
  const canHandOver = link !== null && !isDone;
  const nextButton = useRef<HTMLDivElement>(null);
  useShortcut(shortcuts.handedOver, () => void handOver(), canHandOver);
  useEffect(() => {
    // The button that was pressed is dead now, and took the focus with it.
    if (isHandedOver && document.activeElement === document.body) nextButton.current?.querySelector('button')?.focus();
  }, [isHandedOver]);
  const screens = isDisplayed
    ? [{ id: 'undisplay', name: t('handover.display.end'), open: () => void store.getState().undisplay() }]
    : (ways?.screens ?? []).map(({ id, name }) => ({
        id: `screen-${id}`,
        name: t('handover.display.show', { name }),
        open: () => void store.getState().display(id),
      }));
  const hint = (): string => {
    if (isDisplayed) return t('handover.display.shown');
    if (given !== null) return t(`handover.given.${given.way}`, { file: given.file ?? '' });
    if (isCopied) return t('handover.copiedHint');
    return isOver ? '' : t('handover.handedOverHint');
  };
  return (
    <div className="handover-actions">
      <Button
        kind={isDone ? 'secondary' : 'primary'}
        isDisabled={!canHandOver}
        busy={running === 'hand-over' && t('handover.handedOver')}
        onPress={() => void handOver()}
        shortcut={isHandedOver ? <CheckIcon /> : <Keys of={shortcuts.handedOver} />}
      >
        {t('handover.handedOver')}
      </Button>
      <Button
        isDisabled={link === null}
        busy={running === 'copy' && t('handover.copyLink')}
        onPress={() => void copy().then(setCopied)}
      >
        {isCopied ? <CheckIcon /> : <CopyIcon />}
        {t('handover.copyLink')}
      </Button>
      <div className="handover-second">
        <div ref={nextButton} className="handover-next">
          <Button kind={isDone ? 'primary' : 'secondary'} onPress={onNext} shortcut={<Keys of={shortcuts.next} />}>
            {t('handover.next')}
          </Button>
        </div>
        <MoreWays
          store={store}
          isDisabled={link === null}
          openings={[
            ...(link?.qr ? screens : []),
            ...(link?.qr ? [{ id: 'print', name: t('handover.print.open'), open: () => setSheet('print') }] : []),
            { id: 'phone', name: t('handover.phone.open'), open: () => setSheet('phone') },
          ]}
        />
      </div>
      <p className="handover-hint muted" role="status">
        {hint()}
      </p>
      <PrintSheet store={store} isOpen={sheet === 'print'} onClose={() => setSheet(null)} />
      <PhoneSheet detail={detail} store={store} isOpen={sheet === 'phone'} onClose={() => setSheet(null)} />
    </div>
  );
}

function LinkText(props: { readonly link: LiveLink }): ReactElement {
  const { t } = useTranslation();
  return (
    <div>
      <h2 id="handover-link">{t('handover.link')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to get into it */}
      <section className="handover-link mono" aria-labelledby="handover-link" tabIndex={0}>
        {props.link.link}
      </section>
    </div>
  );
}
