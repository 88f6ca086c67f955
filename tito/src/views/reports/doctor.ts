import type { Diagnosis, Examination } from '../../jobs/events/doctor.ts';
import type { Mark } from '../glyphs.ts';
import { EMPTY_LINE, labelled, paragraph, type Line, line, span, type Tone } from '../line.ts';
import type { Look } from '../look.ts';
import type { Report } from '../report.ts';
import { displayWidth } from '../width.ts';
import { say } from '../../messages/index.ts';

const SIGNS: Record<Examination['state'], { mark: Mark; tone: Tone }> = {
  well: { mark: 'passed', tone: 'good' },
  note: { mark: 'todo', tone: 'open' },
  wrong: { mark: 'failed', tone: 'bad' },
  'not-run': { mark: 'notRun', tone: 'quiet' },
};

/** The longest name and a gap, in columns. */
const NAME_WIDTH = Math.max(...Object.values(say.doctor.names).map(displayWidth)) + 2;

/** `tito doctor`: what was tried, what was found, what to do. */
export function doctorReport({ version, examinations }: Diagnosis): Report {
  const of = (state: Examination['state']) =>
    examinations.filter((examination) => examination.state === state).length;
  return {
    lines: (look) => [
      line(
        say.doctor.version({ version, platform: process.platform, arch: process.arch }),
        'strong',
      ),
      EMPTY_LINE,
      ...examinations.flatMap((examination) => examinationLines(examination, look)),
      EMPTY_LINE,
      line(summary(of('wrong'), of('note'))),
    ],
    json: {
      command: 'doctor',
      version,
      platform: process.platform,
      arch: process.arch,
      isWell: of('wrong') === 0,
      examinations,
    },
  };
}

/** What was tried stands below the name where there are not as many columns beside it. */
const LEAST_TEXT = 36;

function examinationLines(
  { name, state, tried, found, next }: Examination,
  look: Look,
): readonly Line[] {
  const { mark, tone } = SIGNS[state];
  const width = Math.max(...Object.values(SIGNS).map((sign) => look.glyphs[sign.mark].length));
  const label = [
    span(`  ${look.glyphs[mark].padEnd(width)} `, tone),
    span(name.padEnd(NAME_WIDTH), 'strong'),
  ];
  const beside = width + 3 + NAME_WIDTH;
  const indent = Math.min(beside, Math.max(width + 3, look.width - LEAST_TEXT));
  return [
    ...labelled(label, found, look),
    ...paragraph(say.doctor.tried({ what: tried }), { width: look.width, indent, tone: 'quiet' }),
    ...next.flatMap((step) =>
      labelled([span(' '.repeat(indent)), span(`${say.doctor.do} `, 'strong')], step, look),
    ),
  ];
}

function summary(wrong: number, notes: number): string {
  const noted = notes === 0 ? [] : [say.doctor.toKnow({ things: notes })];
  const mended = wrong === 0 ? say.doctor.nothingWrong : say.doctor.toMend({ things: wrong });
  return [mended, ...noted].join(' ');
}
