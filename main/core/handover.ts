import type { CodePicture } from '../../preload/contract/code-picture.ts';
import {
  type CallStep,
  type Given,
  type GivingWay,
  type HandOverChannel,
  type HandOverWays,
  isDraft,
  type PaperLayout,
  type PrintPreview,
} from '../../preload/contract/handover.ts';
import type { Merchant } from '../../preload/contract/merchant.ts';
import type { SessionDetail, SessionLink } from '../../preload/contract/session.ts';
import type { AuditData, AuditKind } from './audit.ts';
import { createClipboardLoans, type Loan } from './clipboard-loans.ts';
import { Failure } from './failure.ts';
import type { CodeReader } from './ports/codes.ts';
import type {
  Clipboard,
  CustomerScreen,
  FileSaver,
  Handouts,
  Letter,
  MailProgram,
  Printing,
  PrintOut,
  SavedFile,
} from './ports/handover.ts';
import type { SessionLog } from './ports/sessions.ts';
import type { Announcer, Clock, Journal } from './ports/system.ts';
import { existingSession } from './session.ts';
import type { Sessions } from './sessions.ts';
import { createStays } from './stay.ts';

/** Giving a link to the customer. Each way is an audit event with its channel; never the link. */
export interface HandOver {
  ways(): Promise<HandOverWays>;
  /** The operator's word that the customer has the link. @throws as `Sessions.link` */
  record(idOrReference: string, channel: HandOverChannel): Promise<SessionDetail>;
  copyLink(idOrReference: string): Promise<SessionDetail>;
  /**
   * Lets the link leave by one of the other ways.
   * @throws as `Sessions.link`; Failure `code-unreadable`, `file-unwritable`, `mail-unavailable`, `mail-too-long`
   */
  give(idOrReference: string, way: GivingWay): Promise<Given>;
  /** The hand-out as it would lie in the customer's hand. @throws as `give`; Failure `code-too-fine`, `print-failed` */
  preview(id: string, layout: PaperLayout): Promise<PrintPreview>;
  /** @throws as `preview` */
  print(id: string, layout: PaperLayout, to: 'printer' | 'pdf'): Promise<Given>;
  /** The operator has said this part of the call script; said once, it stays said. @throws Failure `session-unknown` */
  tick(id: string, step: CallStep): Promise<SessionDetail>;
  /** Whether an independent decoder reads exactly this session's link off a drawn code. @throws as `Sessions.link` */
  check(idOrReference: string, picture: CodePicture): Promise<boolean>;
  /** The operator looks at something else: this session's link is taken out of the clipboard, what is under way called off. */
  leave(id: string): Promise<void>;
  /** The same, and the operator has gone on from its customer. */
  finish(id: string): Promise<void>;
  /** The session has changed: the same as soon as its link is of no use any more. */
  changed(id: string): Promise<void>;
  /** A customer is being given a link: a code was drawn for somebody from whom the operator has not gone on. */
  isServing(): boolean;
  /** The same as `finish` for whatever link there is: the desk locks or ends. */
  finishAll(): Promise<void>;
}

/** Systems cut a longer `mailto:` address, or refuse it without a word. */
const longestMailAddress = 2_000;

const filed = (file: string | null): Pick<Given, 'done' | 'file'> => ({ done: file !== null, file });
const unfiled = (done: boolean): Pick<Given, 'done' | 'file'> => ({ done, file: null });

export function createHandOver(parts: {
  readonly sessions: Pick<Sessions, 'link' | 'linkText' | 'show'>;
  readonly log: SessionLog;
  readonly codes: CodeReader;
  readonly handouts: Handouts;
  readonly clipboard: Clipboard;
  readonly files: FileSaver;
  readonly mail: MailProgram | null;
  readonly printing: Printing;
  readonly screen: CustomerScreen | null;
  readonly merchant: () => Promise<Merchant>;
  readonly clock: Clock;
  readonly announcer: Announcer;
  readonly journal: Journal;
  readonly actor: () => string;
}): HandOver {
  const {
    sessions,
    log,
    codes,
    handouts,
    clipboard,
    files,
    mail,
    printing,
    screen,
    merchant,
    clock,
    announcer,
    journal,
    actor,
  } = parts;
  const loans = createClipboardLoans({ clock, journal });
  const stays = createStays();
  /** Whose code was drawn: the console asks about each before it shows it. */
  const served = new Set<string>();

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

  const noted = async (id: string, kind: AuditKind, data: AuditData): Promise<SessionDetail> => {
    await log.note({ at: clock.now(), session: id, kind, actor: actor(), origin: 'operator', data });
    announcer.sessionChanged(id);
    return sessions.show(id);
  };

  /** Asked again after whatever took its time. @throws Failure `session-link-missing` once the link has ended */
  const mayLeave = async (id: string, isWanted: () => boolean): Promise<boolean> => {
    if (!isWanted()) return false;
    await sessions.linkText(id);
    return isWanted();
  };

  /** @returns false when the operator has gone on meanwhile; then it is not in the clipboard */
  const lend = (id: string, isWanted: () => boolean, loan: Loan): Promise<boolean> =>
    loans.lend(id, loan, { before: () => mayLeave(id, isWanted), after: isWanted });

  const textLoan = (text: string): Loan => ({
    put: () => clipboard.write(text),
    takeBack: () => clipboard.clearIfStill(text),
  });

  const mustRead = (texts: readonly string[], link: string): void => {
    if (texts.length !== 1 || texts[0] !== link) {
      throw new Failure('code-unreadable', 'The code that was made does not read as the link.');
    }
  };

  const pngOf = async ({ qr, link }: SessionLink): Promise<Uint8Array> => {
    if (qr === null) throw new Failure('code-unreadable', 'The link is too long for a QR code.');
    const png = await handouts.png(qr);
    mustRead(await codes.readFile(png), link);
    return png;
  };

  const svgOf = async ({ qr, link }: SessionLink): Promise<Uint8Array> => {
    if (qr === null) throw new Failure('code-unreadable', 'The link is too long for a QR code.');
    const svg = handouts.svg(qr);
    mustRead(await codes.readPixels(handouts.pixelsOfSvg(svg)), link);
    return Buffer.from(svg);
  };

  const imageLoan = (png: Uint8Array, link: string): Loan => ({
    put: () => clipboard.writeImage(png),
    async takeBack() {
      const image = await clipboard.readImage();
      if (image !== null && (await codes.readFile(image)).includes(link)) await clipboard.clear();
    },
  });

  const letterFor = async ({ sessionId, link, reference }: SessionLink): Promise<Letter> => {
    const { customer, locale, expiresAt } = await existingSession(log, sessionId);
    return { link, reference, locale, expiresAt, email: customer?.contact?.email ?? null, writtenAt: clock.now() };
  };

  const openMail = async (letter: Letter): Promise<void> => {
    if (mail === null) throw new Failure('mail-unavailable', 'This shell knows no mail program.');
    const address = handouts.mailAddress(letter);
    if (address.length > longestMailAddress)
      throw new Failure('mail-too-long', 'The link is too long for a mail draft.');
    await mail.openDraft(address);
  };

  /** A dialog may stay open while the link ends or the operator goes on: that is asked when there is a place, and again. */
  const saveAs = (
    { sessionId, reference }: SessionLink,
    kind: SavedFile['kind'],
    isWanted: () => boolean,
    make: (now: SessionLink) => Promise<Uint8Array>,
  ): Promise<string | null> =>
    files.save({ name: `zastrpay-${reference}.${kind}`, kind }, async () => {
      if (!isWanted()) return null;
      const bytes = await make(await sessions.link(sessionId));
      return (await mayLeave(sessionId, isWanted)) ? bytes : null;
    });

  const save = (given: SessionLink, kind: 'png' | 'svg' | 'eml', isWanted: () => boolean): Promise<string | null> =>
    saveAs(given, kind, isWanted, async (now) => {
      switch (kind) {
        case 'png':
          return pngOf(now);
        case 'svg':
          return svgOf(now);
        case 'eml':
          return handouts.mailFile(await letterFor(now), await pngOf(now));
      }
    });

  /** The page and a picture of it, whose code was read back as it was drawn. */
  const readPage = async (
    given: SessionLink,
    layout: PaperLayout,
  ): Promise<{ readonly page: PrintOut; readonly picture: Uint8Array }> => {
    const { qr, sessionId, link } = given;
    if (qr === null) throw new Failure('code-unreadable', 'The link is too long for a QR code.');
    const { environment } = await existingSession(log, sessionId);
    const page = await handouts.printOut(layout, {
      letter: await letterFor(given),
      merchant: await merchant(),
      qr,
      isReal: environment === 'live',
    });
    const picture = await printing.picture(page);
    mustRead(await codes.readFile(picture), link);
    return { page, picture };
  };

  const print = async (
    given: SessionLink,
    layout: PaperLayout,
    isWanted: () => boolean,
  ): Promise<Pick<Given, 'done' | 'file'>> => {
    const { paper } = printing;
    if (paper === null) throw new Failure('print-failed', 'This shell has no printer.');
    const { sessionId } = given;
    return stays.during(sessionId, async (goesOn) => {
      const { page } = await readPage(given, layout);
      return unfiled((await mayLeave(sessionId, isWanted)) && !goesOn.aborted && (await paper(page, goesOn)));
    });
  };

  const savePdf = async (
    given: SessionLink,
    layout: PaperLayout,
    isWanted: () => boolean,
  ): Promise<Pick<Given, 'done' | 'file'>> =>
    filed(
      await saveAs(given, 'pdf', isWanted, async (now) => {
        const { page } = await readPage(now, layout);
        return printing.pdf(page);
      }),
    );

  /** @returns whether it left, and as which file; nothing leaves for somebody whom the operator has gone on from */
  const letGo = async (
    given: SessionLink,
    way: GivingWay,
    isWanted: () => boolean,
  ): Promise<Pick<Given, 'done' | 'file'>> => {
    const { sessionId, link } = given;
    switch (way) {
      case 'copy-image':
        return unfiled(await lend(sessionId, isWanted, imageLoan(await pngOf(given), link)));
      case 'message':
        return unfiled(await lend(sessionId, isWanted, textLoan(handouts.message(await letterFor(given)))));
      case 'save-png':
        return filed(await save(given, 'png', isWanted));
      case 'save-svg':
        return filed(await save(given, 'svg', isWanted));
      case 'mail-file':
        return filed(await save(given, 'eml', isWanted));
      case 'mail': {
        const letter = await letterFor(given);
        const isOpened = await mayLeave(sessionId, isWanted);
        if (isOpened) await openMail(letter);
        return unfiled(isOpened);
      }
    }
  };

  const leave = async (id: string): Promise<void> => {
    stays.end(id);
    await loans.takeBack(id);
  };

  return {
    ways: async () => ({
      mail: mail !== null,
      printer: printing.paper !== null,
      screens: (await screen?.screens()) ?? [],
    }),
    async record(idOrReference, channel) {
      const { sessionId } = await sessions.linkText(idOrReference);
      return handedOver(sessionId, channel);
    },
    async copyLink(idOrReference) {
      const isWith = stays.begin();
      const { sessionId, link } = await sessions.linkText(idOrReference);
      const isCopied = await lend(sessionId, () => isWith(sessionId), textLoan(link));
      return isCopied ? handedOver(sessionId, 'copy') : sessions.show(sessionId);
    },
    async give(idOrReference, way) {
      const isWith = stays.begin();
      const given = await sessions.link(idOrReference);
      const { sessionId } = given;
      const { done, file } = await letGo(given, way, () => isWith(sessionId));
      if (!done) return { done, file, detail: await sessions.show(sessionId) };
      // Nobody here sees a draft leave, so the status stays what it is.
      const detail = isDraft(way)
        ? await noted(sessionId, 'session.draft-opened', { channel: way })
        : await handedOver(sessionId, way);
      return { done, file, detail };
    },
    async preview(id, layout) {
      const { page, picture } = await readPage(await sessions.link(id), layout);
      const { isFine } = page;
      return { picture: `data:image/png;base64,${Buffer.from(picture).toString('base64')}`, isFine };
    },
    async print(id, layout, to) {
      const isWith = stays.begin();
      const given = await sessions.link(id);
      const { sessionId } = given;
      const isWanted = (): boolean => isWith(sessionId);
      const { done, file } = await (to === 'pdf' ? savePdf : print)(given, layout, isWanted);
      const detail = done
        ? await handedOver(sessionId, to === 'pdf' ? 'pdf' : 'print')
        : await sessions.show(sessionId);
      return { done, file, detail };
    },
    async tick(id, step) {
      const { timeline } = await sessions.show(id);
      const isSaid = timeline.some(({ kind, data }) => kind === 'session.call-step' && data.step === step);
      if (!isSaid) await noted(id, 'session.call-step', { step });
      return sessions.show(id);
    },
    async check(idOrReference, picture) {
      const isWith = stays.begin();
      // Read while the link is looked up.
      const reading = codes.readPixels(picture);
      reading.catch(() => undefined);
      const { link, sessionId } = await sessions.linkText(idOrReference);
      if (isWith(sessionId)) served.add(sessionId);
      const texts = await reading;
      const reads = texts.length === 1 && texts[0] === link;
      if (!reads) journal.info('a code does not read as its link', { pixels: picture.side, codes: texts.length });
      return reads;
    },
    isServing: () => served.size > 0,
    leave,
    async finish(id) {
      served.delete(id);
      await leave(id);
    },
    async changed(id) {
      if (!loans.has(id) && !stays.isBusyWith(id) && !served.has(id)) return;
      await sessions.linkText(id).catch(() => {
        served.delete(id);
        stays.end(id);
        return loans.takeBack(id);
      });
    },
    async finishAll() {
      served.clear();
      stays.endAll();
      await loans.takeAllBack();
    },
  };
}
