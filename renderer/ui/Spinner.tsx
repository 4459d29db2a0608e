import type { ReactElement } from 'react';
import './Spinner.css';

/** Something is under way; the words for it stand beside. */
export function Spinner(): ReactElement {
  return <span className="spinner" aria-hidden="true" />;
}
