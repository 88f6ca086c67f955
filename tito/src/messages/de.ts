// Every sentence that tito says in German. Its type is that of the English catalog.
import type { Messages } from './en.ts';
import { grammarOf } from './grammar.ts';

const { counted, list, plural } = grammarOf('de');

export const de: Messages = {
  help: {
    tito: 'Baue ein Framework für maschinelles Lernen, Teil für Teil, und lass es beurteilen.',
    work: 'arbeiten: beurteilt bei jedem Speichern',
    start15: 'hole die Dateien von Modul 15',
    test15: 'lass seine öffentlichen Prüfungen laufen',
    complete15: 'beurteilen, exportieren und festhalten',
    yargs: {
      'Commands:': 'Befehle:',
      'Positionals:': 'Argumente:',
      boolean: 'ja/nein',
      string: 'Text',
      array: 'mehrere',
    },
    privacy: 'Es gibt keine Telemetrie: Nichts verlässt diesen Rechner.',
    module: 'Nummer oder Name: 15, quantization',
    json: 'Ein JSON-Objekt ausgeben und sonst nichts',
    pictures: 'Zeichnen, was du zuletzt gebaut hast, wenn die Aufgabe besteht',
    reference: 'Die Referenzlösung beurteilen',
    checks: 'Ordner mit verborgenen Prüfungen anstelle der eigenen des Graders',
    isolation: 'strong: durch das Betriebssystem und durch Node; process: durch Node allein',
    gradesFolder: 'Ordner der Noten (Standard: grades, dann deine eigenen)',
    watch: {
      what: 'Deine Dateien bei jedem Speichern beurteilen, eins nach dem anderen (`tito` allein tut es)',
      module: '15, quantization oder eine Aufgabe, 15.2; weggelassen: wo du gerade bist',
    },
    moduleGroup: {
      list: 'Alle Module: Stunden, worauf sie aufbauen, deine Punkte',
      start: 'Die Dateien eines Moduls holen; was du hast, wird nie überschrieben',
      status: 'Wo du stehst: Dateien, Daten, das letzte Protokoll',
      statusModule: 'Nummer oder Name; weggelassen: alle Module',
      complete:
        'Ein Modul mit allen Prüfungen beurteilen, in deinen Stack exportieren und festhalten',
      completeReference: 'Die Referenzlösung beurteilen; nichts von dir wird angefasst',
      reset: 'Ein Modul von vorn beginnen; deine Dateien bleiben in einer Sicherung',
      path: 'Den Ordner deiner Dateien ausgeben, für cd und Editoren',
      pathExample: 'dorthin wechseln',
    },
    status: 'Die Karte des Kurses, und wo du darauf stehst',
    stack: 'Welche Teile des Frameworks deine sind',
    test: {
      what: 'Die öffentlichen Prüfungen eines Moduls laufen lassen',
      stack: 'Was darunter steht: die Pakete des Kurses oder deine eigenen Module',
      example: 'die öffentlichen Prüfungen von Modul 15',
      byName: 'dasselbe, mit dem Namen',
      onOwn: 'dasselbe, auf deinen eigenen Tensoren und Schichten',
    },
    report: {
      what: 'Eine Seite über ein Modul: Punkte, Bilder, was gemessen wurde',
      out: 'Die Datei, die geschrieben wird (Standard: unter .tito/reports)',
      reference: 'Über die Referenzlösung berichten',
      example: 'eine Seite über dein Modul 15 schreiben und ihren Pfad ausgeben',
    },
    hint: {
      what: 'Den nächsten Tipp zu einer Aufgabe zeigen; Tipps kosten nichts',
      task: 'Etwa 15.2',
      step: 'Diesen zeigen: 1, 2 oder 3',
      solution: 'Eine Lösung zeigen, wo der Kurs es erlaubt',
    },
    milestone: {
      group: 'list, run: was dein Framework kann',
      list: 'Was ein Framework wie deines schon geleistet hat, und nach welchen Modulen',
      run: 'Einen auf deinem eigenen Stack laufen lassen und messen',
      name: 'Wie `tito milestone list` ihn nennt',
      reference: 'Auf den Paketen des Kurses; nichts von dir wird benutzt',
      example: 'nach den Modulen 01 bis 03',
    },
    bench: {
      what: 'Messen, wie lange die Arbeit eines Moduls dauert, dein Code neben schnelleren Wegen',
      rounds: 'Wie oft alles an die Reihe kommt',
      example: 'das int8-Produkt, von drei Schleifen bis zu allen Prozessoren',
    },
    submit: {
      what: 'Ein Modul zur Abgabe packen: deine Dateien, ihre Hashes, Versionen',
      name: 'Benennt das Archiv und damit dich für den Grader',
      out: 'Das Archiv oder ein Ordner dafür (Standard: hand-in/)',
      stack: 'Ob deine fertigen früheren Module mitgehen',
      show: 'Auflisten, was es enthält; nichts wird geschrieben',
      showExample: 'was abgegeben würde',
    },
    export: {
      what: 'Noten als CSV oder JSON, aus Protokollen',
      format: 'Was ausgegeben wird',
      json: 'Dasselbe wie --format json',
      out: 'Ordner mit Noten; weggelassen: deine eigenen Protokolle',
      module: 'Nummer oder Name, falls dort Protokolle mehrerer Module liegen',
      total: 'Eine Zeile je Person über alle Module, nach deren Gewicht',
      to: 'Diese Datei schreiben, statt auszugeben',
      batchExample: 'die Noten einer Gruppe',
      ownExample: 'deine eigenen',
      totalExample: 'grades/15, grades/14, ... zusammen',
    },
    begin: {
      what: 'Die Dateien deines nächsten Moduls holen, es prüfen, sagen, was zu tun ist',
      module: 'Nummer oder Name (Standard: das nächste, das ansteht)',
    },
    doctor: {
      what: 'Herausfinden, was auf diesem Rechner nicht stimmt und was zu tun ist',
      registry: 'Auch die Paketquelle fragen; nichts sonst nutzt das Netz',
    },
    grade: {
      what: 'Die Abgaben einer Gruppe beurteilen; show, verify: eine davon',
      ownGroup: 'show, verify: eines deiner Protokolle',
      folder: 'Ordner mit einem Ordner oder .zip je Person',
      out: 'Ordner für Protokolle, Noten und Rückmeldungen',
      jobs: 'Abgaben, die zugleich beurteilt werden (Standard: eine je Prozessor)',
      showExample: 'ein Urteil erklären',
      show: 'Ein Urteil mit allen Zahlen erklären, für einen Einspruch',
      verify: 'Nach einem Protokoll noch einmal beurteilen und aufs Bit vergleichen',
      verifyRecord: 'Die Datei eines Protokolls oder eine id oder ein Name wie in grades.csv',
      verifyExample: 'dasselbe, mit der Datei',
      selftest: 'Jeden bekannten Angriff abgeben und sagen, welche Abwehr hier hält',
      selftestJobs: 'Abgaben, die zugleich beurteilt werden (Standard: eine je Prozessor)',
      selftestOnly: 'Nummer oder Name eines Angriffs: C31, exits-at-import',
      selftestExample: 'ein Angriff',
    },
    author: {
      group: 'ein Modul beginnen, prüfen, seine Fehler auflisten, für Lernende ausgeben',
      new: 'Ein Modul beginnen: eine Aufgabe, ihre Prüfungen, ihr Korpus, ihre Tests',
      newModule: 'Nummer und Name: 16-pruning',
      newReference: 'Das Paket, das es lehrt: @tito/nn',
      newFirst: 'Die erste Funktion, die Lernende schreiben: prune',
      check: 'Die Prüfungen eines Moduls testen: Fehler, Mutanten, Varianten, Seeds, Lecks',
      checkShort: 'Wenige Seeds; äquivalenten Mutanten wird geglaubt',
      checkSeeds: 'Seeds für richtige Antworten (Standard: 1000; kurz: 20)',
      checkPart: 'Nur dieser Teil',
      checkExample: 'vor einem Release',
      checkShortExample: 'während eine Prüfung entsteht',
      mistakes:
        'Die Tabelle erzeugen, nach der Lernende erfahren, welchen bekannten Fehler sie gemacht haben',
      mistakesExample: 'nach einer Änderung an den öffentlichen Prüfungen oder am Korpus',
      release: 'Erzeugen, was Lernende bekommen: Ordner und Zip, die mit npm start beginnen',
      releaseModules: 'Nummern oder Namen: 15 oder 01 02 03',
      releaseOut: 'Ordner dafür',
      releaseEarlier: 'Obwohl ein Modul mitbekommt, was ein früheres davon lehrt',
      releaseExample: 'releases/tito-15-quantization, und dasselbe als .zip',
    },
    demo: 'Die Referenzlösung und eine Gruppe von Beispielen beurteilen',
    completion: {
      what: 'Ausgeben, was Befehle in deiner Shell vervollständigt',
      shell: 'Standard: die, die SHELL nennt',
      example: 'nur für diese Shell',
    },
  },

  opening: {
    checks: 'Prüfungen werden vorbereitet',
    publicChecks: 'Prüfungen werden vorbereitet',
    watch: 'Dein Modul wird geöffnet',
    attacks: 'Angriffe werden vorbereitet',
    benchmark: 'Benchmark wird vorbereitet',
    milestone: 'Programm wird vorbereitet',
    mistakes: 'Bekannte Fehler werden probiert',
    doctor: 'Einiges wird ausprobiert',
    verify: 'Es wird noch einmal beurteilt',
  },

  use: {
    tryHelp: ({ command }) => `Versuche \`${command} --help\`.`,
    tryCommand: ({ command }) => `Versuche \`${command}\`.`,
    suchAs: ({ example }) => `Zum Beispiel: ${example}`,
    didYouMean: ({ word }) => `Meintest du ${word}?`,
    thereIs: ({ names }) => `Es gibt: ${list(names)}.`,
    oneMoreWord: ({ command }) => `\`${command}\` braucht noch ein Wort.`,
    noCommand: ({ command }) => `Den Befehl \`${command}\` gibt es nicht.`,
    nothingToWorkOn: ({ command }) => `\`${command}\` muss wissen, woran gearbeitet wird.`,
    takesOneOf: ({ argument, choices, given }) =>
      `${argument} nimmt ${choices.join(' oder ')}, und nicht ${given}.`,
    needsValue: ({ command, option }) => `\`${command}\` braucht einen Wert nach \`--${option}\`.`,
    unknownOption: ({ command, option }) => `\`${command}\` kann mit '${option}' nichts anfangen.`,
    noLanguage: ({ asked, names }) =>
      `TITO_LANGUAGE verlangt '${asked}', und diese Sprache gibt es nicht: Es gibt ${list(names)}.`,
    setLanguage: 'Wähle eine davon, oder lösche die Variable.',
    needsTerminal: '`tito watch` braucht ein Terminal.',
    inScripts: ({ command }) => `In Skripten nimm: ${command}`,
  },

  ending: {
    interrupted: 'Unterbrochen.',
    goesOn: 'Was beurteilt ist, bleibt; derselbe Befehl macht dort weiter, wo er aufgehört hat.',
    bug: 'Das ist ein Fehler in tito. Bitte melde ihn mit den Zeilen darüber.',
    moveRecord: 'Leg diese Datei woanders hin, oder beurteile neu.',
    restoreModules: 'Stell diese Datei wieder her: git checkout -- modules',
    linkModule: ({ command }) => `Verbinde es, im Hauptordner des Workspace: ${command}`,
    finishModule:
      'Mach dieses Modul erst fertig, oder lass es weg: `tito author check` sagt, was fehlt.',
    mendAndRepeat: 'Behebe das, und gib denselben Befehl noch einmal ein.',
    nothingWasRun: 'Nichts wurde ausgeführt.',
    isolationOption:
      'Oder, für Abgaben, bei denen du keinen Angriff auf diesen Rechner erwartest: --isolation=process',
    isolationMeaning:
      '(dann trennt sie Node allein; jedes Protokoll, jede CSV und jeder Bericht sagt es).',
  },

  words: {
    status: {
      passed: 'bestanden',
      failed: 'verfehlt',
      refused: 'abgewiesen',
      broken: 'defekt',
    },
    publicChecks: 'Öffentliche Prüfungen',
    hiddenChecks: 'Verborgene Prüfungen',
    reference: 'die Referenzlösung',
    toDo: 'zu tun',
    notRun: 'nicht gelaufen',
    noValues: 'keine Werte',
    heading: ({ module, title, dot }) => `Modul ${module} ${dot} ${title}`,
    partOf: ({ part, total }) => `${part} von ${total}`,
    shareOf: ({ share, total }) => `${share} von ${total}`,
    checks: ({ passed, total }) => `${passed} von ${total} Prüfungen`,
    points: ({ points, total }) => `${points} von ${total} Punkten`,
    andMore: ({ amount }) => `und ${amount} mehr`,
    unwritable: ({ path, why }) => `${path} lässt sich nicht schreiben: ${why}.`,
    stackPart: ({ module, names, over }) =>
      `${module} (${counted(names, { one: 'Name', other: 'Namen' })} aus ${over})`,
    afterModules: ({ numbers }) => `nach ${numbers.join(', ')}`,
  },

  marks: {
    passed: 'ok',
    failed: 'FALSCH',
    todo: 'offen',
    broken: 'DEFEKT',
    notRun: 'aus',
  },

  next: {
    label: 'Weiter',
    lesson: 'die Lektion',
    openTask: ({ task }) => `öffne sie: Aufgabe ${task}`,
    judgedAtSave: 'beurteilt bei jedem Speichern',
    ifStuck: 'wenn du nicht weiterkommst',
    getFiles: 'hole die Dateien',
    whereYouStand: 'wo du stehst',
    onOwnStack: 'auf deinem eigenen Stack',
    onceMore: 'noch einmal; dann melde es',
    writeOwn: 'hole die Dateien und schreibe deine eigene',
    filesOfModule: 'hole die Dateien dieses Moduls',
    complete: 'beurteilen, exportieren und festhalten',
    report: 'alle Bilder und Messwerte auf einer Seite',
    courseSoFar: 'dein Kurs bis hierher',
    whenSaved: 'wenn du gespeichert hast',
    fileOf: ({ task }) => `die Datei von ${task}`,
    hintFor: 'ein Tipp dazu',
    yourGrades: 'deine Noten',
    nowYou:
      'Jetzt du. Die erste Zeile macht `tito` zu einem Befehl dieser Shell; `npx tito ...` geht auch ohne sie.',
    oncePerShell: 'einmal je Shell',
  },

  hint: {
    place: ({ step, total }) => `Tipp ${step} von ${total}`,
    placeAgain: ({ step, total }) => `Tipp ${step} von ${total}, noch einmal`,
    heading: ({ step, total }) => `Tipp ${step} von ${total}`,
    oneMore: 'noch einer',
    wasLast: 'das war der letzte Tipp: versuch es',
    noMore: ({ task }) => `Das war der letzte Tipp zu ${task}.`,
    solutionOffer: 'eine Lösung; dein Kurs zeigt sie',
    solution: ({ file }) => `eine Lösung: ${file}`,
    noSuchStep: ({ task, step }) => `Aufgabe ${task} hat keinen Tipp ${step}.`,
    steps: ({ total }) => `Sie hat ${total}: --step 1 bis --step ${total}.`,
    none: 'Sie hat gar keinen.',
    ofCourse: ({ total, written }) =>
      `Dieser Kurs zeigt ${total} ihrer ${written} Tipps (course.json).`,
    noSolutions: 'Dieser Kurs zeigt keine Lösungen (course.json: hints.solution).',
    solutionsAbsent: ({ module }) =>
      `Die Lösungen von Modul ${module} sind nicht auf diesem Rechner.`,
    whereSolutions: 'Sie liegen bei den verborgenen Prüfungen; deine Lehrenden haben sie.',
    damaged: ({ path, why }) => `${path} ist keine Liste von Tipps: ${why}`,
  },

  course: {
    mendIn: ({ path }) => `Behebe das in ${path}.`,
    settingsAbsent: ({ path }) => `TITO_COURSE nennt ${path}, und das gibt es nicht.`,
    nameSettings: 'Nenne eine course.json, oder lösche die Variable.',
    whichModule: 'Welches Modul?',
    modules: ({ names }) => `Der Kurs hat ${list(names)}.`,
    started: ({ names }) => `Begonnen sind ${list(names)}.`,
    isTask: ({ task }) => `'${task}' ist eine Aufgabe, und gefragt ist ein Modul.`,
    moduleOfTask: ({ module, command }) =>
      `Ihr Modul ist ${module}; \`${command}\` zeigt eine einzelne Aufgabe.`,
    noModule: ({ name }) => `Ein Modul '${name}' gibt es nicht.`,
    noTask: ({ task }) => `Eine Aufgabe '${task}' gibt es nicht.`,
    tasks: ({ module, tasks }) => `Modul ${module} hat ${list(tasks)}.`,
    comesFirst: ({ module, names }) =>
      `Modul ${module} baut auf ${list(names)} auf, und das hast du nicht abgeschlossen; in diesem Kurs kommt es zuerst (course.json: prerequisites).`,
    nothingToJudge: ({ module }) =>
      `Modul ${module} ist nicht begonnen: Es gibt nichts zu beurteilen.`,
    nothingToReset: ({ module }) =>
      `Modul ${module} ist nicht begonnen: Es gibt nichts zurückzusetzen.`,
    nothingToHandIn: ({ module }) =>
      `Modul ${module} ist nicht begonnen: Es gibt nichts abzugeben.`,
  },

  progress: {
    nothingChanged:
      'Nichts davon wurde geändert. Behebe das, und gib denselben Befehl noch einmal ein.',
    unreadable: ({ path, why }) => `${path} lässt sich nicht lesen: ${why}.`,
    holdsProgress:
      'Darin steht dein Fortschritt. Behebe das, und gib denselben Befehl noch einmal ein.',
    damaged: ({ path, why }) => `${path} ist beschädigt: ${why}`,
    notReplaced:
      'Darin steht dein Fortschritt, also wird es nicht ungefragt ersetzt. Behebe es, oder leg es beiseite:',
    notAffected: 'Deine Dateien und deine Protokolle (.tito/records) sind nicht betroffen.',
  },

  judging: {
    stages: {
      intake: 'Dateien',
      public: 'öffentlich',
      hidden: 'verborgen',
      own: 'eigene Teile',
      verdict: 'Urteil',
      record: 'Protokoll',
      export: 'Export',
      progress: 'Fortschritt',
    },
    soFar: ({ checks }) => `${counted(checks, { one: 'Prüfung', other: 'Prüfungen' })} bisher`,
    package: ({ name }) => `das Paket ${name} selbst`,
    emptyFiles: 'nicht begonnen: die leeren Dateien',
    ownFiles: ({ files }) => `${counted(files, { one: 'Datei', other: 'Dateien' })} von dir`,
    toDo: ({ amount }) => `${amount} zu tun`,
    notRun: ({ amount }) => `${amount} nicht gelaufen`,
    hiddenAbsent: 'nicht auf diesem Rechner; es zählen die Noten deiner Lehrenden',
    ownPoints: ({ points, total, modules }) =>
      `${points} von ${total} Punkten auf deinem ${list(modules)}; das entscheidet nichts`,
    ownUnjudged: ({ why }) => `nicht beurteilt: ${why}; das entscheidet nichts`,
    refused: 'abgewiesen: nichts wurde beurteilt',
    broken: 'keins: das ist unser Fehler, nicht deiner',
    points: ({ points, total }) => `${points} von ${total} Punkten`,
    scratchRecord: 'in einen temporären Ordner geschrieben',
    exportedLater: 'wenn jede Prüfung besteht',
    scratchExport: 'in einen temporären Ordner',
    referenceCompletes: 'die Referenz schließt nichts von dir ab',
    completed: 'abgeschlossen',
    notCompleted: 'noch nicht abgeschlossen',
    completedBefore: ({ at }) => `abgeschlossen ${at}; dieser Lauf nimmt davon nichts zurück`,
    recordUnwritable: ({ folder, why }) =>
      `Das Protokoll ließe sich in ${folder} nicht aufbewahren: ${why}.`,
    keepsNoRecord: 'Nichts wurde beurteilt. Behebe das; `tito test` bewahrt kein Protokoll auf.',
    notRecorded:
      'Das Modul gilt nicht als abgeschlossen. Behebe das, und gib denselben Befehl noch einmal ein.',
    referenceAbsent: ({ module }) =>
      `Die Referenz von Modul ${module} ist nicht auf diesem Rechner.`,
    releasesLeaveOut: ({ name, command }) =>
      `Releases für Lernende lassen ${name} weg. Versuche \`${command}\`.`,
    stackUnusable: ({ problems }) => `Dein Stack ist nicht zu benutzen: ${problems}`,
    completeAgain: 'Schließe dieses Modul noch einmal ab, oder lass --stack mine weg.',
    buildsOnNothing: ({ module }) =>
      `Modul ${module} baut auf keinem Modul dieses Kurses auf: Nichts von dir kann darunter liegen.`,
    nothingInStack: ({ module }) =>
      `Keines der Module, auf denen Modul ${module} aufbaut, ist schon in deinem Stack.`,
    buildsOn: ({ names }) =>
      `Es baut auf ${list(names)} auf; \`tito module complete\` exportiert sie.`,
    onOwnParts: ({ parts }) =>
      `Auf deinen eigenen ${list(parts)}; jeder andere Name gehört dem Paket.`,
    codePrinted: 'Dein Code hat ausgegeben',
    printedMore: 'und mehr',
    printedLines: ({ lines }) => `${lines} weitere Zeilen`,
  },

  files: {
    link: ({ file }) =>
      `${file} ist ein Link, und Links wird nicht gefolgt: Leg die Datei selbst dorthin.`,
    none: ({ file }) => `${file} ist keine Datei.`,
    missing: ({ file, command }) =>
      `${file} fehlt, also wird die leere beurteilt. \`${command}\` bringt sie zurück.`,
    allMissing: ({ command }) =>
      `src fehlt, also werden die leeren Dateien beurteilt. \`${command}\` bringt sie zurück.`,
    otherCase: ({ file, other }) =>
      `${file} fehlt: Benenne ${other} um; nur Groß- und Kleinschreibung sind anders.`,
  },

  check: {
    threw: 'warf einen Fehler',
    timedOut: 'Zeit abgelaufen',
    outOfMemory: 'zu viel Speicher',
    crashed: 'abgestürzt',
    at: 'Stelle',
    yours: 'deins',
    expected: 'erwartet',
    difference: 'Differenz',
    allowed: 'erlaubt',
  },

  diagnosis: {
    follows: ({ task }) => `Das kommt vielleicht von ${task}: Behebe das zuerst.`,
    looksLike: ({ sentence }) => `Das sieht aus wie: ${sentence}`,
    oneOfTwo: ({ sentence }) => `Eins von beiden: ${sentence}`,
    orElse: ({ sentence }) => `Oder: ${sentence}`,
  },

  watch: {
    keys: {
      hint: 'Tipp',
      run: 'prüfen',
      list: 'Liste',
      next: 'weiter',
      previous: 'zurück',
      help: 'Tasten',
      start: 'beginnen',
      quit: 'Ende',
    },
    offer: ({ tasks, hours }) =>
      `Noch nicht begonnen: ${tasks} Aufgaben, etwa ${hours} h. Drücke s, um die Dateien zu holen.`,
    looking: ({ ellipsis }) => `Deine Dateien werden angesehen ${ellipsis}`,
    nothingJudged: 'Nichts ließ sich beurteilen.',
    slow: 'Es läuft noch. Ein Aufruf, der nicht endet, wird angehalten und genannt.',
    waitsFor: ({ task }) => `wartet auf ${task}`,
    noChange: 'Keine Änderung.',
    unknownKey: 'Diese Taste bewirkt nichts. ? Tasten',
    saveOrType: ({ keys }) => `Speichere, oder tippe einen Buchstaben und Enter: ${keys}.`,
    done: 'Geschafft.',
    afterSaved: ({ time }) => `${time}, nachdem du gespeichert hast.`,
    allPass: ({ checks, command }) =>
      `Alle ${checks} öffentlichen Prüfungen bestehen. Weiter: ${command}`,
    moreLines: ({ ellipsis }) => `${ellipsis} mehr in einem höheren Fenster`,
    pressNext: 'Drücke n für die nächste Aufgabe.',
    passedChecks: ({ passed, total }) =>
      `${passed} von ${counted(total, { one: 'Prüfung', other: 'Prüfungen' })}`,
    moreChecks: ({ checks }) =>
      `und ${counted(checks, { one: 'weitere Prüfung', other: 'weitere Prüfungen' })} dieser Aufgabe`,
    changeFile: ({ file }) => `Ändere ${file} und speichere, oder drücke h für einen Tipp.`,
    write: ({ names, file }) => `Schreibe ${list(names)} in ${file} und speichere.`,
    savedElsewhere: ({ file, task, passed, total }) =>
      `${file} ist die Datei von ${task}: ${passed} von ${counted(total, { one: 'Prüfung', other: 'Prüfungen' })}.`,
    stillOpen: ({ task }) => `${task} ist noch offen.`,
    savedWaits: ({ task, how }) => `Sie wartet auf ${task}; ${how}.`,
    pressToLook: ({ key }) => `drücke ${key}, um sie jetzt anzusehen`,
    typeToLook: ({ command }) => `\`${command}\` sieht sie jetzt an`,
    backAnyTime: ({ command }) => `Zurück kommst du jederzeit mit: ${command}`,
  },

  start: {
    filesAreIn: ({ module, folder }) => `Deine Dateien von Modul ${module} sind in ${folder}.`,
    startedAlready: ({ module, folder }) =>
      `Modul ${module} ist schon begonnen; deine Dateien in ${folder} bleiben, wie sie sind.`,
    restored: ({ files }) =>
      `${list(files)} ${plural(files.length, { one: 'fehlte und ist', other: 'fehlten und sind' })} wieder da, wie am Anfang.`,
    packagesStandIn: ({ names }) =>
      `Es baut auf ${list(names)} auf: noch nicht abgeschlossen, also springen die Pakete des Kurses ein.`,
    isReset: ({ module }) => `Modul ${module} ist wieder wie am Anfang.`,
    backup: ({ folder }) => `Deine Dateien sind in ${folder}. Um sie zurückzuholen:`,
    staysCompleted: ({ at }) =>
      `Dass es ${at} fertig wurde, bleibt vermerkt, und sein Teil deines Stacks bleibt auch.`,
    everythingToDo: 'jede Aufgabe ist wieder zu tun',
  },

  status: {
    completed: 'fertig',
    started: 'begonnen',
    startedOver: 'neu begonnen',
    notStarted: 'nicht begonnen',
    open: 'offen',
    modulesCompleted: ({ completed, total }) => `${completed} von ${total} Modulen fertig`,
    allPoints: ({ points }) => `${points} Punkte`,
    late: ({ date }) => `verpasst ${date}`,
    wasDue: ({ date }) => `war fällig ${date}`,
    overdue: ({ date }) => `überfällig ${date}`,
    due: ({ date }) => `fällig ${date}`,
    months: 'Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez',
    date: ({ day, month, time }) => `${day}. ${month} ${time}`,
    zone: ({ zone }) => `Fristen stehen in der Zeitzone ${zone}.`,
    milestone: ({ name }) => `Meilenstein ${name}`,
    buildsOn: 'baut auf',
    pointsToWin: ({ points }) => `${points} Punkte zu holen`,
    lastBroke: 'letzter Lauf defekt, unser Fehler',
    lastRefused: 'letzter Lauf abgewiesen',
    buildsOnNothing: 'baut auf nichts auf',
    buildsOnModules: ({ names }) => `baut auf ${list(names)} auf`,
    given: ({ module }) => `${module} (gegeben)`,
    bothTimes: ({ module, completed, startedOver }) =>
      `${module} wurde ${completed} fertig, und ${startedOver} neu begonnen.`,
    facts: {
      files: 'Dateien',
      started: 'begonnen',
      completed: 'fertig',
      deadline: 'Frist',
      lastRun: 'letzter Lauf',
      record: 'Protokoll',
      tasks: 'Aufgaben',
    },
    noFiles: 'noch keine',
    bothPacks: 'öffentliche und verborgene Prüfungen',
    publicOnly: 'nur öffentliche Prüfungen',
  },

  stack: {
    packages: 'aus dem Paket',
    toWrite: 'von dir zu schreiben',
    changed: 'deins, seit der Beurteilung geändert',
    yours: 'deins',
    onOwnParts: 'auf deinen eigenen Teilen',
    getFiles: 'hole seine Dateien',
    becomesYours: 'was besteht, wird deins',
  },

  submit: {
    wouldRefuse: ({ module, reason }) => `Der Grader würde Modul ${module} so abweisen. ${reason}`,
    nothingWritten: 'Nichts wurde geschrieben.',
    whenMended: 'wenn das behoben ist',
    size: ({ files, bytes, zipped }) =>
      `${counted(files, { one: 'Datei', other: 'Dateien' })}, ${bytes} Bytes, ${zipped} als Zip`,
    bytes: ({ bytes }) => `${bytes} Bytes`,
    versions: ({ list: name, tito, checks, node }) =>
      `${name} hat den Hash jeder Datei und die Versionen von tito (${tito}), der Prüfungen des Moduls (${checks}) und von Node (${node}).`,
    missing: ({ file, tasks }) => `${file} fehlt: Für ${list(tasks)} gibt es keine Punkte.`,
    link: ({ file, tasks }) =>
      `${file} ist ein Link, und Links wird nicht gefolgt: Für ${list(tasks)} gibt es keine Punkte.`,
    untouched: ({ file, tasks }) =>
      `${file} ist wie am Anfang: Für ${list(tasks)} gibt es keine Punkte.`,
    unreadable: ({ file, why }) => `${file} ist noch kein TypeScript: ${why}`,
    staysHere: ({ file }) =>
      `${file} bleibt hier: Keine Aufgabe verlangt es, und nichts importiert es.`,
    written: ({ path }) => `${path} ist geschrieben. Es enthält diese Dateien und sonst nichts.`,
    unchanged: ({ path }) => `${path} enthält diese Dateien schon.`,
    wouldHold: ({ path }) => `Noch ist nichts geschrieben: Das würde ${path} enthalten.`,
    isCurrent: ({ path }) => `${path} ist da und enthält diese Dateien, wie sie jetzt sind.`,
    wouldHandIn: ({ earlier }) => `Das würdest du jetzt abgeben. ${earlier}`,
    earlierRefused: ({ path, reason }) =>
      `${path} ist da, und der Grader würde es abweisen: ${reason} Es wird nicht ersetzt: Leg es woanders hin.`,
    earlierChanged: ({ files }) => `eine frühere Fassung von ${list(files)}`,
    earlierLacks: ({ files }) => `kein ${list(files)}`,
    earlierHas: ({ files }) => `außerdem ${list(files)}`,
    otherProgram: ({ path }) =>
      `${path} ist da und enthält dieselben Dateien, von einem anderen Programm gepackt.`,
    fromBefore: ({ path, differences }) => `${path} ist von früher: Es hat ${differences}.`,
    hash: ({ hash }) => `SHA-256 der beurteilten Dateien: ${hash}`,
    nameless: ({ file }) =>
      `Für den Grader heißt du wie die Datei, und ${file} heißt sie bei allen. Manche Plattformen stellen deinen Namen davor; sonst gib --name an.`,
    yourName: 'Dein Name',
    writeIt: 'schreibe es',
    handIn: 'gib diese Datei ab',
    withName: 'eine Datei mit deinem Namen',
    emptyName: '--name ist leer.',
    noArchive: ({ path }) => `--out: '${path}' ist kein Ordner und endet nicht auf .zip.`,
    twoNames: '--name und --out benennen beide das Archiv.',
    leaveOneOut: 'Lass eins davon weg.',
    withoutStack: 'Behebe das, oder gib ohne ab: Lass --stack mine weg.',
    notReplaced: ({ path }) =>
      `${path} ist da und nicht von \`tito submit\`: Es wird nicht ersetzt.`,
    otherPlace: 'Leg es woanders hin, oder wähle einen anderen Ort: --out FILE.zip',
  },

  report: {
    points: ({ points, status }) => `${points}, ${status}`,
    publicAlone: ({ points, status }) =>
      `${points}, ${status} nach den öffentlichen Prüfungen allein`,
    pictures: ({ pictures }) => counted(pictures, { one: 'Bild', other: 'Bilder' }),
    label: 'Bericht',
    notBegun: 'nicht begonnen',
    takesFile: ({ folder }) => `--out braucht eine Datei, und ${folder} ist ein Ordner.`,
    nameFile: ({ path }) => `Nenne eine Datei darin: --out ${path}`,
    nameOther: 'Nenne mit --out eine andere Datei.',
    yourSolution: 'deine Lösung',
    judged: ({ whose, time }) => `Ein Bericht über ${whose}, beurteilt ${time} UTC.`,
    headPoints: 'Punkte',
    headPictures: 'Was der Code tut',
    headMeasured: 'Was gemessen wurde',
    picturesFrom:
      'Die Bilder sind aus Werten gezeichnet, die dieser Code zurückgab, auf Daten, die für alle dieselben sind. Werte verborgener Prüfungen haben drei Ziffern.',
    madeBy: 'Erzeugt von',
    loadsNothing: 'Die Seite lädt nichts und sendet nichts.',
    publicOnly:
      'Nur öffentliche Prüfungen: Die verborgenen sind nicht auf diesem Rechner, und es zählen die Noten deiner Lehrenden.',
    broken: 'defekt: das ist unser Fehler, nicht deiner',
    verdict: ({ status, points }) => `${status}, ${points}`,
    noPictures:
      'Keine Bilder: Die eines Moduls kommen mit den Aufgaben, die sie zeigen, wenn deren öffentliche Prüfungen bestehen.',
    nobodyKnows: 'niemand weiß, warum',
    columns: {
      task: 'Aufgabe',
      checks: 'Prüfungen',
      points: 'Punkte',
      check: 'Prüfung',
      result: 'Ergebnis',
      measured: 'gemessen',
      limit: 'Grenze',
      unit: 'Einheit',
    },
    hidden: '(verborgen)',
    checksPassed: ({ task, passed, total }) =>
      `${task}: ${passed} von ${total} Prüfungen bestanden`,
  },

  picture: {
    none: ({ why }) => `Kein Bild: ${why}`,
    over: ({ y, x }) => `${y} über ${x}`,
    overLog: ({ y, x }) => `${y} über ${x} (logarithmisch)`,
    logScale: 'logarithmisch',
    emptyHistogram: 'Ein Histogramm ohne Werte.',
    range: ({ low, high }) => `${low} bis ${high}`,
    columnsUsed: ({ label, range, used, bins }) =>
      `${label}: ${range}, ${used} von ${bins} Spalten benutzt`,
    inUnit: ({ label, unit }) => `${label} in ${unit}`,
    histogram: ({ what, low, high, series }) =>
      `Histogramm von ${what} von ${low} bis ${high}. ${series}.`,
    leastAndMost: ({ label, least, most }) =>
      `${label}: am kleinsten bei ${least}, am größten bei ${most}`,
    points: ({ y, x, amount }) => `${y} über ${x}, ${amount} Punkte.`,
    chosen: 'gewählt',
    ranges: ({ x, fromX, toX, y, fromY, toY }) =>
      `${x} von ${fromX} bis ${toX}, ${y} von ${fromY} bis ${toY}.`,
  },

  tour: {
    welcome: ({ module, title, tasks, hours }) => {
      const size = `${counted(tasks, { one: 'Aufgabe', other: 'Aufgaben' })}, etwa ${counted(hours, { one: 'Stunde', other: 'Stunden' })}`;
      return `Tito: Baue ein Framework für maschinelles Lernen in TypeScript, Teil für Teil. Modul ${module}, ${title}, hat ${size}. Jede Aufgabe ist eine Funktion, die du schreibst; Prüfungen sagen, was sie tut, mit den Werten, die sie gemessen haben.`;
    },
    demo: 'Tito: Baue ein Framework für maschinelles Lernen in TypeScript, Teil für Teil, und lass es beurteilen. Zuerst geht die Referenzlösung von Modul 15, Quantisierung, den Weg, den deine gehen wird.',
    samples: ({ samples }) =>
      `Eine Gruppe von ${counted(samples, { one: 'Abgabe', other: 'Abgaben' })} als Beispiel: gut, fehlerhaft, langsam, feindlich.`,
    weaker: ({ problem, advice }) =>
      `${problem} Also trennt Node allein diese Beispiele vom Rechner (Stufe 'process'), und jedes Protokoll und jede Note sagt es. Für eine echte Gruppe: ${advice}`,
  },

  milestone: {
    runsOn: ({ modules }) => `Läuft auf ${list(modules)}.`,
    reached: ({ date }) => `erreicht ${date}`,
    notInCourse: 'nicht in diesem Kurs',
    ready: 'bereit',
    looksLike: 'wie er aussieht, auf den Paketen des Kurses',
    moduleFirst: 'das Modul, auf dem er läuft',
    onPackages: 'auf den Paketen des Kurses',
    yours: ({ parts }) => `Deins: ${list(parts)}; jeder andere Name gehört dem Paket.`,
    stopped: ({ fault }) => `Er brach ab: ${fault}`,
    reachedReference: 'Erreicht, auf Paketen, die nicht deine sind.',
    reachedOwn: 'Erreicht. Du hast es nicht importiert: Du hast es gebaut.',
    notReached: 'Noch nicht erreicht.',
    sameOnPackages: 'dasselbe auf den Paketen',
    whichAreYours: 'welche Teile deine sind',
    last: ({ title, value, unit }) => `${title}, jetzt ${value} ${unit}`,
    none: ({ name }) => `Einen Meilenstein '${name}' gibt es nicht.`,
    cannotRun: ({ title, fault }) =>
      `${title} kann hier nicht auf den Paketen des Kurses laufen: ${fault}`,
    runOnOwn: 'Lass ihn auf deinem eigenen Stack laufen: Lass --reference weg.',
    showsReference: ({ command }) => `\`${command}\` zeigt ihn auf den Paketen des Kurses.`,
    noneOfCourse: ({ title, modules }) =>
      `${title} läuft auf ${list(modules)}, und nichts davon hat dieser Kurs.`,
    notInStack: ({ title, names }) =>
      `${title} läuft auf deinen eigenen Teilen, und ${list(names)} ${plural(names.length, { one: 'ist', other: 'sind' })} noch nicht in deinem Stack.`,
    putsThere: '`tito module complete` legt ein Modul dorthin, sobald seine Prüfungen bestehen.',
    completeAgain: 'Schließe dieses Modul noch einmal ab.',
  },

  bench: {
    what: ({ module, dot }) => `Modul ${module} ${dot} bench`,
    warmingUp: 'wird warm',
    round: ({ round, rounds }) => `Runde ${round} von ${rounds}`,
    way: ({ time }) => `Der Weg hin und zurück braucht allein ${time} und zählt nicht mit.`,
    hundred: ({ rate, of }) => `100 % sind ${rate} je Thread, hier gemessen: ${of}.`,
    medians: ({ rounds, share }) =>
      `Mediane über ${counted(rounds, { one: 'Runde', other: 'Runden' })}, in denen alle an die Reihe kamen; die Hälfte der Werte liegt höchstens ${share} davon entfernt.`,
    machine: ({ processor, processors, node, load }) =>
      `${processor}, ${counted(processors, { one: 'Prozessor', other: 'Prozessoren' })}, Node ${node}; Last ${load}: Was sonst läuft, bremst alle.`,
    wholeRounds: ({ rounds }) => `--rounds braucht eine ganze Zahl ab 1, nicht ${rounds}.`,
    leaveOut: 'Lass es weg für 9.',
    none: ({ module }) => `Modul ${module} hat keinen Benchmark.`,
    noneAtAll: 'Kein Modul hat einen.',
    thereIs: ({ numbers }) => `Es gibt einen für: ${list(numbers)}.`,
    notWritten: ({ task }) => `Noch nicht geschrieben: Das ist Aufgabe ${task}.`,
    unknownProcessor: 'unbekannt',
    tooFast: 'Es dauert nicht länger als der Weg dorthin: zu schnell, um es zu messen.',
  },

  grade: {
    whichFolder: 'In welchem Ordner liegen die Abgaben?',
    noChecks: ({ folder }) => `--checks: Einen Ordner '${folder}' gibt es nicht.`,
    checksHold: 'Er muss <module>/index.ts enthalten, etwa 15-quantization/index.ts.',
    wholeJobs: '--jobs braucht eine ganze Zahl, 1 oder mehr.',
    facts: ({ submissions, isolation }) =>
      `${counted(submissions, { one: 'Abgabe', other: 'Abgaben' })}, isoliert durch: ${isolation}`,
    hiddenAbsent:
      'Die verborgenen Prüfungen sind nicht hier: Diese Punkte beruhen auf den öffentlichen allein.',
    passedOver: ({ names }) => `Übergangen: ${list(names)}`,
    earlierResults: ({ names }) => `Ergebnisse früherer Läufe, keine Abgaben: ${list(names)}`,
    by: ({ name, later }) => `${name} (durch ${later})`,
    superseded: ({ names }) =>
      `Durch einen späteren Versuch ersetzt und nicht beurteilt: ${list(names)}`,
    columns: { name: 'Name', status: 'Status', points: 'Punkte' },
    legend: {
      all: 'alle Prüfungen',
      some: 'einige',
      none: 'keine',
      todo: 'unbegonnen',
      notJudged: 'nicht gelaufen',
    },
    late: ({ hours, handedIn, deadline }) =>
      `${hours} h verspätet: abgegeben ${handedIn}, fällig ${deadline}.`,
    overfits: ({ passed, total, hiddenPassed, hiddenTotal }) =>
      `Passt auf die öffentlichen Eingaben: ${passed} von ${total} öffentlichen Prüfungen der begonnenen Aufgaben bestehen, ${hiddenPassed} von ${hiddenTotal} verborgenen.`,
    onOwnParts: ({ modules, what }) => `Auf eigenen Teilen (${list(modules)}): ${what}.`,
    reused: ({ amount }) =>
      `${amount} davon schon früher beurteilt, durch dieselben Prüfungen, und unverändert.`,
    tried: ({ name, times }) =>
      `${name} (${counted(times, { one: 'Mal', other: 'Mal' })} versucht)`,
    ourFault: ({ names }) =>
      `Unser Fehler: ${list(names)} ließ sich nicht beurteilen. Punkte wurden nicht vergeben, und das ist keine 0. Gib denselben Befehl noch einmal ein: Er beurteilt diese neu und behält den Rest. Bleibt es dabei, nennt \`tito grade show\` die Stelle, die zu melden ist.`,
    gone: ({ ids, folder }) =>
      `${counted(ids.length, { one: 'Protokoll gehört zu einer Abgabe, die', other: 'Protokolle gehören zu Abgaben, die' })} nicht mehr da ${ids.length === 1 ? 'ist' : 'sind'}, und ${ids.length === 1 ? 'steht' : 'stehen'} trotzdem in den Noten: ${list(ids)}. Was nicht zählen soll, dessen Datei verschiebe aus ${folder}.`,
    strong: ({ layers }) =>
      `Isoliert durch: strong. ${layers} Schichten hielten, als sie erprobt wurden, die des Betriebssystems und die von Node.`,
    weak: ({ level }) =>
      `Isoliert durch: ${level}. Allein die Zugriffsrechte von Node trennten die Abgaben: für solche, bei denen du keinen Angriff auf diesen Rechner erwartest.`,
    gradesAt: 'Noten',
    feedbackAt: 'Rückmeldungen',
    onePageEach: ({ path }) => `${path}, eine Seite je Person`,
    oneExplained: 'ein Urteil erklärt',
    gradesAgain: 'die Noten noch einmal',
  },

  records: {
    none: ({ folder }) => `In ${folder} gibt es keine Protokolle.`,
    comeFrom:
      'Sie kommen von `tito module complete` und `tito grade`; --out nennt den Ordner des letzteren.',
    ofSeveral: ({ folder }) => `${folder} hat Protokolle mehrerer Module.`,
    chooseOne: ({ options }) => `Wähle eins: ${options.join(', ')}`,
    noneOfCourse: ({ folder }) => `In ${folder} gibt es keine Protokolle dieses Kurses.`,
    forTotal:
      'Sie kommen von `tito grade DIR --module N --out FOLDER/N`; danach: --total --out FOLDER',
    twice: ({ folder, other, name, module }) =>
      `${folder} und ${other} haben beide ein Protokoll von '${name}' für ${module}.`,
    moveOne: 'Leg das woanders hin, das nicht zählt.',
    unknown: ({ id, folder }) => `Ein Protokoll '${id}' gibt es in ${folder} nicht.`,
    unknownInBoth: ({ id, folder, other }) =>
      `Ein Protokoll '${id}' gibt es weder in ${folder} noch in ${other}.`,
    namesakes: ({ name, records }) =>
      `'${name}' heißen ${records} Protokolle: nenne die id von einem.`,
    noFile: ({ path }) => `Eine Datei ${path} gibt es nicht.`,
    fileOrId:
      'Ein Protokoll nennt man mit dem Pfad seiner Datei oder mit einer id oder einem Namen wie in grades.csv.',
    thereIsMore: ({ names }) => `Es gibt: ${names.join(', ')}, ....`,
    sayWhere: 'Sag, wo die Noten sind: --out FOLDER',
    written: ({ path, grades }) => `${path}: ${counted(grades, { one: 'Note', other: 'Noten' })}`,
  },

  verdict: {
    facts: {
      id: 'id',
      judged: 'beurteilt',
      handedIn: 'abgegeben',
      supersedes: 'ersetzt',
      module: 'Modul',
      isolatedBy: 'isoliert durch',
      seed: 'Seed',
      attempts: 'Versuche',
      public: 'öffentlich',
      hidden: 'verborgen',
      packages: 'Pakete',
      own: 'eigen',
      grader: 'Grader',
      version: 'Version',
      limits: 'Grenzen',
      submission: 'Abgabe',
      files: 'Dateien',
      leftOut: 'weggelassen',
      altered: 'geändert',
      absent: 'nicht da',
      record: 'Protokoll',
    },
    judged: ({ at, time, command }) => `${at}, in ${time}, durch \`${command}\``,
    processorTime: ({ time, used }) => `${time} (${used} Prozessorzeit)`,
    nobodyKnows: 'niemand weiß, wann',
    noSeed: 'keiner: nichts wurde beurteilt',
    notRead: 'nicht gelesen',
    noFiles: 'keine',
    nothing: 'nichts',
    absent: 'nicht da',
    publicChecks: 'die öffentlichen Prüfungen',
    hiddenChecks: 'die verborgenen Prüfungen',
    ofCheck: ({ id, pack, weight }) => `${id}, ${pack}, Gewicht ${weight}`,
    packs: { public: 'öffentlich', hidden: 'verborgen' },
    printedPublic: 'Ausgegeben während der öffentlichen Prüfungen',
    printedHidden: 'Ausgegeben während der verborgenen Prüfungen',
    itsBeginning: ({ heading }) => `${heading}, der Anfang`,
  },

  verify: {
    identical: 'identisch',
    differs: 'anders',
    otherMeans: 'mit anderen Mitteln beurteilt',
    unavailable: 'nicht noch einmal beurteilt',
    how: ({ isolation }) =>
      `Noch einmal beurteilt nach den aufbewahrten Dateien, mit Seed und Grenzen des Protokolls, isoliert durch: ${isolation}.`,
    weaker: ({ id }) =>
      `Das Protokoll von ${id} sagt, dass unter 'process' beurteilt wurde: Für diesen Rechner bestimmt es das nicht. Nichts wurde ausgeführt.`,
    refusedAsRecorded: 'Es wurde abgewiesen, wie im Protokoll.',
    allEqual: ({ checks }) =>
      `${counted(checks, { one: 'Prüfung', other: 'Prüfungen' })}: Jeder Ausgang, Wert und Satz ist wie im Protokoll, bis aufs Bit.`,
    allButMemory: ({ checks }) =>
      `${counted(checks, { one: 'Prüfung', other: 'Prüfungen' })}: Jeder Ausgang, Wert und Satz ist wie im Protokoll, bis aufs Bit, nur Speicherwerte ausgenommen.`,
    cameOtherwise: ({ things }) =>
      `Mit denselben Mitteln kam es bei ${counted(things, { one: 'Angabe', other: 'Angaben' })} anders.`,
    meansChanged: ({ means, at }) =>
      `${counted(means, { one: 'der Mittel ist nicht das, das', other: 'der Mittel sind nicht die, die' })} am ${at} beurteilten; also beweist das weder das eine noch das andere.`,
    yetEqual: 'Doch alles kam wie im Protokoll.',
    otherwise: 'Es kam anders.',
    headMeans: 'Andere Mittel als damals',
    headDifferences: 'Nicht wie im Protokoll',
    headNoise: 'Nur bis auf Rauschen wiederholbar',
    recorded: 'damals',
    now: 'jetzt',
    noise: ({ recorded, now, unit, noise }) =>
      `damals ${recorded}, jetzt ${now}, ${unit}; darf um ${noise} abweichen`,
    allThatLed: 'alles, was zum Urteil im Protokoll führte',
  },

  selftest: {
    title: 'Selbsttest des Graders',
    facts: ({ attacks, isolation }) =>
      `${counted(attacks, { one: 'Angriff', other: 'Angriffe' })}, isoliert durch: ${isolation}`,
    expected: ({ what }) => `erwartet: ${what}`,
    ended: ({ what }) => `Ausgang: ${what}`,
    neighbours: 'ehrliche Nachbarn',
    keepPoints: 'behalten jeden Punkt',
    notTried: ({ what }) => `Nicht versucht, ${what}`,
    defencesHeld: ({ held, total }) => `${held} von ${total} Angriffen abgewehrt`,
    held: 'abgewehrt',
    heldSoFar: ({ held }) => `${held} abgewehrt`,
    noAttack: ({ name }) => `Einen Angriff '${name}' gibt es nicht.`,
    triedUnder: 'Versucht unter',
    layers: {
      none: 'nichts',
      limits: 'Grenzen',
      namespaces: 'Räume',
      filter: '+Filter',
      Node: 'Node',
      all: 'allem',
    },
    closed: 'zu',
    open: 'offen',
    unknown: 'k. A.',
    nothingMeans: 'eigener Nutzer, leere Umgebung',
    limitsMeans: 'der Kernel, durch ulimit',
    spacesMeans: 'Namensräume, leere Wurzel',
    filterMeans: 'und auch Systemaufrufe',
  },

  author: {
    title: ({ module, dot, title }) => `Die Prüfungen von Modul ${module} ${dot} ${title}`,
    seeds: ({ seeds }) => counted(seeds, { one: 'Seed', other: 'Seeds' }),
    shortForm: ({ seeds }) => `Kurzform, ${counted(seeds, { one: 'Seed', other: 'Seeds' })}`,
    part: ({ part, done, total }) => `${part} ${done} von ${total}`,
    allWell: 'Alles ist in Ordnung.',
    problems: ({ problems }) =>
      `${counted(problems, { one: 'Problem', other: 'Probleme' })} zu beheben.`,
    wholeSeeds: ({ seeds }) => `--seeds braucht eine ganze Zahl ab 1, nicht ${seeds}.`,
    noCorpusToTest: ({ module }) =>
      `Modul ${module} hat hier keinen Korpus, also lassen sich seine Prüfungen nicht testen.`,
    noCorpusToTry: ({ module }) =>
      `Modul ${module} hat hier keinen Korpus, also gibt es keine bekannten Fehler auszuprobieren.`,
    whereCorpus: 'Der Korpus liegt bei den verborgenen Prüfungen: Sag mit --checks, wo.',
    notLikeThat: ({ why }) => `So lässt sich kein Modul beginnen: ${why}.`,
    begun: ({ module }) => `Modul ${module} ist begonnen, mit einer Aufgabe. Geschrieben:`,
    linksIt: 'verbindet es mit dem Workspace',
    formatsIt: 'formatiert es wie alle Dateien',
    checksOnPackage: 'seine öffentlichen Prüfungen auf dem Paket',
    checksThemselves: 'die Prüfungen selbst',
    mistakesWritten: ({ path }) => `${path}: geschrieben`,
    mistakesSame: ({ path }) => `${path}: nichts hat sich geändert`,
    mistakesSeen: ({ known, unseen }) =>
      `${counted(known, { one: 'Fehler', other: 'Fehler' })}, die öffentliche Prüfungen ihrer Aufgabe sehen; ${unseen}, die nur verborgene sehen.`,
    whetherNamed: 'ob jeder genannt wird',
  },

  release: {
    of: ({ modules }) => `Release von ${list(modules)}`,
    size: ({ files, kilobytes }) =>
      `${counted(files, { one: 'Datei', other: 'Dateien' })}, gepackt ${kilobytes} kB`,
    leadsTo: ({ name }) => `${name} führt dorthin`,
    givenTo: ({ modules }) => `es wird ${list(modules)} mitgegeben`,
    readable: ({ name, module, why }) =>
      `${name} lässt sich darin lesen, und ${module} lehrt es: ${why}.`,
    searched: ({ texts, statements }) =>
      `gesucht nach ${counted(texts, { one: 'Text', other: 'Texten' })} verborgener Prüfungen und ${counted(statements, { one: 'Anweisung', other: 'Anweisungen' })} von Implementierungen: nichts davon ist darin`,
    notSearched: ({ found, modules }) =>
      `${found}; nach Anweisungen von ${list(modules)} wurde nicht gesucht, weil man sie lesen kann`,
    written: ({ path }) => `${path} ist geschrieben, und dasselbe als Ordner.`,
    kept: ({ files, folder }) =>
      `Im ersetzten Ordner ${files === 1 ? 'lag' : 'lagen'} ${counted(files, { one: 'fremde Datei', other: 'fremde Dateien' })}: aufbewahrt in ${folder}.`,
    asLearner: 'wie Lernende es tun',
    wouldTell: 'Nichts wurde geschrieben: Es würde Lernenden verraten, was sie finden sollen.',
    inStages: 'in Stufen: jedes Modul, wenn es dran ist',
    ifReadable: 'wenn Lernende es lesen dürfen',
    notReplaced: ({ folder }) => `${folder} ist da und ist kein Release: Es wird nicht ersetzt.`,
    otherPlace: 'Leg es woanders hin, oder wähle einen anderen Ort: --out FOLDER',
  },

  completion: {
    whichShell: 'Welche Shell?',
  },

  doctor: {
    version: ({ version, platform, arch }) => `tito ${version} auf ${platform} ${arch}`,
    tried: ({ what }) => `versucht: ${what}`,
    do: 'tu:',
    nothingWrong: 'Alles ist in Ordnung.',
    toMend: ({ things }) => `${counted(things, { one: 'Sache', other: 'Sachen' })} zu beheben.`,
    toKnow: ({ things }) =>
      `${counted(things, { one: 'Hinweis', other: 'Hinweise' })}, siehe oben.`,
    report: 'Bitte melde das mit dem Satz darüber.',
    mendAndRepeat: 'Behebe das, und gib noch einmal `tito doctor` ein.',
    names: {
      node: 'Node',
      pnpm: 'pnpm',
      installation: 'Installation',
      course: 'Kurs',
      modules: 'Module',
      folder: 'dein Ordner',
      space: 'Speicherplatz',
      progress: 'Fortschritt',
      records: 'Protokolle',
      process: 'Isolierung process',
      strong: 'Isolierung strong',
      terminal: 'Terminal',
      characters: 'Zeichen',
      language: 'Sprache',
      registry: 'Paketquelle',
    },
    lookedForLinks: 'die Pakete gesucht, die die Prüfungen jedes Moduls importieren',
    allLinked: 'die Prüfungen jedes Moduls finden ihre Pakete',
    notLinked: ({ modules }) => `nicht mit dem Workspace verbunden: ${list(modules)}`,
    askedProcess: 'diesen Prozess gefragt',
    ownNode: ({ version }) => `${version}, das dieser Workspace mitbringt`,
    otherNode: ({ version, path }) =>
      `${version} unter ${path}: nicht das, das dieser Workspace mitbringt`,
    startAs: 'Starte tito als bin/tito oder mit `npx tito`, damit Urteile die der anderen sind.',
    lookedForNpx: 'npx, das es startet, im PATH gesucht',
    npxStarts: ({ npx, pnpm }) => `${npx} startet ${pnpm}; kein eigenes pnpm wird benutzt`,
    noNpx: ({ pnpm }) =>
      `es gibt kein npx, also lässt sich ${pnpm} nicht starten; nur die Installation braucht es`,
    installNode: 'Installiere Node mit npm: https://nodejs.org',
    compared: 'node_modules mit pnpm-lock.yaml verglichen',
    notInstalled: 'dieses node_modules hat nicht pnpm installiert',
    ifMissing: ({ command }) => `Falls etwas fehlt: ${command}`,
    isStale: 'das Lockfile hat sich nach der Installation geändert',
    installAgain: ({ command }) => `Installiere neu: ${command}`,
    isFresh: 'seit der Installation hat sich nichts geändert',
    readCourse: 'die Module und course.json gelesen',
    course: ({ title, modules, numbers, path }) =>
      `${title}: ${counted(modules, { one: 'Modul', other: 'Module' })} (${numbers.join(', ')}) unter ${path}`,
    wroteTo: ({ folder }) => `eine Datei nach ${folder} geschrieben und gelesen`,
    bothWorked: 'beides ging',
    otherRead: 'gelesen wurde nicht, was geschrieben worden war',
    checkDisk: 'Prüfe die Platte.',
    notKept: ({ why }) => `dein Fortschritt lässt sich nicht speichern: ${why}`,
    makeWritable: ({ folder }) =>
      `Mach ${folder} beschreibbar, oder wähle einen anderen Ordner: export TITO_HOME=...`,
    askedDisk: ({ folder }) => `das Dateisystem von ${folder} gefragt`,
    free: ({ size }) => `${size} sind frei`,
    freeSpace: 'Schaff Platz: Eine Installation braucht etwa 400 MB.',
    readFile: ({ path }) => `${path} gelesen`,
    readThose: ({ folder }) => `die in ${folder} gelesen`,
    noProgress: 'es gibt noch keinen',
    knows: ({ modules }) => `er kennt ${counted(modules, { one: 'Modul', other: 'Module' })}`,
    records: ({ records }) => counted(records, { one: 'Protokoll', other: 'Protokolle' }),
    openedProcess: "Stufe 'process' geöffnet: Node allein; für deine eigene Arbeit",
    openedStrong: "Stufe 'strong' geöffnet: auch das Betriebssystem; für die Abgaben anderer",
    holds: ({ layers }) => `sie hält: ${layers}`,
    notForLearners: ({ problem }) => `${problem} Lernende brauchen sie nicht.`,
    nothingTried: 'nichts',
    notAsked: 'nicht gefragt; `tito doctor --registry` tut es',
    asked: ({ address }) => `${address} gefragt`,
    answers: 'sie antwortet',
    answersStatus: ({ status }) => `sie antwortet mit Status ${status}`,
    checkRegistry: 'Prüfe `npm config get registry`.',
    notReached: ({ why }) => `sie ist nicht zu erreichen: ${why}`,
    checkNetwork: 'Prüfe das Netz (versuche `npm ping`); nur die Installation braucht es.',
    askedTerminal: 'stdout und die Umgebungsvariablen gefragt',
    noVariable: 'keine Variable entscheidet',
    noTerminal: ({ variables }) =>
      `kein Terminal (Pipe oder Datei): schlichte Zeilen; ${variables}`,
    unknownWidth: 'von unbekannter Breite',
    columns: ({ columns }) => `${columns} Spalten`,
    redrawn: 'in Farbe, an Ort und Stelle neu gezeichnet',
    plainLines: 'schlichte Zeilen',
    terminal: ({ width, how, variables }) => `ein Terminal, ${width}: ${how}; ${variables}`,
    makeWide: ({ columns }) => `Mach es mindestens ${columns} Spalten breit.`,
    signs: 'Zeichen wie ✓ und ✗',
    words: 'Wörter wie ok und FALSCH anstelle von Zeichen',
    forSigns: 'Für Zeichen: export LANG=C.UTF-8',
    askedLocale: 'TITO_LANGUAGE und das Locale gefragt',
    speaks: ({ language, by }) => `${language}, durch ${by}`,
    speaksDefault: ({ language }) => `${language}: nichts nennt eine andere, die es gibt`,
  },
};
