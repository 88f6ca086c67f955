import type { ReactElement } from 'react';
import { StagesView } from '../judging/StagesView.tsx';
import type { Look } from '../look.ts';
import { Page } from '../Page.tsx';
import { type ReportState, reportBlocks } from './blocks.ts';

interface Props {
  readonly state: ReportState;
  readonly look: Look;
}

/** The stages while a module is judged, then the report on it. Pure. */
export function ReportView({ state, look }: Props): ReactElement {
  return (
    <Page blocks={reportBlocks(state, look)} isDone={state.report !== null}>
      <StagesView stages={[...state.judging.stages.values()]} look={look} />
    </Page>
  );
}
