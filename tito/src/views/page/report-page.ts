import { figure, type TaskPicture, type Verdict } from '@tito/grader';
import type { ReportContent } from '../../jobs/events/report.ts';
import { named } from '../plot/scatter.ts';
import { amount } from '../plot/amount.ts';
import { checkLists, pointsTable } from './checks.ts';
import { Markup, markup } from './markup.ts';
import { STYLE } from './style.ts';
import { chartSvg } from './svg/chart.ts';

/** A browser loads and runs nothing for this page, whatever stands in it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** `tito report`: one page that needs nothing else. Every text of the learner's is escaped. */
export function reportPage(content: ReportContent): string {
  const { module, subject, record, pictures } = content;
  const title = `Module ${module.number} · ${module.title}`;
  const whose = subject === 'reference' ? 'the reference solution' : 'your solution';
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<title>${title}: ${whose}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="quiet">A report on ${whose}, judged ${record.startedAt.slice(0, 16).replace('T', ' ')} UTC.</p>
${verdictLine(record.verdict)}
</header>
<main>
<h2>Points</h2>
${pointsTable(record)}
<h2>What the code does</h2>
${pictureList(pictures)}
<h2>What was measured</h2>
${checkLists(content)}
</main>
<footer>
<p>Pictures are drawn from values that this code returned, on data that is the same for everybody. Values of hidden checks have three digits.</p>
<p>Made by <code>tito report ${module.number}</code>. The page loads nothing and sends nothing.</p>
</footer>
</body>
</html>
`;
  return page.text;
}

const TONES: Record<Verdict['status'], string> = {
  passed: 'good',
  failed: 'bad',
  refused: 'bad',
  broken: 'open',
};

function verdictLine({ status, points, maxPoints, packs, reason }: Verdict): Markup {
  const share = `${figure(points)} of ${figure(maxPoints)} points`;
  const absent =
    packs.hidden === 'absent'
      ? markup`<p class="quiet">Public checks only: the hidden ones are not on this machine, and the grades of your instructors count.</p>`
      : null;
  const why = reason === null ? null : markup`<p>${reason}</p>`;
  const said = status === 'broken' ? 'broken: this is our fault, not yours' : `${status}, ${share}`;
  return markup`<p class="total ${TONES[status]}">${said}</p>${why}${absent}`;
}

function pictureList(pictures: readonly TaskPicture[]): Markup {
  if (pictures.length === 0) {
    return markup`<p class="quiet">No pictures: those of a module come with the tasks that they show, when their public checks pass.</p>`;
  }
  return markup`<div class="pictures">${pictures.map(figureOf)}</div>`;
}

function figureOf({ task, title, caption, chart, why }: TaskPicture): Markup {
  const picture =
    chart === null
      ? markup`<p>No picture: ${why ?? 'nobody knows why'}</p>`
      : markup`${chartSvg(chart, title)}${chart.kind === 'scatter' ? pointTable(chart) : null}`;
  return markup`<figure><h3>${task} ${title}</h3>${picture}<figcaption>${caption}</figcaption></figure>`;
}

/** The named points of a picture in figures. */
function pointTable(chart: Extract<TaskPicture['chart'], { kind: 'scatter' }>): Markup | null {
  const points = named(chart);
  if (points.length === 0) return null;
  const rows = points.map(
    ({ label, x, y, mark }) =>
      markup`<tr><td>${mark === 'chosen' ? '◆ ' : ''}${label}</td><td class="number">${amount(x, chart.x.unit)}</td><td class="number">${amount(y, chart.y.unit)}</td></tr>`,
  );
  return markup`<table><tbody>${rows}</tbody></table>`;
}
