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
  return (
    <AriaButton
      className={`button button-${kind}`}
      type={props.type ?? 'button'}
      isDisabled={props.isDisabled ?? false}
      isPending={busy !== false}
      {...(props.autoFocus && { autoFocus: true })}
      {...(props.onPress && { onPress: props.onPress })}
      {...(label !== undefined && { 'aria-label': label })}
    >
      {/* Both faces take up room, so that the width does not change with the words. */}
      <span className="button-faces">
        <span className={busy === false ? 'button-face' : 'button-face is-hidden'}>
          {children}
          {shortcut}
        </span>
        {busy !== false && <span className="button-face">{busy}</span>}
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
