import { defineCommand, type Entry, json } from '../../define-command.ts';
import { exitCodeOfClass } from '../../exit-codes.ts';
import { selftest } from './selftest.ts';
import { isolation } from './isolation.ts';
import { show } from './show.ts';
import { verify } from './verify.ts';

export const grade: Entry = defineCommand({
  command: 'grade [dir]',
  describe: 'Judge a class of submissions; show, verify: one of them',
  commands: [show, verify, selftest],
  positionals: {
    dir: { type: 'string', describe: 'Folder with one folder or .zip per learner' },
  },
  options: {
    module: { type: 'string', describe: 'Number or name: 15, quantization' },
    out: {
      type: 'string',
      default: 'grades',
      describe: 'Folder for records, grades and feedback',
    },
    isolation,
    jobs: { type: 'number', describe: 'Submissions judged at a time (default: one per processor)' },
    checks: { type: 'string', describe: "Folder of hidden checks, instead of the grader's own" },
    json,
  },
  examples: [
    ['$0 grade handins --module 15', ''],
    ['$0 grade show ada', 'explain one verdict'],
  ],
  run: async ({ dir, module, out, isolation: level, jobs, checks, json: asJson }) => {
    const { classOptions } = await import('../../grade-options.ts');
    const options = classOptions({ dir, module, out, isolation: level, jobs, checks });
    const { openTerminal } = await import('../../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: 'Getting the checks ready' });
    const [{ gradeClass }, { classStory }, { show: present }] = await Promise.all([
      import('../../jobs/grade-class.ts'),
      import('../../views/class/story.ts'),
      import('../../views/show.ts'),
    ]);
    const { counts } = await present(gradeClass(options), classStory, terminal);
    return exitCodeOfClass(counts);
  },
});
