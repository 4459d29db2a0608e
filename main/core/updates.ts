import type { UpdateSource, UpdateStage, UpdateState } from '../../preload/contract/update.ts';
import { fingerprintOf } from './checkpoint.ts';
import { Failure } from './failure.ts';
import type { SessionLog } from './ports/sessions.ts';
import type { Clock, Journal } from './ports/system.ts';
import type { ProgramInstaller, Release, ReleaseServer, UpdateMemory } from './ports/updates.ts';
import { compareVersions, isReleaseKey } from './release-signature.ts';
import { secureUrl } from './web-address.ts';

/** Newer versions of the program: off until somebody says from where and whose; installed when the operator says so. */
export interface Updates {
  state(): Promise<UpdateState>;
  /** Null: off. @throws Failure `invalid-input` with fields */
  configure(source: UpdateSource | null): Promise<UpdateState>;
  /** @throws Failure `update-off`, `update-unreachable`, `update-untrusted`, `update-older` */
  check(): Promise<UpdateState>;
  /** The same once a day, by itself; what it finds is in the state. */
  checkDaily(): Promise<void>;
  /** @throws Failure `update-off`, `update-missing`, `update-unreachable`, `update-untrusted`, `runtime-too-old` */
  download(): Promise<UpdateState>;
  /** Ends the program for the new version. @throws Failure `update-missing`, `update-busy` */
  install(): Promise<void>;
  /** Breaks off what is under way. */
  stop(): void;
}

const dayMs = 24 * 60 * 60_000;

/** What was found out from the present source. */
interface Found {
  readonly stage: UpdateStage;
  readonly release: Release | null;
  readonly share: number | null;
  readonly problem: UpdateState['problem'];
}

const nothing: Found = { stage: 'unknown', release: null, share: null, problem: null };

export function createUpdates(parts: {
  readonly memory: UpdateMemory;
  readonly server: ReleaseServer;
  /** Null where the program cannot replace itself. */
  readonly installer: ProgramInstaller | null;
  readonly version: string;
  /** A customer is being served: a session is on its way, or a link is being handed over. */
  readonly isServing: () => boolean;
  readonly log: Pick<SessionLog, 'note'>;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly actor: () => string;
  readonly tell: (state: UpdateState) => void;
}): Updates {
  const { memory, server, installer, version, isServing, log, clock, journal, actor } = parts;
  let found = nothing;
  let checkedAt: Date | null = null;
  let lastTry = Number.NEGATIVE_INFINITY;
  /** Ends with the source that it is about. */
  let life = new AbortController();

  const state = async (): Promise<UpdateState> => {
    const source = await memory.source();
    return {
      stage: source === null ? 'off' : found.stage,
      source: source && { address: source.address, fingerprint: fingerprintOf(source.key) },
      canInstall: installer !== null,
      version: found.release?.version ?? null,
      share: found.share,
      checkedAt: checkedAt?.toISOString() ?? null,
      problem: found.problem,
    };
  };

  const becomes = (next: Partial<Found>): void => {
    found = { ...found, ...next };
    state().then(parts.tell, (error) => journal.error('the state of updates could not be told', error));
  };

  const present = async (): Promise<UpdateSource> => {
    const source = await memory.source();
    if (source === null) throw new Failure('update-off', 'Updates are switched off.');
    return source;
  };

  /** What comes of work on a source, unless it was given up meanwhile; a failure is kept for whoever looks later. */
  const working = async (stage: UpdateStage, work: (signal: AbortSignal) => Promise<Found>): Promise<UpdateState> => {
    const { signal } = life;
    const before = found;
    becomes({ stage, problem: null, share: null });
    try {
      const after = await work(signal);
      if (!signal.aborted) becomes(after);
    } catch (thrown) {
      if (signal.aborted) return state();
      const problem = thrown instanceof Failure ? thrown.code : 'internal';
      // What was wrong with a release is wrong with all of it.
      becomes(problem === 'update-unreachable' ? { ...before, problem } : { ...nothing, problem });
      throw thrown;
    }
    return state();
  };

  const newest = async (source: UpdateSource, signal: AbortSignal): Promise<Found> => {
    const release = await server.newest(source, signal);
    const seen = await memory.newestSeen(source.key);
    // An old list with its old signature, sent again, would bring old mistakes back.
    const least = seen !== null && compareVersions(seen, version) > 0 ? seen : version;
    if (compareVersions(release.version, least) < 0) {
      throw new Failure('update-older', `The server offers ${release.version}, which is older than ${least}.`);
    }
    if (seen === null || compareVersions(release.version, seen) > 0) {
      await memory.keepNewestSeen(source.key, release.version);
    }
    checkedAt = clock.now();
    const isNewer = compareVersions(release.version, version) > 0;
    return { ...nothing, stage: isNewer ? 'available' : 'newest', release: isNewer ? release : null };
  };

  const check = async (): Promise<UpdateState> => {
    if (found.stage === 'checking' || found.stage === 'downloading' || found.stage === 'ready') return state();
    const source = await present();
    lastTry = clock.monotonic();
    return working('checking', (signal) => newest(source, signal));
  };

  return {
    state,
    check,
    async configure(source) {
      const entry = { at: clock.now(), session: null, kind: 'update-source.changed', origin: 'operator' } as const;
      const judged = source === null ? null : judgedSource(source);
      const data = judged === null ? { on: false } : { on: true, key: fingerprintOf(judged.key) };
      await memory.keepSource(judged, { ...entry, actor: actor(), data });
      life.abort();
      life = new AbortController();
      checkedAt = null;
      lastTry = Number.NEGATIVE_INFINITY;
      becomes(nothing);
      return state();
    },
    async checkDaily() {
      if (clock.monotonic() - lastTry < dayMs || (await memory.source()) === null) return;
      await check().catch((error) => {
        if (error instanceof Failure) journal.info('no update was found', { code: error.code });
        else journal.error('updates could not be looked for', error);
      });
    },
    async download() {
      const source = await present();
      const { release, stage } = found;
      if (stage === 'downloading') return state();
      if (release === null || stage !== 'available') throw new Failure('update-missing', 'There is nothing newer.');
      if (installer === null) throw new Failure('update-by-hand', 'This program cannot replace itself.');
      return working('downloading', async (signal) => {
        await installer.download(source, release, (share) => !signal.aborted && becomes({ share }), signal);
        return { ...nothing, stage: 'ready', release };
      });
    },
    async install() {
      const { release, stage } = found;
      if (installer === null || release === null || stage !== 'ready') {
        throw new Failure('update-missing', 'Nothing is ready to be installed.');
      }
      if (isServing()) throw new Failure('update-busy', 'A customer is being served.');
      const entry = { at: clock.now(), session: null, kind: 'update.installed', origin: 'operator' } as const;
      await log.note({ ...entry, actor: actor(), data: { from: version, to: release.version } });
      // Asked at the last moment: the note took its time.
      if (isServing()) throw new Failure('update-busy', 'A customer is being served.');
      await installer.install();
    },
    stop: () => life.abort(),
  };
}

/** @throws Failure `invalid-input` */
function judgedSource({ address, key }: UpdateSource): UpdateSource {
  const checked = secureUrl(address);
  // No exception for this machine: what is installed runs with the operator's rights.
  const isHttps = checked.ok && checked.url.protocol === 'https:';
  const bare = key.replace(/-----[A-Z ]+-----/g, '').replace(/\s+/g, '');
  const isKey = isReleaseKey(bare);
  if (isHttps && isKey) {
    const folder = checked.url.href.endsWith('/') ? checked.url.href : `${checked.url.href}/`;
    return { address: folder, key: bare };
  }
  throw new Failure('invalid-input', 'Updates need an https address and a public Ed25519 key.', {
    fields: [
      ...(isHttps ? [] : [{ field: 'address', code: checked.ok ? 'url-not-https' : checked.code } as const]),
      ...(isKey ? [] : [{ field: 'key', code: 'public-key-malformed' } as const]),
    ],
  });
}
