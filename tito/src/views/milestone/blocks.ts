import { type Goal, measuredText, printable, type Scene } from '@tito/grader';
import type { MilestoneBegin, MilestoneOutcome } from '../../jobs/events/milestone.ts';
import { duration } from '../../words.ts';
import { EMPTY_LINE, labelled, type Line, line, paragraph, span, spread } from '../line.ts';
import type { Block, Look } from '../look.ts';
import { type Next, nextLines } from '../next-lines.ts';
import { pad } from '../width.ts';
import { partText } from '../judging/blocks.ts';
import { markWidth } from '../judging/result-lines.ts';
import { pictureLines } from './plots.ts';
import type { MilestoneState } from './state.ts';
import { say } from '../../messages/index.ts';

const SENTENCE_LENGTH = 600;

/** What is settled of a run: its head, and in the end the last picture with what was measured. */
export function milestoneBlocks({ begin, outcome }: MilestoneState, look: Look): readonly Block[] {
  if (begin === null) return [];
  const head = { lines: headLines(begin, look) };
  return outcome === null ? [head] : [head, { lines: endLines(outcome, look) }];
}

export function sceneLines({ caption, pictures }: Scene, look: Look): readonly Line[] {
  return [EMPTY_LINE, ...pictureLines(pictures, look), line(`  ${caption}`, 'quiet')];
}

function headLines({ milestone, stack }: MilestoneBegin, look: Look): readonly Line[] {
  const { width } = look;
  const whose = stack.length === 0 ? say.milestone.onPackages : say.next.onOwnStack;
  const parts = stack.map(partText);
  return [
    ...spread([span(milestone.title, 'strong')], [span(whose, 'quiet')], look),
    ...paragraph(milestone.what, { width }),
    ...(parts.length === 0
      ? []
      : paragraph(say.milestone.yours({ parts }), {
          width,
          tone: 'quiet',
        })),
  ];
}

function endLines(outcome: MilestoneOutcome, look: Look): readonly Line[] {
  const { achievement, fault } = outcome.result;
  if (achievement === null) return [...faultLines(fault ?? '', look), ...nextOf(outcome, look)];
  const { scene, goals, notes } = achievement;
  const { width } = look;
  return [
    ...sceneLines(scene, look),
    EMPTY_LINE,
    ...goals.flatMap((goal) => goalLines(goal, look)),
    EMPTY_LINE,
    ...notes.flatMap((note) => paragraph(note, { width, indent: 2, tone: 'quiet' })),
    EMPTY_LINE,
    ...verdictLines(outcome, look),
    ...nextOf(outcome, look),
  ];
}

function goalLines({ title, finding }: Goal, look: Look): readonly Line[] {
  const { width, glyphs } = look;
  const mark = pad(glyphs[finding.ok ? 'passed' : 'failed'], markWidth(look));
  const head = spread(
    [span(`  ${mark} `, finding.ok ? 'good' : 'bad'), span(title)],
    [span(measuredText(finding.measured), 'quiet')],
    { width, indent: 4 },
  );
  return finding.ok ? head : head.concat(paragraph(finding.student, { width, indent: 4 }));
}

function faultLines(fault: string, look: Look): readonly Line[] {
  const label = [span(`  ${look.glyphs.failed} `, 'bad')];
  const sentence = say.milestone.stopped({ fault: printable(fault, SENTENCE_LENGTH) });
  return [EMPTY_LINE, ...labelled(label, sentence, look)];
}

function verdictLines(
  { result, reference, elapsedMs }: MilestoneOutcome,
  look: Look,
): readonly Line[] {
  const reached = reference ? say.milestone.reachedReference : say.milestone.reachedOwn;
  const text = result.isReached ? reached : say.milestone.notReached;
  return spread(
    [span(`  ${text}`, result.isReached ? 'good' : 'open')],
    [span(duration(elapsedMs), 'quiet')],
    look,
  );
}

function nextOf({ milestone, reference, result }: MilestoneOutcome, look: Look): readonly Line[] {
  const run = `tito milestone run ${milestone.slug}`;
  const steps: readonly Next[] = reference
    ? [{ command: run, why: say.next.onOwnStack }]
    : result.isReached
      ? [{ command: 'tito status', why: say.next.whereYouStand }]
      : [
          { command: `${run} --reference`, why: say.milestone.sameOnPackages },
          { command: 'tito stack', why: say.milestone.whichAreYours },
        ];
  return nextLines(steps, look);
}

/** For programs: what was measured, and what was to be seen last. */
export function milestoneJson({ milestone, reference, result }: MilestoneOutcome): object {
  const { achievement, fault, stack, isReached } = result;
  return {
    schema: 1,
    command: 'milestone run',
    milestone: milestone.slug,
    subject: reference ? 'reference' : 'yours',
    stack,
    isReached,
    fault,
    goals: (achievement?.goals ?? []).map(({ title, finding }) => ({ title, finding })),
    pictures: achievement?.scene.pictures ?? [],
    notes: achievement?.notes ?? [],
  };
}
