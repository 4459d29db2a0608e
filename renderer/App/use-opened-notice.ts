import { useEffect } from 'react';
import type { NoticeTarget } from '../../preload/contract/notices.ts';
import { useConsoleParts, useDeskParts } from './parts.ts';

/** A notification that was pressed leads to what it spoke of. */
export function useOpenedNotice(): void {
  const { bridge } = useDeskParts();
  const { navigation } = useConsoleParts();
  useEffect(() => {
    const lead = (target: NoticeTarget): void => {
      const to = navigation.getState();
      switch (target.kind) {
        case 'session':
          to.show(target.id);
          break;
        case 'today':
          to.go('today');
          break;
        case 'messages':
          to.goToSettings('messages');
          break;
      }
    };
    return bridge.on('notice.opened', lead);
  }, [bridge, navigation]);
}
