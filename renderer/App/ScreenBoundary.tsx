import { Component, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';

interface ScreenBoundaryProps {
  readonly children: ReactNode;
  /** Before anything else is tried: what was typed goes to the disk, and what was thrown to the log. */
  readonly onBroken: (thrown: unknown) => void;
}

/**
 * A screen that cannot be drawn leaves the rest of the console alone: its stores live above, so that a form is still there
 * when the operator goes on.
 */
export class ScreenBoundary extends Component<ScreenBoundaryProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override componentDidCatch(thrown: unknown): void {
    this.props.onBroken(thrown);
  }

  override render(): ReactNode {
    return this.state.isBroken ? <Broken onGoOn={() => this.setState({ isBroken: false })} /> : this.props.children;
  }
}

function Broken(props: { readonly onGoOn: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <Empty
        title={t('frame.broken.title')}
        isScreen
        action={
          <Button kind="primary" onPress={props.onGoOn} autoFocus>
            {t('frame.broken.goOn')}
          </Button>
        }
      >
        {t('frame.broken.text')}
      </Empty>
    </div>
  );
}
