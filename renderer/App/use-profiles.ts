import { useEffect, useState } from 'react';
import type { ProfileView } from '../../preload/contract/profile.ts';
import { unwrap } from '../api/unwrap.ts';
import { useDeskParts } from './parts.ts';

/** The profiles as they are when something that names them appears; none until main has answered. */
export function useProfiles(): readonly ProfileView[] {
  const { bridge } = useDeskParts();
  const [profiles, setProfiles] = useState<readonly ProfileView[]>([]);
  useEffect(() => {
    let isWanted = true;
    unwrap(bridge['profiles.list']()).then(
      (found) => isWanted && setProfiles(found),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [bridge]);
  return profiles;
}
