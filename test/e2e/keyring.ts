import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** Whether this machine has what a keyring of a test's own takes. */
export const canHaveKeyring =
  process.platform === 'linux' &&
  ['gnome-keyring-daemon', 'dbus-daemon', 'dbus-send'].every(
    (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0,
  );

/** A real GNOME keyring on a session bus of its own, with its files in a folder of the test's. */
export interface Keyring {
  /** Variables for whoever shall find it. */
  readonly env: Readonly<Record<string, string>>;
  /** The daemon goes, its files stay. */
  leave(): Promise<void>;
  /** It comes back, with what it kept. */
  comeBack(): Promise<void>;
  /** It comes back with nothing. */
  comeBackEmpty(): Promise<void>;
  close(): Promise<void>;
}

export async function openKeyring(folder: string): Promise<Keyring> {
  const [home, runtime] = [path.join(folder, 'home'), path.join(folder, 'runtime')];
  for (const each of [home, runtime]) mkdirSync(each, { recursive: true, mode: 0o700 });
  const places = { HOME: home, XDG_DATA_HOME: path.join(home, 'data'), XDG_RUNTIME_DIR: runtime };
  const config = path.join(folder, 'bus.conf');
  writeFileSync(config, busConfig);
  const bus = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address=1'], {
    env: { ...process.env, ...places },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [address] = await once(createInterface(bus.stdout), 'line');
  const env = { DBUS_SESSION_BUS_ADDRESS: String(address), XDG_DATA_HOME: places.XDG_DATA_HOME };
  let daemon: ChildProcess | null = null;

  const comeBack = async (): Promise<void> => {
    const args = ['--foreground', '--unlock', '--components=secrets'];
    const started = spawn('gnome-keyring-daemon', args, {
      env: { ...process.env, ...places, ...env },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    started.stdin.end('the keyring of a test');
    daemon = started;
    while (!(await isThere(env))) await once(spawn('true'), 'exit');
  };
  const leave = async (): Promise<void> => {
    if (daemon === null) return;
    const gone = once(daemon, 'exit');
    daemon.kill();
    await gone;
    daemon = null;
  };
  await comeBack();
  return {
    env,
    leave,
    comeBack,
    async comeBackEmpty() {
      rmSync(places.XDG_DATA_HOME, { recursive: true, force: true });
      await comeBack();
    },
    async close() {
      await leave();
      const gone = once(bus, 'exit');
      bus.kill();
      await gone;
    },
  };
}

/** Without the system's services: it would start its own keyring in the place of one that has left. */
const busConfig = `<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/** Whether it answers, and has a keyring that is open: one that is only there would ask its user for a password. */
async function isThere(env: Readonly<Record<string, string>>): Promise<boolean> {
  const method = 'org.freedesktop.Secret.Service.ReadAlias';
  const to = ['--session', '--print-reply', '--dest=org.freedesktop.secrets', '/org/freedesktop/secrets'];
  const ask = spawn('dbus-send', [...to, method, 'string:default'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  ask.stdout.on('data', (text) => {
    said += text;
  });
  await once(ask, 'close');
  return said.includes('/collection/');
}
