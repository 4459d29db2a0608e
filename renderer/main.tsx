import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
// First, so that whatever a component says of itself comes later and wins.
import './ui/tokens.css';
import './ui/base.css';
import { App } from './App/App.tsx';
import { refuseFiles } from './App/refuse-files.ts';
import './api/bridge.ts';
import { tellUncaught } from './api/page-defects.ts';
import { createDeskStore } from './stores/desk.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

tellUncaught(window.desk);
refuseFiles();
const store = createDeskStore(window.desk);
void store.getState().load();

createRoot(root).render(
  <StrictMode>
    <App bridge={window.desk} store={store} />
  </StrictMode>,
);
