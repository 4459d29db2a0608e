import type { AppUpdater } from 'electron-updater';
import { Failure } from '../core/failure.ts';
import type { ProgramInstaller, Release } from '../core/ports/updates.ts';

/**
 * electron-updater, as the hand that fetches and installs what the desk has judged: it gets the release whose signature was
 * checked, finds nothing out by itself, and asks for the SHA-512 of every file before it keeps it.
 * @param load called once, for the first download
 * @param beforeInstalling on Linux the new program starts before this one has ended
 */
export function createProgramInstaller(parts: {
  readonly load: () => Promise<AppUpdater>;
  readonly beforeInstalling: () => void;
}): ProgramInstaller {
  let loading: Promise<AppUpdater> | null = null;
  let ready: AppUpdater | null = null;
  const updaterFor = async (address: string, release: Release): Promise<AppUpdater> => {
    loading ??= parts.load().then(setUp);
    const updater = await loading;
    updater.setFeedURL({ provider: 'custom', updateProvider: providerOf(release, new URL(address)) });
    return updater;
  };
  return {
    async download({ address }, release, progress, signal) {
      ready = null;
      const updater = await updaterFor(address, release);
      const report = ({ percent }: { readonly percent: number }): void => progress(percent / 100);
      updater.on('download-progress', report);
      try {
        const checked = await updater.checkForUpdates();
        if (checked?.isUpdateAvailable !== true) throw new Error('this system cannot take the update');
        const { cancellationToken: token } = checked;
        signal.addEventListener('abort', () => token?.cancel());
        await updater.downloadUpdate(token);
        ready = updater;
      } catch (cause) {
        throw failureFor(cause);
      } finally {
        updater.off('download-progress', report);
      }
    },
    async install() {
      if (ready === null) throw new Failure('update-missing', 'Nothing is ready to be installed.');
      parts.beforeInstalling();
      ready.quitAndInstall(false, true);
    },
  };
}

function setUp(updater: AppUpdater): AppUpdater {
  updater.logger = null;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  // One file, one checksum.
  updater.disableDifferentialDownload = true;
  // What goes wrong is thrown as well; without a listener it would also count as a stray.
  updater.on('error', () => undefined);
  return updater;
}

/** In the place of electron-updater's own ways to find something out: answers what it was given, whoever asks. */
function providerOf({ version, files }: Release, base: URL) {
  const infos = files.map(({ name, sha512, bytes }) => ({ url: name, sha512, size: bytes }));
  return class GivenRelease {
    readonly fileExtraDownloadHeaders = null;
    setRequestHeaders(): void {}
    getLatestVersion() {
      return Promise.resolve({ version, files: infos, path: '', sha512: '', releaseDate: '' });
    }
    resolveFiles() {
      return infos.map((info) => ({ url: new URL(encodeURIComponent(info.url), base), info }));
    }
  };
}

function failureFor(cause: unknown): unknown {
  if (cause instanceof Failure || !(cause instanceof Error)) return cause;
  const isWrong = 'code' in cause && cause.code === 'ERR_CHECKSUM_MISMATCH';
  return isWrong
    ? new Failure('update-untrusted', 'The file is not the one that was signed.', { cause })
    : new Failure('update-unreachable', 'The file could not be fetched.', { cause });
}
