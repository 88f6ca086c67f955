import { ModuleGrader } from '@tito/grader';
import { moduleNamed } from './src/course.ts';
import { chartLines } from './src/views/plot/chart-lines.ts';
import { glyphsFor } from './src/views/glyphs.ts';
import { textOf } from './src/views/line.ts';
const module = moduleNamed('15');
const grader = await ModuleGrader.open(module);
const t = performance.now();
const pics = await grader.draw({ subject: 'reference', tasks: module.tasks.map((t) => t.id) });
console.error(performance.now() - t);
grader.close();
const glyphs = glyphsFor(process.env);
for (const p of pics) {
  console.log('\n' + p.task, p.title, p.why ?? '');
  if (p.chart)
    for (const l of chartLines(p.chart, { width: 76, glyphs, saysNext: true }))
      console.log(textOf(l));
  console.log('  ' + p.caption);
}
