import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  compareHandIns,
  type HandInListing,
  identityOf,
  listHandIn,
  type ModuleSpec,
  packHandIn,
  writeBeside,
} from '@tito/grader';
import manifest from '../../package.json' with { type: 'json' };
import { moduleNamed } from '../course.ts';
import { EnvironmentError, UsageError } from '../errors.ts';
import { readOwnStack } from '../framework/own-stack.ts';
import { type Home, isStarted, learnerFolder, openHome } from '../home.ts';
import type { Earlier, HandedIn } from './events/results.ts';
import { say } from '../messages/index.ts';

export interface SubmitOptions {
  /** Number, slug, folder name or title. */
  readonly module: string;
  /** Names the archive; the module's name does when left out. */
  readonly name: string | undefined;
  /** The archive, or a folder for it. */
  readonly out: string | undefined;
  /** Whether finished earlier modules go along. */
  readonly stack: 'none' | 'mine';
  /** Only lists what is there, or would be written. */
  readonly show: boolean;
}

/** Packs a learner's module as grading takes it in. An archive that is not ours is never replaced. */
export async function submitModule(options: SubmitOptions): Promise<HandedIn> {
  const module = moduleNamed(options.module);
  const home = openHome();
  refuseNotStarted(home, module);
  const path = targetOf(home, module, options);
  const packed = await packHandIn({
    module,
    folder: learnerFolder(home, module),
    stack: options.stack === 'mine' ? await ownLayers(home, module) : [],
    version: manifest.version,
  });
  const earlier = bytesAt(path);
  const asked = { name: options.name, out: options.out, stack: options.stack };
  if ('reason' in packed) {
    const nothing = { listing: null, warnings: [], leftOut: [] };
    const there = earlier === null ? null : await compared(module, earlier, null);
    return { module, path, asked, outcome: 'refused', there, ...nothing, reason: packed.reason };
  }
  const { bytes, warnings, leftOut } = packed;
  const listing = await listingOf(module, bytes);
  const result = { module, path, asked, listing, warnings, leftOut, reason: null };
  const there = earlier === null ? null : await compared(module, earlier, bytes);
  if (options.show) return { ...result, outcome: 'shown', there };
  if (there?.isCurrent === true) return { ...result, outcome: 'unchanged', there };
  if (earlier !== null) await refuseForeign(module, path, earlier);
  await writeBeside(path, bytes);
  return {
    ...result,
    outcome: 'written',
    there: await compared(module, Buffer.from(bytes), bytes),
  };
}

function refuseNotStarted(home: Home, module: ModuleSpec): void {
  if (isStarted(home, module)) return;
  const { number } = module;
  throw new UsageError(say.course.nothingToHandIn({ module: number }), [
    say.use.tryCommand({ command: `tito module start ${number}` }),
  ]);
}

function targetOf(home: Home, module: ModuleSpec, { name, out }: SubmitOptions): string {
  if (name?.trim() === '') {
    throw new UsageError(say.submit.emptyName, [say.use.suchAs({ example: '--name ada' })]);
  }
  const file = `${name === undefined ? module.id : identityOf(name).id}.zip`;
  if (out === undefined) return join(home.root, 'hand-in', module.id, file);
  if (statSync(out, { throwIfNoEntry: false })?.isDirectory() === true) return resolve(out, file);
  if (!/\.zip$/i.test(out)) {
    throw new UsageError(say.submit.noArchive({ path: out }), [
      say.use.suchAs({ example: '--out ada.zip' }),
    ]);
  }
  if (name === undefined) return resolve(out);
  throw new UsageError(say.submit.twoNames, [say.submit.leaveOneOut]);
}

async function ownLayers(home: Home, module: ModuleSpec) {
  const { layers, unreadable } = await readOwnStack(home.stack, module.below);
  const [first] = unreadable;
  if (first === undefined) return layers;
  throw new EnvironmentError(first, [say.submit.withoutStack]);
}

function bytesAt(path: string): Buffer | null {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path) : null;
}

/** What was just packed, as grading sees it. */
async function listingOf(module: ModuleSpec, bytes: Uint8Array): Promise<HandInListing> {
  const listing = await listHandIn(module, bytes);
  if ('reason' in listing) throw new Error(`what was packed is refused: ${listing.reason}`);
  return listing;
}

/** @param now what would be written; null if nothing would */
async function compared(
  module: ModuleSpec,
  earlier: Buffer,
  now: Uint8Array | null,
): Promise<Earlier> {
  const isCurrent = now !== null && earlier.equals(now);
  const listing = await listHandIn(module, earlier);
  if ('reason' in listing) return { isCurrent, difference: null, reason: listing.reason };
  const difference = now === null ? null : await compareHandIns(earlier, now);
  return { isCurrent, difference, reason: null };
}

/** Somebody's archive that tito did not write may be all that they have. */
async function refuseForeign(module: ModuleSpec, path: string, there: Buffer): Promise<void> {
  const listing = await listHandIn(module, there);
  if (!('reason' in listing) && listing.manifest !== null) return;
  throw new UsageError(say.submit.notReplaced({ path }), [say.submit.otherPlace]);
}
