import type { ReactElement } from 'react';
import { Lines } from '../Lines.tsx';
import type { Look } from '../look.ts';
import { Page } from '../Page.tsx';
import { milestoneBlocks, sceneLines } from './blocks.ts';
import type { MilestoneState } from './state.ts';

interface Props {
  readonly state: MilestoneState;
  readonly look: Look;
}

/** A run: its head above, and below it the picture of the moment. Pure. */
export function MilestoneView({ state, look }: Props): ReactElement {
  const { scene } = state;
  return (
    <Page blocks={milestoneBlocks(state, look)} isDone={state.outcome !== null}>
      <Lines lines={scene === null ? [] : sceneLines(scene, look)} />
    </Page>
  );
}
