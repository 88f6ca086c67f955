import { figure, type GradeRecord, type TaskPicture, type Verdict } from '@tito/grader';
import type { ReportContent } from '../../jobs/events/report.ts';
import { named } from '../plot/scatter.ts';
import { amount } from '../plot/amount.ts';
import { checkLists, pointsTable } from './checks.ts';
import { Markup, markup } from './markup.ts';
import { STYLE } from './style.ts';
import { chartSvg } from './svg/chart.ts';
import { language, say } from '../../messages/index.ts';
import { statusWord } from '../status-word.ts';

/** A browser loads and runs nothing for this page, whatever stands in it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** `tito report`: one page that needs nothing else. Every text of the learner's is escaped. */
export function reportPage(content: ReportContent): string {
  const { module, subject, record, pictures } = content;
  const { number, title: name } = module;
  const title = say.words.heading({ module: number, title: name, dot: '·' });
  const whose = subject === 'reference' ? say.words.reference : say.report.yourSolution;
  const time = record.startedAt.slice(0, 16).replace('T', ' ');
  const page = markup`<!doctype html>
<html lang="${language}">
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
<p class="quiet">${say.report.judged({ whose, time })}</p>
${verdictLine(record)}
</header>
<main>
<h2>${say.report.headPoints}</h2>
${pointsTable(record)}
<h2>${say.report.headPictures}</h2>
${pictureList(pictures)}
<h2>${say.report.headMeasured}</h2>
${checkLists(content)}
</main>
<footer>
<p>${say.report.picturesFrom}</p>
<p>${say.report.madeBy} <code>tito report ${number}</code>. ${say.report.loadsNothing}</p>
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

function verdictLine(record: GradeRecord): Markup {
  const { status, points, maxPoints, packs, reason } = record.verdict;
  const share = say.words.points({ points: figure(points), total: figure(maxPoints) });
  const absent =
    packs.hidden === 'absent' ? markup`<p class="quiet">${say.report.publicOnly}</p>` : null;
  const why = reason === null ? null : markup`<p>${reason}</p>`;
  const said =
    status === 'broken'
      ? say.report.broken
      : say.report.verdict({ status: statusWord(record), points: share });
  return markup`<p class="total ${TONES[status]}">${said}</p>${why}${absent}`;
}

function pictureList(pictures: readonly TaskPicture[]): Markup {
  if (pictures.length === 0) {
    return markup`<p class="quiet">${say.report.noPictures}</p>`;
  }
  return markup`<div class="pictures">${pictures.map(figureOf)}</div>`;
}

function figureOf({ task, title, caption, chart, why }: TaskPicture): Markup {
  const picture =
    chart === null
      ? markup`<p>${say.picture.none({ why: why ?? say.report.nobodyKnows })}</p>`
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
