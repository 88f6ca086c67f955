import { defineCommand, type Entry, json } from '../define-command.ts';
import { EXIT } from '../exit-codes.ts';
import { say } from '../messages/index.ts';

export const doctor: Entry = defineCommand({
  command: 'doctor',
  describe: say.help.doctor.what,
  positionals: {},
  options: {
    registry: {
      type: 'boolean',
      default: false,
      describe: say.help.doctor.registry,
    },
    json,
  },
  run: async ({ registry, json: asJson }) => {
    const { openTerminal, terminalFacts } = await import('../views/terminal.ts');
    const terminal = openTerminal({ json: asJson, opening: say.opening.doctor });
    const [{ examineMachine }, { doctorReport }, { print }] = await Promise.all([
      import('../jobs/examine-machine.ts'),
      import('../views/reports/doctor.ts'),
      import('../views/report.ts'),
    ]);
    const diagnosis = await examineMachine({ terminal: terminalFacts(), registry });
    print(doctorReport(diagnosis), terminal);
    const isWrong = diagnosis.examinations.some(({ state }) => state === 'wrong');
    return isWrong ? EXIT.environment : EXIT.passed;
  },
});
