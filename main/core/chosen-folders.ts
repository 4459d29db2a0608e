import type { ChosenFolder } from '../../preload/contract/audit.ts';
import { Failure } from './failure.ts';
import type { Folders, Randomness } from './ports/system.ts';

/** Folders that somebody at the desk chose, by the tokens that the page knows them by. */
export interface ChosenFolders {
  /**
   * @param typed the path where the shell has no dialog; null asks the dialog
   * @returns null when nobody chose one
   * @throws Failure `folder-missing`, `invalid-input` where there is a dialog and a path was typed all the same
   */
  choose(typed: string | null): Promise<ChosenFolder | null>;
  /** One that the desk itself made. */
  remember(path: string): ChosenFolder;
  /** @throws Failure `folder-unknown` */
  pathOf(token: string): string;
}

/** Far more than anybody chooses between two starts; a page gone wild fills no memory. */
const kept = 100;

export function createChosenFolders(parts: {
  readonly folders: Pick<Folders, 'choose' | 'existing'>;
  readonly randomness: Randomness;
}): ChosenFolders {
  const { folders, randomness } = parts;
  const paths = new Map<string, string>();

  const remember = (path: string): ChosenFolder => {
    const [oldest] = paths.keys();
    if (paths.size >= kept && oldest !== undefined) paths.delete(oldest);
    const token = randomness.uuid();
    paths.set(token, path);
    return { token, name: path };
  };

  return {
    remember,
    async choose(typed) {
      if (folders.choose === null) return remember(await folders.existing(typed ?? ''));
      if (typed !== null) throw new Failure('invalid-input', 'Folders are chosen by the system’s dialog here.');
      const chosen = await folders.choose();
      return chosen === null ? null : remember(await folders.existing(chosen));
    },
    pathOf(token) {
      const path = paths.get(token);
      if (path === undefined) throw new Failure('folder-unknown', 'Choose the folder again.');
      return path;
    },
  };
}
