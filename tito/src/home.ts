import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ModuleSpec } from '@tito/grader';
import { WORKSPACE } from '@tito/grader/plain';

/** Where one learner's work and state lie. The course itself is never written to. */
export interface Home {
  readonly root: string;
  readonly progress: string;
  readonly records: string;
  /** What was judged, by hash, beside the records that speak of it. */
  readonly submissions: string;
  readonly backups: string;
  /** Pages that `tito report` writes. */
  readonly reports: string;
  readonly samples: string;
  readonly stack: string;
}

/** The checkout, or the folder that TITO_HOME names. */
export function openHome(env: Readonly<Record<string, string | undefined>> = process.env): Home {
  const chosen = env['TITO_HOME'] ?? '';
  return homeAt(chosen === '' ? WORKSPACE : resolve(chosen));
}

export function homeAt(root: string): Home {
  const state = join(root, '.tito');
  return {
    root,
    progress: join(state, 'progress.json'),
    records: join(state, 'records'),
    submissions: join(state, 'submissions'),
    backups: join(state, 'backups'),
    reports: join(state, 'reports'),
    samples: join(state, 'samples'),
    stack: join(root, 'stack'),
  };
}

/** The learner's folder of a module. */
export function learnerFolder(home: Home, module: ModuleSpec): string {
  return join(home.root, 'modules', module.id);
}

/** Whether the learner has files of their own in a module. */
export function isStarted(home: Home, module: ModuleSpec): boolean {
  return existsSync(join(learnerFolder(home, module), 'src'));
}
