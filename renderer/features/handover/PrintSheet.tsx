import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { DeskError } from '../../../preload/contract/errors.ts';
import { type PaperLayout, type PrintPreview, paperLayouts } from '../../../preload/contract/handover.ts';
import type { SessionStoreApi } from '../../stores/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import './PrintSheet.css';

interface PrintSheetProps {
  readonly store: SessionStoreApi;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** A hand-out for the customer: the paper, how it will look, and where it goes. */
export function PrintSheet(props: PrintSheetProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Sheet title={t('handover.print.title')} isOpen={props.isOpen} onClose={props.onClose}>
      <Paper store={props.store} onClose={props.onClose} />
    </Sheet>
  );
}

function Paper(props: { readonly store: SessionStoreApi; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const { store, onClose } = props;
  const [layout, setLayout] = useState<PaperLayout>('a4');
  const ways = useStore(store, (each) => each.ways);
  const running = useStore(store, (each) => each.running);
  const preview = usePreview(store, layout);
  const isReady = preview !== null && 'picture' in preview;
  const print = async (to: 'printer' | 'pdf'): Promise<void> => {
    await store.getState().print(layout, to);
    onClose();
  };
  return (
    <>
      <Choice
        label={t('handover.print.paper')}
        value={layout}
        onChange={setLayout}
        options={paperLayouts.map((value) => ({ value, label: t(`handover.print.layout.${value}`) }))}
      />
      <div className="print-preview" aria-busy={preview === null}>
        {isReady && <img src={preview.picture} alt={t('handover.print.preview')} />}
        {preview === null && <p className="muted">{t('handover.print.drawing')}</p>}
        {preview !== null && 'code' in preview && (
          <Notice tone="danger" isAlert>
            {t(`errors.desk.${preview.code}`)}
          </Notice>
        )}
      </div>
      {isReady && preview.isFine && <Notice tone="warning">{t('handover.print.fine')}</Notice>}
      <div className="sheet-actions">
        <Button onPress={onClose}>{t('frame.cancel')}</Button>
        <Button
          kind={ways?.printer ? 'secondary' : 'primary'}
          isDisabled={!isReady}
          busy={running === 'print' && t('handover.print.pdf')}
          onPress={() => void print('pdf')}
        >
          {t('handover.print.pdf')}
        </Button>
        {ways?.printer && (
          <Button
            kind="primary"
            isDisabled={!isReady}
            busy={running === 'print' && t('handover.print.printer')}
            onPress={() => void print('printer')}
          >
            {t('handover.print.printer')}
          </Button>
        )}
      </div>
    </>
  );
}

/** Null while it is being drawn. An answer for another paper, or for a sheet that is gone, is dropped. */
function usePreview(store: SessionStoreApi, layout: PaperLayout): PrintPreview | DeskError | null {
  const [preview, setPreview] = useState<PrintPreview | DeskError | null>(null);
  useEffect(() => {
    let isStale = false;
    setPreview(null);
    store
      .getState()
      .preview(layout)
      .then((answer) => {
        if (!isStale) setPreview(answer);
      });
    return () => {
      isStale = true;
    };
  }, [store, layout]);
  return preview;
}
