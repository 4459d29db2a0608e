import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { Sheet } from './Sheet.tsx';

interface QuestionProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly confirm: string;
  /** The way back in other words, where "Cancel" would be ambiguous. */
  readonly keep?: string;
  readonly isOpen: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that cannot be undone or that counts. Cancel has the focus. */
export function Question(props: QuestionProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Sheet title={props.title} isOpen={props.isOpen} onClose={props.onCancel} isQuestion>
      <p>{props.children}</p>
      <div className="sheet-actions">
        <Button autoFocus onPress={props.onCancel}>
          {props.keep ?? t('frame.cancel')}
        </Button>
        <Button kind="danger" onPress={props.onConfirm}>
          {props.confirm}
        </Button>
      </div>
    </Sheet>
  );
}
