import { describe, expect, it, onTestFinished } from 'vitest';
import { encodeQr } from '../../../main/core/qr.ts';
import { pixelsOfSvg, svgOf } from '../../../main/handouts/code-drawing.ts';
import { pngOf } from '../../../main/handouts/code-image.ts';
import { createCodeThread } from '../../../main/handouts/code-thread.ts';
import type { CodePicture } from '../../../preload/contract/code-picture.ts';
import type { QrCode } from '../../../preload/contract/session.ts';
import { aLink, type DrawnCode, drawnCode, pictureOfCode } from '../../builders/drawn-code.ts';
import { decoded, type GreyPicture } from '../../fakes/decoder.ts';
import { heldAs, photograph } from '../../fakes/phone-camera.ts';
import { greyOfPng } from '../../fakes/png.ts';

const links = Array.from({ length: 100 }, (_, count) => aLink(60 + Math.round((count / 99) * 2_240), count));

function codeOf(link: string): QrCode {
  const qr = encodeQr(link);
  if (qr === null) throw new Error('too long');
  return qr;
}

function greyOf({ side, bits }: CodePicture): GreyPicture {
  const packed = Buffer.from(bits, 'base64');
  const grey = Uint8ClampedArray.from({ length: side * side }, (_, at) =>
    (packed[at >> 3] ?? 0) & (128 >> (at & 7)) ? 0 : 255,
  );
  return { width: side, height: side, grey };
}

describe('a picture of a code', () => {
  it('as a PNG reads as the link, straight and through a phone, 100 of 100', async () => {
    const failed: number[] = [];
    for (const [count, link] of links.entries()) {
      const png = await pngOf(codeOf(link));
      const seen = photograph(greyOfPng(png), 10, heldAs(count));
      for (const [text, ...more] of [await decoded(png), await decoded(seen)]) {
        if (text !== link || more.length > 0) failed.push(link.length);
      }
    }
    expect(failed).toEqual([]);
  });

  it('as an SVG reads as the link from its own text, straight and through a phone, 100 of 100, at half a millimetre a module', async () => {
    const reader = createCodeThread();
    onTestFinished(() => reader.stop());
    const failed: number[] = [];
    for (const [count, link] of links.entries()) {
      const picture = pixelsOfSvg(svgOf(codeOf(link)));
      const seen = photograph(greyOf(picture), 4, heldAs(count));
      for (const [text, ...more] of [await reader.readPixels(picture), await decoded(seen)]) {
        if (text !== link || more.length > 0) failed.push(link.length);
      }
    }
    expect(failed).toEqual([]);
    // Version 22 with its quiet zone.
    expect(svgOf(codeOf(aLink(1_003)))).toContain('width="56.5mm" height="56.5mm"');
  });

  it('as an SVG that was spoilt does not read', async () => {
    const reader = createCodeThread();
    onTestFinished(() => reader.stop());
    const svg = svgOf(codeOf(aLink(805)));
    const spoilt = svg.replaceAll(/M\d+ [3-6]\dh\d+v1h-\d+z/g, '');
    expect(await reader.readPixels(pixelsOfSvg(spoilt))).toEqual([]);
    expect(await reader.readPixels(pixelsOfSvg('<svg/>')).catch(() => [])).toEqual([]);
  });
});

describe('the reader', () => {
  it('answers everybody who asks at once, each for themselves', async () => {
    const reader = createCodeThread();
    onTestFinished(() => reader.stop());
    const some = links.slice(0, 20);
    const read = await Promise.all(some.map(async (link) => reader.readFile(await pngOf(codeOf(link)))));
    expect(read).toEqual(some.map((link) => [link]));
  });

  it('finds a second code in the picture, and a code among other dark things', async () => {
    const reader = createCodeThread();
    onTestFinished(() => reader.stop());
    const [one, other] = [drawnCode(aLink(300, 1), 200), drawnCode(aLink(300, 2), 200)];
    const beside = (second: DrawnCode | null): CodePicture => {
      const side = 2 * one.width;
      const grey = new Uint8ClampedArray(side * side).fill(255);
      for (let row = 0; row < one.width; row++) {
        grey.set(one.grey.subarray(row * one.width, (row + 1) * one.width), row * side);
        if (second !== null)
          grey.set(second.grey.subarray(row * one.width, (row + 1) * one.width), row * side + one.width);
      }
      // A line at the bottom, as a picture of a page would have.
      grey.fill(0, (side - 3) * side, (side - 2) * side);
      return pictureOfCode({ width: side, height: side, grey, module: one.module });
    };
    expect(await reader.readPixels(beside(null))).toEqual([aLink(300, 1)]);
    expect((await reader.readPixels(beside(other))).toSorted()).toEqual([aLink(300, 1), aLink(300, 2)].toSorted());
  });

  it('starts anew after it was stopped', async () => {
    const reader = createCodeThread();
    const png = await pngOf(codeOf(aLink(805)));
    await reader.readFile(png);
    await reader.stop();
    expect(await reader.readFile(png)).toEqual([aLink(805)]);
    await reader.stop();
  });
});
