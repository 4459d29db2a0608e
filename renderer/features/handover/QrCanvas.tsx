import { type ReactElement, useLayoutEffect, useRef, useState } from 'react';
import type { QrCode } from '../../../preload/contract/session.ts';
import './QrCanvas.css';
import { darkRuns, leastRoom, placeQr, quietZone } from './qr-drawing.ts';

/** The code as large as its place allows, black on white in every theme, sharp on every screen. */
export function QrCanvas(props: { readonly qr: QrCode; readonly label: string }): ReactElement {
  const { qr, label } = props;
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [{ room, ratio }, setScreen] = useState({ room: 0, ratio: window.devicePixelRatio });

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

  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d') ?? null;
    if (element === null || context === null) return;
    element.width = side;
    element.height = side;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, side, side);
    context.fillStyle = '#000';
    for (const { row, column, length } of darkRuns(qr.size, qr.modules)) {
      context.fillRect((column + quietZone) * module, (row + quietZone) * module, length * module, module);
    }
    return () => {
      // A canvas keeps its picture after it has left the page; this one was somebody's link.
      element.width = 0;
    };
  }, [qr, module, side]);

  const least = leastRoom(qr.size, ratio);
  return (
    <div className="qr" ref={place} style={{ minWidth: least, minHeight: least }}>
      <canvas ref={canvas} role="img" aria-label={label} style={{ width: cssSide, height: cssSide }} />
    </div>
  );
}
