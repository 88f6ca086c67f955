import type { Stroke } from './strokes.ts';

/**
 * The 2 x 3 matrix of a plane affine map, row by row: (x, y) goes to (a x + b y + c, d x + e y + f).
 */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** A grey image while it is being drawn: `size` x `size` values from 0 (paper) to 1 (full ink). */
export interface Canvas {
  readonly size: number;
  readonly ink: Float64Array;
}

/** How a pen marks the paper: `radius` in pixels where its ink ends, `strength` of its ink, 0 to 1. */
export interface Pen {
  readonly radius: number;
  readonly strength: number;
}

/**
 * The stroke as a polyline [x0, y0, x1, y1, ...]. Lines are returned as they are; a curve's
 * quadratic Bezier arcs are cut into `pieces` segments each, at equal steps of their parameter.
 */
export function flatten(stroke: Stroke, pieces = 3): readonly number[] {
  if (stroke.kind === 'line') return stroke.points;
  const p = stroke.kind === 'loop' ? closed(stroke.points) : stroke.points;
  const last = p.length - 2;
  const path: number[] = [p[0], p[1]];
  for (let i = 2; i < last; i += 2) {
    const endX = i + 2 === last ? p[last] : (p[i] + p[i + 2]) / 2;
    const endY = i + 2 === last ? p[last + 1] : (p[i + 1] + p[i + 3]) / 2;
    appendArc(path, p[i], p[i + 1], endX, endY, pieces);
  }
  return path;
}

/** A closed spline as an open one: it starts and ends half-way between the last and first point. */
function closed(p: readonly number[]): readonly number[] {
  const x = (p[p.length - 2] + p[0]) / 2;
  const y = (p[p.length - 1] + p[1]) / 2;
  return [x, y, ...p, x, y];
}

/** Appends the quadratic Bezier arc from the path's end over the control point (cx, cy). */
function appendArc(
  path: number[],
  cx: number,
  cy: number,
  x: number,
  y: number,
  pieces: number,
): void {
  const startX = path[path.length - 2];
  const startY = path[path.length - 1];
  for (let k = 1; k <= pieces; k++) {
    const t = k / pieces;
    const s = 1 - t;
    path.push(
      s * s * startX + 2 * s * t * cx + t * t * x,
      s * s * startY + 2 * s * t * cy + t * t * y,
    );
  }
}

/** Draws a polyline, mapped by `to`, on the canvas. Where strokes meet, the stronger ink counts. */
export function drawPath(canvas: Canvas, path: readonly number[], to: Affine, pen: Pen): void {
  const [a, b, c, d, e, f] = to;
  let x = a * path[0] + b * path[1] + c;
  let y = d * path[0] + e * path[1] + f;
  for (let i = 2; i < path.length; i += 2) {
    const nextX = a * path[i] + b * path[i + 1] + c;
    const nextY = d * path[i] + e * path[i + 1] + f;
    drawSegment(canvas, x, y, nextX, nextY, pen);
    x = nextX;
    y = nextY;
  }
}

/**
 * Draws the segment from (x0, y0) to (x1, y1), in pixels. Only pixels inside the segment's box,
 * widened by the pen's radius, are visited. With q = (distance / radius)^2 a pixel's ink is
 * min(1, 1.6 (1 - q) / (1 + 2 q)): a full core, a soft flank, exactly nothing from the radius on,
 * and no root or exponential, whose last bits differ between engines.
 */
function drawSegment(
  canvas: Canvas,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  pen: Pen,
): void {
  const { size, ink } = canvas;
  const { radius, strength } = pen;
  const dx = x1 - x0;
  const dy = y1 - y0;
  const lengthSquared = dx * dx + dy * dy;
  const perLength = lengthSquared > 0 ? 1 / lengthSquared : 0;
  const perRadius = 1 / (radius * radius);
  // Pixel i covers [i, i + 1), so its middle is at i + 0.5.
  const left = Math.max(0, Math.floor(Math.min(x0, x1) - radius));
  const right = Math.min(size - 1, Math.floor(Math.max(x0, x1) + radius));
  const top = Math.max(0, Math.floor(Math.min(y0, y1) - radius));
  const bottom = Math.min(size - 1, Math.floor(Math.max(y0, y1) + radius));
  for (let row = top; row <= bottom; row++) {
    const py = row + 0.5 - y0;
    for (let column = left; column <= right; column++) {
      const px = column + 0.5 - x0;
      const along = Math.min(1, Math.max(0, (px * dx + py * dy) * perLength));
      const offX = px - along * dx;
      const offY = py - along * dy;
      const q = (offX * offX + offY * offY) * perRadius;
      if (q >= 1) continue;
      const value = strength * Math.min(1, (1.6 * (1 - q)) / (1 + 2 * q));
      const at = row * size + column;
      if (value > ink[at]) ink[at] = value;
    }
  }
}
