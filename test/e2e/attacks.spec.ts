import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { callNames } from '../../preload/contract/calls.ts';
import { createdAnswer, errorAnswer } from '../fakes/stub-zastrpay.ts';
import { goTo, qrCode, typeName } from './desk-work.ts';
import { expect } from './fixtures.ts';
import { create, test } from './stubbed-desk.ts';

/** Everything here is an attack that is really made; SECURITY.md says which of Electron's recommendations each one holds. */

/** A server of the attacker's. Whatever reaches it has left the console. */
async function attacker(): Promise<AsyncDisposable & { readonly address: string; readonly heard: readonly string[] }> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.writeHead(302, { location: '/redirected', 'access-control-allow-origin': '*' }).end();
  });
  server.on('connection', () => void heard.push('a connection'));
  server.on('upgrade', (request, socket) => {
    heard.push(request.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    heard,
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The console is where it was, and was never gone in between. */
async function expectHome(console: Page): Promise<void> {
  // The way to main and back outlasts whatever was set off and is not stopped.
  await expect
    .poll(() => console.evaluate(() => window.desk['desk.state']().then(({ ok }) => ok)).catch(() => false))
    .toBe(true);
  expect(await console.evaluate(() => document.documentElement.hasAttribute('data-first'))).toBe(true);
  expect(console.url()).toBe('https://console.zastrpay-desk.invalid/index.html');
  expect(console.context().pages()).toHaveLength(1);
}

test('nothing in the page reaches a stranger’s server, whichever way it tries', async ({ console, tolerate }) => {
  tolerate(/Content Security Policy|violates|Mixed Content|Not allowed|Failed to|bad HTTP response|ERR_|blocked/i);
  await using stranger = await attacker();
  await console.evaluate(() => document.documentElement.setAttribute('data-first', ''));
  await console.evaluate(async (to) => {
    const add = (name: string, attributes: Readonly<Record<string, string>>): HTMLElement => {
      const element = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      document.body.append(element);
      return element;
    };
    add('img', { src: `${to}/img` });
    add('script', { src: `${to}/script` });
    add('link', { rel: 'stylesheet', href: `${to}/style` });
    add('link', { rel: 'prefetch', href: `${to}/prefetch` });
    add('link', { rel: 'preconnect', href: to });
    add('iframe', { src: `${to}/iframe` });
    add('object', { data: `${to}/object` });
    add('embed', { src: `${to}/embed` });
    add('webview', { src: `${to}/webview`, nodeintegration: '', disablewebsecurity: '' });
    add('video', { src: `${to}/video` });
    add('meta', { 'http-equiv': 'refresh', content: `0;url=${to}/refresh` });
    add('a', { href: `${to}/download`, download: 'x' }).click();
    add('a', { href: `${to}/ping`, ping: `${to}/pinged` }).click();
    add('a', { href: `${to}/blank`, target: '_blank' }).click();
    add('a', { href: 'smb://127.0.0.1/share' }).click();
    const form = add('form', { action: `${to}/form`, method: 'post' });
    if (form instanceof HTMLFormElement) form.submit();
    window.open(`${to}/open`, '_blank', 'nodeIntegration=yes,contextIsolation=no');
    navigator.sendBeacon(`${to}/beacon`, 'x');
    const tries = [
      () => fetch(`${to}/fetch`, { mode: 'no-cors' }),
      () => navigator.serviceWorker.register('/assets/worker.js'),
      () => Promise.resolve(new WebSocket(`${to.replace('http', 'ws')}/socket`)),
      () => Promise.resolve(new EventSource(`${to}/events`)),
      () => Promise.resolve(new Worker(`${to}/worker`)),
    ];
    await Promise.allSettled(tries.map(async (each) => each()));
  }, stranger.address);
  for (const address of [
    `${stranger.address}/navigate`,
    'javascript:document.title="owned"',
    'data:text/html,<h1>x',
    'file:///etc/hostname',
    'chrome://settings',
    'view-source:https://example.com/',
  ]) {
    await console.evaluate((to) => void window.location.assign(to), address).catch(() => undefined);
    await expectHome(console);
  }
  expect(stranger.heard).toEqual([]);
  expect(await console.title()).not.toBe('owned');
});

test('no text becomes code, and no frame gets the desk', async ({ console, tolerate }) => {
  tolerate(/Content Security Policy|violates|unsafe-eval|unsafe-inline/);
  const outcome = await console.evaluate(async () => {
    const owned = () => Object.keys(window).filter((name) => name.startsWith('owned'));
    // What a debugger runs may use eval; what runs later is the page's own.
    await new Promise((resolve) => setTimeout(resolve));
    const attempts = [
      () => setTimeout('window.ownedByTimer = true'),
      () => Reflect.construct(Function, ['window.ownedByFunction = true'])(),
      () => Reflect.apply(Reflect.get(window, 'eval'), window, ['window.ownedByEval = true']),
    ];
    const thrown = attempts.map((each) => {
      try {
        each();
        return null;
      } catch (error) {
        return error instanceof Error ? error.name : 'other';
      }
    });
    const holder = document.createElement('div');
    holder.innerHTML =
      '<img src="data:," onerror="window.ownedByHandler = true"><svg onload="window.ownedBySvg = true"></svg>' +
      '<a href="javascript:void(window.ownedByLink = true)">x</a><iframe srcdoc="<script>parent.ownedByFrame = true</script>"></iframe>';
    document.body.append(holder);
    holder.querySelector('a')?.click();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const [frame] = holder.getElementsByTagName('iframe');
    const inFrame = frame?.contentWindow;
    const hasDesk = inFrame !== null && inFrame !== undefined && 'desk' in inFrame;
    holder.remove();
    return { owned: owned(), thrown: thrown.slice(1), hasDesk };
  });
  expect(outcome).toEqual({ owned: [], thrown: ['EvalError', 'EvalError'], hasDesk: false });
});

test('every call refuses what it does not expect, without a defect', async ({ console }) => {
  const answers = await console.evaluate(async (names) => {
    const deep = Array.from({ length: 100 }).reduce<object>((inner) => ({ inner }), {});
    const junk: readonly unknown[] = [
      7,
      true,
      'x',
      'x'.repeat(1_000_000),
      ['x'],
      [deep],
      new Date(0),
      new Map(),
      Number.NaN,
    ];
    const found: string[] = [];
    for (const name of names) {
      for (const input of junk) {
        const answer = await Reflect.apply(Reflect.get(window.desk, name), undefined, [input]);
        if (answer.ok) found.push(`${name} took ${typeof input}`);
        else if (answer.error.code === 'internal') found.push(`${name} broke at ${typeof input}`);
      }
      const polluted = JSON.parse('{"__proto__": {"id": "x"}, "constructor": {"prototype": {}}}');
      const answer = await Reflect.apply(Reflect.get(window.desk, name), undefined, [polluted]);
      if (!answer.ok && answer.error.code === 'internal') found.push(`${name} broke at a polluted object`);
    }
    return found;
  }, callNames);
  expect(answers).toEqual([]);
});

test('the address of the console leads to nothing but its own files', async ({ console, tolerate }) => {
  tolerate(/Content Security Policy|violates|status of 40|Failed to load/);
  const seen = await console.evaluate(async () => {
    const ways = [
      '/..%2f..%2fpackage.json',
      '/%2e%2e%2fmain%2findex.js',
      '/..%5c..%5cpackage.json',
      '//etc/hostname',
      '/index.html%00.js',
    ];
    const load = (address: string): Promise<string> =>
      new Promise((resolve) => {
        const script = document.createElement('script');
        script.type = 'module';
        script.addEventListener('load', () => resolve(`${address} loaded`));
        script.addEventListener('error', () => resolve('refused'));
        script.src = address;
        document.head.append(script);
      });
    return Promise.all(ways.map(load));
  });
  expect(new Set(seen)).toEqual(new Set(['refused']));
});

test('a file dropped on the window opens nothing', async ({ console, tolerate }) => {
  tolerate(/Not allowed/);
  await console.evaluate(() => document.documentElement.setAttribute('data-first', ''));
  let opened = 0;
  console.context().on('page', () => {
    opened += 1;
  });
  const devtools = await console.context().newCDPSession(console);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const data = { items: [], files: [path.resolve('package.json')], dragOperationsMask: 1 };
    await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }
  await expectHome(console);
  // Not even for the moment until the shell closes it.
  expect(opened).toBe(0);
});

test('the system gives the page nothing', async ({ console, shell, tolerate }) => {
  tolerate(/permission|Permissions policy|denied/i);
  const given = await console.evaluate(async (isOwnShell) => {
    // What the desk itself may look at for a moment is the page's no longer than that.
    await window.desk['handover.ways']();
    const asked: Readonly<Record<string, () => Promise<unknown>>> = {
      camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
      microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
      // A browser would ask its user, and wait.
      ...(isOwnShell && { screen: () => navigator.mediaDevices.getDisplayMedia() }),
      clipboard: () => navigator.clipboard.readText(),
      screens: async () => {
        if ((await window.getScreenDetails?.()) === undefined) throw new Error('denied');
      },
      place: () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      midi: () => navigator.requestMIDIAccess({ sysex: true }),
      notification: async () => {
        if ((await Notification.requestPermission()) !== 'granted') throw new Error('denied');
      },
    };
    const answers = await Promise.allSettled(Object.values(asked).map(async (ask) => ask()));
    return Object.keys(asked).filter((_name, index) => answers[index]?.status === 'fulfilled');
  }, shell !== 'chromium');
  expect(given).toEqual([]);
});

test('a window that is not the console’s gets no answer', async ({ opened, tolerate }) => {
  test.skip(opened.electron === null, 'only Electron’s main process can open such a window');
  tolerate(/a call from an untrusted sender/);
  const answer = await opened.electron?.evaluate(async ({ BrowserWindow, app }) => {
    const preload = `${app.getAppPath()}/out/preload/index.cjs`;
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    try {
      await stranger.loadURL('data:text/html,<title>stranger</title>');
      return await stranger.webContents.executeJavaScript("window.desk['desk.state']()");
    } finally {
      stranger.destroy();
    }
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'untrusted-sender' } });
});

test('a frame gets no answer, were it in the console’s own page and given the preload', async ({
  opened,
  tolerate,
}) => {
  test.skip(opened.electron === null, 'only Electron’s main process can make such frames');
  tolerate(/a call from an untrusted sender|Insecure Content-Security-Policy/);
  const seen = await opened.electron?.evaluate(async ({ BrowserWindow, app }, home) => {
    const addFrames = `Promise.all(['/index.html', 'data:text/html,<p>x'].map((address) => new Promise((resolve) => {
      const frame = Object.assign(document.createElement('iframe'), { src: address });
      frame.addEventListener('load', resolve);
      document.body.append(frame);
    }))).then(() => undefined)`;
    const ask = "window.desk === undefined ? 'no desk' : window.desk['desk.state']()";
    /** As they would be without the policy and without the guard against navigation. */
    const answersIn = async ({ webContents: contents }: Electron.BrowserWindow): Promise<readonly unknown[]> => {
      contents.removeAllListeners('will-frame-navigate');
      const { protocol } = contents.session;
      if (protocol.isProtocolHandled('https')) protocol.unhandle('https');
      protocol.handle('https', () => new Response('<p>', { headers: { 'content-type': 'text/html' } }));
      await contents.loadURL(home);
      await contents.executeJavaScript(addFrames);
      const frames = [contents.mainFrame, ...contents.mainFrame.frames];
      return Promise.all(frames.map((frame) => frame.executeJavaScript(ask)));
    };
    const [own] = BrowserWindow.getAllWindows();
    if (own === undefined) throw new Error('there is no window');
    const preload = `${app.getAppPath()}/out/preload/index.cjs`;
    const webPreferences = {
      preload,
      session: own.webContents.session,
      sandbox: true,
      nodeIntegrationInSubFrames: true,
    };
    const stranger = new BrowserWindow({ show: false, webPreferences });
    try {
      return { inFramesOfStranger: await answersIn(stranger), inFramesOfOurs: await answersIn(own) };
    } finally {
      stranger.destroy();
    }
  }, 'https://console.zastrpay-desk.invalid/index.html');
  const refused = expect.objectContaining({ ok: false, error: expect.objectContaining({ code: 'untrusted-sender' }) });
  const answered = expect.objectContaining({ ok: true });
  expect(seen).toEqual({
    // Its main frame is at the console's address: what is refused is refused for being a frame.
    inFramesOfStranger: [answered, refused, refused],
    inFramesOfOurs: [answered, 'no desk', 'no desk'],
  });
});

test('an answer that means harm is shown as text, or not at all', async ({ desk, stub, picture }) => {
  stub.answerWith(createdAnswer({ redirectUrl: 'javascript:window.owned=1' }));
  await create(desk);
  await expect(desk.getByText('Zastrpay answered with an address that is not secure.')).toBeVisible();
  await expect(qrCode(desk)).toHaveCount(0);
  expect(await desk.locator('a[href^="javascript"]').count()).toBe(0);

  const markup = '<img/src=x/onerror=window.owned=1>';
  stub.answerWith(errorAnswer(400, { code: markup, message: '‮<b>bold</b>', correlationId: 'x'.repeat(1_000_000) }));
  await desk.keyboard.press('Control+n');
  await typeName(desk, '<b>Erika</b>', '<svg/onload=window.owned=2>');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText(markup).first()).toBeVisible();
  await picture('hostile-answer');
  expect(await desk.locator('img[src="x"], b').count()).toBe(0);
  expect(await desk.evaluate(() => 'owned' in window)).toBe(false);
  expect(await desk.getByText('xxxxxxxxxxxxxxxxxxxxxxxx').count()).toBe(0);

  const turned = '\u202etluser';
  const wrong = { details: { validationErrorReasons: [{ fieldName: turned, errorMessage: turned }] } };
  stub.answerWith(errorAnswer(400, { ...wrong, code: turned, message: turned, correlationId: turned }));
  await desk.getByRole('button', { name: 'Back to the form' }).click();
  await desk.getByRole('textbox', { name: 'First name' }).press('Enter');
  await expect(desk.getByText('Nothing was created').first()).toBeVisible();
  expect(await desk.getByText('tluser').count()).toBe(0);
  expect(await desk.evaluate(() => /[\u202a-\u202e\u2066-\u2069]/.test(document.body.textContent))).toBe(false);

  stub.answerWith(createdAnswer({ redirectUrl: `https://pay.example/${'x'.repeat(1_000_000)}` }));
  await desk.getByRole('button', { name: 'Back to the form' }).click();
  await desk.getByRole('textbox', { name: 'First name' }).press('Enter');
  await expect(desk.getByText('The link is too long for a QR code.')).toBeVisible();
  await goTo(desk, 'today');
  await expect(desk.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
});
