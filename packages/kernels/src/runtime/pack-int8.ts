import type { PackOptions } from '../contract.ts';
import type { Engine } from './engine.ts';
import { PANEL, panelsOf, part } from './layout.ts';

/** Bytes of codes that are copied and packed at a time. */
const PACK_BYTES = 2 ** 19;

/** Where the parts of packed codes lie. */
export interface Int8Layout {
  /** Bytes of panels and column sums together. */
  readonly bytes: number;
  /** Steps of four along k. */
  readonly fours: number;
  readonly panels: number;
  readonly panelBytes: number;
  /** Where the column sums begin, int32, after the panels. */
  readonly sums: number;
}

/** Panels of whole steps of four along k, then the sum of every column. */
export function int8Layout(n: number, k: number): Int8Layout {
  const panels = panelsOf(n);
  const fours = Math.ceil(k / 4);
  const panelBytes = 4 * PANEL * fours;
  const sums = panels * panelBytes;
  return { bytes: sums + 4 * PANEL * panels, fours, panels, panelBytes, sums };
}

/** Packs codes to an address, in the order that the engine's products want. */
export function packInt8(
  engine: Engine,
  n: number,
  k: number,
  codes: Int8Array,
  { transposed = false }: PackOptions,
  to: number,
): void {
  const { panels, fours, sums } = int8Layout(n, k);
  (transposed ? packColumns : packRows)(engine, n, k, codes, to);
  engine.simd.columnSums(panels, fours, to, to + sums);
  if (engine.int8.activations === 'pairs') engine.simd.splitIntoPairs(panels * fours, to);
}

/** Codes [k, n]; rows up to a multiple of four are zeros. */
function packColumns(
  { arena, simd }: Engine,
  n: number,
  k: number,
  codes: Int8Array,
  to: number,
): void {
  const { panels, fours } = int8Layout(n, k);
  const [from] = arena.scratch(4 * fours * n);
  arena.views.int8.set(codes, from);
  arena.views.int8.fill(0, from + k * n, from + 4 * fours * n);
  simd.packInt8(panels, fours, from, n, to);
}

/** Codes [n, k], whole panels at a time; rows are filled up with zeros to whole steps. */
function packRows(engine: Engine, n: number, k: number, codes: Int8Array, to: number): void {
  const { arena, simd } = engine;
  const stride = 4 * int8Layout(n, k).fours;
  const rowsAtOnce = PANEL * Math.max(1, Math.floor(PACK_BYTES / (PANEL * Math.max(1, stride))));
  for (let row = 0; row < n; row += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, n - row);
    const panels = panelsOf(rows);
    const [from, wide] = arena.scratch(rows * k, PANEL * panels * stride);
    const even = stride === k;
    const source = even ? wide : from;
    arena.views.int8.set(part(codes, row * k, rows * k), source);
    if (!even) simd.spread(rows, k, stride, from, wide);
    arena.views.int8.fill(0, wide + rows * stride, wide + PANEL * panels * stride);
    simd.packTransposed(panels, stride / 4, wide, to + row * stride);
  }
}
