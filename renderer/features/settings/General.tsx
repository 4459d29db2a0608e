import type { ReactElement } from 'react';
import { PracticeStart } from '../guide/PracticeStart.tsx';
import { Appearance } from './Appearance.tsx';

/** What is nobody's own, and a way to learn the rest. */
export function General(): ReactElement {
  return (
    <>
      <Appearance />
      <PracticeStart />
    </>
  );
}
