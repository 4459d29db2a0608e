import { type ReactElement, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Permitted } from '../../App/Permitted.tsx';
import { useConsoleParts, useDeskParts, useNavigation } from '../../App/parts.ts';
import { createListSettingsStore } from '../../stores/list-settings.ts';
import { createSessionsStore } from '../../stores/sessions.ts';
import { SessionView } from '../handover/SessionView.tsx';
import { Filters } from './Filters.tsx';
import { ResumeAll } from './ResumeAll.tsx';
import { SessionList } from './SessionList.tsx';
import { SessionPanel } from './SessionPanel.tsx';
import './SessionsScreen.css';

/** Every session, to be found, followed and taken up again. */
export function SessionsScreen(): ReactElement {
  const { bridge } = useDeskParts();
  const selected = useNavigation((store) => store.selected);
  const opened = useNavigation((store) => store.opened);
  const { navigation } = useConsoleParts();
  const [store] = useState(() => createSessionsStore(bridge, { filter: navigation.getState().filter }));
  useEffect(() => store.getState().start(), [store]);
  const [settings] = useState(() => createListSettingsStore(bridge));
  useEffect(() => void settings.getState().load(), [settings]);
  const layout = useStore(settings, (each) => each.layout);

  if (opened !== null) return <SessionView key={opened} id={opened} from="sessions" />;
  return (
    <div className={selected === null ? 'sessions' : 'sessions has-panel'}>
      <Filters store={store} settings={settings} />
      <div className="sessions-list">
        <Permitted to="register">
          <ResumeAll />
        </Permitted>
        <SessionList store={store} layout={layout} />
      </div>
      {selected !== null && <SessionPanel key={selected} id={selected} />}
    </div>
  );
}
