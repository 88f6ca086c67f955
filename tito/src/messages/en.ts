// Every sentence that tito says in English. The catalogs of other languages have its type.
// Names in `backticks`, flags, paths and figures are the same in every language.
import { grammarOf } from './grammar.ts';

const { list } = grammarOf('en');

export const en = {
  /** `tito --help`, and the help of every command. */
  help: {
    tito: 'Build a machine-learning framework, part by part, and have it judged.',
    work: 'work: judged at every save',
    start15: 'get the files of module 15',
    test15: 'run its public checks',
    complete15: 'judge, export and record it',
    privacy: 'There is no telemetry: nothing leaves this machine.',
    module: 'Number or name: 15, quantization',
    json: 'Print one JSON object and nothing else',
    pictures: 'Draw a picture of what you did last, if its task passes',
    reference: 'Judge the reference solution',
    checks: "Folder of hidden checks, instead of the grader's own",
    isolation: 'strong: by the operating system and by Node; process: by Node alone',
    gradesFolder: 'Folder of the grades (default: grades, then your own)',
    watch: {
      what: 'Judge your files at every save, one thing at a time (`tito` alone does)',
      module: '15, quantization, or a task, 15.2; where you are, if left out',
    },
    moduleGroup: {
      list: 'All modules: hours, what they build on, your points',
      start: 'Get the files of a module; what you have is never overwritten',
      status: 'Where you stand: files, dates, the last record',
      statusModule: 'Number or name; all modules when left out',
      complete: 'Judge a module with all checks, export it to your stack, record it',
      completeReference: 'Judge the reference solution; nothing of yours is touched',
      reset: 'Start a module over; your files are kept in a backup',
      path: 'Print the folder of your files, for cd and editors',
      pathExample: 'go there',
    },
    status: 'The map of the course, and where you stand on it',
    stack: 'Which parts of the framework are yours',
    test: {
      what: 'Run the public checks of a module',
      stack: "What stands under it: the course's packages, or your own modules",
      example: 'run the public checks of module 15',
      byName: 'the same, by name',
      onOwn: 'the same, on your own tensors and layers',
    },
    report: {
      what: 'One page of a module: points, pictures, what was measured',
      out: 'The file to write (default: below .tito/reports)',
      reference: 'Report on the reference solution',
      example: 'write a page about your module 15 and print its path',
    },
    hint: {
      what: 'Show the next hint of a task; hints cost nothing',
      task: 'Such as 15.2',
      step: 'Show this one: 1, 2 or 3',
      solution: 'Show a solution, where the course allows it',
    },
    milestone: {
      group: 'list, run: what your framework can do',
      list: 'What a framework like yours has done before, and after which modules',
      run: 'Run one on your own stack, and measure it',
      name: 'As `tito milestone list` has it',
      reference: "On the course's packages; nothing of yours is used",
      example: 'after modules 01 to 03',
    },
    bench: {
      what: 'Time the work of a module, your own code beside faster ways',
      rounds: 'How often everything has its turn',
      example: 'the int8 product, from three loops to all processors',
    },
    submit: {
      what: 'Pack a module to hand it in: your files, their hashes, versions',
      name: 'Names the archive, and so you to the grader',
      out: 'The archive, or a folder for it (default: hand-in/)',
      stack: 'Whether your finished earlier modules go along',
      show: 'List what it holds; nothing is written',
      showExample: 'what would be handed in',
    },
    export: {
      what: 'Grades as CSV or JSON, from records',
      format: 'What to print',
      json: 'The same as --format json',
      out: 'Folder of grades; your own records when left out',
      module: 'Number or name, if records of several lie there',
      total: 'One row per learner over all modules, by their weights',
      to: 'Write this file instead of printing',
      batchExample: 'the grades of a batch',
      ownExample: 'your own',
      totalExample: 'grades/15, grades/14, ... together',
    },
    begin: {
      what: 'Get the files of your next module, run its checks, say what to do',
      module: 'Number or name (default: the next to work on)',
    },
    doctor: {
      what: 'Find out what is wrong with this machine, and what to do',
      registry: 'Ask the package registry too; nothing else uses the network',
    },
    grade: {
      what: 'Judge a class of submissions; show, verify: one of them',
      ownGroup: 'show, verify: one of your records',
      folder: 'Folder with one folder or .zip per learner',
      out: 'Folder for records, grades and feedback',
      jobs: 'Submissions judged at a time (default: one per processor)',
      showExample: 'explain one verdict',
      show: 'Explain one verdict with all figures, for an appeal',
      showId: 'As in the column id of grades.csv',
      verify: 'Judge once more from a record, and compare to the bit',
      verifyRecord: "A record's file, or an id as in the column id of grades.csv",
      verifyExample: 'the same, by its file',
      selftest: 'Hand in every known attack, and tell which defences hold here',
      selftestJobs: 'Hand-ins judged at a time (default: one per processor)',
      selftestOnly: 'Number or name of an attack: C31, exits-at-import',
      selftestExample: 'one attack',
    },
    author: {
      group: 'begin a module, check it, table its mistakes, release what learners get',
      new: 'Begin a module: one task, its checks, its corpus, its tests',
      newModule: 'Number and name: 16-pruning',
      newReference: 'The package that it teaches: @tito/nn',
      newFirst: 'The first function that learners write: prune',
      check: 'Test the checks of a module: mistakes, mutants, variants, seeds, leaks',
      checkShort: 'Few seeds; equivalent mutants are taken at their word',
      checkSeeds: 'Seeds for right answers (default: 1000; short: 20)',
      checkPart: 'Only this part',
      checkExample: 'before a release',
      checkShortExample: 'while a check is written',
      mistakes: 'Make the table by which learners are told which known mistake theirs is',
      mistakesExample: 'after a change of its public checks or of its corpus',
      release: 'Make what learners get: a folder and a zip that start with npm start',
      releaseModules: 'Numbers or names: 15, or 01 02 03',
      releaseOut: 'Folder for it',
      releaseEarlier: 'Although a module is given what an earlier one of them teaches',
      releaseExample: 'releases/tito-15-quantization, and the same as .zip',
    },
    demo: 'Judge the reference solution and a sample class',
    completion: {
      what: 'Print what completes commands in your shell',
      shell: 'Default: the one that SHELL names',
      example: 'for this shell only',
    },
  },

  /** What stands on a screen until there is something to show. */
  opening: {
    checks: 'Getting the checks ready',
    publicChecks: 'Getting the public checks ready',
    watch: 'Opening your module',
    attacks: 'Getting the attacks ready',
    benchmark: 'Getting the benchmark ready',
    milestone: 'Getting the program ready',
    mistakes: 'Trying every known mistake',
    doctor: 'Trying things out',
    verify: 'Judging once more',
  },

  /** A command line that makes no sense. */
  use: {
    tryHelp: ({ command }: { command: string }): string => `Try \`${command} --help\`.`,
    tryCommand: ({ command }: { command: string }): string => `Try \`${command}\`.`,
    suchAs: ({ example }: { example: string }): string => `Such as: ${example}`,
    didYouMean: ({ word }: { word: string }): string => `Did you mean ${word}?`,
    thereIs: ({ names }: { names: readonly string[] }): string => `There is: ${list(names)}.`,
    oneMoreWord: ({ command }: { command: string }): string =>
      `\`${command}\` needs one more word.`,
    noCommand: ({ command }: { command: string }): string => `There is no command \`${command}\`.`,
    nothingToWorkOn: ({ command }: { command: string }): string =>
      `\`${command}\` needs to be told what to work on.`,
    unknownOption: ({ command, option }: { command: string; option: string }): string =>
      `\`${command}\` does not know what to do with '${option}'.`,
    noLanguage: ({ asked, names }: { asked: string; names: readonly string[] }): string =>
      `TITO_LANGUAGE asks for '${asked}', and there is no such language: there is ${list(names)}.`,
    setLanguage: 'Choose one of these, or unset it.',
    needsTerminal: '`tito watch` needs a terminal.',
    inScripts: ({ command }: { command: string }): string => `In scripts use: ${command}`,
  },

  /** How a command ends that could not do its work. */
  ending: {
    interrupted: 'Interrupted.',
    bug: 'This is a bug in tito. Please report it with the lines above.',
    moveRecord: 'Move that file away, or judge again.',
    restoreModules: 'Restore that file: git checkout -- modules',
    mendAndRepeat: 'Mend that and run the same command again.',
    nothingWasRun: 'Nothing was run.',
    isolationOption:
      'Or, for submissions that you trust not to attack this machine: --isolation=process',
    isolationMeaning: '(Node alone keeps them apart; every record, CSV and report then says so).',
  },

  /** What to type next, at the end of an output. */
  next: {
    label: 'Next',
    lesson: 'the lesson',
    openTask: ({ task }: { task: string }): string => `open it: task ${task}`,
    judgedAtSave: 'judged at every save',
    ifStuck: 'if you are stuck',
    getFiles: 'get the files',
    whereYouStand: 'where you stand',
    onOwnStack: 'on your own stack',
    nowYou:
      'Now you. The first line makes `tito` a command of this shell; `npx tito ...` works without it.',
    oncePerShell: 'once per shell',
  },

  /** `tito hint`. */
  hint: {
    place: ({ step, total }: { step: number; total: number }): string => `hint ${step} of ${total}`,
    placeAgain: ({ step, total }: { step: number; total: number }): string =>
      `hint ${step} of ${total}, again`,
    heading: ({ step, total }: { step: number; total: number }): string =>
      `Hint ${step} of ${total}`,
    oneMore: 'one more',
    wasLast: 'that was the last hint: try it',
    solutionOffer: 'a solution; your course shows them',
    solution: ({ file }: { file: string }): string => `a solution: ${file}`,
    noSuchStep: ({ task, step }: { task: string; step: number }): string =>
      `Task ${task} has no hint ${step}.`,
    steps: ({ total }: { total: number }): string =>
      `It has ${total}: --step 1 to --step ${total}.`,
    none: 'It has none at all.',
    ofCourse: ({ total, written }: { total: number; written: number }): string =>
      `This course shows ${total} of its ${written} (course.json).`,
    noSolutions: 'This course shows no solutions (course.json: hints.solution).',
    solutionsAbsent: ({ module }: { module: number }): string =>
      `The solutions of module ${module} are not on this machine.`,
    whereSolutions: 'They lie with the hidden checks; your instructors have them.',
    damaged: ({ path, why }: { path: string; why: string }): string =>
      `${path} is no list of hints: ${why}`,
  },
};

/** All that tito says. */
export type Messages = typeof en;
