throw new Error('Unit tests must not reach Electron: put a port between.');
