import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { ROOT, temporaryFolder } from '../run.ts';

/** What `tito` is made of; a learner's own work, tests and results stay where they are. */
const PARTS = ['bin', 'packages', 'modules', 'milestones', 'grader', 'tito', 'package.json'];
const NOT_COPIED = new Set(['test', '.turbo', 'dist', 'coverage']);
const HIDDEN = 'checks';

/**
 * A checkout of its own, installed and without hidden checks, as a learner has it: paths in it are short,
 * and `tito` writes where it would for them. Links inside of it lead to copies, links to libraries to
 * the installed ones.
 */
export function checkout(): string {
  const root = join(temporaryFolder(), 'course');
  const options = { recursive: true, verbatimSymlinks: true, filter: isCopied };
  for (const part of PARTS) cpSync(join(ROOT, part), join(root, part), options);
  mkdirSync(join(root, 'node_modules'));
  const installed = join(ROOT, 'node_modules');
  symlinkSync(join(installed, '.pnpm'), join(root, 'node_modules/.pnpm'));
  cpSync(join(installed, '.bin'), join(root, 'node_modules/.bin'), options);
  for (const name of readdirSync(installed)) {
    const path = join(root, 'node_modules', name);
    if (!existsSync(path)) symlinkSync(join(installed, name), path);
  }
  return root;
}

function isCopied(path: string): boolean {
  const [part, name, inModule] = relative(ROOT, path).split(sep);
  const isLearnersOwn = part === 'modules' && inModule === 'src';
  const isHidden = part === 'grader' && name === HIDDEN;
  return !NOT_COPIED.has(basename(path)) && !isLearnersOwn && !isHidden;
}
