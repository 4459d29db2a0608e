import type { ReactElement } from 'react';
import { Permitted } from '../../App/Permitted.tsx';
import { PracticeStart } from '../guide/PracticeStart.tsx';
import { NoticesSettings } from '../notices/NoticesSettings.tsx';
import { Appearance } from './Appearance.tsx';

/** What is nobody's own, and a way to learn the rest. */
export function General(): ReactElement {
  return (
    <>
      <Appearance />
      <Permitted to="settings">
        <NoticesSettings />
      </Permitted>
      <PracticeStart />
    </>
  );
}
