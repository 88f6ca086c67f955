// The course, and where a learner's work lies.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRecords } from '@tito/grader';
import { linkCommand, unlinkedOf, WORKSPACE } from '@tito/grader/plain';
import { openCourse } from '../../course.ts';
import type { Home } from '../../home.ts';
import { loadProgress } from '../../progress/store.ts';
import type { Examination } from '../events/doctor.ts';
import { examine, note, well, wrong } from './examine.ts';
import { say } from '../../messages/index.ts';

/** Less than this is soon used up: an installation takes about 400 MB. */
const LITTLE_BYTES = 1e9;
/** Less than this may not hold the records of a class. */
const TOO_LITTLE_BYTES = 50e6;
const PROBE = 'tito doctor\n';

/** Whether the course can be read, and a learner's files read and written. */
export async function examineFiles(home: Home): Promise<readonly Examination[]> {
  const { names } = say.doctor;
  const folder = home.root;
  return [
    await examine(names.course, say.doctor.readCourse, courseFound),
    await examine(names.modules, say.doctor.lookedForLinks, modulesFound),
    await examine(names.folder, say.doctor.wroteTo({ folder }), () => writable(home)),
    await examine(names.space, say.doctor.askedDisk({ folder }), () => space(home)),
    await examine(names.progress, say.doctor.readFile({ path: home.progress }), () =>
      progressFound(home),
    ),
    await examine(names.records, say.doctor.readThose({ folder: home.records }), () =>
      recordsFound(home),
    ),
  ];
}

function courseFound() {
  const { modules, title } = openCourse();
  const numbers = modules.map(({ number }) => String(number));
  return well(say.doctor.course({ title, modules: modules.length, numbers, path: WORKSPACE }));
}

/** Whether the checks of every module can be loaded. */
function modulesFound() {
  const unlinked = openCourse().modules.filter((module) => unlinkedOf(module).length > 0);
  if (unlinked.length === 0) return well(say.doctor.allLinked);
  const command = `cd ${WORKSPACE} && ${linkCommand()}`;
  return wrong(say.doctor.notLinked({ modules: unlinked.map(({ id }) => id) }), command);
}

function writable({ root }: Home) {
  try {
    mkdirSync(root, { recursive: true });
    const folder = mkdtempSync(join(root, '.tito-doctor-'));
    try {
      const path = join(folder, 'probe');
      writeFileSync(path, PROBE);
      if (readFileSync(path, 'utf8') === PROBE) return well(say.doctor.bothWorked);
      return wrong(say.doctor.otherRead, say.doctor.checkDisk);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return wrong(say.doctor.notKept({ why }), say.doctor.makeWritable({ folder: root }));
  }
}

function space({ root }: Home) {
  const { bavail, bsize } = statfsSync(root);
  const free = bavail * bsize;
  const shown = say.doctor.free({ size: `${(free / 1e9).toFixed(1)} GB` });
  if (free >= LITTLE_BYTES) return well(shown);
  const next = say.doctor.freeSpace;
  return free < TOO_LITTLE_BYTES ? wrong(shown, next) : note(shown, next);
}

function progressFound({ progress }: Home) {
  const { modules } = loadProgress(progress);
  const started = Object.keys(modules).length;
  return well(started === 0 ? say.doctor.noProgress : say.doctor.knows({ modules: started }));
}

async function recordsFound({ records }: Home) {
  const { length } = await readRecords(records);
  return well(say.doctor.records({ records: length }));
}
