import { Box, useAnimation } from 'ink';
import type { ReactElement } from 'react';
import type { StageEvent } from '../../jobs/events/judging.ts';
import { Lines } from '../Lines.tsx';
import type { Look } from '../look.ts';
import { spinner, SPINNER_INTERVAL } from '../spinner.ts';
import { stageLines } from './stage-lines.ts';

interface Props {
  readonly stages: readonly StageEvent[];
  readonly look: Look;
}

/** The stages of a run while it goes on; the one under way has a turning mark. */
export function StagesView({ stages, look }: Props): ReactElement {
  const { frame } = useAnimation({ interval: SPINNER_INTERVAL });
  const mark = (event: StageEvent) =>
    event.status === 'running' ? spinner(frame, look) : undefined;
  return (
    <Box flexDirection="column" paddingTop={1}>
      <Lines lines={stages.flatMap((event) => stageLines(event, look, mark(event)))} />
    </Box>
  );
}
