import type { Clipboard, CustomerScreen, FileSaver, MailProgram, Printing } from '../core/ports/handover.ts';
import type { Notifier } from '../core/ports/notices.ts';
import type { ProgramInstaller } from '../core/ports/updates.ts';
import type { OsKeyProtector } from '../core/ports/vault.ts';

/** What a shell gives the desk: its windows stay its own business, the OS's services come through here. */
export interface Shell {
  readonly kind: 'electron' | 'chromium' | 'none';
  readonly osProtector: OsKeyProtector;
  readonly clipboard: Clipboard;
  readonly files: FileSaver;
  /** Null where the shell cannot reach one. */
  readonly mail: MailProgram | null;
  /** The system's dialog for choosing a folder, null when it was dismissed; null itself where there is none. */
  readonly chooseFolder: (() => Promise<string | null>) | null;
  /** Shows a folder in the system's file manager; null where that cannot be asked for. */
  readonly openFolder: ((folder: string) => Promise<void>) | null;
  readonly printing: Printing;
  /** Null where the program cannot replace itself. */
  readonly installer: ProgramInstaller | null;
  /** Null where there is one window only. */
  readonly customerScreen: CustomerScreen | null;
  /** Null where there are no notifications of the system. */
  readonly notifier: Notifier | null;
  /** Chromium's network stack where there is one (system proxy, OS certificates), else Node's. */
  readonly fetch: typeof globalThis.fetch;
}
