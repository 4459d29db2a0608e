import { shell } from 'electron';
import { Failure } from '../../core/failure.ts';
import type { MailProgram } from '../../core/ports/handover.ts';
import { mayOpenOutside } from '../outside.ts';

/** The program that the system opens `mailto:` with: the only thing the desk ever lets the system open. */
export const systemMail: MailProgram = {
  async openDraft(address) {
    if (!mayOpenOutside(address)) throw new Failure('mail-unavailable', 'This is no mail draft of the desk’s.');
    try {
      await shell.openExternal(address);
    } catch (cause) {
      throw new Failure('mail-unavailable', 'The system has no mail program that takes a draft.', { cause });
    }
  },
};
