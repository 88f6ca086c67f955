// The course, and where a learner's work lies.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRecords } from '@tito/grader';
import { WORKSPACE } from '@tito/grader/plain';
import { openCourse } from '../../course.ts';
import type { Home } from '../../home.ts';
import { loadProgress } from '../../progress/store.ts';
import { count } from '../../words.ts';
import type { Examination } from '../events/doctor.ts';
import { examine, note, well, wrong } from './examine.ts';

/** Less than this is soon used up: an installation takes about 400 MB. */
const LITTLE_BYTES = 1e9;
/** Less than this may not hold the records of a class. */
const TOO_LITTLE_BYTES = 50e6;
const PROBE = 'tito doctor\n';

/** Whether the course can be read, and a learner's files read and written. */
export async function examineFiles(home: Home): Promise<readonly Examination[]> {
  return [
    await examine('course', 'read the modules and course.json', courseFound),
    await examine('your folder', `wrote a file to ${home.root}, and read it`, () => writable(home)),
    await examine('disk space', `asked the file system of ${home.root}`, () => space(home)),
    await examine('progress', `read ${home.progress}`, () => progressFound(home)),
    await examine('records', `read those in ${home.records}`, () => recordsFound(home)),
  ];
}

function courseFound() {
  const { modules, title } = openCourse();
  const numbers = modules.map(({ number }) => number).join(', ');
  return well(`${title}: ${count(modules.length, 'module')} (${numbers}) at ${WORKSPACE}`);
}

function writable({ root }: Home) {
  try {
    mkdirSync(root, { recursive: true });
    const folder = mkdtempSync(join(root, '.tito-doctor-'));
    try {
      const path = join(folder, 'probe');
      writeFileSync(path, PROBE);
      if (readFileSync(path, 'utf8') === PROBE) return well('both worked');
      return wrong('what was read is not what was written', 'Check the disk.');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return wrong(
      `your progress cannot be kept: ${why}`,
      `Make ${root} writable, or choose another folder: export TITO_HOME=...`,
    );
  }
}

function space({ root }: Home) {
  const { bavail, bsize } = statfsSync(root);
  const free = bavail * bsize;
  const shown = `${(free / 1e9).toFixed(1)} GB are free`;
  if (free >= LITTLE_BYTES) return well(shown);
  const next = 'Free some space: an installation takes about 400 MB.';
  return free < TOO_LITTLE_BYTES ? wrong(shown, next) : note(shown, next);
}

function progressFound({ progress }: Home) {
  const { modules } = loadProgress(progress);
  const started = Object.keys(modules).length;
  return well(started === 0 ? 'there is none yet' : `it knows ${count(started, 'module')}`);
}

async function recordsFound({ records }: Home) {
  return well(count((await readRecords(records)).length, 'record'));
}
