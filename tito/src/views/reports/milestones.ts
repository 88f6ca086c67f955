import type { MilestoneStatus } from '../../jobs/events/milestone.ts';
import { EMPTY_LINE, type Line, paragraph, span, spread, type Tone } from '../line.ts';
import type { Look } from '../look.ts';
import { nextLines } from '../next-lines.ts';
import type { Report } from '../report.ts';
import { say } from '../../messages/index.ts';

/** `tito milestone list`. */
export function milestonesReport(all: readonly MilestoneStatus[]): Report {
  return {
    lines: (look) => [
      ...all.flatMap((status, i) => [
        ...(i === 0 ? [] : [EMPTY_LINE]),
        ...statusLines(status, look),
      ]),
      ...nextLines(nextStep(all), look),
    ],
    json: { command: 'milestone list', milestones: all.map(milestoneJson) },
  };
}

function statusLines(status: MilestoneStatus, look: Look): readonly Line[] {
  const { milestone } = status;
  const [state, tone] = stateOf(status);
  const { width } = look;
  return [
    ...spread(
      [span(`  ${milestone.slug}`, 'strong'), span(`  ${milestone.title}`)],
      [span(state, tone)],
      look,
    ),
    ...paragraph(milestone.what, { width, indent: 4, tone: 'quiet' }),
    ...paragraph(say.milestone.runsOn({ modules: milestone.after }), {
      width,
      indent: 4,
      tone: 'quiet',
    }),
  ];
}

/** Reached, ready, or what comes before it. */
export function stateOf({ reachedAt, after, missing }: MilestoneStatus): readonly [string, Tone] {
  if (reachedAt !== null) return [say.milestone.reached({ date: reachedAt.slice(0, 10) }), 'good'];
  if (after.length === 0) return [say.milestone.notInCourse, 'quiet'];
  if (missing.length === 0) return [say.milestone.ready, 'open'];
  const numbers = missing.map(({ number }) => String(number).padStart(2, '0'));
  return [say.words.afterModules({ numbers }), 'quiet'];
}

function nextStep(all: readonly MilestoneStatus[]): readonly { command: string; why: string }[] {
  const ready = all.find(({ after, missing, reachedAt }) => {
    return reachedAt === null && after.length > 0 && missing.length === 0;
  });
  if (ready !== undefined) {
    return [{ command: `tito milestone run ${ready.milestone.slug}`, why: say.next.onOwnStack }];
  }
  const shown = all.find(({ hasReference }) => hasReference);
  if (shown !== undefined) {
    const command = `tito milestone run ${shown.milestone.slug} --reference`;
    return [{ command, why: say.milestone.looksLike }];
  }
  const next = all.flatMap(({ missing }) => missing)[0];
  if (next === undefined) return [];
  return [{ command: `tito test ${next.number}`, why: say.milestone.moduleFirst }];
}

export function milestoneJson({ milestone, missing, reachedAt }: MilestoneStatus): object {
  const { id, slug, title, what, after } = milestone;
  return { id, slug, title, what, after, missing: missing.map((each) => each.id), reachedAt };
}
