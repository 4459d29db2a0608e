import { type KeyboardEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../App/parts.ts';
import { Keys } from '../../ui/Keys.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { answering } from './fuzzy.ts';
import './Palette.css';
import { type Command, type FrameActions, useCommands } from './use-commands.ts';
import { useFoundSessions } from './use-found-sessions.ts';

/** Everything in one field: type some letters, Enter does it. */
export function Palette(props: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly actions: FrameActions;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <Sheet title={t('palette.title')} isOpen={props.isOpen} onClose={props.onClose}>
      <Finder onClose={props.onClose} actions={props.actions} />
    </Sheet>
  );
}

function Finder(props: { readonly onClose: () => void; readonly actions: FrameActions }): ReactElement {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const show = useNavigation((store) => store.show);
  const commands = useCommands(props.actions);
  const sessions = useFoundSessions(typed).map(
    (session): Command => ({
      id: session.id,
      label: `${session.reference} ${session.customer?.name ?? ''} ${t(`sessions.status.${session.status}`)}`,
      run: () => show(session.id),
    }),
  );
  const options = [...(typed.trim() === '' ? commands : answering(commands, typed)), ...sessions];
  const current = Math.min(at, options.length - 1);

  const choose = (command: Command | undefined): void => {
    if (command === undefined) return;
    props.onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      const next = (current + step + options.length) % options.length;
      setAt(next);
      document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(options[current]);
    }
  };

  return (
    <div className="palette">
      <input
        // biome-ignore lint/a11y/noAutofocus: the sheet is there for nothing else
        autoFocus
        className="field-control"
        role="combobox"
        aria-label={t('palette.what')}
        aria-expanded={options.length > 0}
        aria-controls="palette-options"
        aria-activedescendant={options.length > 0 ? optionId(current) : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={t('palette.placeholder')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="palette-options" id="palette-options" role="listbox" aria-label={t('palette.title')}>
        {options.map((command, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          // biome-ignore lint/a11y/useKeyWithClickEvents: as above
          <div
            key={command.id}
            id={optionId(index)}
            role="option"
            aria-selected={index === current}
            className="palette-option"
            onClick={() => choose(command)}
          >
            <span className="palette-label">{command.label}</span>
            {command.shortcut !== undefined && <Keys of={command.shortcut} />}
          </div>
        ))}
      </div>
      <p className="visually-hidden" role="status">
        {t('palette.found', { count: options.length })}
      </p>
      {options.length === 0 && <p className="muted">{t('palette.nothing')}</p>}
    </div>
  );
}

const optionId = (at: number): string => `palette-option-${at}`;
