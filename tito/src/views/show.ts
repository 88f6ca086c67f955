import { jsonText } from './json-text.ts';
import type { Story } from './story.ts';
import type { Terminal } from './terminal.ts';

/** Where the states of a job go as they come. */
interface Canvas<S> {
  update(state: S): void;
  /** The last state, when the job has a result. */
  end(state: S): Promise<void>;
  /** The job threw; what is there stays there. */
  abandon(): Promise<void>;
}

/** Runs a job and presents its events on a screen, as plain lines, or as one JSON object. */
export async function show<E, R, S>(
  job: AsyncGenerator<E, R>,
  story: Story<E, R, S>,
  terminal: Terminal,
): Promise<R> {
  let state = story.nothingYet;
  let canvas: Canvas<S> | null = null;
  // The job goes on while a screen loads what it draws with.
  const opening = openCanvas(story, terminal).then((opened) => {
    canvas = opened;
    opened.update(state);
    return opened;
  });
  try {
    for (;;) {
      const step = await job.next();
      if (step.done === true) {
        await (await opening).end(story.finish(state, step.value));
        if (terminal.mode === 'json') terminal.printJson(jsonText(story.json(step.value)));
        return step.value;
      }
      state = story.reduce(state, step.value);
      (canvas as Canvas<S> | null)?.update(state);
    }
  } catch (error) {
    await (await opening).abandon();
    throw error;
  }
}

function openCanvas<E, R, S>(story: Story<E, R, S>, terminal: Terminal): Promise<Canvas<S>> {
  switch (terminal.mode) {
    case 'screen':
      return screen(story, terminal);
    case 'plain':
      return Promise.resolve(lines(story, terminal));
    case 'json':
      return Promise.resolve(SILENCE);
  }
}

const SILENCE: Canvas<unknown> = {
  update: () => undefined,
  end: () => Promise.resolve(),
  abandon: () => Promise.resolve(),
};

/** Each block once, as soon as it is settled. */
function lines<E, R, S>(story: Story<E, R, S>, terminal: Terminal): Canvas<S> {
  let printed = 0;
  const update = (state: S) => {
    const blocks = story.blocks(state, terminal);
    terminal.print(blocks.slice(printed).flatMap((block) => block.lines));
    printed = blocks.length;
  };
  return {
    update,
    end: (state) => {
      update(state);
      return Promise.resolve();
    },
    abandon: () => Promise.resolve(),
  };
}

async function screen<E, R, S>(story: Story<E, R, S>, terminal: Terminal): Promise<Canvas<S>> {
  await import('../tsx-loader.ts');
  const [{ mount }, View, { createElement }] = await Promise.all([
    import('./mount.tsx'),
    story.loadView(),
    import('react'),
  ]);
  const picture = (state: S) => createElement(View, { state, look: terminal });
  terminal.clearOpening();
  const mounted = mount(picture(story.nothingYet));
  return {
    update: (state) => mounted.draw(picture(state)),
    end: (state) => mounted.end(picture(state)),
    abandon: () => mounted.leave(),
  };
}
