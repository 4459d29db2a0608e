import { createRoot, hydrateRoot } from 'react-dom/client';
// First, so that whatever a component says of itself comes later and wins.
import './ui/tokens.css';
import './ui/base.css';
import { foreseenIn } from './App/foreseen.ts';
import { refuseFiles } from './App/refuse-files.ts';
import './api/bridge.ts';
import { tellUncaught } from './api/page-defects.ts';
import { i18n } from './i18n/i18n.ts';
import { pageOf } from './page.tsx';
import { createDeskStore } from './stores/desk.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

tellUncaught(window.desk);
refuseFiles();
const store = createDeskStore(window.desk);
// Beside the mark of the first form, for whoever measures a start.
void store
  .getState()
  .load()
  .then(() => performance.mark('desk-known'));

const foreseen = foreseenIn(document.documentElement);
const page = pageOf(window.desk, store, foreseen);
if (foreseen === null) {
  createRoot(root).render(page);
} else {
  // The form is there already, and perhaps somebody types into it: it is taken over as it is.
  void i18n.changeLanguage(foreseen.language);
  hydrateRoot(root, page);
}
