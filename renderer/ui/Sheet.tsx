import type { ReactElement, ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import './Sheet.css';

interface SheetProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Asks something that must be answered: a click beside it does not close it. */
  readonly isQuestion?: boolean;
}

/** Something in front of everything else, until it is dealt with. */
export function Sheet(props: SheetProps): ReactElement {
  const { isQuestion = false } = props;
  return (
    <ModalOverlay
      className="backdrop"
      isOpen={props.isOpen}
      isDismissable={!isQuestion}
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onClose();
      }}
    >
      <Modal className="sheet">
        <Dialog className="sheet-body" role={isQuestion ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={2} className="sheet-title">
            {props.title}
          </Heading>
          {props.children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
