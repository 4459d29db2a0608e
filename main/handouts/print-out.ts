import { readFile } from 'node:fs/promises';
import type { PaperLayout } from '../../preload/contract/handover.ts';
import type { Merchant } from '../../preload/contract/merchant.ts';
import type { QrCode } from '../../preload/contract/session.ts';
import { Failure } from '../core/failure.ts';
import type { Letter, PrintOut } from '../core/ports/handover.ts';
import { printedModuleMm, svgOf } from './code-drawing.ts';
import { quietZone } from './code-image.ts';
import { escaped } from './letters.ts';
import { filled, localTime, wordsFor } from './words.ts';

/** Finer than this no phone reads off paper. */
const finestModuleMm = 0.4;

/** A thermal printer has eight dots a millimetre; a module of whole dots stays square. */
const dotMm = 0.125;

interface Paper {
  readonly widthMm: number;
  /** Null for a roll: as long as it needs to be. */
  readonly heightMm: number | null;
  /** What the code is meant to take up, and the most that there is. */
  readonly code: { readonly wantedMm: number; readonly mostMm: number };
}

const papers: Readonly<Record<PaperLayout, Paper>> = {
  a4: { widthMm: 210, heightMm: 297, code: { wantedMm: 90, mostMm: 120 } },
  a5: { widthMm: 148, heightMm: 210, code: { wantedMm: 62, mostMm: 92 } },
  receipt: { widthMm: 80, heightMm: null, code: { wantedMm: 72, mostMm: 72 } },
};

/**
 * The hand-out as one HTML document without scripts, addresses or anything else to fetch.
 * @param folder where the layouts lie
 * @throws Failure `code-too-fine` when the code does not fit this paper with modules that a phone reads
 */
export async function printOutOf(
  folder: string,
  layout: PaperLayout,
  what: { readonly letter: Letter; readonly merchant: Merchant; readonly qr: QrCode; readonly isReal: boolean },
): Promise<PrintOut> {
  const { letter, merchant, qr, isReal } = what;
  const words = wordsFor(letter.locale);
  const paper = papers[layout];
  const moduleMm = moduleFor(qr, paper);
  const read = (name: string): Promise<string> => readFile(`${folder}/${name}`, 'utf8');
  const [page, common, own] = await Promise.all([read('handout.template'), read('common.css'), read(`${layout}.css`)]);
  const { widthMm } = paper;
  const heightMm = paper.heightMm ?? lengthOf(merchant);
  const codeMm = (qr.size + 2 * quietZone) * moduleMm;
  const styles = `@page { size: ${widthMm}mm ${heightMm}mm; margin: 0 } :root { --code: ${codeMm}mm; --page: ${heightMm}mm }\n${common}${own}`;
  const steps = words.sheetStep.map((step) => `<li>${escaped(step)}</li>`).join('');
  const html = filled(page, {
    language: words.tag,
    styles,
    logo: merchant.logo === null ? '' : `<img src="${escaped(merchant.logo)}" alt="">`,
    merchant: escaped(merchant.name),
    title: escaped(words.sheetTitle),
    mark: isReal ? '' : `<p class="mark">${escaped(words.notReal)}</p>`,
    code: svgOf(qr),
    reference: escaped(letter.reference),
    referenceLabel: escaped(words.reference),
    validLabel: escaped(words.validLabel),
    valid: escaped(letter.expiresAt === null ? words.validUnknown : localTime(letter.expiresAt, words.tag)),
    stepsTitle: escaped(words.steps),
    steps,
    notForShop: escaped(words.notForShop),
    bringLabel: escaped(words.bringLabel),
    bring: escaped(words.bring),
    text: escaped(merchant.text),
    private: escaped(words.private),
  });
  return { html, widthMm, heightMm, isFine: moduleMm < printedModuleMm };
}

/** Of a receipt: the code and the desk's own words, then the logo and the merchant's, counted in lines of a narrow column. */
function lengthOf({ text, logo }: Merchant): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / 30), 0);
  return 210 + lines * 5 + (logo === null ? 0 : 18);
}

function moduleFor(qr: QrCode, { code }: Paper): number {
  const modules = qr.size + 2 * quietZone;
  const wanted = Math.max(printedModuleMm, code.wantedMm / modules);
  const module = Math.floor(Math.min(wanted, code.mostMm / modules) / dotMm) * dotMm;
  if (module >= printedModuleMm) return module;
  // No whole dots then, but the last bit of width.
  const last = Math.floor((code.mostMm / modules) * 1_000) / 1_000;
  if (last < finestModuleMm) throw new Failure('code-too-fine', 'The code is too fine for this paper.');
  return Math.min(printedModuleMm, last);
}
