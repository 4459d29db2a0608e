import type { CodePicture } from '../../preload/contract/code-picture.ts';
import type { HandOverChannel, SessionDetail } from '../../preload/contract/session.ts';
import type { Announcer, Clipboard, Clock, CodeReader, Journal, SessionLog } from './ports.ts';
import type { Sessions } from './sessions.ts';

/** Giving a link to the customer. Each way is an audit event with its channel; never the link. */
export interface HandOver {
  /** The operator's word that the customer has the link. @throws as `Sessions.link` */
  record(idOrReference: string, channel: HandOverChannel): Promise<SessionDetail>;
  copyLink(idOrReference: string): Promise<SessionDetail>;
  /** Whether an independent decoder reads exactly this session's link off a drawn code. @throws as `Sessions.link` */
  check(idOrReference: string, picture: CodePicture): Promise<boolean>;
}

/** A copied link must not lie in the clipboard until somebody pastes it into the wrong window. */
const clipboardMs = 60_000;

export function createHandOver(parts: {
  readonly sessions: Pick<Sessions, 'link' | 'show'>;
  readonly log: SessionLog;
  readonly codes: CodeReader;
  readonly clipboard: Clipboard;
  readonly clock: Clock;
  readonly announcer: Announcer;
  readonly journal: Journal;
  readonly actor: () => string;
}): HandOver {
  const { sessions, log, codes, clipboard, clock, announcer, journal, actor } = parts;

  const handedOver = async (id: string, channel: HandOverChannel): Promise<SessionDetail> => {
    const entry = {
      at: clock.now(),
      session: id,
      kind: 'session.handed-over',
      actor: actor(),
      origin: 'operator',
      data: { channel },
    } as const;
    const moved = await log.change(id, ['link-ready'], { status: 'handed-over', origin: 'operator' }, entry);
    // Given a second time, or by another way: worth an event, but the status stays.
    if (moved === null) await log.note(entry);
    announcer.sessionChanged(id);
    return sessions.show(id);
  };

  return {
    async record(idOrReference, channel) {
      const { sessionId } = await sessions.link(idOrReference);
      return handedOver(sessionId, channel);
    },
    async copyLink(idOrReference) {
      const { sessionId, link } = await sessions.link(idOrReference);
      await clipboard.write(link);
      void clock.sleep(clipboardMs).then(() => clipboard.clearIfStill(link));
      return handedOver(sessionId, 'copy');
    },
    async check(idOrReference, picture) {
      const { link } = await sessions.link(idOrReference);
      const texts = await codes.readPixels(picture);
      const reads = texts.length === 1 && texts[0] === link;
      if (!reads) journal.info('a code does not read as its link', { pixels: picture.side, codes: texts.length });
      return reads;
    },
  };
}
