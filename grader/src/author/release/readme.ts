import type { ModuleSpec } from '../../contracts.ts';
import type { Readable } from './readable.ts';

/** The README.md of a release: what to type, and where the lessons are. */
export function readmeOf(
  title: string,
  modules: readonly ModuleSpec[],
  readable: readonly Readable[],
): string {
  const [first] = modules;
  if (first === undefined) throw new Error('a release holds at least one module');
  const task = first.tasks[0];
  return `# ${title}

${lessons(modules)}

You need Node 20 or newer and npm, on Linux, macOS or WSL. Everything else comes along, a Node 26 of its
own included.

\`\`\`sh
npm start
\`\`\`

installs it (once, about 100 MB), puts your files in place, runs the public checks on them, and says what to
type next. For a plain \`tito\`, type this once per terminal. In this folder \`npx tito ...\` works without
it; elsewhere that would be another package of the same name.

\`\`\`sh
export PATH="$PWD/bin:$PATH"
\`\`\`

| | |
|---|---|
| \`tito\` | beside your editor: judged at every save, one thing at a time |
| \`tito test ${first.number}\` | run the public checks: \`✓\` passed, \`✗\` not yet, \`○\` still to do |
| \`tito hint ${task?.id ?? first.number}\` | a hint; there are three per task, vague to concrete |
| \`tito status\` | where you are |
| \`tito module reset ${first.number}\` | start over; your files are kept, and the way back is printed |
| \`tito module complete ${first.number}\` | judge it, record it, and put it into your \`stack/\` |
| \`tito submit ${first.number} --name "Your Name"\` | pack what you hand in, and nothing else |
| \`tito doctor\` | what is wrong with this machine, if something is |

Each result has the value that was measured and its limit. Your functions run in a process of their own
that holds no test and no expected value. The hidden checks are not here: a verdict says so, and the grade
of your instructors counts.
${givenAnswers(modules, readable)}
[docs/learners.md](docs/learners.md) is the guide: a session, handing in, your feedback, what odd things mean.

There is no telemetry. MIT licence.
`;
}

function lessons(modules: readonly ModuleSpec[]): string {
  const rows = modules.map(
    ({ id, number, title, hours, tasks }) =>
      `- Module ${number}, **${title}**: ${tasks.length} tasks, about ${hours} hours. The lesson: [modules/${id}/README.md](modules/${id}/README.md)`,
  );
  return rows.join('\n');
}

/** What is given to a later module is no secret, and handing it in for an earlier one is no work. */
function givenAnswers(modules: readonly ModuleSpec[], readable: readonly Readable[]): string {
  const given = readable
    .filter(({ taughtBy }) => modules.some(({ id }) => id === taughtBy))
    .map(
      ({ specifier, taughtBy, givenTo }) =>
        `- \`${specifier}\`, which ${taughtBy} asks you to write, is given to ${givenTo.join(', ')}.\n`,
    );
  return given.length === 0
    ? ''
    : `\nThese packages are here although a module of yours teaches what is in them. Write your own first:\n\n${given.join('')}`;
}
