import type { GreyPicture } from './decoder.ts';

/** How a customer holds the phone. */
export interface Hold {
  /** Turned, in degrees. */
  readonly turned: number;
  /** How much nearer one edge is than the other: 0 is straight ahead, 0.1 makes it a tenth longer. */
  readonly tilted: number;
  /** For the grain of the sensor. */
  readonly seed: number;
}

/** Another hold for each count: turned by up to ten degrees, and tilted. */
export const heldAs = (count: number): Hold => ({
  turned: ((count * 37) % 21) - 10,
  tilted: (((count * 13) % 11) - 5) / 100,
  seed: count,
});

/** What a phone's sensor resolves of each module. */
const pixelsAModule = 2.5;
/** Points a side of a pixel that are averaged: the lens is no pinhole. */
const samples = 3;
const noise = 14;

/**
 * A photograph of a code on a screen: turned, in perspective, at 2.5 pixels a module, a little out of focus, grey instead of
 * black and white, with grain.
 * @param code what is on the screen, `module` pixels a module
 */
export function photograph(code: GreyPicture, module: number, hold: Hold): GreyPicture {
  const scale = module / pixelsAModule;
  const side = Math.ceil((code.width / scale) * 1.35);
  const angle = (hold.turned * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const at = (x: number, y: number): number => {
    const u = x - side / 2;
    const v = y - side / 2;
    const depth = 1 + (hold.tilted * v) / (side / 2);
    const column = ((u * cos + v * sin) * depth * scale + code.width / 2) | 0;
    const row = ((v * cos - u * sin) * depth * scale + code.height / 2) | 0;
    if (column < 0 || row < 0 || column >= code.width || row >= code.height) return 200;
    return code.grey[row * code.width + column] ?? 255;
  };
  const sharp = new Float64Array(side * side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      let sum = 0;
      for (let sample = 0; sample < samples ** 2; sample++) {
        sum += at(x + ((sample % samples) + 0.5) / samples, y + (Math.floor(sample / samples) + 0.5) / samples);
      }
      sharp[y * side + x] = sum / samples ** 2;
    }
  }
  const random = seeded(hold.seed);
  const grey = new Uint8ClampedArray(side * side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const light = 30 + 0.8 * blurred(sharp, side, x, y);
      grey[y * side + x] = light + (random() - 0.5) * 2 * noise;
    }
  }
  return { width: side, height: side, grey };
}

/** 1 2 1 in both directions, weakly: a quarter of the light strays to the neighbours. */
function blurred(from: Float64Array, side: number, x: number, y: number): number {
  const pixel = (dx: number, dy: number): number =>
    from[Math.min(side - 1, Math.max(0, y + dy)) * side + Math.min(side - 1, Math.max(0, x + dx))] ?? 200;
  return 0.75 * pixel(0, 0) + 0.0625 * (pixel(-1, 0) + pixel(1, 0) + pixel(0, -1) + pixel(0, 1));
}

/** Mulberry32: the same grain for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
