import { type KeyboardEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../preload/contract/profile.ts';
import type { SessionSummary } from '../../../preload/contract/session.ts';
import { useConsoleParts, useDeskParts, useNavigation } from '../../App/parts.ts';
import { Keys } from '../../ui/Keys.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { LiveQuestion } from '../settings/LiveQuestion.tsx';
import { answering } from './fuzzy.ts';
import './Palette.css';
import { type Command, type FrameActions, useCommands } from './use-commands.ts';
import { useFoundSessions } from './use-found-sessions.ts';
import { usePresentSession, useSessionCommands } from './use-session-commands.ts';

/** Everything in one field: type some letters, Enter does it. */
export function Palette(props: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly actions: Omit<FrameActions, 'switchProfile'>;
}): ReactElement {
  const { t } = useTranslation();
  const { desk } = useDeskParts();
  const { navigation } = useConsoleParts();
  const [asked, setAsked] = useState<ProfileView | null>(null);
  const activate = async ({ id }: ProfileView): Promise<void> => {
    await desk.getState().activate(id);
    // The settings say why.
    if (desk.getState().error !== null) navigation.getState().goToSettings('profiles');
  };
  const switchProfile = (profile: ProfileView): void => {
    if (profile.environment === 'live') setAsked(profile);
    else void activate(profile);
  };
  return (
    <>
      <Sheet title={t('palette.title')} isOpen={props.isOpen} onClose={props.onClose}>
        <Finder onClose={props.onClose} actions={{ ...props.actions, switchProfile }} />
      </Sheet>
      <LiveQuestion profile={asked} onConfirm={(profile) => void activate(profile)} onClose={() => setAsked(null)} />
    </>
  );
}

/** A line of the list; one that is a session can be gone into, to do something with it. */
interface Option extends Command {
  readonly session?: SessionSummary;
}

function Finder(props: { readonly onClose: () => void; readonly actions: FrameActions }): ReactElement {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  /** The session whose actions are offered instead of everything. */
  const [inside, setInside] = useState<SessionSummary | null>(null);
  const show = useNavigation((store) => store.show);
  const commands = useCommands(props.actions);
  const commandsOf = useSessionCommands();
  const present = usePresentSession();
  const asOption = (session: SessionSummary): Option => ({
    id: session.id,
    label: `${session.reference} ${session.customer?.name ?? ''} ${t(`sessions.status.${session.status}`)}`,
    session,
    run: () => show(session.id),
  });
  const found = useFoundSessions(inside === null ? typed : '').filter(({ id }) => id !== present?.id);
  const everything: readonly Option[] = [...(present === null ? [] : [asOption(present)]), ...commands];
  const offered: readonly Option[] = inside === null ? everything : commandsOf(inside);
  const options = [...(typed.trim() === '' ? offered : answering(offered, typed)), ...found.map(asOption)];
  const current = Math.min(at, options.length - 1);

  const choose = (command: Command | undefined): void => {
    if (command === undefined) return;
    props.onClose();
    command.run();
  };
  const enter = (session: SessionSummary | null): void => {
    setInside(session);
    setTyped('');
    setAt(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const session = options[current]?.session;
    if (event.key === 'Tab' && !event.shiftKey && session !== undefined) {
      event.preventDefault();
      enter(session);
      return;
    }
    if (event.key === 'Backspace' && typed === '' && inside !== null) enter(null);
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
        placeholder={inside === null ? t('palette.placeholder') : t('palette.inside', { reference: inside.reference })}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        className="palette-options"
        id="palette-options"
        role="listbox"
        aria-label={t('palette.title')}
        hidden={options.length === 0}
      >
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
            {command.session !== undefined && index === current && (
              <span className="palette-more muted">
                {t('palette.actions')} <Keys of="Tab" />
              </span>
            )}
          </div>
        ))}
      </div>
      <p className="visually-hidden" role="status">
        {t('palette.found', { count: options.length })}
      </p>
      {options.length === 0 && <p className="palette-nothing muted">{t('palette.nothing')}</p>}
    </div>
  );
}

const optionId = (at: number): string => `palette-option-${at}`;
