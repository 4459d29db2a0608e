import { type ReactElement, type ReactNode, useEffect } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { shortcuts } from '../../ui/shortcuts.ts';
import './Enlarged.css';

interface EnlargedProps {
  readonly label: string;
  readonly code: ReactNode;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** The code alone on the whole screen, or on the whole window where the system gives no more. The other keys go on working. */
export function Enlarged(props: EnlargedProps): ReactElement {
  const { t } = useTranslation();
  const { onClose } = props;
  useEffect(() => {
    const root = document.documentElement;
    // Refused, or left by the system's own key: the window is filled all the same, or the view ends with it.
    let isFull = false;
    void root.requestFullscreen().then(
      () => {
        isFull = true;
      },
      () => undefined,
    );
    const follow = (): void => {
      // One that was closed a moment ago may still be leaving: its end is not this one's.
      if (isFull && document.fullscreenElement === null) onClose();
    };
    document.addEventListener('fullscreenchange', follow);
    return () => {
      document.removeEventListener('fullscreenchange', follow);
      if (document.fullscreenElement !== null) void document.exitFullscreen().catch(() => undefined);
    };
  }, [onClose]);
  return (
    <ModalOverlay
      className="enlarged"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="enlarged-sheet">
        <Dialog className="enlarged-body" aria-label={props.label}>
          <div className="enlarged-code">{props.code}</div>
          <div className="enlarged-foot">
            {props.children}
            <Button onPress={onClose} shortcut={<Keys of={shortcuts.enlarge} />}>
              {t('handover.enlargeEnd')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
