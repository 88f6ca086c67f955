import { i32 } from '../emitter/instructions.ts';
import { int } from '../emitter/value.ts';
import type { Body, Locals } from '../emitter/body.ts';
import type { ModuleBuilder } from '../emitter/module.ts';
import type { I32, Local } from '../emitter/value.ts';
import { tile } from './tile.ts';
import type { Arithmetic, Tile } from './tile.ts';

/** Panels that a tile of one or two rows takes at once, so that enough sums are under way. */
const PANELS_AT_ONCE = [4, 2];

const GEMM = {
  m: 'i32',
  /** Panels of 8 columns. */
  panels: 'i32',
  steps: 'i32',
  a: 'i32',
  aStride: 'i32',
  b: 'i32',
  panelBytes: 'i32',
  start: 'i32',
  startStride: 'i32',
  c: 'i32',
  cStride: 'i32',
} as const;

type Parameters = Locals<typeof GEMM>;

/**
 * c = start + a · b over packed panels of B: rows of A in tiles of nearly equal height, or, for one or
 * two rows, several panels at a time.
 *
 * A tile is a function of its own, called for each block: that is what an engine compiles well from
 * the second call on. The sum of one element is taken in the order of the steps, whatever the tile,
 * so a row's result does not depend on how many other rows there are.
 */
export function gemm(module: ModuleBuilder, arithmetic: Arithmetic): void {
  const tiles = Array.from({ length: arithmetic.rows }, (_, i) =>
    tile(module, arithmetic, i + 1, 1),
  );
  const wide = PANELS_AT_ONCE.map((panels, i) => tile(module, arithmetic, i + 1, panels));
  module.function(`${arithmetic.name}Gemm`, GEMM, (body, p) => {
    const few = (rows: number): void => {
      if (rows > wide.length) return manyRows(body, p, arithmetic, tiles);
      body.if(
        i32.eq(p.m, int(rows)),
        () => {
          fewRows(body, p, wide[rows - 1], PANELS_AT_ONCE[rows - 1]);
          fewRows(body, p, tiles[rows - 1], 1);
        },
        () => few(rows + 1),
      );
    };
    few(1);
  });
}

/** Takes panels in groups, as long as there are enough for a group. */
function fewRows(body: Body, p: Parameters, group: Tile, count: number): void {
  const bytes = body.let(i32.mul(p.panelBytes, int(count)));
  body.while(i32.ge_u(p.panels, int(count)), () => {
    body.call(group, p);
    nextPanels(body, p, bytes, count);
  });
}

function nextPanels(body: Body, p: Parameters, bytes: I32, count: number): void {
  body.advance(p.panels, -count);
  body.advance(p.b, bytes);
  body.advance(p.start, 32 * count);
  body.advance(p.c, 32 * count);
}

/** One panel after the other, each by all rows: the panel stays in the first-level cache. */
function manyRows(
  body: Body,
  p: Parameters,
  { rows, along }: Arithmetic,
  tiles: readonly Tile[],
): void {
  const blocks = body.let(i32.div_u(i32.add(p.m, int(rows - 1)), int(rows)));
  const [left, height] = body.localsOf('i32', 2);
  const at = { m: body.local('i32'), a: body.local('i32'), start: body.local('i32') };
  const c = body.local('i32');
  body.repeat(p.panels, () => {
    body.set(left, blocks);
    body.set(at.m, p.m);
    body.set(at.a, p.a);
    body.set(at.start, p.start);
    body.set(c, p.c);
    body.repeat(left, () => {
      // The rows that are left, spread evenly over the blocks that are left, rounded up.
      body.set(height, i32.div_u(i32.add(at.m, i32.sub(left, int(1))), left));
      callTile(body, height, tiles, { ...p, a: at.a, start: at.start, c });
      body.set(at.m, i32.sub(at.m, height));
      body.advance(at.a, i32.mul(height, along === 'rows' ? p.aStride : int(4)));
      body.advance(at.start, i32.mul(height, p.startStride));
      body.advance(c, i32.mul(height, p.cStride));
    });
    body.advance(p.b, p.panelBytes);
    body.advance(p.start, 32);
    body.advance(p.c, 32);
  });
}

/** Calls the tile of that height, trying the tallest first. */
function callTile(
  body: Body,
  height: Local<'i32'>,
  tiles: readonly Tile[],
  values: Parameters,
): void {
  const choose = (rows: number): void => {
    const call = (): void => body.call(tiles[rows - 1], values);
    if (rows === 1) call();
    else body.if(i32.eq(height, int(rows)), call, () => choose(rows - 1));
  };
  choose(tiles.length);
}
