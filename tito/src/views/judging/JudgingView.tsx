import type { ReactElement } from 'react';
import { stage, type StageEvent } from '../../jobs/events/judging.ts';
import type { Look } from '../look.ts';
import { Page } from '../Page.tsx';

import { blocksOf } from './blocks.ts';
import { StagesView } from './StagesView.tsx';
import type { JudgingState } from './state.ts';
import { say } from '../../messages/index.ts';

interface Props {
  readonly state: JudgingState;
  readonly look: Look;
}

/** One run. Results stay above, the stages move below them until the run has ended. Pure. */
export function JudgingView({ state, look }: Props): ReactElement {
  return (
    <Page blocks={blocksOf(state, look)} isDone={state.outcome !== null}>
      <StagesView stages={liveStages(state)} look={look} />
    </Page>
  );
}

/** The stages, with the number of results so far at the one that yields them. */
function liveStages({ stages, results }: JudgingState): readonly StageEvent[] {
  return [...stages.values()].map((event) => {
    const done = results.filter(({ pack }) => pack === event.stage).length;
    if (event.status !== 'running' || done === 0) return event;
    return stage(event.stage, 'running', say.judging.soFar({ checks: done }));
  });
}
