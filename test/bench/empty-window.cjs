// The least that a window of Electron can be: nothing in it, on the same switches and with the same properties as the
// console's. Says when it is shown.
const { app, BrowserWindow } = require('electron');

app.setPath('userData', process.argv[process.argv.indexOf('--data') + 1]);
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1180,
    height: 820,
    show: false,
    autoHideMenuBar: true,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
  });
  window.once('ready-to-show', () => {
    window.show();
    process.stdout.write(`shown at ${Date.now()}\n`);
  });
  window.loadURL('about:blank');
});
