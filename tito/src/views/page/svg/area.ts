// The part of a picture that axes enclose, in units of its view box.
import type { Axis } from '@tito/grader';
import { amount } from '../../plot/amount.ts';
import { type Extent, niceTicks, positionOf } from '../../plot/scale.ts';
import { Markup, markup } from '../markup.ts';
import { say } from '../../../messages/index.ts';

export const WIDTH = 420;
const RIGHT = 14;
const TOP = 10;
/** Room for ticks, and for the name of the axis. */
const FOOT = 40;

export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** An area of the given height, above an axis with its name. */
export function areaOf(height: number, left: number, top: number = TOP): Area {
  return { left, right: WIDTH - RIGHT, top, bottom: top + height };
}

/** The height of a whole picture. */
export function heightOf({ bottom }: Area): number {
  return bottom + FOOT;
}

export function across({ left, right }: Area, value: number, extent: Extent, axis: Axis): number {
  return left + positionOf(value, extent, axis.isLog) * (right - left);
}

export function up({ top, bottom }: Area, value: number, extent: Extent, axis: Axis): number {
  return bottom - positionOf(value, extent, axis.isLog) * (bottom - top);
}

/** A coordinate in as many digits as a screen can show. */
export function at(coordinate: number): number {
  return Math.round(coordinate * 10) / 10;
}

/**
 * A path, of coordinates that `at` rounded: they are numbers, and there may be thousands, where a text
 * would be cut.
 */
export function path(coordinates: string, className: string): Markup {
  return markup`<path d="${new Markup(coordinates)}" class="${className}"/>`;
}

/** The axis below: its line, its ticks, and its name. */
export function foot(area: Area, extent: Extent, axis: Axis): Markup {
  const ticks = niceTicks(extent, axis.isLog).map((value) => {
    const x = at(across(area, value, extent, axis));
    const anchor = x > area.right - 24 ? 'end' : x < area.left + 12 ? 'start' : 'middle';
    return markup`<line x1="${x}" x2="${x}" y1="${area.bottom}" y2="${area.bottom + 4}" class="axis"/><text x="${x}" y="${area.bottom + 15}" text-anchor="${anchor}">${amount(value)}</text>`;
  });
  return markup`${base(area)}${ticks}${footName(area, nameOf(axis))}`;
}

export function base({ left, right, bottom }: Area): Markup {
  return markup`<line x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}" class="axis"/>`;
}

export function footName({ left, right, bottom }: Area, name: string): Markup {
  return markup`<text x="${at((left + right) / 2)}" y="${bottom + 32}" text-anchor="middle" class="name">${name}</text>`;
}

/** Lines across the area at the ticks of the upright axis, and its name above them. */
export function side(area: Area, extent: Extent, axis: Axis): Markup {
  const ticks = niceTicks(extent, axis.isLog).map((value) => {
    const y = at(up(area, value, extent, axis));
    return markup`<line x1="${area.left}" x2="${area.right}" y1="${y}" y2="${y}" class="grid"/><text x="${area.left - 6}" y="${y + 4}" text-anchor="end">${amount(value)}</text>`;
  });
  const middle = at((area.top + area.bottom) / 2);
  return markup`${ticks}<text transform="translate(11 ${middle}) rotate(-90)" text-anchor="middle" class="name">${nameOf(axis)}</text>`;
}

/** `accuracy, %`; a logarithmic axis says so. */
export function nameOf({ label, unit, isLog }: Axis): string {
  const hasUnit = unit !== '' && unit !== 'B';
  return [
    label,
    ...(hasUnit ? [unit] : []),
    ...(isLog === true ? [say.picture.logScale] : []),
  ].join(', ');
}
