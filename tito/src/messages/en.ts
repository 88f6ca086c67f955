// Every sentence that tito says in English. The catalogs of other languages have its type.
// Names in `backticks`, flags, paths and figures are the same in every language.
import { grammarOf } from './grammar.ts';

const { counted, list, plural } = grammarOf('en');

/** Parameters of messages that have several. */
type Texts<K extends string> = Readonly<Record<K, string>>;
type Numbers<K extends string> = Readonly<Record<K, number>>;
type Lists<K extends string> = Readonly<Record<K, readonly string[]>>;

export const en = {
  /** `tito --help`, and the help of every command. */
  help: {
    tito: 'Build a machine-learning framework, part by part, and have it judged.',
    work: 'work: judged at every save',
    start15: 'get the files of module 15',
    test15: 'run its public checks',
    complete15: 'judge, export and record it',
    /** Words of yargs; the rest of its own it has in the language. */
    yargs: {
      'Commands:': 'Commands:',
      'Positionals:': 'Positionals:',
      boolean: 'boolean',
      string: 'string',
      array: 'array',
    },
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
      verify: 'Judge once more from a record, and compare to the bit',
      verifyRecord: "A record's file, or an id or a name as in grades.csv",
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

  /** What stands on a screen until there is something to show: at most 38 columns. */
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
    takesOneOf: ({
      argument,
      choices,
      given,
    }: Texts<'argument' | 'given'> & Lists<'choices'>): string =>
      `${argument} takes ${choices.join(' or ')}, and not ${given}.`,
    needsValue: ({ command, option }: { command: string; option: string }): string =>
      `\`${command}\` needs a value after \`--${option}\`.`,
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
    goesOn: 'What was judged is kept; the same command goes on where it stopped.',
    bug: 'This is a bug in tito. Please report it with the lines above.',
    moveRecord: 'Move that file away, or judge again.',
    restoreModules: 'Restore that file: git checkout -- modules',
    linkModule: ({ command }: { command: string }): string =>
      `Link it, in the root of the workspace: ${command}`,
    finishModule:
      'Finish that module first, or leave it out: `tito author check` says what is missing.',
    mendAndRepeat: 'Mend that and run the same command again.',
    nothingWasRun: 'Nothing was run.',
    isolationOption:
      'Or, for submissions that you trust not to attack this machine: --isolation=process',
    isolationMeaning: '(Node alone keeps them apart; every record, CSV and report then says so).',
  },

  /** Words that many outputs share. */
  words: {
    status: {
      passed: 'passed',
      failed: 'failed',
      refused: 'refused',
      broken: 'broken',
    },
    publicChecks: 'Public checks',
    hiddenChecks: 'Hidden checks',
    reference: 'the reference solution',
    toDo: 'to do',
    notRun: 'not run',
    noValues: 'no values',
    heading: ({ module, title, dot }: { module: number; title: string; dot: string }): string =>
      `Module ${module} ${dot} ${title}`,
    partOf: ({ part, total }: { part: number; total: number }): string => `${part} of ${total}`,
    shareOf: ({ share, total }: { share: string; total: string }): string => `${share} of ${total}`,
    checks: ({ passed, total }: { passed: number; total: number }): string =>
      `${passed} of ${total} checks`,
    points: ({ points, total }: { points: string; total: string }): string =>
      `${points} of ${total} points`,
    andMore: ({ amount }: { amount: number }): string => `and ${amount} more`,
    unwritable: ({ path, why }: { path: string; why: string }): string =>
      `${path} cannot be written: ${why}.`,
    stackPart: ({ module, names, over }: { module: string; names: number; over: string }): string =>
      `${module} (${counted(names, { one: 'name', other: 'names' })} of ${over})`,
    afterModules: ({ numbers }: { numbers: readonly string[] }): string => `after ${list(numbers)}`,
  },

  /** What stands in place of signs such as ✓, in columns as wide as the widest; and is read aloud. */
  marks: {
    passed: 'ok',
    failed: 'FAIL',
    todo: 'todo',
    broken: 'BROKEN',
    notRun: 'skip',
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
    onceMore: 'once more; then report it',
    writeOwn: 'get the files and write your own',
    filesOfModule: 'get the files of this module',
    complete: 'judge, export and record it',
    report: 'all pictures and measured values on one page',
    courseSoFar: 'your course so far',
    whenSaved: 'when you have saved',
    fileOf: ({ task }: { task: string }): string => `the file of ${task}`,
    hintFor: 'a hint for it',
    yourGrades: 'your grades',
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
    noMore: ({ task }: { task: string }): string => `That was the last hint for ${task}.`,
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

  /** Which module or task is meant, and which course. */
  course: {
    mendIn: ({ path }: { path: string }): string => `Mend that in ${path}.`,
    settingsAbsent: ({ path }: { path: string }): string =>
      `TITO_COURSE names ${path}, which is not there.`,
    nameSettings: 'Name a course.json, or unset it.',
    whichModule: 'Which module?',
    modules: ({ names }: { names: readonly string[] }): string => `The course has ${list(names)}.`,
    started: ({ names }: { names: readonly string[] }): string => `Started are ${list(names)}.`,
    isTask: ({ task }: { task: string }): string =>
      `'${task}' is a task, and a module is asked for.`,
    moduleOfTask: ({ module, command }: { module: number; command: string }): string =>
      `Its module is ${module}; \`${command}\` looks at one task.`,
    noModule: ({ name }: { name: string }): string => `There is no module '${name}'.`,
    noTask: ({ task }: { task: string }): string => `There is no task '${task}'.`,
    tasks: ({ module, tasks }: { module: number; tasks: readonly string[] }): string =>
      `Module ${module} has ${list(tasks)}.`,
    comesFirst: ({ module, names }: { module: number; names: readonly string[] }): string =>
      `Module ${module} builds on ${list(names)}, which you have not completed; in this course that comes first (course.json: prerequisites).`,
    nothingToJudge: ({ module }: { module: number }): string =>
      `Module ${module} is not started: there is nothing to judge.`,
    nothingToReset: ({ module }: { module: number }): string =>
      `Module ${module} is not started: there is nothing to reset.`,
    nothingToHandIn: ({ module }: { module: number }): string =>
      `Module ${module} is not started: there is nothing to hand in.`,
  },

  /** The learner's progress file. */
  progress: {
    nothingChanged: 'Nothing of it was changed. Mend that and run the same command again.',
    unreadable: ({ path, why }: { path: string; why: string }): string =>
      `${path} cannot be read: ${why}.`,
    holdsProgress: 'It holds your progress. Mend that and run the same command again.',
    damaged: ({ path, why }: { path: string; why: string }): string => `${path} is damaged: ${why}`,
    notReplaced: 'It holds your progress, so it is not replaced unasked. Mend it, or put it aside:',
    notAffected: 'Your files and your records (.tito/records) are not affected.',
  },

  /** `tito test` and `tito module complete`: the stations between a learner's files and their stack. */
  judging: {
    stages: {
      intake: 'files',
      public: 'public checks',
      hidden: 'hidden checks',
      own: 'on own parts',
      verdict: 'verdict',
      record: 'record',
      export: 'export',
      progress: 'progress',
    },
    soFar: ({ checks }: { checks: number }): string =>
      `${counted(checks, { one: 'check', other: 'checks' })} so far`,
    package: ({ name }: { name: string }): string => `the package ${name} itself`,
    emptyFiles: 'not started: the empty files',
    ownFiles: ({ files }: { files: number }): string =>
      `${counted(files, { one: 'file', other: 'files' })} of yours`,
    toDo: ({ amount }: { amount: number }): string => `${amount} to do`,
    notRun: ({ amount }: { amount: number }): string => `${amount} not run`,
    hiddenAbsent: 'not on this machine; the grades of your instructors count',
    ownPoints: ({
      points,
      total,
      modules,
    }: Numbers<'points' | 'total'> & Lists<'modules'>): string =>
      `${points} of ${total} points on your ${list(modules)}; it decides nothing`,
    ownUnjudged: ({ why }: { why: string }): string => `not judged: ${why}; it decides nothing`,
    refused: 'refused: nothing was judged',
    broken: 'none: this is our fault, not yours',
    points: ({ points, total }: { points: number; total: number }): string =>
      `${points} of ${total} points`,
    scratchRecord: 'written to a scratch folder',
    exportedLater: 'when every check passes',
    scratchExport: 'to a scratch folder',
    referenceCompletes: 'the reference completes nothing of yours',
    completed: 'completed',
    notCompleted: 'not completed yet',
    completedBefore: ({ at }: { at: string }): string =>
      `completed ${at}; this run takes nothing of that back`,
    recordUnwritable: ({ folder, why }: { folder: string; why: string }): string =>
      `The record could not be kept in ${folder}: ${why}.`,
    keepsNoRecord: 'Nothing was judged. Mend that; `tito test` keeps no record.',
    notRecorded:
      'The module is not recorded as completed. Mend that and run the same command again.',
    referenceAbsent: ({ module }: { module: number }): string =>
      `The reference of module ${module} is not on this machine.`,
    releasesLeaveOut: ({ name, command }: { name: string; command: string }): string =>
      `Releases for learners leave ${name} out. Try \`${command}\`.`,
    stackUnusable: ({ problems }: { problems: string }): string =>
      `Your stack cannot be used: ${problems}`,
    completeAgain: 'Complete that module again, or leave out --stack mine.',
    buildsOnNothing: ({ module }: { module: number }): string =>
      `Module ${module} builds on no module of this course: there is nothing of yours to lay under it.`,
    nothingInStack: ({ module }: { module: number }): string =>
      `None of the modules that module ${module} builds on is in your stack yet.`,
    buildsOn: ({ names }: { names: readonly string[] }): string =>
      `It builds on ${list(names)}; \`tito module complete\` exports them.`,
    onOwnParts: ({ parts }: { parts: readonly string[] }): string =>
      `On your own ${list(parts)}; every other name is the package's.`,
    codePrinted: 'Your code printed',
    printedMore: 'and more',
    printedLines: ({ lines }: { lines: number }): string => `${lines} more lines`,
  },

  /** Files of a learner that cannot be judged. */
  files: {
    link: ({ file }: { file: string }): string =>
      `${file} is a link, and links are not followed: put the file itself there.`,
    none: ({ file }: { file: string }): string => `${file} is no file.`,
    missing: ({ file, command }: { file: string; command: string }): string =>
      `${file} is missing, so the empty one is judged. \`${command}\` brings it back.`,
    allMissing: ({ command }: { command: string }): string =>
      `src is missing, so the empty files are judged. \`${command}\` brings them back.`,
    otherCase: ({ file, other }: { file: string; other: string }): string =>
      `${file} is missing: rename ${other}, whose name differs by case.`,
  },

  /** How one check ended, and which values differ. */
  check: {
    threw: 'threw an error',
    timedOut: 'timed out',
    outOfMemory: 'out of memory',
    crashed: 'crashed',
    at: 'at',
    yours: 'yours',
    expected: 'expected',
    difference: 'difference',
    allowed: 'allowed',
  },

  /** What is wrong with a task, before or after a sentence of the course. */
  diagnosis: {
    follows: ({ task }: { task: string }): string =>
      `This may follow from ${task}: mend that first.`,
    looksLike: ({ sentence }: { sentence: string }): string => `This looks like: ${sentence}`,
    oneOfTwo: ({ sentence }: { sentence: string }): string => `One of two: ${sentence}`,
    orElse: ({ sentence }: { sentence: string }): string => `Or: ${sentence}`,
  },

  /** `tito watch`, and `tito` alone. */
  watch: {
    keys: {
      hint: 'hint',
      run: 'run',
      list: 'list',
      next: 'next',
      previous: 'previous',
      help: 'keys',
      start: 'start',
      quit: 'quit',
    },
    offer: ({ tasks, hours }: { tasks: number; hours: number }): string =>
      `Not started yet: ${tasks} tasks, about ${hours} h. Press s to get its files.`,
    looking: ({ ellipsis }: { ellipsis: string }): string => `Looking at your files ${ellipsis}`,
    nothingJudged: 'Nothing could be judged.',
    slow: 'Still running. A call that does not end is stopped, and told.',
    waitsFor: ({ task }: { task: string }): string => `waits for ${task}`,
    noChange: 'No change.',
    unknownKey: 'That key does nothing. ? keys',
    saveOrType: ({ keys }: { keys: string }): string =>
      `Save, or type a letter and Enter: ${keys}.`,
    done: 'Done.',
    afterSaved: ({ time }: { time: string }): string => `${time} after you saved.`,
    allPass: ({ checks, command }: { checks: number; command: string }): string =>
      `All ${checks} public checks pass. Next: ${command}`,
    moreLines: ({ ellipsis }: { ellipsis: string }): string =>
      `${ellipsis} more in a taller window`,
    pressNext: 'Press n for the next task.',
    passedChecks: ({ passed, total }: { passed: number; total: number }): string =>
      `${passed} of ${counted(total, { one: 'check', other: 'checks' })}`,
    moreChecks: ({ checks }: { checks: number }): string =>
      `and ${counted(checks, { one: 'more check', other: 'more checks' })} of this task`,
    changeFile: ({ file }: { file: string }): string =>
      `Change ${file} and save, or press h for a hint.`,
    write: ({ names, file }: { names: readonly string[]; file: string }): string =>
      `Write ${list(names)} in ${file} and save.`,
    savedElsewhere: ({
      file,
      task,
      passed,
      total,
    }: Numbers<'passed' | 'total'> & Texts<'file' | 'task'>): string =>
      `${file} is the file of ${task}: ${passed} of ${counted(total, { one: 'check', other: 'checks' })}.`,
    stillOpen: ({ task }: { task: string }): string => `${task} is still open.`,
    savedWaits: ({ task, how }: { task: string; how: string }): string =>
      `It waits for ${task}; ${how}.`,
    pressToLook: ({ key }: { key: string }): string => `press ${key} to look at it now`,
    typeToLook: ({ command }: { command: string }): string => `\`${command}\` looks at it now`,
    backAnyTime: ({ command }: { command: string }): string => `Back any time with: ${command}`,
  },

  /** `tito module start`, `reset`. */
  start: {
    filesAreIn: ({ module, folder }: { module: number; folder: string }): string =>
      `Your files of module ${module} are in ${folder}.`,
    startedAlready: ({ module, folder }: { module: number; folder: string }): string =>
      `Module ${module} is started already; your files in ${folder} stay as they are.`,
    restored: ({ files }: { files: readonly string[] }): string =>
      `${list(files)} ${plural(files.length, { one: 'was missing, and is', other: 'were missing, and are' })} there again, as at the start.`,
    packagesStandIn: ({ names }: { names: readonly string[] }): string =>
      `It builds on ${list(names)}: not completed yet, so the course's own packages stand in.`,
    isReset: ({ module }: { module: number }): string =>
      `Module ${module} is as it was at the start.`,
    backup: ({ folder }: { folder: string }): string =>
      `Your files are in ${folder}. To have them back:`,
    staysCompleted: ({ at }: { at: string }): string =>
      `That it was completed ${at} stays on record, and so does its part of your stack.`,
    everythingToDo: 'every task is to do again',
  },

  /** `tito status`, `tito module list`, `tito module status`. */
  status: {
    completed: 'completed',
    started: 'started',
    startedOver: 'started over',
    notStarted: 'not started',
    open: 'open',
    modulesCompleted: ({ completed, total }: { completed: number; total: number }): string =>
      `${completed} of ${total} modules completed`,
    allPoints: ({ points }: { points: string }): string => `${points} points`,
    late: ({ date }: { date: string }): string => `missed ${date}`,
    wasDue: ({ date }: { date: string }): string => `was due ${date}`,
    overdue: ({ date }: { date: string }): string => `overdue ${date}`,
    due: ({ date }: { date: string }): string => `due ${date}`,
    months: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
    date: ({ day, month, time }: { day: number; month: string; time: string }): string =>
      `${day} ${month} ${time}`,
    zone: ({ zone }: { zone: string }): string => `Deadlines are in the time zone ${zone}.`,
    milestone: ({ name }: { name: string }): string => `milestone ${name}`,
    buildsOn: 'builds on',
    pointsToWin: ({ points }: { points: string }): string => `${points} points to win`,
    lastBroke: 'last run broke, our fault',
    lastRefused: 'last run refused',
    buildsOnNothing: 'builds on nothing',
    buildsOnModules: ({ names }: { names: readonly string[] }): string =>
      `builds on ${list(names)}`,
    given: ({ module }: { module: string }): string => `${module} (given)`,
    bothTimes: ({
      module,
      completed,
      startedOver,
    }: Texts<'module' | 'completed' | 'startedOver'>): string =>
      `${module} was completed ${completed}, and started over ${startedOver}.`,
    facts: {
      files: 'files',
      started: 'started',
      completed: 'completed',
      deadline: 'deadline',
      lastRun: 'last run',
      record: 'record',
      tasks: 'tasks',
    },
    noFiles: 'none yet',
    bothPacks: 'public and hidden checks',
    publicOnly: 'public checks only',
  },

  /** `tito stack`. */
  stack: {
    packages: "the package's",
    toWrite: 'yours to write',
    changed: 'yours, changed since it was judged',
    yours: 'yours',
    onOwnParts: 'on your own parts',
    getFiles: 'get its files',
    becomesYours: 'what passes becomes yours',
  },

  /** `tito submit`. */
  submit: {
    wouldRefuse: ({ module, reason }: { module: number; reason: string }): string =>
      `Grading would refuse module ${module} as it is. ${reason}`,
    nothingWritten: 'Nothing was written.',
    whenMended: 'when that is mended',
    size: ({ files, bytes, zipped }: Numbers<'files' | 'bytes' | 'zipped'>): string =>
      `${counted(files, { one: 'file', other: 'files' })}, ${bytes} bytes, ${zipped} as a zip`,
    bytes: ({ bytes }: { bytes: string }): string => `${bytes} bytes`,
    versions: ({
      list: name,
      tito,
      checks,
      node,
    }: Texts<'list' | 'tito' | 'checks' | 'node'>): string =>
      `${name} has the hash of each file, and the versions of tito (${tito}), of the module's checks (${checks}) and of Node (${node}).`,
    missing: ({ file, tasks }: { file: string; tasks: readonly string[] }): string =>
      `${file} is missing: ${tasks.join(' and ')} will earn nothing.`,
    link: ({ file, tasks }: { file: string; tasks: readonly string[] }): string =>
      `${file} is a link, and links are not followed: ${tasks.join(' and ')} will earn nothing.`,
    untouched: ({ file, tasks }: { file: string; tasks: readonly string[] }): string =>
      `${file} is as it was at the start: ${tasks.join(' and ')} will earn nothing.`,
    unreadable: ({ file, why }: { file: string; why: string }): string =>
      `${file} is no TypeScript yet: ${why}`,
    staysHere: ({ file }: { file: string }): string =>
      `${file} stays here: no task asks for it, and nothing imports it.`,
    written: ({ path }: { path: string }): string =>
      `${path} is written. It holds these files and nothing else.`,
    unchanged: ({ path }: { path: string }): string => `${path} holds these files already.`,
    wouldHold: ({ path }: { path: string }): string =>
      `Nothing is written yet: this is what ${path} would hold.`,
    isCurrent: ({ path }: { path: string }): string =>
      `${path} is there and holds these files, as they are now.`,
    wouldHandIn: ({ earlier }: { earlier: string }): string =>
      `This is what would be handed in now. ${earlier}`,
    earlierRefused: ({ path, reason }: { path: string; reason: string }): string =>
      `${path} is there, and grading would refuse it: ${reason} It is not replaced: move it away.`,
    earlierChanged: ({ files }: { files: readonly string[] }): string =>
      `an earlier ${list(files)}`,
    earlierLacks: ({ files }: { files: readonly string[] }): string => `no ${list(files)}`,
    earlierHas: ({ files }: { files: readonly string[] }): string => `${list(files)} besides`,
    otherProgram: ({ path }: { path: string }): string =>
      `${path} is there and holds the same files, packed by another program.`,
    fromBefore: ({ path, differences }: { path: string; differences: string }): string =>
      `${path} is from before: it has ${differences}.`,
    hash: ({ hash }: { hash: string }): string => `SHA-256 of the judged files: ${hash}`,
    nameless: ({ file }: { file: string }): string =>
      `To the grader you are what the file is called, and ${file} is what everybody's is called. Some platforms put your name in front of it; otherwise say --name.`,
    yourName: 'Your Name',
    writeIt: 'write it',
    handIn: 'hand this file in',
    withName: 'a file with your name',
    emptyName: '--name is empty.',
    noArchive: ({ path }: { path: string }): string =>
      `--out: '${path}' is no folder, and does not end in .zip.`,
    twoNames: '--name and --out both name the archive.',
    leaveOneOut: 'Leave one of them out.',
    withoutStack: 'Mend that, or hand in without: leave out --stack mine.',
    notReplaced: ({ path }: { path: string }): string =>
      `${path} is there and not from \`tito submit\`: it is not replaced.`,
    otherPlace: 'Move it away, or choose another place: --out FILE.zip',
  },

  /** `tito report`: what the terminal says, and the page. */
  report: {
    points: ({ points, status }: { points: string; status: string }): string =>
      `${points}, ${status}`,
    publicAlone: ({ points, status }: { points: string; status: string }): string =>
      `${points}, ${status} by the public checks alone`,
    pictures: ({ pictures }: { pictures: number }): string =>
      counted(pictures, { one: 'picture', other: 'pictures' }),
    label: 'Report',
    notBegun: 'not begun',
    takesFile: ({ folder }: { folder: string }): string =>
      `--out takes a file, and ${folder} is a folder.`,
    nameFile: ({ path }: { path: string }): string => `Name a file in it: --out ${path}`,
    nameOther: 'Name another file with --out.',
    yourSolution: 'your solution',
    judged: ({ whose, time }: { whose: string; time: string }): string =>
      `A report on ${whose}, judged ${time} UTC.`,
    headPoints: 'Points',
    headPictures: 'What the code does',
    headMeasured: 'What was measured',
    picturesFrom:
      'Pictures are drawn from values that this code returned, on data that is the same for everybody. Values of hidden checks have three digits.',
    madeBy: 'Made by',
    loadsNothing: 'The page loads nothing and sends nothing.',
    publicOnly:
      'Public checks only: the hidden ones are not on this machine, and the grades of your instructors count.',
    broken: 'broken: this is our fault, not yours',
    verdict: ({ status, points }: { status: string; points: string }): string =>
      `${status}, ${points}`,
    noPictures:
      'No pictures: those of a module come with the tasks that they show, when their public checks pass.',
    nobodyKnows: 'nobody knows why',
    columns: {
      task: 'task',
      checks: 'checks',
      points: 'points',
      check: 'check',
      result: 'result',
      measured: 'measured',
      limit: 'limit',
      unit: 'unit',
    },
    hidden: '(hidden)',
    checksPassed: ({ task, passed, total }: Numbers<'passed' | 'total'> & Texts<'task'>): string =>
      `${task}: ${passed} of ${total} checks passed`,
  },

  /** Pictures of what code does, and the sentences that stand for them. */
  picture: {
    none: ({ why }: { why: string }): string => `No picture: ${why}`,
    over: ({ y, x }: { y: string; x: string }): string => `${y} over ${x}`,
    overLog: ({ y, x }: { y: string; x: string }): string => `${y} over ${x} (log scale)`,
    logScale: 'log scale',
    emptyHistogram: 'A histogram without values.',
    range: ({ low, high }: { low: string; high: string }): string => `${low} to ${high}`,
    columnsUsed: ({
      label,
      range,
      used,
      bins,
    }: Numbers<'used' | 'bins'> & Texts<'label' | 'range'>): string =>
      `${label}: ${range}, ${used} of ${bins} columns used`,
    inUnit: ({ label, unit }: { label: string; unit: string }): string => `${label} in ${unit}`,
    histogram: ({ what, low, high, series }: Texts<'what' | 'low' | 'high' | 'series'>): string =>
      `Histogram of ${what} from ${low} to ${high}. ${series}.`,
    leastAndMost: ({ label, least, most }: Texts<'label' | 'least' | 'most'>): string =>
      `${label}: least at ${least}, most at ${most}`,
    points: ({ y, x, amount }: { y: string; x: string; amount: string }): string =>
      `${y} over ${x}, ${amount} points.`,
    chosen: 'chosen',
    ranges: ({
      x,
      fromX,
      toX,
      y,
      fromY,
      toY,
    }: Texts<'x' | 'fromX' | 'toX' | 'y' | 'fromY' | 'toY'>): string =>
      `${x} from ${fromX} to ${toX}, ${y} from ${fromY} to ${toY}.`,
  },

  /** `tito begin` and `tito demo`. */
  tour: {
    welcome: ({
      module,
      title,
      tasks,
      hours,
    }: Numbers<'module' | 'tasks' | 'hours'> & Texts<'title'>): string => {
      const size = `${counted(tasks, { one: 'task', other: 'tasks' })}, about ${counted(hours, { one: 'hour', other: 'hours' })}`;
      return `Tito: build a machine-learning framework in TypeScript, part by part. Module ${module}, ${title}, has ${size}. Each task is a function to write; checks say what it does, with the values that they measured.`;
    },
    demo: 'Tito: build a machine-learning framework in TypeScript, part by part, and have it judged. First the reference solution of module 15, quantization, goes the way that yours will go.',
    samples: ({ samples }: { samples: number }): string =>
      `A class of ${counted(samples, { one: 'sample submission', other: 'sample submissions' })}: good, mistaken, slow, hostile.`,
    weaker: ({ problem, advice }: { problem: string; advice: string }): string =>
      `${problem} So Node alone keeps these samples apart from the machine (level 'process'), and every record and grade says so. For a real class: ${advice}`,
  },

  /** `tito milestone list`, `run`. */
  milestone: {
    runsOn: ({ modules }: { modules: readonly string[] }): string => `Runs on ${list(modules)}.`,
    reached: ({ date }: { date: string }): string => `reached ${date}`,
    notInCourse: 'not in this course',
    ready: 'ready',
    looksLike: "what it looks like, on the course's packages",
    moduleFirst: 'the module that it runs on',
    onPackages: "on the course's packages",
    yours: ({ parts }: { parts: readonly string[] }): string =>
      `Yours: ${list(parts)}; every other name is the package's.`,
    stopped: ({ fault }: { fault: string }): string => `It stopped: ${fault}`,
    reachedReference: 'Reached, on packages that are not yours.',
    reachedOwn: 'Reached. You did not import it: you built it.',
    notReached: 'Not reached yet.',
    sameOnPackages: 'the same on the packages',
    whichAreYours: 'which parts are yours',
    last: ({ title, value, unit }: { title: string; value: string; unit: string }): string =>
      `${title}, last ${value} ${unit}`,
    none: ({ name }: { name: string }): string => `There is no milestone '${name}'.`,
    cannotRun: ({ title, fault }: { title: string; fault: string }): string =>
      `${title} cannot run on the course's packages here: ${fault}`,
    runOnOwn: 'Run it on your own stack: leave out --reference.',
    showsReference: ({ command }: { command: string }): string =>
      `\`${command}\` shows it on the course's packages.`,
    noneOfCourse: ({ title, modules }: { title: string; modules: readonly string[] }): string =>
      `${title} runs on ${list(modules)}, none of which this course has.`,
    notInStack: ({ title, names }: { title: string; names: readonly string[] }): string =>
      `${title} runs on your own parts, and ${list(names)} ${plural(names.length, { one: 'is', other: 'are' })} not in your stack yet.`,
    putsThere: '`tito module complete` puts a module there once its checks pass.',
    completeAgain: 'Complete that module again.',
  },

  /** `tito bench`. */
  bench: {
    what: ({ module, dot }: { module: number; dot: string }): string =>
      `module ${module} ${dot} bench`,
    warmingUp: 'warming up',
    round: ({ round, rounds }: { round: number; rounds: number }): string =>
      `round ${round} of ${rounds}`,
    way: ({ time }: { time: string }): string =>
      `The way there and back takes ${time} by itself and is not counted.`,
    hundred: ({ rate, of }: { rate: string; of: string }): string =>
      `100 % is ${rate} per thread, measured here: ${of}.`,
    medians: ({ rounds, share }: { rounds: number; share: string }): string =>
      `Medians of ${counted(rounds, { one: 'round', other: 'rounds' })} in which all took turns; half of the values lie within ${share} of them or less.`,
    machine: ({
      processor,
      processors,
      node,
      load,
    }: Numbers<'processors'> & Texts<'processor' | 'node' | 'load'>): string =>
      `${processor}, ${counted(processors, { one: 'processor', other: 'processors' })}, Node ${node}; load ${load}: what else runs slows all of them.`,
    wholeRounds: ({ rounds }: { rounds: number }): string =>
      `--rounds takes a whole number from 1 on, not ${rounds}.`,
    leaveOut: 'Leave it out for 9.',
    none: ({ module }: { module: number }): string => `Module ${module} has no benchmark.`,
    noneAtAll: 'No module has one.',
    thereIs: ({ numbers }: { numbers: readonly string[] }): string =>
      `There is one for: ${list(numbers)}.`,
    notWritten: ({ task }: { task: string }): string => `Not written yet: that is task ${task}.`,
    unknownProcessor: 'unknown',
    tooFast: 'It takes no longer than the way to it: too fast to be timed.',
  },

  /** `tito grade`: a class. */
  grade: {
    whichFolder: 'Which folder holds the submissions?',
    noChecks: ({ folder }: { folder: string }): string =>
      `--checks: there is no folder '${folder}'.`,
    checksHold: 'It has to hold <module>/index.ts, such as 15-quantization/index.ts.',
    wholeJobs: '--jobs takes a whole number, 1 or more.',
    facts: ({ submissions, isolation }: { submissions: number; isolation: string }): string =>
      `${counted(submissions, { one: 'submission', other: 'submissions' })}, isolated by: ${isolation}`,
    hiddenAbsent: 'The hidden checks are not here: these points rest on the public ones alone.',
    passedOver: ({ names }: { names: readonly string[] }): string => `Passed over: ${list(names)}`,
    earlierResults: ({ names }: { names: readonly string[] }): string =>
      `Results of earlier runs, and no submissions: ${list(names)}`,
    by: ({ name, later }: { name: string; later: string }): string => `${name} (by ${later})`,
    superseded: ({ names }: { names: readonly string[] }): string =>
      `Superseded by a later attempt, and not judged: ${list(names)}`,
    columns: { name: 'Name', status: 'Status', points: 'Points' },
    legend: {
      all: 'all checks',
      some: 'some',
      none: 'none',
      todo: 'not begun',
      notJudged: 'not run',
    },
    late: ({ hours, handedIn, deadline }: Texts<'hours' | 'handedIn' | 'deadline'>): string =>
      `Late by ${hours} h: handed in ${handedIn}, due ${deadline}.`,
    overfits: ({
      passed,
      total,
      hiddenPassed,
      hiddenTotal,
    }: Numbers<'passed' | 'total' | 'hiddenPassed' | 'hiddenTotal'>): string =>
      `Fits the public inputs: ${passed} of ${total} public checks of the tasks begun pass, ${hiddenPassed} of ${hiddenTotal} hidden ones.`,
    onOwnParts: ({ modules, what }: { modules: readonly string[]; what: string }): string =>
      `On own parts (${list(modules)}): ${what}.`,
    reused: ({ amount }: { amount: number }): string =>
      `${amount} of them judged before, by the same checks, and unchanged.`,
    tried: ({ name, times }: { name: string; times: number }): string =>
      `${name} (tried ${counted(times, { one: 'time', other: 'times' })})`,
    ourFault: ({ names }: { names: readonly string[] }): string =>
      `Our fault: ${list(names)} could not be judged. No points were given, and that is no 0. Run the same command again: it judges these anew and keeps the rest. If they stay broken, \`tito grade show\` names the place to report.`,
    gone: ({ ids, folder }: { ids: readonly string[]; folder: string }): string =>
      `${counted(ids.length, { one: 'record is of a hand-in that is', other: 'records are of hand-ins that are' })} no longer there, and in the grades all the same: ${list(ids)}. To leave one out, move its file out of ${folder}.`,
    strong: ({ layers }: { layers: number }): string =>
      `Isolated by: strong. ${layers} layers held when they were tried, the operating system's and Node's.`,
    weak: ({ level }: { level: string }): string =>
      `Isolated by: ${level}. Node's permission model alone kept submissions apart: for submissions that you trust not to attack this machine.`,
    gradesAt: 'Grades',
    feedbackAt: 'Feedback',
    onePageEach: ({ path }: { path: string }): string => `${path}, one page per learner`,
    oneExplained: 'one verdict explained',
    gradesAgain: 'the grades once more',
  },

  /** Records: `tito export`, and how one is found. */
  records: {
    none: ({ folder }: { folder: string }): string => `There are no records in ${folder}.`,
    comeFrom:
      'They come from `tito module complete` and `tito grade`; --out names the folder of the latter.',
    ofSeveral: ({ folder }: { folder: string }): string =>
      `${folder} has records of several modules.`,
    chooseOne: ({ options }: { options: readonly string[] }): string =>
      `Choose one: ${options.join(', ')}`,
    noneOfCourse: ({ folder }: { folder: string }): string =>
      `There are no records of this course in ${folder}.`,
    forTotal:
      'They come from `tito grade DIR --module N --out FOLDER/N`; then: --total --out FOLDER',
    twice: ({
      folder,
      other,
      name,
      module,
    }: Texts<'folder' | 'other' | 'name' | 'module'>): string =>
      `Both ${folder} and ${other} hold a record of '${name}' for ${module}.`,
    moveOne: 'Move away the one that does not count.',
    unknown: ({ id, folder }: { id: string; folder: string }): string =>
      `There is no record '${id}' in ${folder}.`,
    unknownInBoth: ({ id, folder, other }: { id: string; folder: string; other: string }): string =>
      `There is no record '${id}' in ${folder} and in ${other}.`,
    namesakes: ({ name, records }: { name: string; records: number }): string =>
      `'${name}' is the name of ${records} records: say the id of one.`,
    noFile: ({ path }: { path: string }): string => `There is no file ${path}.`,
    fileOrId: "A record is named by its file's path, or by an id or a name as in grades.csv.",
    thereIsMore: ({ names }: { names: readonly string[] }): string =>
      `There is: ${names.join(', ')}, ....`,
    sayWhere: 'Say where the grades are: --out FOLDER',
    written: ({ path, grades }: { path: string; grades: number }): string =>
      `${path}: ${counted(grades, { one: 'grade', other: 'grades' })}`,
  },

  /** `tito grade show`. */
  verdict: {
    facts: {
      id: 'id',
      judged: 'judged',
      handedIn: 'handed in',
      supersedes: 'supersedes',
      module: 'module',
      isolatedBy: 'isolated by',
      seed: 'seed',
      attempts: 'attempts',
      public: 'public',
      hidden: 'hidden',
      packages: 'packages',
      own: 'own',
      grader: 'grader',
      version: 'version',
      limits: 'limits',
      submission: 'submission',
      files: 'files',
      leftOut: 'left out',
      altered: 'altered',
      absent: 'absent',
      record: 'record',
    },
    judged: ({ at, time, command }: { at: string; time: string; command: string }): string =>
      `${at}, in ${time}, by \`${command}\``,
    processorTime: ({ time, used }: { time: string; used: string }): string =>
      `${time} (${used} of processor time)`,
    nobodyKnows: 'nobody knows when',
    noSeed: 'none: nothing was judged',
    notRead: 'not read',
    noFiles: 'none',
    nothing: 'nothing',
    absent: 'absent',
    publicChecks: 'the public checks',
    hiddenChecks: 'the hidden checks',
    ofCheck: ({ id, pack, weight }: { id: string; pack: string; weight: string }): string =>
      `${id}, ${pack}, weight ${weight}`,
    packs: { public: 'public', hidden: 'hidden' },
    printedPublic: 'Printed during the public checks',
    printedHidden: 'Printed during the hidden checks',
    itsBeginning: ({ heading }: { heading: string }): string => `${heading}, its beginning`,
  },

  /** `tito grade verify`. */
  verify: {
    identical: 'identical',
    differs: 'differs',
    otherMeans: 'judged by other means',
    unavailable: 'not judged again',
    how: ({ isolation }: { isolation: string }): string =>
      `Judged again from the kept files, with the recorded seed and limits, isolated by: ${isolation}.`,
    weaker: ({ id }: { id: string }): string =>
      `The record of ${id} says that it was judged under 'process': it does not choose that for this machine. Nothing was run.`,
    refusedAsRecorded: 'It was refused, as recorded.',
    allEqual: ({ checks }: { checks: number }): string =>
      `${counted(checks, { one: 'check', other: 'checks' })}: every outcome, value and sentence is as recorded, to the bit.`,
    allButMemory: ({ checks }: { checks: number }): string =>
      `${counted(checks, { one: 'check', other: 'checks' })}: every outcome, value and sentence is as recorded, to the bit, but for values of memory.`,
    cameOtherwise: ({ things }: { things: number }): string =>
      `By the same means, ${counted(things, { one: 'thing', other: 'things' })} came out otherwise.`,
    meansChanged: ({ means, at }: { means: number; at: string }): string =>
      `${counted(means, { one: 'of the means is', other: 'of the means are' })} not what judged ${at}, so this proves neither one nor the other.`,
    yetEqual: 'Yet all came out as recorded.',
    otherwise: 'It came out otherwise.',
    headMeans: 'Other means than then',
    headDifferences: 'Not as recorded',
    headNoise: 'Reproducible up to noise only',
    recorded: 'recorded',
    now: 'now',
    noise: ({
      recorded,
      now,
      unit,
      noise,
    }: Numbers<'recorded' | 'now' | 'noise'> & Texts<'unit'>): string =>
      `${recorded} then, ${now} now, ${unit}; may differ by ${noise}`,
    allThatLed: 'all that led to the recorded verdict',
  },

  /** `tito grade selftest`. */
  selftest: {
    title: 'Selftest of the grader',
    facts: ({ attacks, isolation }: { attacks: number; isolation: string }): string =>
      `${counted(attacks, { one: 'attack', other: 'attacks' })}, isolated by: ${isolation}`,
    expected: ({ what }: { what: string }): string => `expected: ${what}`,
    ended: ({ what }: { what: string }): string => `it ended: ${what}`,
    neighbours: 'honest neighbours',
    keepPoints: 'keep every point',
    notTried: ({ what }: { what: string }): string => `Not tried, ${what}`,
    defencesHeld: ({ held, total }: { held: number; total: number }): string =>
      `${held} of ${total} defences held`,
    held: 'held',
    heldSoFar: ({ held }: { held: number }): string => `${held} held`,
    noAttack: ({ name }: { name: string }): string => `There is no attack '${name}'.`,
    triedUnder: 'Tried under',
    layers: {
      none: 'nothing',
      limits: 'limits',
      namespaces: 'spaces',
      filter: '+filter',
      Node: 'Node',
      all: 'all',
    },
    closed: 'closed',
    open: 'open',
    unknown: 'n/a',
    nothingMeans: 'an own user, no environment',
    limitsMeans: 'the kernel, by ulimit',
    spacesMeans: 'namespaces, an empty root',
    filterMeans: 'and of system calls',
  },

  /** `tito author check`, `new`, `mistakes`. */
  author: {
    title: ({ module, dot, title }: { module: number; dot: string; title: string }): string =>
      `The checks of module ${module} ${dot} ${title}`,
    seeds: ({ seeds }: { seeds: number }): string =>
      counted(seeds, { one: 'seed', other: 'seeds' }),
    shortForm: ({ seeds }: { seeds: number }): string =>
      `short form, ${counted(seeds, { one: 'seed', other: 'seeds' })}`,
    part: ({ part, done, total }: { part: string; done: number; total: number }): string =>
      `${part} ${done} of ${total}`,
    allWell: 'All is well.',
    problems: ({ problems }: { problems: number }): string =>
      `${counted(problems, { one: 'problem', other: 'problems' })} to mend.`,
    wholeSeeds: ({ seeds }: { seeds: string }): string =>
      `--seeds takes a whole number from 1 on, not ${seeds}.`,
    noCorpusToTest: ({ module }: { module: number }): string =>
      `Module ${module} has no corpus here, so its checks cannot be tested.`,
    noCorpusToTry: ({ module }: { module: number }): string =>
      `Module ${module} has no corpus here, so there are no known mistakes to try.`,
    whereCorpus: 'The corpus lies with the hidden checks: say where with --checks.',
    notLikeThat: ({ why }: { why: string }): string =>
      `A module cannot be begun like that: ${why}.`,
    begun: ({ module }: { module: string }): string =>
      `Module ${module} is begun, with one task. Written:`,
    linksIt: 'links it into the workspace',
    formatsIt: 'formats it as all files are',
    checksOnPackage: 'its public checks on the package',
    checksThemselves: 'the checks themselves',
    mistakesWritten: ({ path }: { path: string }): string => `${path}: written`,
    mistakesSame: ({ path }: { path: string }): string => `${path}: nothing has changed`,
    mistakesSeen: ({ known, unseen }: { known: number; unseen: number }): string =>
      `${counted(known, { one: 'mistake', other: 'mistakes' })} that public checks of their task see; ${unseen} that only hidden ones do.`,
    whetherNamed: 'whether each is named',
  },

  /** `tito author release`. */
  release: {
    of: ({ modules }: { modules: readonly string[] }): string => `Release of ${list(modules)}`,
    size: ({ files, kilobytes }: { files: number; kilobytes: number }): string =>
      `${counted(files, { one: 'file', other: 'files' })}, ${kilobytes} kB zipped`,
    leadsTo: ({ name }: { name: string }): string => `${name} leads to it`,
    givenTo: ({ modules }: { modules: readonly string[] }): string =>
      `it is given to ${list(modules)}`,
    readable: ({ name, module, why }: { name: string; module: string; why: string }): string =>
      `${name} can be read in it, which ${module} teaches: ${why}.`,
    searched: ({ texts, statements }: { texts: number; statements: number }): string =>
      `searched for ${counted(texts, { one: 'text', other: 'texts' })} of hidden checks and ${counted(statements, { one: 'statement', other: 'statements' })} of implementations: none is in it`,
    notSearched: ({ found, modules }: { found: string; modules: readonly string[] }): string =>
      `${found}; statements of ${list(modules)} were not searched for, since they can be read`,
    written: ({ path }: { path: string }): string =>
      `${path} is written, and the same as a folder.`,
    kept: ({ files, folder }: { files: number; folder: string }): string =>
      `The folder that it replaces held ${counted(files, { one: 'file', other: 'files' })} of somebody's: kept in ${folder}.`,
    asLearner: 'as a learner will',
    wouldTell: 'Nothing was written: it would tell learners what they have to find.',
    inStages: 'in stages: each module when it is due',
    ifReadable: 'if learners may read it',
    notReplaced: ({ folder }: { folder: string }): string =>
      `${folder} is there and is no release: it is not replaced.`,
    otherPlace: 'Move it away, or choose another place: --out FOLDER',
  },

  /** `tito completion`. */
  completion: {
    whichShell: 'Which shell?',
  },

  /** `tito doctor`. */
  doctor: {
    version: ({ version, platform, arch }: Texts<'version' | 'platform' | 'arch'>): string =>
      `tito ${version} on ${platform} ${arch}`,
    tried: ({ what }: { what: string }): string => `tried: ${what}`,
    do: 'do:',
    nothingWrong: 'Nothing is wrong.',
    toMend: ({ things }: { things: number }): string =>
      `${counted(things, { one: 'thing', other: 'things' })} to mend.`,
    toKnow: ({ things }: { things: number }): string =>
      `${counted(things, { one: 'thing', other: 'things' })} to know, above.`,
    report: 'Please report this with the sentence above.',
    mendAndRepeat: 'Mend that and run `tito doctor` again.',
    names: {
      node: 'Node',
      pnpm: 'pnpm',
      installation: 'installation',
      course: 'course',
      modules: 'modules',
      folder: 'your folder',
      space: 'disk space',
      progress: 'progress',
      records: 'records',
      process: 'isolation process',
      strong: 'isolation strong',
      terminal: 'terminal',
      characters: 'characters',
      language: 'language',
      registry: 'registry',
    },
    lookedForLinks: 'looked for the packages that the checks of each module import',
    allLinked: 'the checks of every module find their packages',
    notLinked: ({ modules }: { modules: readonly string[] }): string =>
      `not linked into the workspace: ${list(modules)}`,
    askedProcess: 'asked this process',
    ownNode: ({ version }: { version: string }): string =>
      `${version}, the one that this workspace brings`,
    otherNode: ({ version, path }: { version: string; path: string }): string =>
      `${version} at ${path}: not the one that this workspace brings`,
    startAs: 'Start tito as bin/tito, or with `npx tito`, so that verdicts are those of others.',
    lookedForNpx: 'looked for npx, which starts it, on the PATH',
    npxStarts: ({ npx, pnpm }: { npx: string; pnpm: string }): string =>
      `${npx} starts ${pnpm}; no pnpm of yours is used`,
    noNpx: ({ pnpm }: { pnpm: string }): string =>
      `there is no npx, so ${pnpm} cannot be started; only installing needs it`,
    installNode: 'Install Node with npm: https://nodejs.org',
    compared: 'compared node_modules with pnpm-lock.yaml',
    notInstalled: 'pnpm has not installed this node_modules',
    ifMissing: ({ command }: { command: string }): string => `If something is missing: ${command}`,
    isStale: 'the lockfile changed after the installation',
    installAgain: ({ command }: { command: string }): string => `Install again: ${command}`,
    isFresh: 'nothing changed since the installation',
    readCourse: 'read the modules and course.json',
    course: ({
      title,
      modules,
      numbers,
      path,
    }: Numbers<'modules'> & Texts<'title' | 'path'> & Lists<'numbers'>): string =>
      `${title}: ${counted(modules, { one: 'module', other: 'modules' })} (${numbers.join(', ')}) at ${path}`,
    wroteTo: ({ folder }: { folder: string }): string => `wrote a file to ${folder}, and read it`,
    bothWorked: 'both worked',
    otherRead: 'what was read is not what was written',
    checkDisk: 'Check the disk.',
    notKept: ({ why }: { why: string }): string => `your progress cannot be kept: ${why}`,
    makeWritable: ({ folder }: { folder: string }): string =>
      `Make ${folder} writable, or choose another folder: export TITO_HOME=...`,
    askedDisk: ({ folder }: { folder: string }): string => `asked the file system of ${folder}`,
    free: ({ size }: { size: string }): string => `${size} are free`,
    freeSpace: 'Free some space: an installation takes about 400 MB.',
    readFile: ({ path }: { path: string }): string => `read ${path}`,
    readThose: ({ folder }: { folder: string }): string => `read those in ${folder}`,
    noProgress: 'there is none yet',
    knows: ({ modules }: { modules: number }): string =>
      `it knows ${counted(modules, { one: 'module', other: 'modules' })}`,
    records: ({ records }: { records: number }): string =>
      counted(records, { one: 'record', other: 'records' }),
    openedProcess: "opened level 'process': Node alone; for your own work",
    openedStrong: "opened level 'strong': the operating system too; for what others hand in",
    holds: ({ layers }: { layers: string }): string => `it holds: ${layers}`,
    notForLearners: ({ problem }: { problem: string }): string =>
      `${problem} Learners do not need it.`,
    nothingTried: 'nothing',
    notAsked: 'not asked; `tito doctor --registry` does',
    asked: ({ address }: { address: string }): string => `asked ${address}`,
    answers: 'it answers',
    answersStatus: ({ status }: { status: number }): string => `it answers with status ${status}`,
    checkRegistry: 'Check `npm config get registry`.',
    notReached: ({ why }: { why: string }): string => `it cannot be reached: ${why}`,
    checkNetwork: 'Check the network (try `npm ping`); only installing needs it.',
    askedTerminal: 'asked stdout and the environment',
    noVariable: 'no variable decides',
    noTerminal: ({ variables }: { variables: string }): string =>
      `no terminal (a pipe or a file): plain lines; ${variables}`,
    unknownWidth: 'of unknown width',
    columns: ({ columns }: { columns: number }): string => `${columns} columns`,
    redrawn: 'drawn in colour, redrawn in place',
    plainLines: 'plain lines',
    terminal: ({ width, how, variables }: Texts<'width' | 'how' | 'variables'>): string =>
      `a terminal, ${width}: ${how}; ${variables}`,
    makeWide: ({ columns }: { columns: number }): string =>
      `Make it ${columns} columns wide or more.`,
    signs: 'signs such as ✓ and ✗',
    words: 'words such as ok and FAIL in place of signs',
    forSigns: 'For signs: export LANG=C.UTF-8',
    askedLocale: 'asked TITO_LANGUAGE and the locale',
    speaks: ({ language, by }: { language: string; by: string }): string => `${language}, by ${by}`,
    speaksDefault: ({ language }: { language: string }): string =>
      `${language}: nothing names another one that there is`,
  },
};

/** All that tito says. */
export type Messages = typeof en;
