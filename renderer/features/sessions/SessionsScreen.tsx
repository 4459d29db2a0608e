import { type ReactElement, useEffect, useState } from 'react';
import { usualColumns } from '../../../preload/contract/session-list.ts';
import { Permitted } from '../../App/Permitted.tsx';
import { useDeskParts, useNavigation } from '../../App/parts.ts';
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
  const [store] = useState(() => createSessionsStore(bridge));
  useEffect(() => store.getState().start(), [store]);

  if (opened !== null) return <SessionView key={opened} id={opened} from="sessions" />;
  return (
    <div className={selected === null ? 'sessions' : 'sessions has-panel'}>
      <Filters store={store} />
      <div className="sessions-list">
        <Permitted to="register">
          <ResumeAll />
        </Permitted>
        <SessionList store={store} layout={usualColumns} />
      </div>
      {selected !== null && <SessionPanel key={selected} id={selected} />}
    </div>
  );
}
