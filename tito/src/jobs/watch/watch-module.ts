import { isDeepStrictEqual } from 'node:util';
import type { ModuleSpec, TaskPicture } from '@tito/grader';
import { EventChannel } from '@tito/grader/plain';
import { UsageError } from '../../errors.ts';
import { type Home, isStarted, learnerFolder, openHome } from '../../home.ts';
import { loadProgress } from '../../progress/store.ts';
import type { Keyboard, TaskStanding, WatchKey, WatchPicture } from '../events/watch.ts';
import { nextHint } from '../hint.ts';
import { missingFiles } from '../own-files.ts';
import { startModule } from '../start-module.ts';
import type { Watched } from './choose-module.ts';
import type { Judgement, Judging } from './judge-now.ts';
import { type Save, type Saves, watchSaves } from './saves.ts';
import {
  firstOpen,
  nextOpen,
  previousTask,
  savedTask,
  standingsOf,
  stateOf,
  unknownStandings,
} from '../events/standings.ts';
import { say } from '../../messages/index.ts';

/** What moves a watched module on. */
type Input =
  | { readonly type: 'key'; readonly key: WatchKey }
  | { readonly type: 'saved'; readonly save: Save }
  | { readonly type: 'read'; readonly save: Save | null; readonly isOther: boolean }
  | { readonly type: 'judged'; readonly run: number; readonly judgement: Judgement }
  | { readonly type: 'slow'; readonly run: number }
  | { readonly type: 'drawn'; readonly run: number; readonly pictures: readonly TaskPicture[] }
  | { readonly type: 'failed'; readonly error: unknown };

/** Watches the learner's files of a module and judges them at every save, until `quit`. */
export async function* watchModule(
  watched: Watched,
  keyboard: Keyboard,
): AsyncGenerator<WatchPicture, void> {
  const watcher = new Watcher(watched, openHome());
  void watcher.listen(keyboard);
  try {
    yield* watcher.pictures();
  } finally {
    await watcher.close();
  }
}

/** What an editor does to a file within this time after a save belongs to that save. */
const ECHO_MS = 1_000;
/** A word before the limits find something: the start of the sandbox counts here, so it blames nothing. */
const PATIENCE_MS = 1_500;

class Watcher {
  readonly #module: ModuleSpec;
  readonly #inputs = new EventChannel<Input>();
  #picture: WatchPicture;
  #judging: Judging | null = null;
  #saves: Saves | null = null;
  #patience: NodeJS.Timeout | undefined;
  /** What was saved and is judged now; null if nothing was. */
  #save: Save | null = null;
  /** Whether the learner said which task to look at. */
  readonly #isTaskChosen: boolean;
  /** Whether the task that is looked at had passed before this run: then the run may move on. */
  #mayMoveOn = true;

  constructor({ module, task }: Watched, home: Home) {
    this.#module = module;
    this.#isTaskChosen = task !== null;
    loadProgress(home.progress); // a damaged file is told before anything is watched
    const standings = unknownStandings(module);
    this.#picture = {
      module,
      folder: learnerFolder(home, module),
      phase: isStarted(home, module) ? 'judging' : 'offer',
      focus: task ?? firstOpen(standings),
      standings,
      elapsedMs: null,
      elsewhere: null,
      missing: {},
      problem: null,
      printed: { text: '', isCut: false },
      drawn: [],
      hint: null,
      notice: null,
      panel: null,
      runs: 0,
    };
  }

  async listen(keyboard: Keyboard): Promise<void> {
    for await (const key of keyboard) this.#inputs.send({ type: 'key', key });
    this.#inputs.send({ type: 'key', key: 'quit' });
  }

  async *pictures(): AsyncGenerator<WatchPicture, void> {
    yield this.#picture;
    if (this.#picture.phase === 'judging') await this.#open();
    for await (const input of this.#inputs) {
      if (input.type === 'failed') throw input.error;
      if (input.type === 'key' && input.key === 'quit') return;
      await this.#take(input);
      yield this.#picture;
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#patience);
    this.#saves?.close();
    await this.#judging?.close();
  }

  /** The grader is loaded here: the first picture is there before it. */
  async #open(): Promise<void> {
    const { Judging } = await import('./judge-now.ts');
    this.#judging = new Judging(this.#module, this.#picture.folder);
    this.#watch();
    this.#read(null);
  }

  /** Anew when it is asked to run: a folder that was gone as a whole is watched no more. */
  #watch(): void {
    this.#saves?.close();
    this.#saves = watchSaves(
      this.#picture.folder,
      (save) => this.#inputs.send({ type: 'saved', save }),
      (error) => this.#inputs.send({ type: 'failed', error }),
    );
  }

  async #take(input: Exclude<Input, { type: 'failed' }>): Promise<void> {
    switch (input.type) {
      case 'key':
        return this.#press(input.key);
      case 'saved':
        return this.#read(input.save);
      case 'read':
        return input.isOther ? this.#judge(input.save) : this.#hear(input.save);
      case 'judged':
        if (input.run === this.#picture.runs) this.#show(input.judgement);
        return;
      case 'slow':
        if (input.run === this.#picture.runs) this.#change({ notice: say.watch.slow });
        return;
      case 'drawn':
        if (input.run === this.#picture.runs) this.#change({ drawn: input.pictures });
    }
  }

  /** Looks at the files; where nobody saved, they are judged although they may be the same. */
  #read(save: Save | null): void {
    this.#judging?.read().then(
      (isOther) => this.#inputs.send({ type: 'read', save, isOther: isOther || save === null }),
      (error: unknown) => this.#inputs.send({ type: 'failed', error }),
    );
  }

  /**
   * A save that changed nothing: an editor's second step, or a file that is gone or back and was empty. What
   * is under way goes on; that nothing has changed is told to those who saved some time after the last one.
   */
  #hear(save: Save | null): void {
    const before = this.#save;
    const isEcho = save === null || before === null || save.at - before.at < ECHO_MS;
    this.#save = isEcho ? withFiles(before, save) : save;
    const missing = missingFiles(this.#module, this.#picture.folder);
    const { phase, problem, standings } = this.#picture;
    const isNews = !isDeepStrictEqual(missing, this.#picture.missing);
    this.#change({ missing });
    if (phase !== 'ready') return;
    if (!isEcho && !isNews) this.#change({ notice: say.watch.noChange });
    if (problem === null) this.#change(this.#afterSave(standings));
  }

  /** Judges now. What is still under way for older files goes on unheard. */
  #judge(save: Save | null): void {
    const judging = this.#judging;
    if (judging === null) return;
    const run = this.#picture.runs + 1;
    const { focus, standings } = this.#picture;
    const isFree = run === 1 && !this.#isTaskChosen;
    this.#mayMoveOn = isFree || stateOf(standings, focus) === 'passed';
    this.#save = this.#picture.phase === 'judging' ? withFiles(save, this.#save) : save;
    const cleared = {
      elapsedMs: null,
      notice: null,
      drawn: [],
      hint: null,
      panel: null,
      elsewhere: null,
    };
    const missing = missingFiles(this.#module, this.#picture.folder);
    this.#change({ runs: run, phase: 'judging', missing, ...cleared });
    const tell = (judgement: Judgement) => this.#inputs.send({ type: 'judged', run, judgement });
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#inputs.send({ type: 'slow', run }), PATIENCE_MS);
    judging.run(tell).then(tell, (error: unknown) => {
      this.#inputs.send({ type: 'failed', error });
    });
  }

  #show({ results, diagnoses, problem, printed, isWhole }: Judgement): void {
    if (isWhole) clearTimeout(this.#patience);
    const standings = standingsOf(this.#module, results, diagnoses);
    const before = this.#picture;
    if (!isWhole) {
      // Tasks that were not reached yet keep what was known of them.
      const known = standings.map((one, i) =>
        one.state === 'unknown' ? (before.standings[i] ?? one) : one,
      );
      const isReached = results.some(({ task }) => task === before.focus);
      const isNews = before.elapsedMs === null && isReached;
      return this.#change({ standings: known, ...(isNews ? this.#sinceSave() : {}) });
    }
    this.#change({
      phase: 'ready',
      standings: problem === null ? standings : before.standings,
      problem,
      notice: null,
      printed,
      ...(before.elapsedMs === null ? this.#sinceSave() : {}),
      ...(problem === null ? this.#afterSave(standings) : {}),
    });
    this.#draw();
  }

  /** Where the learner is now: at the task of the file that was saved, if the one before has passed. */
  #afterSave(standings: readonly TaskStanding[]): Pick<WatchPicture, 'focus' | 'elsewhere'> {
    const files = this.#save?.files ?? [];
    const saved = savedTask(standings, files);
    const { focus } = this.#picture;
    if (this.#mayMoveOn) return { focus: saved?.task.id ?? firstOpen(standings), elsewhere: null };
    const shown = standings.find(({ task }) => task.id === focus)?.task.file;
    const isHere = saved === null || files.some((file) => file === shown);
    return { focus, elsewhere: isHere ? null : { file: saved.task.file, task: saved.task.id } };
  }

  /** A picture of the task that has just passed. It is drawn when its learner knows already. */
  #draw(): void {
    const { focus, standings, runs: run, elapsedMs } = this.#picture;
    if (elapsedMs === null || stateOf(standings, focus) !== 'passed') return;
    this.#judging?.draw(focus).then(
      (pictures) => this.#inputs.send({ type: 'drawn', run, pictures }),
      (error: unknown) => this.#inputs.send({ type: 'failed', error }),
    );
  }

  #sinceSave(): Pick<WatchPicture, 'elapsedMs'> {
    return { elapsedMs: this.#save === null ? null : performance.now() - this.#save.at };
  }

  async #press(key: WatchKey): Promise<void> {
    const { phase, panel, notice, standings, focus } = this.#picture;
    if (phase === 'offer') {
      if (key === 'start') await this.#start();
      return;
    }
    switch (key) {
      case 'run':
        this.#watch();
        return this.#read(null);
      case 'hint':
        return this.#hint(focus);
      case 'next':
        return this.#look(nextOpen(standings, focus));
      case 'previous':
        return this.#look(previousTask(standings, focus));
      case 'list':
      case 'help':
        return this.#change({ panel: panel === key ? null : key });
      case 'unknown':
        // Whatever else is said there is worth more.
        if (panel === null && notice === null) this.#change({ notice: say.watch.unknownKey });
        return;
      case 'start':
      case 'quit':
    }
  }

  #look(focus: string): void {
    this.#mayMoveOn = false; // what is under way does not take the learner elsewhere
    this.#change({
      focus,
      hint: null,
      notice: null,
      panel: null,
      elapsedMs: null,
      elsewhere: null,
    });
  }

  async #hint(task: string): Promise<void> {
    try {
      const hint = await nextHint(task);
      const notice = hint.isRepeated ? say.hint.noMore({ task }) : null; // only the last one comes again
      this.#change({ hint, notice, panel: null });
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      this.#change({ notice: [error.message, ...error.next].join(' '), panel: null });
    }
  }

  async #start(): Promise<void> {
    await startModule(this.#module.id);
    this.#change({ phase: 'judging' });
    await this.#open();
  }

  #change(change: Partial<WatchPicture>): void {
    this.#picture = { ...this.#picture, ...change };
  }
}

/** One save with the files of another that belongs to it. */
function withFiles(save: Save | null, other: Save | null): Save | null {
  return save === null || other === null
    ? save
    : { at: save.at, files: [...save.files, ...other.files] };
}
