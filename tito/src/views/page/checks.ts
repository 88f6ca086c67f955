import {
  type CheckResult,
  type Diagnosis,
  figure,
  figures,
  forLearner,
  type TaskVerdict,
} from '@tito/grader';
import type { ReportContent } from '../../jobs/events/report.ts';
import { saidOf } from '../judging/diagnosis-lines.ts';
import { type Markup, markup } from './markup.ts';
import { say } from '../../messages/index.ts';

type Tone = 'good' | 'bad' | 'open' | 'quiet';

const WORDS: Record<CheckResult['outcome'], readonly [word: string, tone: Tone]> = {
  passed: [`✓ ${say.words.status.passed}`, 'good'],
  failed: [`✗ ${say.words.status.failed}`, 'bad'],
  errored: [`✗ ${say.check.threw}`, 'bad'],
  'timed-out': [`✗ ${say.check.timedOut}`, 'bad'],
  'out-of-memory': [`✗ ${say.check.outOfMemory}`, 'bad'],
  crashed: [`✗ ${say.check.crashed}`, 'bad'],
  'not-run': [`– ${say.words.notRun}`, 'quiet'],
};

const { columns } = say.report;

/** Points per task, a bar for each. */
export function pointsTable({ verdict: { tasks } }: ReportContent['record']): Markup {
  return markup`<table><thead><tr><th>${columns.task}</th><th class="wide"></th><th class="number">${columns.checks}</th><th class="number">${columns.points}</th></tr></thead><tbody>${tasks.map(pointsRow)}</tbody></table>`;
}

function pointsRow({ id, title, passed, total, points, maxPoints }: TaskVerdict): Markup {
  const share = maxPoints > 0 ? (100 * points) / maxPoints : 0;
  return markup`<tr><td><a href="#task-${id}">${id} ${title}</a></td><td class="bar-cell"><span class="bar" aria-hidden="true"><span style="width:${figure(share)}%"></span></span></td><td class="number">${say.words.partOf({ part: passed, total })}</td><td class="number">${say.words.shareOf({ share: figure(points), total: figure(maxPoints) })}</td></tr>`;
}

/** The checks of every task, what was measured beside its limit; open where something did not pass. */
export function checkLists({ module, record, diagnoses }: ReportContent): readonly Markup[] {
  return module.tasks.map(({ id, title }) => {
    const results = record.results.filter(({ task }) => task === id).map(forLearner);
    const isOpen = results.some(({ outcome }) => outcome !== 'passed');
    const passed = results.filter(({ outcome }) => outcome === 'passed').length;
    const open = isOpen ? ' open' : '';
    return markup`<details id="task-${id}"${open}><summary>${say.report.checksPassed({ task: `${id} ${title}`, passed, total: results.length })}</summary><table class="checks"><thead><tr><th>${columns.check}</th><th>${columns.result}</th><th class="number">${columns.measured}</th><th class="number">${columns.limit}</th><th>${columns.unit}</th></tr></thead><tbody>${results.map((result) => checkRow(result, diagnoses))}</tbody></table></details>`;
  });
}

/** What is wrong stands where a check shows it. */
function checkRow(result: CheckResult, diagnoses: readonly Diagnosis[]): Markup {
  const { title, pack, finding, student, outcome, isToDo } = result;
  const [word, tone] = isToDo ? ([`○ ${say.words.toDo}`, 'open'] as const) : WORDS[outcome];
  const remark = outcome === 'passed' ? noteOf(result) : isToDo ? null : student;
  const explained = remark === null ? null : markup`<p class="quiet">${remark}</p>`;
  const said = diagnoses.filter(({ check }) => check === result.id && pack === 'public');
  const named = said.flatMap(saidOf).map((sentence) => markup`<p class="open">${sentence}</p>`);
  return markup`<tr><td>${title}${pack === 'hidden' ? markup` <span class="quiet">${say.report.hidden}</span>` : null}${named}${explained}</td><td class="result ${tone}">${word}</td>${measured(finding)}</tr>`;
}

function noteOf({ finding }: CheckResult): string | null {
  return finding?.ok === true ? (finding.note ?? null) : null;
}

function measured(finding: CheckResult['finding']): Markup {
  if (finding === null) return markup`<td></td><td></td><td></td>`;
  const { value, limit, sense, unit } = finding.measured;
  const [shown, allowed] = figures(value, limit);
  return markup`<td class="number">${shown}</td><td class="number">${sense} ${allowed}</td><td class="quiet">${unit}</td>`;
}
