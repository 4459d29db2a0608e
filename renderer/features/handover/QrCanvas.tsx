import { type ReactElement, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodePicture } from '../../../preload/contract/code-picture.ts';
import type { QrCode } from '../../../preload/contract/session.ts';
import { Notice } from '../../ui/Notice.tsx';
import { pictureOf } from './code-picture.ts';
import './QrCanvas.css';
import { darkRuns, leastRoom, placeQr, quietZone } from './qr-drawing.ts';

interface QrCanvasProps {
  readonly qr: QrCode;
  readonly label: string;
  /** Whether somebody else reads the link off the picture. Nothing is shown before that. */
  readonly check: (picture: CodePicture) => Promise<boolean>;
  /** What stands below, once the code is shown so many CSS pixels wide. Its place is kept free. */
  readonly below?: (cssSide: number) => ReactNode;
}

/** The code as large as its place allows, black on white in every theme, sharp on every screen; read back before it shows. */
export function QrCanvas(props: QrCanvasProps): ReactElement {
  const { t } = useTranslation();
  const { qr, label, check, below } = props;
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [{ room, ratio }, setScreen] = useState({ room: 0, ratio: window.devicePixelRatio });
  const [shown, setShown] = useState<{ readonly qr: QrCode; readonly cssSide: number } | 'unreadable' | null>(null);

  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = (): void =>
      setScreen({ room: Math.min(element.clientWidth, element.clientHeight), ratio: window.devicePixelRatio });
    measure();
    // Counted in device pixels, the size changes with the zoom and with the screen the window is on, too.
    const observer = new ResizeObserver(measure);
    observer.observe(element, { box: 'device-pixel-content-box' });
    return () => observer.disconnect();
  }, []);

  const { module, side, cssSide } = placeQr(qr.size, room, ratio);
  const isMeasured = room > 0;

  useLayoutEffect(() => {
    if (!isMeasured) return;
    let isStale = false;
    const pixels = draw(qr, module, side);
    const picture = pixels && pictureOf(side, pixels.data);
    const read = picture === null ? Promise.resolve(false) : check(picture);
    read.then((isRead) => {
      const context = canvas.current?.getContext('2d') ?? null;
      if (isStale || context === null || pixels === null) return;
      if (!isRead) {
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

/** Out of sight. Null where a browser has no canvas left to give. */
function draw(qr: QrCode, module: number, side: number): ImageData | null {
  const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, side, side);
  context.fillStyle = '#000';
  for (const { row, column, length } of darkRuns(qr.size, qr.modules)) {
    context.fillRect((column + quietZone) * module, (row + quietZone) * module, length * module, module);
  }
  const pixels = context.getImageData(0, 0, side, side);
  context.canvas.width = 0;
  return pixels;
}
