import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import './Button.css';

interface ButtonProps {
  readonly children: ReactNode;
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly onPress?: () => void;
  readonly type?: 'button' | 'submit';
  readonly isDisabled?: boolean;
  /** While this is set the button shows these words, keeps its size and its focus, and cannot be pressed. */
  readonly busy?: string | false;
  /** The key that does the same, shown beside the words. */
  readonly shortcut?: ReactNode;
  readonly label?: string;
  readonly autoFocus?: boolean;
}

/** One action. A screen has one `primary` at most. */
export function Button(props: ButtonProps): ReactElement {
  const { children, kind = 'secondary', busy = false, shortcut, label } = props;
  const isBusy = busy !== false;
  return (
    <AriaButton
      className={`button button-${kind}`}
      // Not `isPending`: that announces the button by its id, which is gone when what it started has replaced the screen.
      type={isBusy ? 'button' : (props.type ?? 'button')}
      isDisabled={props.isDisabled ?? false}
      aria-disabled={isBusy}
      {...(props.autoFocus && { autoFocus: true })}
      {...(props.onPress && !isBusy && { onPress: props.onPress })}
      {...(label !== undefined && { 'aria-label': label })}
    >
      {/* Both faces take up room, so that the width does not change with the words. */}
      <span className="button-faces">
        <span className={isBusy ? 'button-face is-hidden' : 'button-face'}>
          {children}
          {shortcut}
        </span>
        {isBusy && <span className="button-face">{busy}</span>}
      </span>
    </AriaButton>
  );
}

/** A button of one icon; its name is only heard and shown as a tooltip. */
export function IconButton(props: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onPress: () => void;
}): ReactElement {
  return (
    <AriaButton className="button button-quiet button-icon" aria-label={props.label} onPress={props.onPress}>
      {props.icon}
    </AriaButton>
  );
}
