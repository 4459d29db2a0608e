import { type ReactElement, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QrCode } from '../../../preload/contract/session.ts';
import { Notice } from '../../ui/Notice.tsx';
import { type Check, keepRoom, readBack } from './code-reading.ts';
import './QrCanvas.css';
import { leastRoom, placeQr } from './qr-drawing.ts';

interface QrCanvasProps {
  readonly qr: QrCode;
  readonly label: string;
  /** Nothing is shown before it has been read. */
  readonly check: Check;
  /** What stands below, once the code is shown so many CSS pixels wide. Its place is kept free. */
  readonly below?: (cssSide: number) => ReactNode;
}

/** The code as large as its place allows, black on white in every theme, sharp on every screen; read back before it shows. */
export function QrCanvas(props: QrCanvasProps): ReactElement {
  const { t } = useTranslation();
  const { qr, label, check, below } = props;
  // Beside the rest of the session, and not alone on the whole screen.
  const isInPlace = below !== undefined;
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [{ room, ratio }, setScreen] = useState({ room: 0, ratio: window.devicePixelRatio });
  const [shown, setShown] = useState<{ readonly qr: QrCode; readonly cssSide: number } | 'unreadable' | null>(null);

  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = (): void => {
      const screen = { room: Math.min(element.clientWidth, element.clientHeight), ratio: window.devicePixelRatio };
      if (isInPlace) keepRoom(screen);
      setScreen(screen);
    };
    measure();
    // Counted in device pixels, the size changes with the zoom and with the screen the window is on, too.
    const observer = new ResizeObserver(measure);
    observer.observe(element, { box: 'device-pixel-content-box' });
    return () => observer.disconnect();
  }, [isInPlace]);

  const { module, side, cssSide } = placeQr(qr.size, room, ratio);
  const isMeasured = room > 0;

  useLayoutEffect(() => {
    if (!isMeasured) return;
    let isStale = false;
    readBack(qr, module, check).then((pixels) => {
      const context = canvas.current?.getContext('2d') ?? null;
      if (isStale || context === null) return;
      if (pixels === null) {
        context.canvas.width = 0;
        setShown('unreadable');
        return;
      }
      context.canvas.width = side;
      context.canvas.height = side;
      // The very pixels that were read back.
      context.putImageData(pixels, 0, 0);
      setShown({ qr, cssSide });
    });
    return () => {
      isStale = true;
    };
  }, [qr, module, side, cssSide, isMeasured, check]);

  useLayoutEffect(() => {
    const element = canvas.current;
    return () => {
      // A canvas keeps its picture after it has left the page; this one was somebody's link.
      if (element !== null) element.width = 0;
    };
  }, []);

  const least = leastRoom(qr.size, ratio);
  // One that is larger than its place has become would lie over the words beside it until the next is read back.
  const isShown = shown !== null && shown !== 'unreadable' && shown.qr === qr && shown.cssSide <= Math.max(room, least);
  const isCurrent = shown === 'unreadable' || (isShown && shown.cssSide === cssSide);
  return (
    <div className="code" aria-busy={!isCurrent}>
      <div className="qr" ref={place} style={{ minWidth: least, minHeight: least }}>
        <canvas
          ref={canvas}
          role="img"
          aria-label={label}
          hidden={!isShown}
          {...(isShown && { style: { width: shown.cssSide, height: shown.cssSide } })}
        />
        {shown === 'unreadable' && (
          <Notice tone="warning" isAlert>
            {t('handover.qrUnreadable')}
          </Notice>
        )}
      </div>
      {below && <div className="code-below">{isShown && below(shown.cssSide)}</div>}
    </div>
  );
}
