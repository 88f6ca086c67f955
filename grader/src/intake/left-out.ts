import { toolFolder } from './entry-names.ts';
import { printable } from './printable.ts';

/** A file that is not judged, and why. */
export interface LeftOut {
  readonly path: string;
  readonly why: string;
}

const MAX_LINES = 20;
const RULES: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)\.DS_Store$|(?:^|\/)Thumbs\.db$/i, 'never used'],
  [/\.(?:zip|tar|t?gz|7z|rar|bz2|xz)$/i, 'archives inside are not opened'],
  [/\.d\.[cm]?ts$/, 'declarations do nothing at run time'],
  [
    /(?:^|\/)(?:tests?|__tests__)\/|\.(?:test|spec)\.[cm]?[jt]sx?$/,
    'tests of a submission do not run',
  ],
  [
    /(?:^|\/)(?:package(?:-lock)?\.json|pnpm-[^/]+\.yaml|yarn\.lock|tsconfig[^/]*\.json|\.[^/]*rc(?:\.\w+)?|[^/]+\.config\.\w+|\.env[^/]*|module\.json)$/,
    'the grader uses its own',
  ],
];

/** Why a file is never taken, whatever folder it lies in, or null. */
export function neverTaken(path: string): string | null {
  if (toolFolder(path) !== null) return 'never used';
  return RULES.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}

/** One line per folder or file that was left out, the reason in brackets: `node_modules/ (never used)`. */
export function summarize(leftOut: readonly LeftOut[]): readonly string[] {
  const lines = [...new Set(leftOut.map(({ path, why }) => `${shown(path)} (${why})`))].toSorted();
  if (lines.length <= MAX_LINES) return lines;
  return [...lines.slice(0, MAX_LINES - 1), `and ${lines.length - MAX_LINES + 1} more`];
}

function shown(path: string): string {
  const folder = toolFolder(path);
  return printable(folder === null ? path : `${folder}/`, 80);
}
